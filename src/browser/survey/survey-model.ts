import { Model, type Question } from 'survey-core';
import 'survey-core/i18n/vietnamese';
import { readNumber } from '../../rules/typed-text.js';

/** A questionnaire as SurveyJS asks it: by its own pages, in one language, without its thank-you. */
export function surveyModel(definition: object, language: string): Model {
  const model = new Model(definition);
  model.locale = language;
  // Thanks come from the server's receipt, and only from it.
  model.showCompletePage = false;
  model.focusFirstQuestionAutomatic = false;
  model.showProgressBar = true;
  readNumbersAsTyped(model);
  return model;
}

/** The number field of a browser takes "1.500" for one and a half; here it is read as everywhere else. */
function readNumbersAsTyped(model: Model): void {
  const isNumber = (question: Question): boolean => question.getType() === 'text' && question.inputType === 'number';
  const numbers = new Set(model.getAllQuestions().filter(isNumber));
  for (const question of numbers) {
    question.inputType = 'text';
    // Half a number is no number yet.
    question.textUpdateMode = 'onBlur';
  }
  model.onValueChanging.add((_, options) => {
    if (numbers.has(options.question)) options.value = readNumber(String(options.value ?? '')) ?? options.value;
  });
}
