import { offerCopying } from './copy.js';
import { watchParticipation } from './participation.js';
import { offerPrinting } from './print.js';
import { offerFiles } from './read-file.js';

/** What staff pages do beyond plain HTML; all of them work without it. */

rememberLanguage();
guardAgainstDoubleSending();
askBeforeDanger();
offerCopying();
offerFiles();
offerPrinting();
watchParticipation();

/** The language chosen at the foot of a page holds for the pages after it; filters in the address stay. */
function rememberLanguage(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-language]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      const secure = location.protocol === 'https:' ? '; Secure' : '';
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and on plain http
      document.cookie = `lang=${link.dataset.language ?? 'vi'}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
      const address = new URL(location.href);
      address.searchParams.delete('lang');
      location.replace(address);
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
