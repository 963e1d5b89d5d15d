import { type ChooseCommune, type CommuneCatalogue, toChooseCommune } from '../communes/catalogue.js';
import type { Day } from '../rules/days.js';
import type { SetAside } from './set-aside.entity.js';
import { PAGE_SIZE } from './set-aside.queries.js';

/** The list of what was set aside in a commune: what waits by reason, or what was settled last. */
export interface SetAsideView extends ChooseCommune {
  readonly commune: string;
  readonly waiting: number;
  readonly groups: readonly (ReasonWords & {
    readonly id: string;
    readonly count: number;
    readonly rows: readonly KeptRow[];
  })[];
  readonly showsSettled: boolean;
  readonly settled: readonly (KeptRow & ReasonWords & SettledWords)[];
  readonly saved: string | null;
  readonly page: number;
  readonly pages: number;
  readonly previous: number | null;
  readonly next: number | null;
}

export interface KeptRow {
  readonly href: string;
  readonly point: string;
  /** Null where its sender named none. */
  readonly campaign: string | null;
  readonly answeredOn: Day;
  readonly receivedOn: Day;
  readonly byLabel: string;
}

/** Keys of the sentences that say why it could not be counted. */
export interface ReasonWords {
  readonly reasonLabel: string;
  readonly why: string;
}

interface SettledWords {
  readonly settledLabel: string;
  readonly settledOn: Day | null;
  readonly settledBy: string | null;
  readonly because: string | null;
}

export interface SetAsidePage {
  readonly communes: readonly CommuneCatalogue[];
  readonly commune: string;
  readonly counts: ReadonlyMap<string, number>;
  readonly rows: readonly SetAside[];
  readonly page: number;
  /** Null unless these were asked for. */
  readonly settled: readonly SetAside[] | null;
  /** Names by ID. */
  readonly points: ReadonlyMap<string, string>;
  readonly campaigns: ReadonlyMap<string, string>;
  readonly saved: string | null;
}

export function toSetAsideView({
  communes,
  commune,
  counts,
  rows,
  page,
  settled,
  saved,
  ...names
}: SetAsidePage): SetAsideView {
  const waiting = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const pages = Math.max(1, Math.ceil(waiting / PAGE_SIZE));
  const reasons = [...new Set(rows.map(({ reason }) => reason))];
  return {
    ...toChooseCommune(communes, commune),
    ...{ commune, waiting, saved, page, pages },
    previous: page > 1 ? page - 1 : null,
    next: page < pages ? page + 1 : null,
    groups: reasons.map((reason) => ({
      ...reasonWords(reason),
      ...{ id: `why-${reason}`, count: counts.get(reason) ?? 0 },
      rows: rows.filter((one) => one.reason === reason).map((one) => toRow(one, names)),
    })),
    showsSettled: settled !== null,
    settled: (settled ?? []).map((one) => ({ ...toRow(one, names), ...reasonWords(one.reason), ...settledWords(one) })),
  };
}

export function toRow(
  { communeId, id, pointId, campaignId, answeredOn, receivedOn, byTablet }: SetAside,
  { points, campaigns }: Pick<SetAsidePage, 'points' | 'campaigns'>,
): KeptRow {
  return {
    href: `/set-aside/${communeId}/${id}`,
    point: points.get(pointId) ?? pointId,
    campaign: campaigns.get(campaignId ?? '') ?? null,
    ...{ answeredOn: answeredOn ?? receivedOn, receivedOn },
    byLabel: byTablet ? 'setAside.tablet' : 'setAside.phone',
  };
}

export function reasonWords(reason: string): ReasonWords {
  return { reasonLabel: `setAside.reasons.${reason}`, why: `setAside.why.${reason}` };
}

export function settledWords({ settled, settledOn, settledBy, settledBecause }: SetAside): SettledWords {
  return { settledLabel: `setAside.settled.${settled}`, settledOn, settledBy, because: settledBecause };
}
