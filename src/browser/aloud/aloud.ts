import { ReadAloud } from './read-aloud.js';

/** On the phone form: reads the screen that is open, without what hides behind a disclosure. */
const OURS = 'main h1, main h2, main p, main legend, main .q > label, main .o > span';
/** Titles, descriptions and answers as SurveyJS draws them. */
const OF_SURVEY_JS = 'main .sd-title, main .sd-description, main .sd-item__control-label';

const button = document.querySelector<HTMLButtonElement>('#aloud');
if (button) {
  const { read = '', stop = '' } = button.dataset;
  const aloud = new ReadAloud(button, {
    label: (reads) => (reads ? stop : read),
    texts: () =>
      [...document.querySelectorAll<HTMLElement>(`${OURS}, ${OF_SURVEY_JS}`)]
        .filter((text) => text.offsetParent !== null && !text.matches('.unseen') && !text.closest('details'))
        .map((text) => text.innerText.trim()),
  });
  document.addEventListener('click', ({ target }) => {
    if ((target as Element | null)?.closest('[name=_action]')) aloud.stop();
  });
  addEventListener('popstate', () => aloud.stop());
}
