import { communeTitle } from '../../communes/catalogue.js';
import { type Language, translate } from '../../formatting/languages.js';
import { titleAt } from '../../questionnaires/place.js';
import { isOwnKey } from '../../questionnaires/questionnaire.js';
import type { Block } from '../../writers/official-document.js';
import type { Composition, Section } from '../composition.js';
import { campaignWords } from '../document-period.js';
import type { AskedPaper, Desk } from './kind.js';

/** What the papers around a survey have in common. */
export interface SurveyWords {
  readonly language: Language;
  /** `xã Hồng Châu` */
  readonly place: string;
  /** `khảo sát mức độ hài lòng của …` */
  readonly about: string;
  /** `đợt tháng 6/2026` */
  readonly period: string;
  readonly year: string;
}

/** The words that every paper around one survey repeats. */
export function surveyWords({ campaign, language }: AskedPaper, { questionnaire, catalogue }: Desk): SurveyWords {
  const place = communeTitle(catalogue);
  return {
    ...{ language, place, year: campaign.opensOn.slice(0, 4) },
    about: aboutOf({ questionnaire, catalogue }, place, language),
    period: campaignWords(campaign, language),
  };
}

/** By the subject; a questionnaire of the commune's own by its title. */
function aboutOf(
  { questionnaire, catalogue }: Pick<Desk, 'questionnaire' | 'catalogue'>,
  place: string,
  language: Language,
): string {
  const { key, subject } = questionnaire;
  if (!isOwnKey(key)) return translate(language, `surveyPapers.about.${subject}`, { place });
  return translate(language, 'surveyPapers.about.own', { place, survey: titleAt(questionnaire, catalogue)[language] });
}

/** To be filled in by hand. */
export const DOTS = { dots: '……', longDots: '……………………………' } as const;

/** One part of a paper, with its heading and what stands beneath. */
export function part(
  key: string,
  text: string,
  paragraphs: readonly string[],
  of: { readonly level?: 1 | 2; readonly after?: readonly Block[]; readonly isUntitled?: true } = {},
): Section {
  const { level = 1, after = [], ...untitled } = of;
  return { key, heading: { level, text }, paragraphs, after, ...untitled };
}

/** A paper that tells no figures. */
export function paperOf(
  { language, place, year }: SurveyWords,
  of: Pick<Composition, 'type' | 'subject' | 'symbol' | 'signers' | 'withGrounds' | 'sections' | 'fileName'>,
): Composition {
  return {
    ...{ language, place, year, issuer: 'committee', units: [], annexes: [], drawings: {}, dataHash: null },
    ...of,
  };
}
