import { may, type Staff } from '../access/staff.js';
import { communeHeading } from '../communes/catalogue.js';
import { formatDay } from '../formatting/days.js';
import type { Language } from '../formatting/languages.js';
import { type CommuneName, isTellable } from './locked-result.js';
import { decidedIn } from './public-results.service.js';
import { type Releasable, versionOf } from './releases.service.js';
import { sentencesOf } from './result-sentences.js';
import { approvalWords, paragraphsOf, periodWords, subjectTitle } from './results-page.view-model.js';
import type { DecisionFaults, TypedDecision } from './signed-decision.js';

/** What a commune may show to everybody, what waits for the chairman, and what is shown. */
export interface ReleasesPage {
  readonly communes: readonly CommuneReleases[];
  /** Results that wait for the chairman; those stand first. */
  readonly waiting: number;
  /** Whether the reader is who approves. */
  readonly mayApprove: boolean;
  readonly mayRecord: boolean;
  /** The field whose text was too long, and how long it may be. */
  readonly tooLong: { readonly field: string; readonly most: number } | null;
  /** What was just done, for a line of confirmation. */
  readonly notice: Notice | null;
}

interface CommuneReleases {
  readonly key: string;
  readonly name: string;
  readonly rows: readonly ReleaseRow[];
}

interface ReleaseRow {
  /** Unique on the page. */
  readonly id: string;
  readonly campaignId: string;
  readonly period: string;
  readonly campaign: string;
  readonly subject: string;
  readonly when: string;
  readonly lockedOn: string;
  /** The sentences that everybody will read. */
  readonly sentences: readonly string[];
  readonly shown: ShownRow | null;
  readonly waiting: WaitingRow | null;
  /** As it is to be edited. */
  readonly done: string;
  /** How long it may be, where it was sent longer. */
  readonly tooLong: number | null;
  /** False where too few people answered for anything to be told. */
  readonly tellable: boolean;
}

interface ShownRow {
  readonly since: string;
  readonly by: string;
  /** By whom it was approved, and when; null where it was released before that was kept. */
  readonly approval: string | null;
  readonly done: readonly string[];
}

interface WaitingRow {
  readonly since: string;
  readonly by: string;
  /** Of the text, which is sent back by whoever approves it. */
  readonly version: string;
  readonly done: readonly string[];
  /** Prepared by the reader, so that somebody else has to approve. */
  readonly isOwn: boolean;
  /** As an officer typed it and was refused. */
  readonly typed: TypedDecision | null;
  readonly faults: { readonly number: string | null; readonly decidedOn: string | null } | null;
}

const notices = ['prepared', 'approved', 'changed', 'taken-back', 'withdrawn'] as const;
export type Notice = (typeof notices)[number];

/** A decision that could not be recorded as it was typed. */
interface RefusedDecision {
  readonly campaignId: string;
  readonly period: string;
  readonly typed: TypedDecision;
  readonly faults: DecisionFaults;
}

/** What a commune did after a survey, told in a page of its results: characters at most. */
export const LONGEST_DONE = 2_000;

/** A text that is longer, as it was typed. */
interface UnpreparedText {
  readonly campaignId: string;
  readonly period: string;
  readonly done: string;
}

/** For whom, and after what. */
export interface ReleasesReader {
  readonly reader: Pick<Staff, 'name' | 'role'>;
  readonly notice: unknown;
  readonly refused: RefusedDecision | null;
  readonly unprepared: UnpreparedText | null;
  readonly language: Language;
}

/** What waits for the chairman first, then the newest. */
export function toReleasesPage(
  communes: readonly { readonly commune: CommuneName; readonly results: readonly Releasable[] }[],
  asked: ReleasesReader,
): ReleasesPage {
  const { role } = asked.reader;
  return {
    communes: communes.map(({ commune, results }) => ({
      key: commune.key,
      name: communeHeading(commune),
      rows: results
        .toSorted(({ result: a }, { result: b }) => (a.to < b.to ? 1 : a.to > b.to ? -1 : 0))
        .toSorted((a, b) => Number(b.waiting !== null) - Number(a.waiting !== null))
        .map((one) => toRow(one, asked)),
    })),
    waiting: communes.flatMap(({ results }) => results).filter(({ waiting }) => waiting !== null).length,
    mayApprove: may(role, 'approve-results'),
    mayRecord: may(role, 'record-approval'),
    tooLong: asked.unprepared && { field: `done-${idOf(asked.unprepared)}`, most: LONGEST_DONE },
    notice: notices.find((one) => one === asked.notice) ?? null,
  };
}

function toRow(one: Releasable, { language, reader, refused, unprepared }: ReleasesReader): ReleaseRow {
  const { result, waiting, shown } = one;
  const { counts, rate, target, certainty, meaning } = sentencesOf(result, language);
  const first = rate === null ? counts : `${counts.replace(/\.$/, '')} (${rate}).`;
  const isRefused = refused?.campaignId === result.campaignId && refused.period === result.period;
  const isTooLong = unprepared?.campaignId === result.campaignId && unprepared.period === result.period;
  return {
    id: idOf(result),
    ...{ campaignId: result.campaignId, period: result.period, campaign: result.campaignName },
    subject: subjectTitle(result, language),
    ...{ when: periodWords(result, language), lockedOn: formatDay(result.lockedOn, language) },
    sentences: [first, target?.sentence, certainty, meaning].flatMap((sentence) => (sentence ? [sentence] : [])),
    shown: shown && {
      ...{ since: formatDay(shown.releasedOn, language), by: shown.releasedBy, done: paragraphsOf(shown.done) },
      approval: approvalWords(decidedIn(shown).approval, result.commune, language),
    },
    waiting: waiting && {
      ...{ since: formatDay(waiting.preparedOn, language), by: waiting.preparedBy, version: versionOf(waiting) },
      ...{ done: paragraphsOf(waiting.done), isOwn: waiting.preparedBy === reader.name },
      ...{ typed: isRefused ? refused.typed : null, faults: isRefused ? faultKeys(refused.faults) : null },
    },
    done: isTooLong ? unprepared.done : ((waiting ?? shown)?.done ?? ''),
    tooLong: isTooLong ? LONGEST_DONE : null,
    tellable: isTellable(result.overall),
  };
}

/** Of a result, unique on the page. */
function idOf({ campaignId, period }: Pick<UnpreparedText, 'campaignId' | 'period'>): string {
  return `${campaignId}-${period}`;
}

/** Keys of what is said at each field. */
function faultKeys({ number, decidedOn }: DecisionFaults): NonNullable<WaitingRow['faults']> {
  const keyOf = (fault: string | null): string | null =>
    fault === null ? null : `publicResults.staff.faults.${fault}`;
  return { number: keyOf(number), decidedOn: keyOf(decidedOn) };
}
