import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectFolder } from '../config/settings.js';
import { type Day, isDay } from '../rules/days.js';

/**
 * The public holidays of Vietnam (Bộ luật Lao động 45/2019/QH14, Điều 112; 24 November since Nghị quyết 80-NQ/TW of
 * 2026), as `data/holidays` has them: a file for each year, with the days off that make up for a holiday on a weekend
 * (Điều 111 khoản 3), and the working Saturdays for which another day is off.
 */

/** What a day off is for; `swapped` is made up for on a Saturday. */
const holidayKinds = [
  ...(['new-year', 'tet', 'ancestors', 'reunification', 'labour', 'independence', 'culture', 'swapped'] as const),
] as const;

const day = z.custom<Day>(isDay);
const file = z.strictObject({
  year: z.int(),
  /** False while nobody has said when offices are closed: its days follow the law and the lunar calendar. */
  announced: z.boolean(),
  source: z.string().min(1),
  daysOff: z.array(z.strictObject({ day, holiday: z.enum(holidayKinds), instead: z.literal(true).optional() })),
  workingInstead: z.array(z.strictObject({ day, for: day })),
});
export type Holidays = z.output<typeof file>;

/** The holidays of a year; null for a year that has no file. @throws Error where a file cannot be read */
export function holidaysOf(year: number): Holidays | null {
  known ??= new Map(read().map((one) => [one.year, one]));
  return known.get(year) ?? null;
}

/** Read when first asked for, and kept: the files change with the product only. */
let known: ReadonlyMap<number, Holidays> | null = null;

function read(): readonly Holidays[] {
  const folder = join(projectFolder, 'data', 'holidays');
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.map((name) => file.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}
