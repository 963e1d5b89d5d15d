import type { SummaryCard, SummaryDrawing } from '../figures/drawing.service.js';
import { formatDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import type { Day } from '../rules/days.js';
import type { Card, FirstScreenView } from './first-screen.js';

/** What leaders send by Zalo: one picture, and a text with the same content. */
export interface Summary {
  readonly drawing: SummaryDrawing;
  readonly text: string;
  /** What is said of the answers of a trial. */
  readonly trial: string | null;
}

/** The first screen: headlines, the departments under the target by name, what to look after first. */
export function toSummary(
  { commune, cards, trial, attention }: Pick<FirstScreenView, 'commune' | 'cards' | 'trial' | 'attention'>,
  { today, simulated }: { readonly today: Day; readonly simulated: boolean },
  language: Language,
): Summary {
  const told = translate(language, 'summary.subheading', { day: formatDay(today, language) });
  // A picture travels without the marks of the page.
  const marks = [...(simulated ? [translate(language, 'charts.simulated')] : []), ...(trial ? [trial] : [])];
  const subheading = [...marks, told].join(' · ');
  const caption = ['peopleCaption', 'intervalCaption'].map((key) => `${translate(language, `dashboard.${key}`)}.`);
  const drawn = cards.map((card) => toSummaryCard(card, language));
  const lines = attention?.items.map(({ unit, about, text }) => `${unit} (${about}): ${text}`) ?? [];
  const title = translate(language, 'dashboard.attention.title');
  const first = lines.length === 0 ? null : { title, lines, tone: 'urgent' as const };
  const drawing: SummaryDrawing = { kind: 'summary', heading: commune, subheading, caption, cards: drawn, first };
  return { drawing, trial, text: summaryText(drawing) };
}

/** The words of a picture. */
export function summaryText({ heading, subheading, cards, first, caption }: SummaryDrawing): string {
  return [
    `${heading}\n${subheading}`,
    ...cards.map(textOf),
    ...(first ? [`${first.title.toUpperCase()}\n${first.lines.join('\n')}`] : []),
    caption.join('\n'),
  ].join('\n\n');
}

function toSummaryCard(card: Card, language: Language): SummaryCard {
  const { title, period, lock, trial, target, words, certainty, lines } = card;
  const say = (key: string, values = {}): string => translate(language, `summary.${key}`, values);
  const head = { title, about: `${period} · ${lock}`, trial };
  if (words.rate === null) {
    const state = words.state ? [`${words.state}.`] : [];
    return {
      ...head,
      rate: null,
      base: null,
      target: null,
      reading: null,
      lines: [...state, ...belowTarget(card, language)],
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
      ...belowTarget(card, language),
      ...(card.reported === null ? [] : [`${card.reported}.`]),
    ],
  };
}

/** `Dưới mục tiêu: Phòng Kinh tế 76,4% (42/55 phiếu), đủ căn cứ; …`; a headline that is met hides nobody. */
function belowTarget({ units }: Card, language: Language): readonly string[] {
  const low = units?.rows.filter(({ verdict }) => verdict?.tone === 'not-met') ?? [];
  if (low.length === 0) return [];
  const named = low.map(({ label, words, verdict }) => {
    const certain = verdict?.established ? `, ${translate(language, 'summary.certain')}` : '';
    return `${label} ${words.rate} (${words.base})${certain}`;
  });
  return [translate(language, 'summary.below', { units: named.join('; ') })];
}

function textOf({ title, about, rate, base, target, reading, lines }: SummaryCard): string {
  const figure = rate === null ? [] : [`${rate} (${base})${target === null ? '' : ` · ${target}`}`];
  const head = [title.toUpperCase(), ...(about === null ? [] : [about])];
  return [...head, ...figure, ...(reading ? [reading.text] : []), ...lines].join('\n');
}
