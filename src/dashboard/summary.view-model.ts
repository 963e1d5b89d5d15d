import type { SummaryCard, SummaryDrawing } from '../figures/drawing.js';
import { formatDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import type { Day } from '../rules/days.js';
import type { DashboardView } from './dashboard.view-model.js';

/** What is sent by Zalo: one picture, and a text with the same content. */
export interface Summary {
  readonly drawing: SummaryDrawing;
  readonly text: string;
}

/** The cards of the first screen, commune level only: counters and small groups are never in it. */
export function toSummary(
  { commune, cards }: Pick<DashboardView, 'commune' | 'cards'>,
  { today, simulated }: { readonly today: Day; readonly simulated: boolean },
  language: Language,
): Summary {
  const told = translate(language, 'summary.subheading', { day: formatDay(today, language) });
  // A picture travels without the banner of the page.
  const subheading = simulated ? `${translate(language, 'charts.simulated')} · ${told}` : told;
  const caption = ['peopleCaption', 'intervalCaption'].map((key) => `${translate(language, `dashboard.${key}`)}.`);
  const drawn = cards.map((card) => toSummaryCard(card, language));
  return {
    drawing: { ...{ kind: 'summary', heading: commune, subheading, caption }, cards: drawn },
    text: [`${commune}\n${subheading}`, ...drawn.map(textOf), caption.join('\n')].join('\n\n'),
  };
}

function toSummaryCard(
  { title, period, lock, locked, target, words, certainty, lines }: DashboardView['cards'][number],
  language: Language,
): SummaryCard {
  const say = (key: string, values = {}): string => translate(language, `summary.${key}`, values);
  const head = { title, period, lock, locked };
  if (words.rate === null) {
    return { ...head, rate: null, base: null, target: null, reading: null, lines: [say('noRate')] };
  }
  const [change] = lines;
  return {
    ...{ ...head, rate: words.rate, base: words.base, target, reading: words.reading },
    lines: [
      ...(certainty === null ? [] : [say('certainty', { certainty })]),
      ...(words.interval === null ? [] : [say('interval', { interval: words.interval })]),
      ...(change === undefined ? [] : [change]),
    ],
  };
}

function textOf({ title, period, lock, rate, base, target, reading, lines }: SummaryCard): string {
  const figure = rate === null ? [] : [`${rate} (${base})${target === null ? '' : ` · ${target}`}`];
  return [title.toUpperCase(), `${period} · ${lock}`, ...figure, ...(reading ? [reading.text] : []), ...lines].join(
    '\n',
  );
}
