import { unitName } from '../../communes/catalogue.js';
import { formatDay } from '../../formatting/days.js';
import { type Language, translate } from '../../formatting/languages.js';
import { formatCount, formatDecimal, formatRate } from '../../formatting/numbers.js';
import type { Block, DocumentTable } from '../../writers/official-document.js';
import type { Section } from '../composition.js';
import type { FeedbackTotals } from '../feedback-totals.js';
import { numberedTable } from '../numbered-table.js';
import { headed, type ReportWords } from './opening.js';
import type { ReportSource } from './source.js';
import { joined, withinSentence } from './words.js';

/** As many of what everybody was told as a paper repeats. */
const MOST_TOLD = 10;

/** What people said beside the answers, and what was done about it; null where the paper is about others than people. */
export function feedbackOf(source: ReportSource, words: ReportWords): Section | null {
  const { feedback } = source;
  if (!feedback) return null;
  const { language } = words;
  const section = headed('feedback', 1, language);
  return {
    ...section,
    paragraphs: [
      ...receivedSentences(feedback, source, words),
      ...(feedback.entries.length === 0
        ? []
        : [...caseSentences(feedback, language), ...toldSentences(feedback, language)]),
      ...commentSentences(feedback, language),
    ],
    after: [...unitsTable(feedback, language), ...toldTable(feedback, language)],
  };
}

type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;
const saidIn =
  (language: Language): Say =>
  (key, values = {}) =>
    translate(language, `reportFeedback.${key}`, values);

function receivedSentences(
  { from, to, unit, entries }: FeedbackTotals,
  { reading }: ReportSource,
  { language, place }: ReportWords,
): readonly string[] {
  const say = saidIn(language);
  const total = entries.reduce((sum, { count }) => sum + count, 0);
  const days = { from: formatDay(from, language), to: formatDay(to, language) };
  const about = unit === null ? place : unitName(reading.published.catalogue, unit);
  if (total === 0) return [say('none', { ...days, about })];
  const by = (which: 'channel' | 'kind'): string => {
    const keys = [...new Set(entries.map((one) => one[which]))];
    const counted = keys.map((key) => ({
      name: translate(language, which === 'kind' ? kindLabel(key) : channelLabel(key)),
      count: entries.filter((one) => one[which] === key).reduce((sum, one) => sum + one.count, 0),
    }));
    const parts = counted
      .toSorted((one, other) => other.count - one.count)
      .map(({ name, count }) => say('part', { name: withinSentence(name), count: formatCount(count, language) }));
    return joined(parts);
  };
  return [
    say('received', { ...days, about, count: total }),
    say('channels', { parts: by('channel') }),
    say('kinds', { parts: by('kind') }),
  ];
}

const kindLabel = (key: string): string => `feedbackWords.kinds.${key}`;
const channelLabel = (key: string): string => `feedbackWords.channels.${key}`;

function caseSentences({ cases, rates, on }: FeedbackTotals, language: Language): readonly string[] {
  const say = saidIn(language);
  if (cases.received === 0) return [say('noCases')];
  const counts = Object.entries(cases).map(([name, count]) => [name, formatCount(count ?? 0, language)] as const);
  const share = ({ part, whole, rate }: FeedbackTotals['rates']['inTime']): string => {
    if (whole === 0) return say('noneDue');
    const counted = `${formatCount(part, language)}/${formatCount(whole, language)}`;
    return rate === null ? say('few', { counted }) : `${counted} (${formatRate(rate, { language })})`;
  };
  return [
    say('cases', { ...Object.fromEntries(counts), day: formatDay(on, language) }),
    ...(cases.medianDays === null ? [] : [say('median', { days: daysOf(cases.medianDays, language) })]),
    say('rates', { inTime: share(rates.inTime), satisfied: share(rates.satisfied) }),
  ];
}

function daysOf(median: number, language: Language): string {
  return formatDecimal(median, Number.isInteger(median) ? 0 : 1, language);
}

/** By what they are about: nobody's words. */
function commentSentences({ comments, unit }: FeedbackTotals, language: Language): readonly string[] {
  const say = saidIn(language);
  if (unit !== null) return [];
  if (comments === null) return [say('noTags')];
  const count = (number: number): string => formatCount(number, language);
  const parts = comments.tags.map((tag) => say('part', { name: tag.name, count: count(tag.count) }));
  return [say('tags', { count: comments.count, parts: joined(parts) })];
}

function toldSentences({ told }: FeedbackTotals, language: Language): readonly string[] {
  const say = saidIn(language);
  if (told.length === 0) return [say('notTold')];
  const count = formatCount(told.length, language);
  return [told.length > MOST_TOLD ? say('toldSome', { count, most: String(MOST_TOLD) }) : say('told', { count })];
}

/** Who was asked for answers, and how they were given. */
function unitsTable({ byOwner, unit }: FeedbackTotals, language: Language): readonly DocumentTable[] {
  if (unit !== null || byOwner.length === 0) return [];
  const say = (key: string): string => translate(language, `feedbackUnits.${key}`);
  const names = ['received', 'inTime', 'late', 'open', 'overdue', 'disputed'] as const;
  const table = numberedTable(
    [
      { title: say('columns.unit'), align: 'left', width: 46 },
      ...names.map((name) => ({ title: say(`columns.${name}`), align: 'center' as const, width: 16 })),
      { title: say('columns.medianDays'), align: 'center', width: 18 },
    ],
    byOwner.map(({ owner, figures }) => [
      owner ?? say('nobody'),
      ...names.map((name) => formatCount(figures[name], language)),
      figures.medianDays === null ? '–' : daysOf(figures.medianDays, language),
    ]),
    language,
  );
  return [{ ...table, title: saidIn(language)('unitsTable') }];
}

/** What everybody may read already. */
function toldTable({ told }: FeedbackTotals, language: Language): readonly Block[] {
  if (told.length === 0) return [];
  const say = saidIn(language);
  const table = numberedTable(
    [
      { title: say('said'), align: 'left', width: 66 },
      { title: say('done'), align: 'left', width: 66 },
      { title: say('doneBy'), align: 'center', width: 24 },
    ],
    told
      .slice(0, MOST_TOLD)
      .map(({ said, done, doneBy }) => [said, done, doneBy === null ? '' : formatDay(doneBy, language)]),
    language,
  );
  return [{ ...table, title: say('toldTable') }];
}
