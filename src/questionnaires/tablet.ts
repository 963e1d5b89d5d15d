import type { Question, Questionnaire } from './questionnaire.js';

/**
 * The questions a tablet at a counter may ask: part A without what belongs on a phone or on paper only (money,
 * harassment), because others can see the screen. The checks of answers keep to the whole questionnaire.
 */
export function questionsOnTablet(questionnaire: Questionnaire): readonly Question[] {
  return questionnaire.questions.filter((question) => question.part === 'A' && question.onTablet);
}
