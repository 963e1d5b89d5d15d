import type { FormScript } from '../../rules/to-browser/form.js';
import { byId } from '../form/form-page.js';
import { SurveyForm } from './survey-form.js';
import { previewSurvey } from './survey-preview.js';

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
