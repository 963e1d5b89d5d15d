import { communeHeading } from '../communes/commune-title.js';
import { formatDay } from '../formatting/days.js';
import type { Language } from '../formatting/languages.js';
import type { Day } from '../rules/days.js';
import { type CommuneName, isTellable, type LockedResult } from './locked-result.js';
import { sentencesOf } from './result-sentences.js';
import { periodWords, subjectTitle } from './results-page.view-model.js';

/** What staff may show to everybody, and what they show already. */
export interface ReleasesPage {
  readonly communes: readonly CommuneReleases[];
  /** What was just done, for a line of confirmation. */
  readonly notice: 'released' | 'withdrawn' | null;
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
  readonly releasedOn: string | null;
  readonly releasedBy: string | null;
  readonly done: string;
  /** False where too few people answered for anything to be told. */
  readonly tellable: boolean;
}

export interface Releasable {
  readonly result: LockedResult;
  readonly release: { readonly releasedOn: Day; readonly releasedBy: string; readonly done: string } | null;
}

export function toReleasesPage(
  communes: readonly { readonly commune: CommuneName; readonly results: readonly Releasable[] }[],
  notice: unknown,
  language: Language,
): ReleasesPage {
  return {
    communes: communes.map(({ commune, results }) => ({
      key: commune.key,
      name: communeHeading(commune),
      rows: results
        .toSorted(({ result: a }, { result: b }) => (a.to < b.to ? 1 : a.to > b.to ? -1 : 0))
        .map((one) => toRow(commune, one, language)),
    })),
    notice: notice === 'released' || notice === 'withdrawn' ? notice : null,
  };
}

function toRow(commune: CommuneName, { result, release }: Releasable, language: Language): ReleaseRow {
  const { counts, rate, target, certainty } = sentencesOf(result, commune, language);
  const first = rate === null ? counts : `${counts.replace(/\.$/, '')} (${rate}).`;
  return {
    id: `${result.campaignId}-${result.period}`,
    ...{ campaignId: result.campaignId, period: result.period, campaign: result.campaignName },
    subject: subjectTitle(result.subject, commune, language),
    ...{ when: periodWords(result, language), lockedOn: formatDay(result.lockedOn, language) },
    sentences: [first, target?.sentence, certainty].flatMap((sentence) => (sentence ? [sentence] : [])),
    releasedOn: release ? formatDay(release.releasedOn, language) : null,
    ...{ releasedBy: release?.releasedBy ?? null, done: release?.done ?? '' },
    tellable: isTellable(result.overall),
  };
}
