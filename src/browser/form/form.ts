import '../older-browsers.js';
import type { FormScript } from '../../rules/to-browser/form.js';
import { FormFlow } from './form-flow.js';
import { byId } from './form-page.js';
import { loadSurvey } from './load-survey.js';
import { keepLook } from './look.js';
import { SendWaiting } from './send-waiting.js';

keepLook();
const form = byId<HTMLFormElement>('form');
if (form?.dataset.form) {
  const data: FormScript = JSON.parse(form.dataset.form);
  const source = (document.currentScript as HTMLScriptElement | null)?.src;
  const askHere = (): void => {
    const flow = new FormFlow(form, data);
    addEventListener('error', ({ filename }) => {
      if (filename === source) flow.goOnPlain();
    });
    flow.start();
  };
  if (data.survey) loadSurvey(form, data.survey, askHere);
  else askHere();
}

// After the form, which needs the line more.
addEventListener('load', () => {
  // Also where there is no form any more: what was answered in time is accepted after the end.
  const queue = document.getElementById('queue');
  if (queue) new SendWaiting(queue).start();
  if (form?.dataset.form) void keepPage();
});

/** Lets this page open again without network. Where that fails, everything else works as before. */
async function keepPage(): Promise<void> {
  if (!navigator.serviceWorker) return;
  try {
    const isNew = navigator.serviceWorker.controller === null;
    await navigator.serviceWorker.register('/form-worker.js', { scope: '/k/' });
    const { active } = await navigator.serviceWorker.ready;
    if (isNew) active?.postMessage(location.href);
  } catch {
    // Plain http, or a browser that keeps nothing.
  }
}
