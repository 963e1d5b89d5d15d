import { offerCopying } from './copy.js';
import { watchParticipation } from './participation.js';
import { offerPrinting } from './print.js';
import { offerFiles } from './read-file.js';

/** What staff pages do beyond plain HTML; all of them work without it. */

keepPlace();
guardAgainstDoubleSending();
askBeforeDanger();
offerCopying();
offerFiles();
offerPrinting();
watchParticipation();

/** Only the browser knows what stands behind the "#"; it goes along when the language changes. */
function keepPlace(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-language]')) {
    const { href } = link;
    link.addEventListener('click', () => {
      link.href = href + encodeURIComponent(location.hash);
    });
  }
}

/** A second click while the first is on its way would make a second campaign or user. */
function guardAgainstDoubleSending(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[method="post"]')) {
    form.addEventListener('submit', (event) => {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = 'yes';
    });
  }
  window.addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) delete form.dataset.sent;
  });
}

/** A form marked `data-confirm="sentence"` asks once more before it is sent. */
function askBeforeDanger(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-confirm]')) {
    form.addEventListener(
      'submit',
      (event) => {
        if (confirm(form.dataset.confirm)) return;
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      { capture: true },
    );
  }
}
