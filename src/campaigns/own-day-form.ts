import { z } from 'zod';
import { addDays, type Day, readDay } from '../rules/days.js';
import { cleanLine } from '../rules/typed-text.js';
import type { OwnDay } from './own-day.entity.js';
import { firstDayToChange, isWorkingDay, type OwnDays, WHOLE_COUNTRY } from './working-days.js';

/** Whatever is too long for its field is told beside it, and kept. */
const typedText = z.string().max(20_000).default('');
export const ownDayForm = z.object({ day: typedText, works: typedText, note: typedText });
export type TypedOwnDay = z.output<typeof ownDayForm>;

/** What a commune says of a day. */
export type SaidOfDay = Pick<OwnDay, 'day' | 'works' | 'note'>;

/** The fields at fault, each with the key of its sentence. */
export type OwnDayFaults = { readonly [Field in keyof TypedOwnDay]?: `workingDays.faults.${string}` };

/** @returns what was typed, or everything that is wrong with it at once */
export function readOwnDay(
  typed: TypedOwnDay,
  { today, own }: { readonly today: Day; readonly own: OwnDays },
): SaidOfDay | { readonly faultOf: OwnDayFaults } {
  const day = readDay(typed.day);
  const works = typed.works === 'yes' ? true : typed.works === 'no' ? false : null;
  const note = cleanLine(typed.note);
  const dayFault = day === null ? 'day' : unchangeable(day, today, own);
  const isKept = day !== null && own.get(day) === works;
  const isUsual = day !== null && works !== null && !isKept && isWorkingDay(day, WHOLE_COUNTRY) === works;
  const faultOf: OwnDayFaults = {
    ...(dayFault === null ? {} : { day: `workingDays.faults.${dayFault}` as const }),
    ...(works === null ? { works: 'workingDays.faults.works' as const } : {}),
    ...(dayFault === null && isUsual
      ? { works: `workingDays.faults.${works ? 'worksAnyway' : 'offAnyway'}` as const }
      : {}),
    ...noteFault(note),
  };
  return Object.keys(faultOf).length > 0 || day === null || works === null ? { faultOf } : { day, works, note };
}

/**
 * Why a day can be made neither a day off nor a working day; null where it can.
 * @returns the end of a key under `workingDays.faults`
 */
export function unchangeable(day: Day, today: Day, own: OwnDays): 'past' | 'far' | null {
  if (day < firstDayToChange(today, own)) return 'past';
  return day > addDays(today, FURTHEST_DAYS) ? 'far' : null;
}

const FURTHEST_DAYS = 731;
const LONGEST_NOTE = 200;

function noteFault(note: string): OwnDayFaults {
  if (note === '') return { note: 'workingDays.faults.noNote' };
  return note.length > LONGEST_NOTE ? { note: 'workingDays.faults.longNote' } : {};
}
