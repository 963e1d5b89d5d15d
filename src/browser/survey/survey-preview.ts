import { renderSurvey } from 'survey-js-ui';
import { MAIN_LANGUAGE } from '../../formatting/sentence.js';
import { surveyModel } from './survey-model.js';

/** Shows an officer a questionnaire as SurveyJS draws it. Nothing is sent. */
export function previewSurvey(place: HTMLElement): void {
  const { definition = '{}', language = MAIN_LANGUAGE } = place.dataset;
  const model = surveyModel(JSON.parse(definition), language);
  // The page has its own heading.
  model.showTitle = false;
  model.onCompleting.add((_, options) => {
    options.allow = false;
    model.clear(true, true);
  });
  place.replaceChildren();
  renderSurvey(model, place);
}
