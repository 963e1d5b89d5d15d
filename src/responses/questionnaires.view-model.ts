import type { Questionnaire } from '../questionnaires/questionnaire.js';

export interface QuestionnairesView {
  readonly questionnaires: readonly {
    readonly version: string;
    readonly title: string;
    readonly questions: number;
    readonly minutes: number;
    readonly bilingual: boolean;
    readonly drawnBySurveyJs: boolean;
  }[];
}

/** By key, the newest version of each first. */
export function toQuestionnairesView(questionnaires: readonly Questionnaire[]): QuestionnairesView {
  const sorted = questionnaires.toSorted((one, other) =>
    other.version.localeCompare(one.version, 'en', { numeric: true }),
  );
  return {
    questionnaires: sorted.map(({ version, title, questions, minutes, languages, drawnBy }) => ({
      ...{ version, title: title.vi, questions: questions.length, minutes: minutes.full },
      bilingual: languages.includes('en'),
      drawnBySurveyJs: drawnBy === 'survey-js',
    })),
  };
}
