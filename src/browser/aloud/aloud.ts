import { ReadAloud } from './read-aloud.js';

/** On the phone form: reads the screen that is open, without what hides behind a disclosure. */
const READ = 'main h1, main h2, main p, main legend, main .q > label, main .o > span';

const button = document.querySelector<HTMLButtonElement>('#aloud');
if (button) {
  const { read = '', stop = '' } = button.dataset;
  const aloud = new ReadAloud(button, {
    label: (reads) => (reads ? stop : read),
    texts: () =>
      [...document.querySelectorAll<HTMLElement>(READ)]
        .filter((text) => text.offsetParent !== null && !text.matches('.unseen') && !text.closest('details'))
        .map((text) => text.innerText.trim()),
  });
  document.addEventListener('click', ({ target }) => {
    if ((target as Element | null)?.closest('[name=_action]')) aloud.stop();
  });
  addEventListener('popstate', () => aloud.stop());
}
