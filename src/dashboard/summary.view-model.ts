import type { SummaryCard, SummaryDrawing } from '../figures/drawing.service.js';
import { formatDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import type { Day } from '../rules/days.js';
import type { DashboardView } from './dashboard.view-model.js';

/** What is sent by Zalo: one picture, and a text with the same content. */
export interface Summary {
  readonly drawing: SummaryDrawing;
  readonly text: string;
  /** What is said of the answers of a trial. */
  readonly trial: string | null;
}

/** The cards of the first screen, commune level only: counters and small groups are never in it. */
export function toSummary(
  { commune, cards, trial }: Pick<DashboardView, 'commune' | 'cards' | 'trial'>,
  { today, simulated }: { readonly today: Day; readonly simulated: boolean },
  language: Language,
): Summary {
  const told = translate(language, 'summary.subheading', { day: formatDay(today, language) });
  // A picture travels without the marks of the page.
  const marks = [...(simulated ? [translate(language, 'charts.simulated')] : []), ...(trial ? [trial] : [])];
  const subheading = [...marks, told].join(' · ');
  const caption = ['peopleCaption', 'intervalCaption'].map((key) => `${translate(language, `dashboard.${key}`)}.`);
  const drawn = cards.map((card) => toSummaryCard(card, language));
  return {
    drawing: { ...{ kind: 'summary', heading: commune, subheading, caption }, cards: drawn },
    trial,
    text: [`${commune}\n${subheading}`, ...drawn.map(textOf), caption.join('\n')].join('\n\n'),
  };
}

function toSummaryCard(
  { title, period, lock, trial, target, words, certainty, lines }: DashboardView['cards'][number],
  language: Language,
): SummaryCard {
  const say = (key: string, values = {}): string => translate(language, `summary.${key}`, values);
  const head = { title, period, lock, trial };
  if (words.rate === null) {
    return {
      ...head,
      rate: null,
      base: null,
      target: null,
      reading: null,
      lines: words.state ? [`${words.state}.`] : [],
    };
  }
  // A trial is compared with nothing.
  const [change] = trial ? [] : lines;
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
