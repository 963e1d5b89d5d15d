import { type CommuneCatalogue, communeHeading } from '../communes/catalogue.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import type { FeedbackEntry } from './feedback.entity.js';
import type { Told } from './feedback.service.js';
import { LONGEST_TOLD, type TellingFault, type TypedTelling } from './tell-form.js';
import type { ToldFeedback } from './told-feedback.entity.js';

/** Of what was answered and is not told yet, the newest. */
const MOST_OFFERED = 20;

/** What staff see of what everybody is told. */
export function toToldView({
  commune,
  told,
  entries,
  mayPrint,
  notice,
  refused,
}: {
  readonly commune: CommuneCatalogue;
  readonly told: readonly ToldFeedback[];
  readonly entries: readonly Told[];
  /** The sheet for the wall. */
  readonly mayPrint: boolean;
  readonly notice: unknown;
  /** A reason that says nothing, or too much, for taking one back. */
  readonly refused: { readonly id: string; readonly reason: string } | null;
}) {
  const known = new Set(told.map(({ entryId }) => entryId));
  const address = `/feedback/${commune.key}`;
  return {
    ...{ key: commune.key, spoken: MAIN_LANGUAGE, mayPrint },
    ...{ heading: communeHeading(commune), address, results: `/results/${commune.key}#told` },
    notice: notices.find((one) => one === notice) ? `toldFeedback.notice.${String(notice)}` : null,
    isShown: told.some(({ takenBackOn }) => takenBackOn === null),
    told: told.map(({ entryId: id, ...one }) => ({
      ...one,
      ...{ id, href: `${address}/${id}/tell`, takeBack: `${address}/${id}/take-back` },
      isAhead: one.doneBy !== null && one.doneBy > one.toldOn,
      refused: refused?.id === id ? { reason: refused.reason } : null,
    })),
    offered: entries
      .filter(({ entry, case: now }) => !known.has(entry.id) && entry.masked !== '' && now && now.answer !== null)
      .slice(0, MOST_OFFERED)
      .map(({ entry }) => ({
        ...{ href: `${address}/${entry.id}/tell`, words: entry.masked, receivedOn: entry.receivedOn },
      })),
  };
}

const notices = ['told', 'taken-back'] as const;

/** The form in which one is written. */
export function toTellView(
  commune: CommuneCatalogue,
  entry: FeedbackEntry,
  page: {
    readonly typed: TypedTelling;
    readonly faultOf: Readonly<Partial<Record<keyof TypedTelling, TellingFault>>>;
    readonly changes: number;
    readonly isChanged?: boolean;
  },
) {
  return {
    ...page,
    ...{ heading: communeHeading(commune), masked: entry.masked, receivedOn: entry.receivedOn, longest: LONGEST_TOLD },
    ...{ action: `/feedback/${commune.key}/${entry.id}/tell`, back: `/feedback/${commune.key}/told` },
  };
}
