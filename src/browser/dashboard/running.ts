import type { Language } from '../../formatting/languages.js';
import { formatCount } from '../../formatting/numbers.js';
import type { ParticipationCounts } from '../../rules/to-browser/counts.js';

/**
 * Keeps the counts of what is collected as they are on the server: every element with `data-live-from` names the stream,
 * and the days that count. When a period is locked the page says so and waits to be asked for the new results.
 */
export function watchRunning(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-live-from]')) {
    const stream = new EventSource(place.dataset.liveFrom ?? '');
    stream.onmessage = ({ data }) => show(place, JSON.parse(String(data)) as ParticipationCounts);
    stream.addEventListener('locked', () => sayLocked(place.dataset.name ?? ''));
  }
}

/** Only the number: the words around it are the server's. */
function show(place: HTMLElement, { byDay }: ParticipationCounts): void {
  const { from = '', to = '' } = place.dataset;
  const days = Object.entries(byDay).filter(([day]) => day >= from && day <= to);
  const count = days.reduce((sum, [, responses]) => sum + responses, 0);
  const shown = place.querySelector('[data-responses]');
  if (!shown) return;
  const language = document.documentElement.lang as Language;
  shown.textContent = (shown.textContent ?? '').replace(/[\d.,\s]*\d/, formatCount(count, language));
}

function sayLocked(name: string): void {
  const notice = document.querySelector<HTMLElement>('[data-locked]');
  const words = notice?.querySelector<HTMLElement>('[data-locked-text]');
  if (!notice || !words) return;
  words.textContent = (words.dataset.lockedText ?? '').replace('{campaign}', name);
  notice.hidden = false;
}
