import type { PlaceKind } from '../collection-points/point-places.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { type Questionnaire, type Subject, topicOf } from '../questionnaires/questionnaire.js';
import { addDays, type Day, writtenDay } from '../rules/days.js';
import { cleanLine } from '../rules/typed-text.js';
import { Campaign } from './campaign.entity.js';
import { DAYS_UNTIL_LOCK, type FromDay } from './campaign-calendar.js';

// The one check of what a campaign can be: for the pages that make, change and repeat one, for programs and the command.

/** Fields that can be at fault, as pages and programs name them. */
export type CampaignField =
  | 'name'
  | 'owner'
  | 'questionnaire'
  | 'tabletQuestionnaire'
  | 'opensOn'
  | 'endsOn'
  | 'locksOn'
  | 'targetPercent'
  | 'places'
  | 'points';

/** What is wrong with a field. */
export interface CampaignFault {
  readonly field: CampaignField;
  /** Key of its sentence under `campaigns.faults`. */
  readonly why: FaultKey;
  /** Of a lock that would come at once: its day, and the day from which on there would be none. */
  readonly due?: { readonly day: Day; readonly next: Day };
  /** The day that is meant, for programs; a page repeats what stands in its field. */
  readonly typed?: string;
  /** The target that was probably meant, a fraction. */
  readonly meant?: number;
  /** Name of the campaign that is in the way. */
  readonly campaign?: string;
}

export type FaultKey =
  | CampaignField
  | 'noDay'
  | 'endsOnMissing'
  | 'roundDue'
  | 'periodDue'
  | 'farDay'
  | 'nameMissing'
  | 'nameTaken'
  | 'targetFraction'
  | 'questionnairePoints'
  | 'questionnaireRetired'
  | 'endPast'
  | 'endVisits';

export function faultAt(field: CampaignField, why: FaultKey = field): CampaignFault {
  return { field, why };
}

/** A campaign as somebody wants it. A day that cannot be read is null: others say so, and it is compared with none. */
export interface WantedCampaign {
  /** Empty for the title of the questionnaire. */
  readonly name: string;
  readonly opensOn: Day | null;
  readonly endsOn: Day | null;
  /** Five days after the end where it is null. */
  readonly locksOn: Day | null;
  /** Fraction; null for none, undefined for the usual one. */
  readonly target: number | null | undefined;
  /** By what it locks; null for a round. */
  readonly period: 'month' | 'quarter' | null;
  readonly fromDay: FromDay;
}

/** What a campaign is checked against. */
export interface Circumstances {
  readonly today: Day;
  /** The other campaigns of the commune, by name. */
  readonly names: readonly string[];
  /** As it is so far, where it is changed: what stays as it is needs no check. */
  readonly before?: Campaign;
}

/**
 * What is wrong with a campaign, field by field: a name that is taken or too long; days out of order, more than two years
 * away, or all gone by, so that it would be locked at once with nobody in it; a target outside 50 to 100 %.
 */
export function campaignFaults(wanted: WantedCampaign, known: Circumstances): readonly CampaignFault[] {
  const days = dayFaults(wanted, known);
  const due = days.length > 0 ? null : dueAlready(wanted, known);
  return [...nameFaults(wanted.name, known.names), ...(due ? [due] : days), ...targetFaults(wanted, known.before)];
}

/** Characters that a name has at most: it stands in tables, titles of pages and on sheets. */
const LONGEST_NAME = 150;

function nameFaults(typed: string, names: readonly string[]): readonly CampaignFault[] {
  const name = cleanLine(typed);
  if (name.length > LONGEST_NAME) return [faultAt('name')];
  return isTaken(name, names) ? [{ ...faultAt('name', 'nameTaken'), campaign: name }] : [];
}

/** The same for a reader: letters may be large or small. */
export function isTaken(name: string, names: readonly string[]): boolean {
  const read = (one: string): string => cleanLine(one).toLocaleLowerCase();
  return name !== '' && names.some((one) => read(one) === read(name));
}

function dayFaults(wanted: WantedCampaign, { today, before }: Circumstances): readonly CampaignFault[] {
  const { opensOn, endsOn, locksOn } = wanted;
  const faults: CampaignFault[] = [];
  for (const field of ['opensOn', 'endsOn', 'locksOn'] as const) {
    const day = wanted[field];
    if (day === null || day === before?.[field] || !isFar(day, today)) continue;
    faults.push({ ...faultAt(field, 'farDay'), typed: writtenDay(day) });
  }
  if (opensOn && endsOn && endsOn < opensOn) faults.push(faultAt('endsOn'));
  if (locksOn && endsOn && locksOn <= endsOn) faults.push(faultAt('locksOn'));
  return faults;
}

/** More than two years from today: a year that was mistyped. */
function isFar(day: Day, today: Day): boolean {
  return day < inYears(today, -2) || day > inYears(today, 2);
}

function inYears(day: Day, years: number): Day {
  return addDays(`${Number(day.slice(0, 4)) + years}${day.slice(4, 8)}01` as Day, Number(day.slice(8)) - 1);
}

const [LEAST_TARGET, MOST_TARGET] = [0.5, 1];

function targetFaults({ target }: WantedCampaign, before: Campaign | undefined): readonly CampaignFault[] {
  if (target === null || target === undefined || target === before?.target) return [];
  if (target >= LEAST_TARGET && target <= MOST_TARGET) return [];
  // "0,95" where per cent are asked for means 95.
  const meant = Number((target * 100).toFixed(6));
  const isFraction = meant >= LEAST_TARGET && meant <= MOST_TARGET;
  return [isFraction ? { ...faultAt('targetPercent', 'targetFraction'), meant } : faultAt('targetPercent')];
}

/** A period whose lock day has come would be locked by the clock with nobody in it. */
function dueAlready(wanted: WantedCampaign, { today, before }: Circumstances): CampaignFault | null {
  const { opensOn, endsOn, period, fromDay } = wanted;
  if (!opensOn || !endsOn) return null;
  const locksOn = wanted.locksOn ?? addDays(endsOn, DAYS_UNTIL_LOCK);
  const stays =
    before &&
    opensOn === before.opensOn &&
    endsOn === before.endsOn &&
    locksOn === before.locksOn &&
    period === before.period &&
    fromDay === before.fromDay;
  if (stays) return null;
  const lockedPeriods = before?.lockedPeriods ?? [];
  const campaign = Object.assign(new Campaign(), { opensOn, endsOn, locksOn, period, fromDay, lockedPeriods });
  const open = campaign.periods.filter((one) => !campaign.isPeriodLocked(one));
  const [first] = open;
  if (first === undefined || campaign.lockDayOf(first) > today) return null;
  const day = campaign.lockDayOf(first);
  const next = open.find((one) => campaign.lockDayOf(one) > today);
  if (period === null || next === undefined) return { ...faultAt('locksOn', 'roundDue'), due: { day, next: today } };
  // What waits for paper and has answers is due all the same, and is no fault of who moves the end.
  if (before && before.opensOn === opensOn) return null;
  return { ...faultAt('opensOn', 'periodDue'), due: { day, next: campaign.daysOf(next).from } };
}

/**
 * Can points at such places serve a questionnaire? Fields and counters belong to surveys on the Centre, villages to
 * those on the administration and to meetings.
 * @returns the field of the page that is at fault, or null
 * @example placesFault('centre', ['village']) // 'places'
 */
export function placesFault(subject: Subject, places: readonly PlaceKind[]): 'places' | null {
  const barred: readonly PlaceKind[] =
    subject === 'centre' ? ['village'] : ['administration', 'meeting'].includes(subject) ? ['counter', 'field'] : [];
  return places.some((place) => barred.includes(place)) ? 'places' : null;
}

/**
 * Where a survey is usually answered: what is ticked before anybody chooses. A Centre whose counters nobody has listed yet
 * is answered by field.
 * @example usualPlaces('meeting', { counters: [] }) // ['village']
 */
export function usualPlaces(
  subject: Subject,
  { counters }: Pick<CommuneCatalogue, 'counters'>,
): readonly ('counter' | 'field' | 'village')[] {
  if (subject === 'centre') return counters.length > 0 ? ['counter'] : ['field'];
  return ['administration', 'meeting'].includes(subject) ? ['village'] : [];
}

/**
 * The plans set 90 % for the survey on the administration; the Centre reads the same line. A meeting has no target, and
 * none is set for what a commune asks by itself.
 */
export function usualTarget(questionnaire: Pick<Questionnaire, 'key' | 'subject'>): number | null {
  return ['centre', 'administration'].includes(topicOf(questionnaire)) ? 0.9 : null;
}

/**
 * On which day the units are looked at of which one leads a campaign: that of its opening, or today once it runs.
 * @example ownerDay('2026-11-01', '2026-08-20') // '2026-11-01'
 * @example ownerDay(null, '2026-08-20') // '2026-08-20'
 */
export function ownerDay(opensOn: Day | null, today: Day): Day {
  return opensOn !== null && opensOn > today ? opensOn : today;
}

export function isUnit({ units }: Pick<CommuneCatalogue, 'units'>, unit: string): boolean {
  return units.some(({ key }) => key === unit);
}
