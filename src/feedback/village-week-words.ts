import { mondayOf } from '../campaigns/weeks.js';
import { formatDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { addDays } from '../rules/days.js';

/**
 * A week as people say it.
 * @example weekName('2026-W45', 'vi') // 'Tuần 45/2026'
 */
export function weekName(week: string, language: Language): string {
  return translate(language, 'villageWeek.week', { number: String(Number(week.slice(6))), year: week.slice(0, 4) });
}

/**
 * Its first and its last day.
 * @example weekDays('2026-W45', 'vi') // 'từ 02/11/2026 đến 08/11/2026'
 */
export function weekDays(week: string, language: Language): string {
  const monday = mondayOf(week);
  const [from, to] = [monday, addDays(monday, 6)].map((day) => formatDay(day, language));
  return translate(language, 'villageWeek.days', { from: from ?? '', to: to ?? '' });
}
