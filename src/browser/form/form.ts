import { FormFlow } from './form-flow.js';
import { byId } from './form-page.js';

// Browsers before 2022 lack it; the rules read answers with it.
if (!Object.hasOwn) {
  Object.hasOwn = (object, name) => Object.hasOwn(object, name);
}

const form = byId<HTMLFormElement>('form');
if (form?.dataset.form) new FormFlow(form, JSON.parse(form.dataset.form)).start();
