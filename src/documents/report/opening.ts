import { businessDate } from '../../config/clock.js';
import { MERGED } from '../../figures/partition.js';
import { mixKinds } from '../../figures/publication.js';
import { formatDay } from '../../formatting/days.js';
import { type Language, translate } from '../../formatting/languages.js';
import { formatCount, formatTarget } from '../../formatting/numbers.js';
import { isOwnKey } from '../../questionnaires/questionnaire.js';
import type { Section } from '../composition.js';
import { spanOfName } from '../document-period.js';
import type { ReportSource } from './source.js';
import { joined, withinSentence } from './words.js';

/** Who is meant by the words of a report. */
export interface ReportWords {
  readonly language: Language;
  /** `xã Hồng Châu`, as it was called when the figures were locked. */
  readonly place: string;
  /** `quý III/2026` */
  readonly period: string;
  /** `Ủy ban nhân dân xã Hồng Châu` */
  readonly issuer: string;
  /** Whether what gives the right to write it stands over it. */
  readonly hasGrounds: boolean;
}

/** I. Why it was asked. */
export function basisOf({ reading }: ReportSource, { language, hasGrounds }: ReportWords): Section {
  const say = (key: string, values = {}): string => translate(language, `report.basis.${key}`, values);
  const { target } = reading.overall;
  const people = reading.questionnaire.group === 'people' ? 'people' : 'others';
  return {
    ...headed('basis', 1, language),
    paragraphs: [
      ...(hasGrounds ? [say('grounds')] : []),
      say(`purpose.${people}`),
      ...(target === null ? [] : [say('target', { target: formatTarget(target, language) })]),
    ],
  };
}

/** II. Who was asked, when and how, and how many answered. */
export function scopeOf(source: ReportSource, words: ReportWords): Section {
  const { reading, department } = source;
  const { language, place, period } = words;
  const say = (key: string, values = {}): string => translate(language, `report.scope.${key}`, values);
  const { overall, campaign, subject } = reading;
  const { from, to } = daysOf(source);
  return {
    ...headed('scope', 1, language),
    paragraphs: [
      say('days', {
        ...{ place, from: formatDay(from, language), to: formatDay(to, language) },
        locked: formatDay(businessDate(new Date(overall.publishedAt)), language),
      }),
      ...(isSeveral(source) ? [say('parts', { period })] : []),
      ...(department ? [say('unit', { unit: department.row.label })] : []),
      say(`who.${subject}`),
      methodWords(reading, language),
      ...countSentences(source, language),
      ...(campaign.continuous ? [] : sheetSentences(source, language)),
      ...uncountedSentences(source, language),
    ],
  };
}

/** How it was asked: a commune's own form says by itself which levels are satisfied. */
function methodWords({ questionnaire: { key, version } }: ReportSource['reading'], language: Language): string {
  if (isOwnKey(key)) return translate(language, 'ownQuestionnaires.inReport', { version });
  return translate(language, 'report.scope.method');
}

/** First and last day on which answers of the period were given. */
export function daysOf({ reading: { campaign, overall } }: Pick<ReportSource, 'reading'>) {
  const parts = overall.period.split('..');
  return { from: campaign.daysOf(parts[0] ?? '').from, to: campaign.daysOf(parts.at(-1) ?? '').to };
}

/** Several locked periods told together. */
export function isSeveral({ reading }: Pick<ReportSource, 'reading'>): boolean {
  return reading.overall.dataHash.includes('+');
}

/** How many answered, and where. */
function countSentences({ reading }: ReportSource, language: Language): readonly string[] {
  const say = (key: string, values = {}): string => translate(language, `report.scope.${key}`, values);
  const { overall: figure, mix, visits } = reading.overall;
  if (figure.kind === 'no-responses') return [say('noneCollected')];
  if (figure.kind !== 'rate' && figure.kind !== 'few') return [say('fewCollected')];
  const told = mixKinds.flatMap((kind) => {
    if (kind === 'proof') return [];
    const parts = Object.entries(mix[kind])
      .toSorted(([, a], [, b]) => b - a)
      .map(([key, count]) =>
        say('part', {
          name: withinSentence(translate(language, key === MERGED ? 'figures.merged' : `figures.${kind}.${key}`)),
          count: formatCount(count, language),
        }),
      );
    return parts.length === 0 ? [] : [say(kind === 'channel' ? 'channels' : 'assisted', { parts: joined(parts) })];
  });
  return [
    say('collected', { count: formatCount(figure.respondents, language) }),
    ...told,
    ...(visits ? [say('visits', { visits: formatCount(visits.total, language) })] : []),
  ];
}

function sheetSentences({ sheets }: ReportSource, language: Language): readonly string[] {
  if (!sheets) return [];
  const counts = Object.entries(sheets).map(([name, count]) => [name, formatCount(count as number, language)]);
  return [translate(language, 'report.scope.sheets', Object.fromEntries(counts))];
}

function uncountedSentences({ reading }: ReportSource, language: Language): readonly string[] {
  const say = (key: string, values = {}): string => translate(language, `report.scope.${key}`, values);
  const { late, setAside, flagged } = reading.overall.excluded;
  const { sheets, setAside: waiting, tablets } = reading.published.leftOut;
  const count = (number: number): string => formatCount(number, language);
  return [
    late + setAside + flagged === 0
      ? say('allCounted')
      : say('uncounted', { late: count(late), setAside: count(setAside), flagged: count(flagged) }),
    ...(sheets + waiting + tablets === 0
      ? []
      : [say('leftOut', { sheets: count(sheets), setAside: count(waiting), tablets: count(tablets) })]),
  ];
}

/** A section that has only sentences. */
export function headed(
  key:
    | 'basis'
    | 'scope'
    | 'results'
    | 'overall'
    | 'units'
    | 'elements'
    | 'questions'
    | 'change'
    | 'comments'
    | 'feedback'
    | 'limits'
    | 'advice',
  level: 1 | 2,
  language: Language,
): Pick<Section, 'key' | 'heading' | 'after'> {
  return { key, heading: { level, text: translate(language, `report.headings.${key}`) }, after: [] };
}

/** The year that a paper of a period is dated in: that of its last month, of a round of its last day. */
export function yearOf({ period, reading }: Pick<ReportSource, 'period' | 'reading'>): string {
  return (spanOfName(period)?.to ?? reading.campaign.endsOn).slice(0, 4);
}
