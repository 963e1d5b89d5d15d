import type { Campaign } from '../campaigns/campaign.entity.js';
import {
  type FromDay,
  firstDayOf,
  isInPeriod,
  lastDayForQuarter,
  lastDayOf,
  monthAfter,
  monthOf,
  monthsOf,
  quarterOf,
  WHOLE,
} from '../campaigns/campaign-calendar.js';
import { type OwnDays, workingDayUpTo } from '../campaigns/working-days.js';
import { addDays, type Day } from '../rules/days.js';

/** What the server prepares by itself: a round's report, a month's table of the Centre, the evidence of a quarter. */
export type PreparedKind = 'report' | 'month' | 'quarter';

/** A survey, as far as it decides what is prepared when. */
export interface Surveyed {
  readonly campaign: Campaign;
  /** People who were served at the Centre are asked. */
  readonly isCentre: boolean;
}

/** A paper that should be there by now. */
export interface ToPrepare {
  readonly id: string;
  readonly kind: PreparedKind;
  readonly period: string;
  /** Whose report it is; null where it tells of no locked figures. */
  readonly campaignId: string | null;
  /** All that it tells is locked. */
  readonly isFinal: boolean;
}

/**
 * What should be prepared by a day. A round's report from its lock on; the table of the month that has ended from the
 * lock of its figures on, or without them; the evidence of a quarter from the lock on, and three working days before it
 * has to be handed in at the latest. What is long past is left to whoever still wants it. Pure.
 * @param own working days of the commune
 */
export function toPrepare(surveys: readonly Surveyed[], today: Day, own: OwnDays): readonly ToPrepare[] {
  const centres = surveys.filter(({ campaign, isCentre }) => isCentre && campaign.continuous);
  const each = centres.flatMap(({ campaign }) => [
    ...monthOfCentre(campaign, today),
    ...quarters(campaign, today, own),
  ]);
  // Of two surveys at the Centre, the one whose figures are there.
  const named = new Map(each.toSorted((a, b) => Number(a.isFinal) - Number(b.isFinal)).map((one) => [one.id, one]));
  return [...surveys.flatMap(({ campaign }) => reportOf(campaign, today)), ...named.values()];
}

function reportOf({ id, continuous, isLocked, endsOn }: Campaign, today: Day): readonly ToPrepare[] {
  if (continuous || !isLocked || endsOn < addDays(today, -2 * DAYS_KEPT_UP)) return [];
  return [{ id: `report-${id}`, kind: 'report', period: WHOLE, campaignId: id, isFinal: true }];
}

function monthOfCentre(campaign: Campaign, today: Day): readonly ToPrepare[] {
  const { fromDay } = campaign;
  const month = monthAfter(monthOf(today, fromDay), -1);
  if (!asksIn(campaign, month, fromDay)) return [];
  const isFinal = campaign.isPeriodLocked(month) || campaign.isPeriodLocked(quarterOf(month));
  // Figures of a month come with its own lock; where they come with the quarter's, nothing is waited for.
  const latest = addDays(lastDayOf(month, fromDay), campaign.period === 'month' ? DAYS_FOR_A_MONTH : 1);
  if (!isFinal && today < latest) return [];
  return [{ id: `month-${month}`, kind: 'month', period: month, campaignId: null, isFinal }];
}

function quarters(campaign: Campaign, today: Day, own: OwnDays): readonly ToPrepare[] {
  const now = quarterOf(today);
  return [quarterOf(addDays(firstDayOf(now), -1)), now].flatMap((quarter): readonly ToPrepare[] => {
    const parts = campaign.periods.filter((period) => monthsOf(period).some((month) => isInPeriod(month, quarter)));
    if (parts.length === 0 || today > addDays(lastDayOf(quarter), DAYS_KEPT_UP)) return [];
    const isFinal = parts.every((period) => campaign.isPeriodLocked(period));
    if (!isFinal && today < evidenceDayOf(quarter, own)) return [];
    const campaignId = isFinal ? campaign.id : null;
    return [{ id: `quarter-${quarter}`, kind: 'quarter', period: quarter, campaignId, isFinal }];
  });
}

/**
 * The day on which the evidence of a quarter is prepared at the latest, whether or not it is locked: three working days
 * are left, that day included.
 * @example evidenceDayOf('2026-Q3', WHOLE_COUNTRY) // '2026-09-25'
 */
export function evidenceDayOf(quarter: string, own: OwnDays): Day {
  const due = lastDayForQuarter(quarter, own);
  return workingDayUpTo(addDays(workingDayUpTo(addDays(due, -1), own), -1), own);
}

function asksIn({ opensOn, endsOn }: Campaign, month: string, fromDay: FromDay): boolean {
  return opensOn <= lastDayOf(month, fromDay) && endsOn >= firstDayOf(month, fromDay);
}

/** A lock may wait ten days; the month after that is told without figures. */
const DAYS_FOR_A_MONTH = 16;
/** A server that was off for longer prepares nothing of what went by. */
const DAYS_KEPT_UP = 45;
