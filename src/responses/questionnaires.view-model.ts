import type { Campaign } from '../campaigns/campaign.entity.js';
import { type ChooseCommune, type CommuneCatalogue, toChooseCommune } from '../communes/catalogue.js';
import { type Language, type Text, translate } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { type ToldFault, toldFault } from '../questionnaires/definition-fault.js';
import type { OwnQuestionnaire } from '../questionnaires/own-questionnaire.entity.js';
import { titleAt } from '../questionnaires/place.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { FaultyFile } from '../questionnaires/questionnaires.service.js';
import { titleIn } from '../questionnaires/source-title.js';

export interface QuestionnairesView extends ChooseCommune {
  readonly commune: string;
  readonly mayManage: boolean;
  /** Files of the server that were left out, for whoever looks after it. */
  readonly faulty: readonly { readonly file: string; readonly faults: readonly ToldFault[] }[];
  readonly own: readonly OwnRow[];
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

interface OwnRow {
  readonly version: string;
  readonly name: string;
  readonly stateLabel: string;
  /** What asks it. */
  readonly campaigns: readonly { readonly id: string; readonly name: string }[];
}

interface QuestionnairesPage {
  readonly questionnaires: readonly Questionnaire[];
  readonly own: readonly OwnQuestionnaire[];
  readonly campaigns: readonly Campaign[];
  readonly faulty: readonly FaultyFile[];
  readonly commune: CommuneCatalogue;
  readonly communes: readonly CommuneCatalogue[];
  readonly mayManage: boolean;
  readonly language: Language;
}

/** The commune's own first; then what is shipped, by key, the newest version of each first, in the words of a commune. */
export function toQuestionnairesView(page: QuestionnairesPage): QuestionnairesView {
  const { commune, communes, mayManage, campaigns, language } = page;
  const sorted = page.questionnaires.toSorted((one, other) =>
    other.version.localeCompare(one.version, MAIN_LANGUAGE, { numeric: true }),
  );
  return {
    ...toChooseCommune(communes, commune.key),
    ...{ commune: commune.key, mayManage },
    faulty: page.faulty.map(({ file, faults }) => ({ file, faults: faults.map((one) => toldFault(one, language)) })),
    own: page.own.map(({ version, key, state, source }) => ({
      version,
      name: titleIn(source) ?? key,
      stateLabel: `ownQuestionnaires.states.${state}`,
      campaigns: campaigns
        .filter(({ questionnaireVersion, tabletVersion }) => [questionnaireVersion, tabletVersion].includes(version))
        .map(({ id, name }) => ({ id, name })),
    })),
    questionnaires: sorted.map((one) => ({
      ...{ version: one.version, title: titleAt(one, commune) },
      ...{ questions: one.questions.length, minutes: one.minutes.full },
      languages: one.languages.map((code) => ({ code, name: translate(code, 'language.name') })),
      drawnBySurveyJs: one.drawnBy === 'survey-js',
    })),
  };
}
