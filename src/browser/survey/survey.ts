import '../older-browsers.js';
import { renderSurvey } from 'survey-js-ui';
import { MAIN_LANGUAGE } from '../../formatting/sentence.js';
import type { FormScript } from '../../rules/to-browser/form.js';
import { byId } from '../form/form-page.js';
import { SurveyForm } from './survey-form.js';
import { surveyModel } from './survey-model.js';

// The runtime of SurveyJS, for questions that the light form does not draw, and for officers who look at any
// questionnaire. Nothing of it reaches a phone that does not need it.
const preview = document.getElementById('preview');
const form = byId<HTMLFormElement>('form');
if (preview) previewSurvey(preview);
else if (form?.dataset.form) {
  const runtime = document.currentScript;
  // As if this script had not come: the light form asks instead.
  const script: FormScript = JSON.parse(form.dataset.form);
  void new SurveyForm(script).start(() => runtime?.dispatchEvent(new Event('error')));
}

/** Shows an officer a questionnaire as SurveyJS draws it. Nothing is sent. */
function previewSurvey(place: HTMLElement): void {
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
