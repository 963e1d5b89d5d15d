import { fillIn } from '../../formatting/sentence.js';
import type { BroughtPicture } from '../../rules/to-browser/keying.js';

/*
 * Many pictures at once: they are sent one after the other, and what became of each is told while the others wait. Without
 * this script the same form sends one picture.
 */

const form = document.querySelector<HTMLFormElement>('#pictures-form');
const chosen = document.querySelector<HTMLInputElement>('#picture');
const language = document.documentElement.lang;
if (form && chosen) {
  chosen.multiple = true;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void sendAll(form, [...(chosen.files ?? [])]);
  });
}

async function sendAll(sending: HTMLFormElement, files: readonly File[]): Promise<void> {
  const button = sending.querySelector('button');
  if (button) button.disabled = true;
  const all = String(files.length);
  let kept = 0;
  for (const [at, file] of files.entries()) {
    say(fillIn(sending.dataset.reading ?? '', { at: String(at + 1), all }, language));
    const pages = await send(sending, file);
    if (pages.some(({ isKept }) => isKept)) kept += 1;
    for (const { isKept, text } of pages) show(`${file.name}: ${text}`, isKept);
  }
  await freshState();
  say(fillIn(sending.dataset.done ?? '', { all, kept: String(kept), refused: String(files.length - kept) }, language));
  sending.reset();
  if (button) button.disabled = false;
}

async function send(sending: HTMLFormElement, file: File): Promise<BroughtPicture['pages']> {
  const body = new FormData();
  const token = sending.querySelector<HTMLInputElement>('[name="_csrf"]')?.value ?? '';
  body.set('picture', file);
  try {
    const headers = { accept: 'application/json', 'x-csrf-token': token };
    const reply = (await (
      await fetch(sending.action, { method: 'POST', headers, body })
    ).json()) as Partial<BroughtPicture>;
    return reply.pages ?? [{ isKept: false, text: sending.dataset.lost ?? '' }];
  } catch {
    return [{ isKept: false, text: sending.dataset.lost ?? '' }];
  }
}

/** What is read, missing and to be looked at, as it is now. */
async function freshState(): Promise<void> {
  try {
    const page = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), 'text/html');
    const state = page.querySelector('#pictures-state');
    if (state) document.querySelector('#pictures-state')?.replaceWith(state);
  } catch {
    // Whoever loads the page sees it.
  }
}

function say(text: string): void {
  const progress = document.querySelector('#pictures-progress');
  if (progress) progress.textContent = text;
}

function show(text: string, isKept: boolean): void {
  const item = document.createElement('li');
  item.textContent = text;
  if (!isKept) item.className = 'field-error';
  document.querySelector('#pictures-brought')?.prepend(item);
  document.querySelector('#brought-title')?.removeAttribute('hidden');
}
