import type { CommuneCatalogue } from '../communes/catalogue.js';
import { type Language, type Text, translate } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { titleAt } from '../questionnaires/place.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';

export interface QuestionnairesView {
  readonly questionnaires: readonly {
    readonly version: string;
    readonly title: Text;
    readonly questions: number;
    readonly minutes: number;
    /** Each named in itself. */
    readonly languages: readonly { readonly code: Language; readonly name: string }[];
    readonly drawnBySurveyJs: boolean;
  }[];
}

/** By key, the newest version of each first, in the words of a commune. */
export function toQuestionnairesView(
  questionnaires: readonly Questionnaire[],
  commune: CommuneCatalogue,
): QuestionnairesView {
  const sorted = questionnaires.toSorted((one, other) =>
    other.version.localeCompare(one.version, MAIN_LANGUAGE, { numeric: true }),
  );
  return {
    questionnaires: sorted.map((one) => ({
      ...{ version: one.version, title: titleAt(one, commune) },
      ...{ questions: one.questions.length, minutes: one.minutes.full },
      languages: one.languages.map((code) => ({ code, name: translate(code, 'language.name') })),
      drawnBySurveyJs: one.drawnBy === 'survey-js',
    })),
  };
}
