import { forgetSheet, forgetSheetsOfOthers } from '../paper/kept-sheet.js';
import { offerCopying } from './copy.js';
import { offerMasking } from './mask.js';
import { watchParticipation } from './participation.js';

/** What staff pages do beyond plain HTML; all of them work without it. */

keepPlace();
guardAgainstDoubleSending();
askBeforeDanger();
offerCopying();
offerMasking();
offerFiles();
offerPrinting();
closeMenus();
followQuestionnaire();
matchTablets();
watchParticipation();
leaveNothingBehind();

/** Only the browser knows what stands behind the "#"; it goes along when the language changes. */
function keepPlace(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-language]')) {
    const { href } = link;
    link.addEventListener('click', () => {
      link.href = href + encodeURIComponent(location.hash);
    });
  }
}

/** On a computer that several people use, a sheet half keyed is for whoever keyed it only. */
function leaveNothingBehind(): void {
  const account = document.querySelector<HTMLElement>('[data-account]')?.dataset.account;
  if (account) forgetSheetsOfOthers(account);
  document.querySelector('form[action="/logout"]')?.addEventListener('submit', forgetSheet);
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

/** The menu of the header closes when somebody goes on elsewhere, and with Escape. */
function closeMenus(): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details[data-menu]')) {
    document.addEventListener('click', ({ target }) => {
      if (target instanceof Node && !menu.contains(target)) menu.open = false;
    });
    menu.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape') return;
      menu.open = false;
      menu.querySelector('summary')?.focus();
    });
  }
}

/** A button marked `data-print` opens the print dialogue; without a script the browser's own menu does. */
function offerPrinting(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }
}

/** A file input marked `data-file-into` fills the text field of that id, so that files need no upload of their own. */
function offerFiles(): void {
  for (const field of document.querySelectorAll<HTMLElement>('[data-file-into]')) {
    const input = field.querySelector<HTMLInputElement>('input[type="file"]');
    const target = document.getElementById(field.dataset.fileInto ?? '');
    if (!input || !(target instanceof HTMLTextAreaElement)) continue;
    field.hidden = false;
    input.addEventListener('change', () => {
      const reading = input.files?.[0]?.text();
      void reading?.then((text) => {
        target.value = text;
      });
    });
  }
}

/** A tablet asks about the same as the campaign: questionnaires about something else are not offered for it. */
function matchTablets(): void {
  const own = document.querySelector<HTMLSelectElement>('#questionnaire');
  const tablet = document.querySelector<HTMLSelectElement>('#tabletQuestionnaire');
  if (!own || !tablet) return;
  const match = (): void => {
    const asks = own.selectedOptions[0]?.dataset.asks;
    const others = [...tablet.options].filter(({ value }) => value !== '');
    for (const option of others) {
      option.disabled = option.dataset.asks !== asks || option.value === own.value;
      option.hidden = option.disabled;
    }
    if (tablet.selectedOptions[0]?.disabled) tablet.value = '';
    const field = tablet.closest<HTMLElement>('.field');
    if (field) field.hidden = others.every(({ disabled }) => disabled);
  };
  own.addEventListener('change', match);
  match();
}

/**
 * The boxes of the places follow the questionnaire that is chosen, until somebody has ticked otherwise. Without this
 * script the server does the same when the form is sent.
 */
function followQuestionnaire(): void {
  const select = document.querySelector<HTMLSelectElement>('#questionnaire');
  const shownFor = select?.form?.querySelector<HTMLInputElement>('input[name="placesFor"]');
  if (!select || !shownFor) return;
  const usually = (questionnaire: string): readonly string[] =>
    [...select.options].find(({ value }) => value === questionnaire)?.dataset.places?.split(' ') ?? [];
  const boxes = [...(select.form?.querySelectorAll<HTMLInputElement>('input[name="places"]') ?? [])];
  select.addEventListener('change', () => {
    const before = usually(shownFor.value);
    const [untouched, next] = [boxes.every(({ value, checked }) => checked === before.includes(value)), select.value];
    shownFor.value = next;
    if (!untouched) return;
    for (const box of boxes) box.checked = usually(next).includes(box.value);
  });
}
