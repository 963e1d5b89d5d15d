import type { CommuneCatalogue } from '../communes/catalogue.js';
import type { Text } from '../formatting/languages.js';
import { titleAt } from '../questionnaires/place.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';

export interface QuestionnairesView {
  readonly questionnaires: readonly {
    readonly version: string;
    readonly title: Text;
    readonly questions: number;
    readonly minutes: number;
    readonly bilingual: boolean;
    readonly drawnBySurveyJs: boolean;
  }[];
}

/** By key, the newest version of each first, in the words of a commune. */
export function toQuestionnairesView(
  questionnaires: readonly Questionnaire[],
  commune: CommuneCatalogue,
): QuestionnairesView {
  const sorted = questionnaires.toSorted((one, other) =>
    other.version.localeCompare(one.version, 'en', { numeric: true }),
  );
  return {
    questionnaires: sorted.map((one) => ({
      ...{ version: one.version, title: titleAt(one, commune) },
      ...{ questions: one.questions.length, minutes: one.minutes.full },
      bilingual: one.languages.includes('en'),
      drawnBySurveyJs: one.drawnBy === 'survey-js',
    })),
  };
}
