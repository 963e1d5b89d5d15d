import { press, startKeying } from '../../rules/keying.js';
import type { KeyingData } from '../../rules/to-browser/keying.js';
import { drawOverview, drawQuestion, element } from './keying-view.js';
import { afterTextKey, keyOf } from './pressed-keys.js';

/** One sheet to be keyed on trial, over and over. It is kept nowhere, and there is nowhere to send it. */
function start(data: KeyingData): void {
  let keying = startKeying(data.questions);

  const draw = (): void => {
    drawQuestion(data, keying, 1);
    drawOverview(data, keying);
    element('keying-message').textContent = keying.refused ? (data.words.refused ?? '') : '';
    (document.getElementById('keying-text') ?? element('keying-question')).focus();
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const { target } = event;
    if (target instanceof HTMLElement && target.closest('a, button, summary')) return;
    const key = keyOf(event);
    const isText = target instanceof HTMLTextAreaElement;
    const after = isText ? afterTextKey(keying, event, target) : key && press(keying, key);
    if (!after) return;
    event.preventDefault();
    keying = keying.at === null && key === 'Enter' ? startKeying(data.questions) : after;
    draw();
  });
  draw();
}

const root = document.getElementById('keying');
if (root) {
  root.hidden = false;
  start(JSON.parse(root.dataset.keying ?? '{}') as KeyingData);
}
