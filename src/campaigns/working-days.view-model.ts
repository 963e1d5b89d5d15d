import { may, type Staff } from '../access/staff.js';
import { type ChooseCommune, type CommuneCatalogue, communeHeading, toChooseCommune } from '../communes/catalogue.js';
import type { Language } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { addDays, type Day } from '../rules/days.js';
import { weekdayOf } from './campaign-calendar.js';
import { type Holidays, holidaysOf } from './holidays.js';
import type { OwnDay } from './own-day.entity.js';
import { type OwnDayFaults, type TypedOwnDay, unchangeable } from './own-day-form.js';
import { firstDayToChange, type OwnDays } from './working-days.js';

/** What was typed and could not be done. */
export interface RefusedDay {
  readonly typed: TypedOwnDay;
  readonly faultOf: OwnDayFaults;
  /** A day that is past was to be taken back. */
  readonly isPast?: boolean;
}

/** A day in a row, with its weekday. */
interface DayRow {
  readonly on: Day;
  /** Key of its name. */
  readonly weekday: string;
}

/** Days off that follow each other for the same reason; `to` is null for one alone. */
interface DaysOff extends DayRow {
  readonly to: Day | null;
  readonly label: string;
  readonly instead: boolean;
}

export interface WorkingDaysView extends ChooseCommune {
  readonly communeId: string;
  readonly heading: string;
  /** The language of what officers write. */
  readonly spoken: Language;
  readonly year: number;
  readonly yearBefore: string | null;
  readonly yearAfter: string | null;
  /** Null where nothing is known of a year but its fixed holidays. */
  readonly holidays: Pick<Holidays, 'announced' | 'source'> | null;
  readonly daysOff: readonly DaysOff[];
  /** Saturdays on which everybody works, each with the day that is off for it. */
  readonly makingUp: readonly (DayRow & { readonly for: Day })[];
  readonly own: readonly (DayRow & Pick<OwnDay, 'works' | 'note' | 'setBy'> & { readonly mayRemove: boolean })[];
  readonly mayKeep: boolean;
  /** Earlier ones cannot become another. */
  readonly firstDay: Day;
  readonly typed: TypedOwnDay;
  readonly faultOf: OwnDayFaults;
  readonly isPast: boolean;
  /** Key of what was done just now. */
  readonly saved: string | null;
}

export function toWorkingDaysView({
  catalogue,
  communes,
  own,
  today,
  reader,
  year: asked,
  saved,
  refused,
}: {
  readonly catalogue: CommuneCatalogue;
  readonly communes: readonly CommuneCatalogue[];
  readonly own: readonly OwnDay[];
  readonly today: Day;
  readonly reader: Pick<Staff, 'role'>;
  readonly year?: unknown;
  readonly saved?: unknown;
  readonly refused: RefusedDay | null;
}): WorkingDaysView {
  const year = yearAsked(asked, today);
  const holidays = holidaysOf(year);
  const mayKeep = may(reader.role, 'keep-duties');
  const days: OwnDays = new Map(own.map(({ day, works }) => [day, works]));
  const known = (wanted: number): string | null => (holidaysOf(wanted) ? String(wanted) : null);
  return {
    ...toChooseCommune(communes, catalogue.key),
    ...{ communeId: catalogue.key, heading: communeHeading(catalogue), spoken: MAIN_LANGUAGE },
    ...{ year, yearBefore: known(year - 1), yearAfter: known(year + 1) },
    holidays: holidays && { announced: holidays.announced, source: holidays.source },
    daysOff: toDaysOff(holidays?.daysOff ?? []),
    makingUp: (holidays?.workingInstead ?? []).map((one) => ({ ...toDayRow(one.day), for: one.for })),
    own: own
      .filter(({ day }) => day.startsWith(String(year)))
      .map(({ day, works, note, setBy }) => {
        const mayRemove = mayKeep && unchangeable(day, today, days) !== 'past';
        return { ...toDayRow(day), works, note, setBy, mayRemove };
      }),
    ...{ mayKeep, firstDay: firstDayToChange(today, days) },
    typed: refused?.typed ?? { day: '', works: '', note: '' },
    faultOf: refused?.faultOf ?? {},
    isPast: refused?.isPast ?? false,
    saved: saved === 'set' || saved === 'removed' ? `workingDays.${saved}` : null,
  };
}

/** The year of today for anything that is no year of a file. */
function yearAsked(asked: unknown, today: Day): number {
  const year = typeof asked === 'string' ? Number(asked) : Number.NaN;
  return holidaysOf(year) ? year : Number(today.slice(0, 4));
}

function toDaysOff(days: Holidays['daysOff']): readonly DaysOff[] {
  const found: DaysOff[] = [];
  for (const { day, holiday, instead = false } of days) {
    const label = `workingDays.holidays.${holiday}`;
    const before = found.at(-1);
    const follows = before?.label === label && before.instead === instead;
    if (follows && addDays(before.to ?? before.on, 1) === day) found[found.length - 1] = { ...before, to: day };
    else found.push({ ...toDayRow(day), to: null, label, instead });
  }
  return found;
}

function toDayRow(day: Day): DayRow {
  return { on: day, weekday: `figures.weekday.${weekdayOf(day)}` };
}
