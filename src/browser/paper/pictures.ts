import { fillIn } from '../../formatting/sentence.js';
import { Camera } from './camera.js';
import { PictureQueue } from './picture-queue.js';
import { type SentPicture, sendPicture } from './send-picture.js';

/*
 * Many pictures at once, from files or with the camera of the device: they are sent one after the other, and what became
 * of each is told while the others wait. Without this script the same form sends one picture.
 */

const form = document.querySelector<HTMLFormElement>('#pictures-form');
const chosen = document.querySelector<HTMLInputElement>('#picture');
const dialog = document.querySelector<HTMLDialogElement>('#camera');
const language = document.documentElement.lang;
if (form && chosen) {
  chosen.multiple = true;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void sendAll(form, [...(chosen.files ?? [])]);
  });
  // Over plain http a browser offers no camera; a very old one no dialog.
  if (dialog && navigator.mediaDevices && 'showModal' in dialog) void offerCamera(form, dialog);
}

async function offerCamera(sending: HTMLFormElement, shown: HTMLDialogElement): Promise<void> {
  const waits = shown.querySelector('.camera-waits');
  const tell = (text: string): void => {
    say(text);
    camera?.tell('', text, false);
  };
  let camera: Camera | undefined;
  const queue = await PictureQueue.open(sending, {
    sent: (page, sent) => {
      // What is lost on its way waits, and is counted there.
      if (sent.kind === 'lost') return;
      if (sent.kind !== 'read') return tell(sent.kind === 'refused' ? sent.why : (shown.dataset.signIn ?? ''));
      for (const { isKept, isWanted, text } of sent.pages) {
        show(text, isKept);
        camera?.tell(page, text, isWanted);
      }
    },
    waiting: (count) => {
      if (waits)
        waits.textContent = count > 0 ? fillIn(shown.dataset.waits ?? '', { count: String(count) }, language) : '';
      if (count > 0 && !shown.open) say(waits?.textContent ?? '');
      if (count === 0 && !shown.open) void freshState();
    },
  }).catch(() => null);
  const button = document.querySelector<HTMLButtonElement>('#open-camera');
  if (!queue || !button) return;
  camera = new Camera(shown, (page, picture) => queue.add(page, picture));
  await camera.ready;
  button.hidden = false;
  button.addEventListener('click', () => void camera?.open());
  shown.addEventListener('close', () => void freshState());
}

async function sendAll(sending: HTMLFormElement, files: readonly File[]): Promise<void> {
  const button = sending.querySelector('button');
  if (button) button.disabled = true;
  const all = String(files.length);
  let kept = 0;
  for (const [at, file] of files.entries()) {
    say(fillIn(sending.dataset.reading ?? '', { at: String(at + 1), all }, language));
    const pages = toldOf(sending, await sendPicture(sending, file));
    if (pages.some(({ isKept }) => isKept)) kept += 1;
    for (const { isKept, text } of pages) show(`${file.name}: ${text}`, isKept);
  }
  await freshState();
  say(fillIn(sending.dataset.done ?? '', { all, kept: String(kept), refused: String(files.length - kept) }, language));
  sending.reset();
  if (button) button.disabled = false;
}

/** What is said of a picture from a file, of each of its pages. */
function toldOf({ dataset }: HTMLFormElement, sent: SentPicture) {
  if (sent.kind === 'read') return sent.pages;
  return [{ isKept: false, text: sent.kind === 'refused' ? sent.why : (dataset.lost ?? '') }];
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
