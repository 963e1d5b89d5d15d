import type { Day } from '../rules/days.js';
import type { CampaignRow } from './campaign-row.js';
import type { Visits, VisitsFault, VisitsFrame } from './visits.js';
import { mondayOf, weekOf, weeksBetween } from './weeks.js';

/** The page on which officers enter visits: one week by typing, many by pasting, and what is entered already. */
export interface VisitsView {
  readonly campaign: CampaignRow;
  readonly saved: boolean;
  /** What was pasted, kept where it was refused. */
  readonly text: string;
  readonly faults: readonly FaultRow[];
  readonly moreFaults: number;
  readonly typed: TypedWeek;
  readonly weeks: readonly WeekRow[];
  readonly earlier: readonly WeekRow[];
}

interface FaultRow {
  readonly row: number;
  readonly message: string;
  readonly value: string;
}

/** A week by its number and first day, as it is written. */
export interface WeekName {
  readonly week: string;
  readonly number: number;
  readonly year: string;
  readonly from: Day;
}

interface TypedWeek extends WeekName {
  readonly choices: readonly (WeekName & { readonly chosen: boolean })[];
  readonly inputs: readonly TypedCount[];
  readonly refused: boolean;
}

interface TypedCount {
  /** key of a field */
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly fault: boolean;
}

interface WeekRow extends WeekName {
  /** Fields with a count; 0 where nothing was entered. */
  readonly fields: number;
  readonly total: number;
}

export interface VisitsPage {
  readonly campaign: CampaignRow;
  readonly frame: VisitsFrame;
  readonly visits: readonly Visits[];
  /** The week to type, or null for the newest without visits. */
  readonly week: string | null;
  readonly saved: boolean;
  /** What was pasted, and what is wrong with it. */
  readonly refused: { readonly text: string; readonly faults: readonly VisitsFault[] } | null;
  /** What was typed for the week by field, where some of it cannot be read. */
  readonly typed: ReadonlyMap<string, { readonly value: string; readonly fault: boolean }> | null;
}

export function toVisitsView(page: VisitsPage): VisitsView {
  const { campaign, frame, visits, saved, refused } = page;
  const faults = refused?.faults ?? [];
  const rows = weekRows(frame, visits);
  return {
    ...{ campaign, saved, text: refused?.text ?? '' },
    faults: faults
      .slice(0, MOST_FAULTS)
      .map(({ row, code, value }) => ({ row, value, message: `visits.faults.${code}` })),
    moreFaults: Math.max(0, faults.length - MOST_FAULTS),
    typed: typedWeek(page, rows),
    weeks: rows.slice(0, LATELY),
    earlier: rows.slice(LATELY),
  };
}

/** More than these nobody corrects one by one. */
const MOST_FAULTS = 20;
/** Weeks of a quarter. */
const LATELY = 13;

/** @example weekName('2026-W45') // { week: '2026-W45', number: 45, year: '2026', from: '2026-11-02' } */
export function weekName(week: string): WeekName {
  return { week, number: Number(week.slice(6)), year: week.slice(0, 4), from: mondayOf(week) };
}

/** Every week of the campaign that has begun, newest first. */
function weekRows({ opensOn, endsOn, today }: VisitsFrame, visits: readonly Visits[]): readonly WeekRow[] {
  const weeks = weeksBetween(opensOn, endsOn < today ? endsOn : today).toReversed();
  return weeks.map((week) => {
    const entered = visits.filter((one) => one.week === week);
    return { ...weekName(week), fields: entered.length, total: entered.reduce((sum, { count }) => sum + count, 0) };
  });
}

function typedWeek({ frame, visits, week: asked, typed }: VisitsPage, rows: readonly WeekRow[]): TypedWeek {
  const usual = rows.find(({ fields }) => fields === 0) ?? rows[0];
  const week = rows.find((row) => row.week === asked)?.week ?? usual?.week ?? weekOf(frame.opensOn);
  const counts = new Map(visits.flatMap((one) => (one.week === week ? [[one.field, String(one.count)] as const] : [])));
  return {
    ...weekName(week),
    choices: rows.map((row) => ({ ...weekName(row.week), chosen: row.week === week })),
    inputs: frame.fields.map(({ key, name }) => ({
      ...{ key, name },
      ...(typed?.get(key) ?? { value: counts.get(key) ?? '', fault: false }),
    })),
    refused: typed !== null,
  };
}
