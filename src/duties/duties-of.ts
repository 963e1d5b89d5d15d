import type { Role } from '../access/staff.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { monthsOfQuarter, WHOLE } from '../campaigns/campaign-calendar.js';
import { isWorkingDay, type OwnDays, workingDayUpTo } from '../campaigns/working-days.js';
import type { Topic } from '../questionnaires/questionnaire.js';
import { addDays, type Day } from '../rules/days.js';
import type { DutyMark, DutySetting } from './duty.entity.js';
import { occurrencesBetween, type Rule } from './duty-calendar.js';
import { type DoneBy, isUsual, usualDuties, usualKeys } from './usual-duties.js';

/** A duty as a commune has it. */
export interface Duty {
  readonly communeId: string;
  readonly key: string;
  /** Of an own duty; null for a usual one, whose words are in the languages. */
  readonly name: string | null;
  readonly rule: Rule;
  /** The commune set a day of its own. */
  readonly moved: boolean;
  readonly role: Role;
  readonly note: string;
  readonly off: boolean;
  readonly done: DoneBy;
  /** What was due before is nobody's fault; null while nothing has begun. */
  readonly since: Day | null;
}

/** A campaign, and what it asks about: with a questionnaire of its own a commune does none of these duties. */
export interface Survey {
  readonly campaign: Campaign;
  readonly subject: Topic;
}

/** All that says what a commune has to do, and what is done. */
export interface DutyCalendar {
  readonly duties: readonly Duty[];
  readonly marks: readonly DutyMark[];
  readonly surveys: readonly Survey[];
  readonly ownDays: OwnDays;
  readonly dossiers: readonly DossierDays[];
}

/** When the dossier of a year was registered and handed in; null where it was not yet. */
export interface DossierDays {
  readonly year: number;
  readonly registeredOn: Day | null;
  readonly handedInOn: Day | null;
}

/** `before`: its day lies before the commune used the product, so nobody knows. */
type DutyState = 'done' | 'due' | 'overdue' | 'before';

/** By what a duty is done: somebody's word, a campaign that is there or whose figures are final, or a day of a dossier. */
type Done =
  | { readonly kind: 'hand'; readonly mark: DutyMark }
  | { readonly kind: 'made' | 'locked'; readonly campaign: Campaign }
  | { readonly kind: 'registered' | 'handed-in'; readonly on: Day };

/** One time that a duty has to be done, and how it stands. */
export interface DutyTime {
  readonly duty: Duty;
  readonly of: string;
  readonly due: Day;
  /** Where a day off comes before its end: the last day on which the office works. */
  readonly lastWorkingDay: Day | null;
  /** Negative once it is too late. */
  readonly daysLeft: number;
  readonly state: DutyState;
  readonly done: Done | null;
  /** In which it is done, where one is there. */
  readonly campaign: Campaign | null;
}

/**
 * The usual duties in the order of the year, changed as the commune wants them, then its own by name.
 * @param setUpOn when the commune was brought into the product; null where nobody knows
 */
export function communeDuties(
  communeId: string,
  settings: readonly DutySetting[],
  surveys: readonly Survey[],
  setUpOn: Day | null = null,
): readonly Duty[] {
  const settingOf = (key: string) => settings.find((setting) => setting.key === key);
  const usual = usualKeys.map((key): Duty => {
    const [{ rule, role, done }, own] = [usualDuties[key], settingOf(key)];
    return {
      ...{ communeId, key, name: null, done, rule: own?.rule ?? rule, role: own?.role ?? role },
      since: begunOn(rule, surveys, setUpOn),
      ...{ moved: (own?.rule ?? null) !== null, note: own?.note ?? '', off: own?.off ?? false },
    };
  });
  const own = settings.flatMap(({ key, name, rule, role, note, off, madeOn }): Duty[] => {
    if (isUsual(key) || name === null || rule === null || role === null) return [];
    const done = { kind: 'hand' } as const;
    return [{ communeId, key, name, rule, role, note, off, done, since: madeOn, moved: true }];
  });
  return [...usual, ...own.sort((a, b) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1))];
}

/**
 * From when on a usual duty can be late: a commune is here and asks something. What is owed of a quarter is owed from
 * the first day on which the Centre asks, where it does.
 */
function begunOn(rule: Rule, surveys: readonly Survey[], setUpOn: Day | null): Day | null {
  const atCentre = surveys.filter(({ campaign, subject }) => subject === 'centre' && campaign.continuous);
  const asked = rule.kind === 'quarterly' && atCentre.length > 0 ? atCentre : surveys;
  const [first = null] = asked.map(({ campaign }) => campaign.opensOn).toSorted();
  return first !== null && setUpOn !== null && setUpOn > first ? setUpOn : first;
}

/** Every time between two days, both included, that a duty which is not switched off is due, by day. */
export function dutiesOf(
  { duties, marks, surveys, dossiers, ownDays }: DutyCalendar,
  { today, from, to }: { readonly today: Day; readonly from: Day; readonly to: Day },
): readonly DutyTime[] {
  const marked = new Map(marks.map((mark) => [`${mark.key} ${mark.occurrence}`, mark]));
  return duties
    .filter(({ off }) => !off)
    .flatMap((duty) =>
      // A round may lock some weeks beside the usual day.
      occurrencesBetween(duty.rule, addDays(from, -FURTHEST), addDays(to, FURTHEST), ownDays).map((time): DutyTime => {
        const { of } = time;
        const campaign = campaignFor(duty, of, surveys);
        const due = dueOf(duty, time.due, campaign);
        const mark = marked.get(`${duty.key} ${of}`);
        const done: Done | null = mark
          ? { kind: 'hand', mark }
          : (doneIn(duty, of, campaign) ?? inDossier(duty, of, dossiers));
        return {
          duty,
          of,
          due,
          lastWorkingDay: isWorkingDay(due, ownDays) ? null : workingDayUpTo(due, ownDays),
          daysLeft: daysBetween(today, due),
          state: stateOf(duty, due, done, today),
          done,
          campaign,
        };
      }),
    )
    .filter(({ due }) => due >= from && due <= to)
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

const FURTHEST = 60;

/** What is overdue or due within a month, soonest first; of weekly duties the last week and the next. */
export function dutiesNow(calendar: DutyCalendar, today: Day): readonly DutyTime[] {
  return dutiesOf(calendar, { today, from: addDays(today, -LONGEST_OVERDUE), to: addDays(today, DAYS_AHEAD) })
    .filter(({ duty, daysLeft }) => duty.rule.kind !== 'weekly' || Math.abs(daysLeft) < DAYS_OF_WEEK)
    .filter(({ state }) => state === 'due' || state === 'overdue');
}

/** The first duty that is due later than that, and not every week. */
export function nextDuty(calendar: DutyCalendar, today: Day): DutyTime | null {
  const from = addDays(today, DAYS_AHEAD + 1);
  const later = dutiesOf(calendar, { today, from, to: addDays(from, DAYS_OF_YEAR) });
  return later.find(({ duty, done }) => duty.rule.kind !== 'weekly' && done === null) ?? null;
}

const LONGEST_OVERDUE = 180;
const DAYS_AHEAD = 30;
const DAYS_OF_WEEK = 7;
const DAYS_OF_YEAR = 366;

function dueOf({ done, moved }: Duty, usual: Day, campaign: Campaign | null): Day {
  return done.kind === 'round-locked' && !moved && campaign ? campaign.lockDayOf(WHOLE) : usual;
}

function stateOf({ since }: Duty, due: Day, done: Done | null, today: Day): DutyState {
  if (done) return 'done';
  if (due >= today) return 'due';
  return since !== null && due >= since ? 'overdue' : 'before';
}

/** Of several the one that is locked, else the newest: campaigns come newest first. */
function campaignFor({ done }: Duty, of: string, surveys: readonly Survey[]): Campaign | null {
  if (done.kind === 'hand' || isOfDossier(done)) return null;
  const found = surveys.filter(({ campaign, subject }) => {
    if (done.kind === 'quarter-locked') {
      return subject === 'centre' && campaign.continuous && quarterPeriods(campaign, of).length > 0;
    }
    const month = `${of}-${String(done.month).padStart(2, '0')}`;
    const { opensOn, endsOn, continuous } = campaign;
    return subject === 'administration' && !continuous && opensOn.slice(0, 7) <= month && endsOn.slice(0, 7) >= month;
  });
  const isDone = ({ campaign }: Survey): boolean => doneIn({ done }, of, campaign)?.kind === 'locked';
  return (found.find(isDone) ?? found[0])?.campaign ?? null;
}

function doneIn({ done }: Pick<Duty, 'done'>, of: string, campaign: Campaign | null): Done | null {
  if (!campaign) return null;
  if (done.kind === 'round-made') return { kind: 'made', campaign };
  const periods = done.kind === 'quarter-locked' ? quarterPeriods(campaign, of) : [WHOLE];
  return periods.every((period) => campaign.isPeriodLocked(period)) ? { kind: 'locked', campaign } : null;
}

/** Whether a duty is done in the dossier of its year. */
export function isOfDossier(done: DoneBy): done is Extract<DoneBy, { kind: 'registered' | 'handed-in' }> {
  return done.kind === 'registered' || done.kind === 'handed-in';
}

function inDossier({ done }: Pick<Duty, 'done'>, of: string, dossiers: readonly DossierDays[]): Done | null {
  if (!isOfDossier(done)) return null;
  const dossier = dossiers.find(({ year }) => String(year) === of.slice(0, 4));
  const on = done.kind === 'registered' ? dossier?.registeredOn : dossier?.handedInOn;
  return on ? { kind: done.kind, on } : null;
}

/** What of a campaign has to be locked for a quarter: the quarter itself, or its months. */
export function quarterPeriods(campaign: Campaign, quarter: string): readonly string[] {
  const wanted: readonly string[] = [quarter, ...monthsOfQuarter(quarter)];
  return campaign.periods.filter((period) => wanted.includes(period));
}

function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
