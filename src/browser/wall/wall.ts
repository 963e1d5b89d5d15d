import type { Language } from '../../formatting/languages.js';
import { formatCount } from '../../formatting/numbers.js';
import type { WallNow } from '../../rules/to-browser/counts.js';

const wall = document.querySelector<HTMLElement>('[data-events]');
/** People present as last told. */
let present: number | null | undefined;

/** Keeps the wall as it is on the server; without this script the page loads itself anew every minute. */
if (wall?.dataset.events) {
  const stream = new EventSource(wall.dataset.events);
  stream.onmessage = ({ data }) => show(wall, JSON.parse(String(data)) as WallNow);
  // The browser begins again after a lost connection, but not after a refusal, as of a server that starts.
  stream.onerror = () => {
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), UNTIL_RELOAD_MS);
  };
}

const UNTIL_RELOAD_MS = 60_000;

function show(page: HTMLElement, now: WallNow): void {
  const isRecounted = present !== undefined && present !== now.present;
  present = now.present;
  // A code more or less, or people counted: another page, which the server has.
  if (now.state !== page.dataset.state || isRecounted) {
    location.reload();
    return;
  }
  const language = document.documentElement.lang as Language;
  const answers = document.getElementById('answers');
  if (answers) answers.textContent = formatCount(now.answers, language);
  document.getElementById('code')?.setAttribute('d', now.qr?.path ?? '');
  document.getElementById('bar')?.setAttribute('width', String(now.percent ?? 0));
}
