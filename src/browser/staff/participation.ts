import type { Language } from '../../formatting/languages.js';
import { formatCount } from '../../formatting/numbers.js';
import type { ParticipationCounts } from '../../rules/to-browser/counts.js';

/**
 * Keeps the numbers of a participation page as they are on the server. Each element with `data-count` or `data-bar`
 * names its number: `total`, `late`, `withdrawn`, `day:2026-11-03`, `since:2026-10-01`, `point:…`, `channel:qr` or
 * `flag:burst`; one with `data-progress` fills up with it.
 */
export function watchParticipation(): void {
  const page = document.querySelector<HTMLElement>('[data-participation]');
  const address = page?.dataset.participation;
  if (!page || !address) return;
  const stream = new EventSource(address);
  stream.onmessage = ({ data }) => {
    show(page, JSON.parse(String(data)) as ParticipationCounts);
    tell(page, 'on');
  };
  stream.onerror = () => tell(page, 'off');
}

function show(page: HTMLElement, counts: ParticipationCounts): void {
  const language = document.documentElement.lang as Language;
  for (const place of page.querySelectorAll<HTMLElement>('[data-count]')) {
    place.textContent = formatCount(numberOf(counts, place.dataset.count ?? ''), language);
  }
  for (const filling of page.querySelectorAll<HTMLProgressElement>('[data-progress]')) {
    filling.value = numberOf(counts, filling.dataset.progress ?? '');
  }
  const bars = [...page.querySelectorAll<SVGElement>('[data-bar]')];
  for (const bar of bars) {
    const [kind] = (bar.dataset.bar ?? '').split(':');
    const same = bars.filter((other) => other.dataset.bar?.startsWith(`${kind}:`));
    const most = Math.max(1, ...same.map((other) => numberOf(counts, other.dataset.bar ?? '')));
    draw(bar, (100 * numberOf(counts, bar.dataset.bar ?? '')) / most);
  }
}

function numberOf(counts: ParticipationCounts, name: string): number {
  const [kind, key = ''] = name.split(':');
  if (kind === 'total' || kind === 'late' || kind === 'withdrawn') return counts[kind];
  if (kind === 'since') {
    return Object.entries(counts.byDay).reduce((sum, [day, count]) => (day >= key ? sum + count : sum), 0);
  }
  const by = { day: counts.byDay, point: counts.byPoint, channel: counts.byChannel, flag: counts.byFlag }[kind ?? ''];
  return by?.[key] ?? 0;
}

/** Days stand upright on the ground line, the others lie. */
function draw(bar: SVGElement, length: number): void {
  const isUpright = bar.dataset.bar?.startsWith('day:');
  bar.setAttribute(isUpright ? 'height' : 'width', String(length));
  if (isUpright) bar.setAttribute('y', String(100 - length));
}

function tell(page: HTMLElement, state: 'on' | 'off'): void {
  for (const line of page.querySelectorAll<HTMLElement>('[data-live]')) line.hidden = line.dataset.live !== state;
}
