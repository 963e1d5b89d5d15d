import { Model } from 'survey-core';
import 'survey-core/i18n/vietnamese';

/** A questionnaire as SurveyJS asks it: by its own pages, in one language, without its thank-you. */
export function surveyModel(definition: object, language: string): Model {
  const model = new Model(definition);
  model.locale = language;
  // Thanks come from the server's receipt, and only from it.
  model.showCompletePage = false;
  model.focusFirstQuestionAutomatic = false;
  model.showProgressBar = true;
  return model;
}
