import { WHOLE } from '../campaigns/campaign-calendar.js';
import { communeHeading, communeTitle } from '../communes/catalogue.js';
import { toVerdictWords } from '../dashboard/figure-words.js';
import { writeAddress } from '../figures/address.js';
import type { Figure } from '../figures/figure.js';
import { MERGED } from '../figures/partition.js';
import type { SatisfactionGroup } from '../figures/satisfaction-groups.js';
import { formatDay, formatPeriod } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount, formatRate } from '../formatting/numbers.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import type { Subject } from '../questionnaires/questionnaire.js';
import type { Day } from '../rules/days.js';
import type { Approval, CommuneName, LockedResult, ReleasedResult } from './locked-result.js';
import { inWords, kindOf, type ResultSentences, sentencesOf } from './result-sentences.js';

/** What everybody sees of a commune. */
export interface ResultsPage {
  readonly language: Language;
  readonly key: string;
  readonly commune: string;
  readonly province: string;
  /** The newest released result of each subject and of each own questionnaire. */
  readonly sections: readonly ResultSection[];
  readonly earlier: readonly EarlierResult[];
  /** Looked at by staff before it is shown. */
  readonly isPreview: boolean;
}

interface ResultSection {
  readonly id: string;
  readonly title: string;
  readonly campaign: string;
  readonly period: string;
  readonly lockedOn: string;
  /** Who approved that it is shown, and when, as far as that was kept. */
  readonly decided: string;
  readonly sentences: ResultSentences;
  readonly bar: Bar | null;
  readonly departments: readonly ResultRow[];
  readonly elements: readonly ResultRow[];
  readonly questions: readonly ResultRow[];
  readonly respondents: number;
  readonly channels: readonly CountedWay[];
  readonly assisted: readonly CountedWay[];
  /** Paragraphs of what the commune did. */
  readonly done: readonly string[];
  readonly dataHash: string;
}

interface Bar {
  /** 0 … 100 */
  readonly length: number;
  /** Where the target stands, 0 … 100; null without one. */
  readonly target: number | null;
}

/** A department, element or question. */
export interface ResultRow {
  readonly label: string;
  readonly rate: string | null;
  readonly words: string;
  /** null without a target, or without a rate */
  readonly verdict: string | null;
  readonly bar: Bar | null;
}

interface CountedWay {
  readonly label: string;
  readonly count: string;
}

interface EarlierResult {
  readonly title: string;
  readonly campaign: string;
  readonly period: string;
  readonly rate: string | null;
  readonly sentence: string;
  /** Where it is told in full. */
  readonly address: string;
}

/** The order in which a reader cares; a commune's own work first, and what it asked by itself after all of them. */
const subjects: readonly Subject[] = ['administration', 'centre', 'businesses', 'reception', 'meeting'];

export function toResultsPage(
  commune: CommuneName,
  released: readonly ReleasedResult[],
  language: Language,
): ResultsPage {
  const all = released.toSorted(newestFirst);
  const own = all.flatMap(({ result }) => result.own?.key ?? []);
  const newest = [...new Set([...subjects, ...own])].flatMap(
    (topic) => all.find(({ result }) => topicIn(result) === topic) ?? [],
  );
  const others = all.filter((one) => !newest.includes(one));
  return {
    language,
    key: commune.key,
    commune: communeHeading(commune),
    province: commune.province,
    sections: newest.map((one) => toSection(one, language)),
    earlier: others.map(({ result }) => toEarlier(result, language)),
    isPreview: released.some(({ releasedOn }) => releasedOn === null),
  };
}

/** "quý III/2026", or the days on which answers were taken. */
export function periodWords(
  { period, from, to }: Pick<LockedResult, 'period' | 'from' | 'to'>,
  language: Language,
): string {
  if (period !== WHOLE) return formatPeriod(period, language);
  const days = { from: formatDay(from, language), to: formatDay(to, language) };
  return translate(language, 'publicResults.days', days);
}

/** What a result is about; the commune's own questionnaires are each about themselves. */
function topicIn({ own, subject }: LockedResult): string {
  return own?.key ?? subject;
}

export function subjectTitle({ own, subject, commune }: LockedResult, language: Language): string {
  if (own) return own.title[language];
  return translate(language, `publicResults.subject.${subject}`, { commune: communeTitle(commune) });
}

/** "Chủ tịch UBND xã phê duyệt công bố ngày 16/11/2026 (văn bản số 125/QĐ-UBND)." */
export function approvalWords(approval: Approval | null, { kind }: CommuneName, language: Language): string | null {
  if (approval === null) return null;
  const values = { kind: kindOf(kind, language), day: formatDay(approval.on, language) };
  if (approval.number === null) return translate(language, 'publicResults.approved', values);
  return translate(language, 'publicResults.approvedInWriting', { ...values, number: approval.number });
}

function releaseWords(releasedOn: Day | null, language: Language): string {
  if (releasedOn === null) return translate(language, 'publicResults.preview');
  return translate(language, 'publicResults.releasedOn', { day: formatDay(releasedOn, language) });
}

export function paragraphsOf(done: string): readonly string[] {
  return done.split(/\n+/).filter((paragraph) => paragraph.trim() !== '');
}

function toSection({ result, releasedOn, done, approval }: ReleasedResult, language: Language): ResultSection {
  const { overall, target, mix } = result;
  const respondents = Object.values(mix.channel).reduce((sum, n) => sum + n, 0);
  const rowsOf = (groups: readonly SatisfactionGroup[]): readonly ResultRow[] =>
    groups.map((group) => toRow(group, language));
  return {
    id: topicIn(result),
    title: subjectTitle(result, language),
    ...{ campaign: result.campaignName, period: periodWords(result, language) },
    lockedOn: formatDay(result.lockedOn, language),
    decided: approvalWords(approval, result.commune, language) ?? releaseWords(releasedOn, language),
    ...{ sentences: sentencesOf(result, language), bar: toBar(overall, target) },
    departments: rowsOf(result.departments),
    elements: rowsOf(result.elements),
    questions: rowsOf(result.questions),
    respondents,
    channels: countedWays('channel', mix.channel, language),
    assisted: countedWays('assisted', mix.assisted, language),
    done: paragraphsOf(done),
    dataHash: result.dataHash.slice(0, SHOWN_OF_HASH),
  };
}

function toRow({ label, figure, target }: SatisfactionGroup, language: Language): ResultRow {
  return {
    label,
    rate: figure.kind === 'rate' ? formatRate(figure.rate, { language, target }) : null,
    words: inWords(figure, language),
    verdict: toVerdictWords(figure, language)?.text ?? null,
    bar: toBar(figure, target),
  };
}

const SHOWN_OF_HASH = 16;

function toEarlier(result: LockedResult, language: Language): EarlierResult {
  const { rate, counts, target } = sentencesOf(result, language);
  return {
    title: subjectTitle(result, language),
    ...{ campaign: result.campaignName, period: periodWords(result, language), rate },
    sentence: [counts, target?.sentence].filter(Boolean).join(' '),
    address: addressOf(result, language),
  };
}

/** A round needs no period beside its campaign. */
function addressOf({ commune, campaignId: campaign, period }: LockedResult, language: Language): string {
  const lang = language === MAIN_LANGUAGE ? null : language;
  return `/results/${commune.key}?${writeAddress({ campaign, period: period === WHOLE ? null : period, lang })}`;
}

function toBar(figure: Figure, target: number | null): Bar | null {
  if (figure.kind !== 'rate') return null;
  return { length: round(figure.rate * 100), target: target === null ? null : round(target * 100) };
}

function round(percent: number): number {
  return Math.round(percent * 100) / 100;
}

/** Most used first; ways that nobody used are left out. */
function countedWays(
  kind: 'channel' | 'assisted',
  counts: Readonly<Record<string, number>>,
  language: Language,
): readonly CountedWay[] {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .toSorted(([, a], [, b]) => b - a)
    .map(([key, count]) => ({
      label: translate(language, key === MERGED ? 'figures.merged' : `figures.${kind}.${key}`),
      count: formatCount(count, language),
    }));
}

function newestFirst({ result: a }: ReleasedResult, { result: b }: ReleasedResult): number {
  const later = b.to < a.to ? -1 : b.to > a.to ? 1 : 0;
  return later || respondentsOf(b.overall) - respondentsOf(a.overall);
}

function respondentsOf(figure: Figure): number {
  return 'respondents' in figure ? figure.respondents : 0;
}
