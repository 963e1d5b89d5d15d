import { WHOLE } from '../campaigns/campaign-calendar.js';
import { formatDay, formatPeriod } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import type { Day } from '../rules/days.js';
import { type Duty, type DutyTime, isOfDossier, quarterPeriods } from './duties-of.js';
import { isUsual } from './usual-duties.js';

/** One time of a duty in words, for a row of any page. */
export interface DutyRow {
  readonly key: string;
  readonly communeId: string;
  readonly name: string;
  /** `năm 2026`, `quý III/2026`, `tuần 45/2026` */
  readonly of: string;
  readonly occurrence: string;
  readonly due: Day;
  /** `còn 7 ngày`; null once it is done. */
  readonly left: string | null;
  readonly stateLabel: string;
  /** Class of the tag. */
  readonly stateStyle: 'good' | 'bad' | 'attention' | '';
  /** By what it is done, or how far it is. */
  readonly told: string | null;
  /** What was written when it was marked. */
  readonly markNote: string;
  readonly roleLabel: string;
  /** Where a day off comes before it: the last day on which offices work. */
  readonly lastWorkingDay: Day | null;
  /** What an officer wrote about it. */
  readonly note: string;
}

export function toDutyRow(time: DutyTime, language: Language): DutyRow {
  const { duty, of, due, lastWorkingDay, daysLeft, state, done } = time;
  return {
    ...{ key: duty.key, communeId: duty.communeId, occurrence: of, due, note: duty.note },
    ...{ name: dutyName(duty, language), of: occurrenceWords(of, language) },
    left: done || state === 'before' ? null : leftWords(daysLeft, language),
    stateLabel: `duties.state.${state}`,
    stateStyle: state === 'due' && daysLeft <= SOON_DAYS ? 'attention' : stateStyles[state],
    told: toldWords(time, language),
    markNote: done?.kind === 'hand' ? done.mark.note : '',
    roleLabel: `access.roles.${duty.role}`,
    lastWorkingDay: done || daysLeft < 0 ? null : lastWorkingDay,
  };
}

const stateStyles = { done: 'good', due: '', overdue: 'bad', before: '' } as const;
const SOON_DAYS = 7;

export function dutyName({ key, name }: Pick<Duty, 'key' | 'name'>, language: Language): string {
  return name ?? (isUsual(key) ? translate(language, `duties.usual.${key}.name`) : key);
}

/** @example occurrenceWords('2026-W45', 'vi') // 'tuần 45/2026' */
export function occurrenceWords(of: string, language: Language): string {
  const [, year = '', week] = /^(\d{4})(?:-W(\d\d))?$/.exec(of) ?? [];
  if (week) return translate(language, 'duties.week', { number: Number(week), year });
  return year === '' ? formatPeriod(of, language) : translate(language, 'duties.year', { year });
}

/** @example leftWords(-3, 'vi') // 'quá hạn 3 ngày' */
export function leftWords(daysLeft: number, language: Language): string {
  if (daysLeft === 0) return translate(language, 'duties.left.today');
  const side = daysLeft > 0 ? 'days' : 'over';
  return translate(language, `duties.left.${side}`, { count: Math.abs(daysLeft) });
}

/** By what a duty is done, or what its campaign says of how far it is. */
function toldWords({ duty, of, done, campaign }: DutyTime, language: Language): string | null {
  const say = (key: string, values: Readonly<Record<string, string>> = {}): string =>
    translate(language, `duties.told.${key}`, values);
  const written = (day: Day): string => formatDay(day, language);
  if (done?.kind === 'hand') return say('hand', { day: written(done.mark.markedOn), by: done.mark.markedBy });
  if (done?.kind === 'made') return say('made', { name: done.campaign.name, day: written(done.campaign.opensOn) });
  if (done && 'on' in done) return say(done.kind, { day: written(done.on) });
  if (done) return say('locked', { name: done.campaign.name });
  if (duty.done.kind === 'hand' || isOfDossier(duty.done)) return null;
  if (!campaign) return say(duty.done.kind === 'quarter-locked' ? 'noFeedback' : 'noRound');
  const { name } = campaign;
  if (duty.done.kind !== 'quarter-locked') return say('round', { name, day: written(campaign.lockDayOf(WHOLE)) });
  return say('period', { name, day: written(campaign.lockDayOf(quarterPeriods(campaign, of).at(-1) ?? of)) });
}
