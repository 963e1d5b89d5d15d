import { z } from 'zod';
import { isPointKind } from '../collection-points/collection-point.entity.js';
import type { PlaceKind } from '../collection-points/point-places.js';
import type { Subject } from '../questionnaires/questionnaire.js';
import { addDays, type Day, readDay } from '../rules/days.js';
import { readNumber } from '../rules/typed-text.js';
import { Campaign } from './campaign.entity.js';
import { DAYS_UNTIL_LOCK, WHOLE } from './campaign-calendar.js';
import type { NewCampaign } from './campaigns.service.js';

/** What the page of a new campaign sends, as it was typed. Boxes that are not ticked are missing. */
export const campaignForm = z.object({
  commune: z.string().max(100),
  questionnaire: z.string().max(100),
  tabletQuestionnaire: z.string().max(100).default(''),
  name: z.string().max(200),
  opensOn: z.string().max(20),
  endsOn: z.string().max(20),
  locksOn: z.string().max(20),
  target: z.enum(['usual', 'own', 'none']),
  targetPercent: z.string().max(10),
  continuous: z.literal('yes').optional(),
  period: z.enum(['quarter', 'month']).default('quarter'),
  fromDay: z.enum(['1', '15']).default('1'),
  testing: z.literal('yes').optional(),
  pointKind: z.string().max(20).refine(isPointKind),
  places: ticked(z.enum(['counter', 'field', 'village'])),
  points: ticked(z.string().max(100)),
});

export type TypedCampaign = z.output<typeof campaignForm>;

/** Fields that can be at fault, as the page names them. */
export type CampaignField =
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
  readonly why: CampaignField | 'noDay' | 'endsOnMissing' | 'roundDue' | 'periodDue';
  /** Of a lock that would come at once: its day, and the day from which on there would be none. */
  readonly due?: { readonly day: Day; readonly next: Day };
}

export function faultAt(field: CampaignField, why: CampaignFault['why'] = field): CampaignFault {
  return { field, why };
}

/** Several boxes of one name arrive as a list, a single one as text, none not at all. */
function ticked<T extends z.ZodType<string>>(one: T) {
  return z.union([z.array(one), one.transform((value) => [value])]).default([]);
}

/**
 * The campaign that was typed, without its points.
 * @param today a campaign with a period that would lock at once, before anybody has answered, is not made
 * @returns the fields at fault when days or target cannot be used
 */
export function readCampaign(
  typed: TypedCampaign,
  today: Day,
): NewCampaign | { readonly faults: readonly CampaignFault[] } {
  const [opensOn, endsOn, locksOn] = [readDay(typed.opensOn), readDay(typed.endsOn), readDay(typed.locksOn)];
  const target = targetOf(typed);
  const faults: CampaignFault[] = [];
  for (const field of ['opensOn', 'endsOn', 'locksOn'] as const) {
    if (typed[field].trim() !== '' && readDay(typed[field]) === null) faults.push(faultAt(field, 'noDay'));
  }
  if (typed.opensOn.trim() === '') faults.push(faultAt('opensOn'));
  if (typed.endsOn.trim() === '') faults.push(faultAt('endsOn', 'endsOnMissing'));
  if (opensOn && endsOn && endsOn < opensOn) faults.push(faultAt('endsOn'));
  if (locksOn && endsOn && locksOn <= endsOn) faults.push(faultAt('locksOn'));
  if (target === 'fault') faults.push(faultAt('targetPercent'));
  if (faults.length > 0 || !opensOn || !endsOn || target === 'fault') return { faults };
  const read = toCampaign(typed, { opensOn, endsOn, locksOn: locksOn ?? undefined, target });
  const due = dueAlready(read, today);
  return due ? { faults: [due] } : read;
}

/** A period whose lock day has come would be locked by the clock with nobody in it. */
function dueAlready(wanted: NewCampaign, today: Day): CampaignFault | null {
  const { opensOn, endsOn, locksOn = addDays(endsOn, DAYS_UNTIL_LOCK), continuous, fromDay } = wanted;
  const rhythm = { opensOn, endsOn, locksOn, fromDay, period: continuous ? wanted.period : null };
  const campaign = Object.assign(new Campaign(), rhythm);
  const [period = WHOLE] = campaign.periods;
  const day = campaign.lockDayOf(period);
  if (day > today) return null;
  const open = campaign.periods.find((one) => campaign.lockDayOf(one) > today);
  if (!continuous || open === undefined) return { ...faultAt('locksOn', 'roundDue'), due: { day, next: today } };
  return { ...faultAt('opensOn', 'periodDue'), due: { day, next: campaign.daysOf(open).from } };
}

function toCampaign(
  typed: TypedCampaign,
  { opensOn, endsOn, locksOn, target }: Pick<NewCampaign, 'opensOn' | 'endsOn' | 'locksOn' | 'target'>,
): NewCampaign {
  return {
    communeId: typed.commune,
    questionnaire: typed.questionnaire,
    tabletQuestionnaire: typed.tabletQuestionnaire,
    name: typed.name,
    ...{ opensOn, endsOn, locksOn, target },
    continuous: typed.continuous === 'yes',
    ...{ period: typed.period, fromDay: typed.fromDay === '15' ? 15 : 1 },
    testing: typed.testing === 'yes',
  };
}

/** Undefined leaves the target to the questionnaire. A percentage may be written "92,5". */
function targetOf({ target, targetPercent }: TypedCampaign): number | null | undefined | 'fault' {
  if (target === 'usual') return undefined;
  if (target === 'none') return null;
  const percent = readNumber(targetPercent.replace(/%\s*$/, '')) ?? 0;
  return percent > 0 && percent <= 100 ? percent / 100 : 'fault';
}

/** An empty form: from today for three weeks, the lock five days later. */
export function usualCampaign(commune: string, opensOn: Day, endsOn: Day): TypedCampaign {
  return {
    ...{ commune, opensOn, endsOn, locksOn: '', questionnaire: 'trung-tam', tabletQuestionnaire: '', name: '' },
    ...{ target: 'usual', targetPercent: '90', continuous: undefined, testing: undefined },
    ...{ period: 'quarter', fromDay: '1' },
    ...{ pointKind: 'qr', places: ['counter'], points: [] },
  };
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
