import { z } from 'zod';
import { isPointKind } from '../collection-points/collection-point.entity.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import type { Subject } from '../questionnaires/questionnaire.js';
import { type Day, readDay } from '../rules/days.js';
import { readNumber } from '../rules/typed-text.js';
import {
  type CampaignFault,
  type Circumstances,
  campaignFaults,
  faultAt,
  usualPlaces,
  type WantedCampaign,
} from './campaign-check.js';
import type { NewCampaign } from './new-campaign.js';

/** A line as it was typed: whatever is too long for its field is told beside it, and kept. */
const line = z.string().max(20_000);
const box = z.literal('yes').optional();

/** What the pages of a campaign have in common. Boxes that are not ticked are missing. */
export const campaignFields = {
  questionnaire: line,
  tabletQuestionnaire: line.default(''),
  name: line,
  /** Key of the unit that leads it; empty for none. */
  owner: line.default(''),
  opensOn: line,
  endsOn: line,
  locksOn: line,
  target: z.enum(['usual', 'own', 'none']),
  targetPercent: line,
  continuous: box,
  period: z.enum(['quarter', 'month']).default('quarter'),
  fromDay: z.enum(['1', '15']).default('1'),
  testing: box,
};

/** What the page of a new campaign sends, as it was typed. */
export const campaignForm = z.object({
  commune: z.string().max(100),
  ...campaignFields,
  pointKind: z.string().max(20).refine(isPointKind),
  /** The questionnaire for which the boxes of the places were ticked on the page. */
  placesFor: line.default(''),
  places: ticked(z.enum(['counter', 'field', 'village'])),
  points: ticked(z.string().max(100)),
});

export type TypedCampaign = z.output<typeof campaignForm>;
export type TypedFields = z.output<z.ZodObject<typeof campaignFields>>;

/** Several boxes of one name arrive as a list, a single one as text, none not at all. */
function ticked<T extends z.ZodType<string>>(one: T) {
  return z.union([z.array(one), one.transform((value) => [value])]).default([]);
}

/** What was read of the fields: days and target, with what of them cannot be read. */
export interface ReadFields {
  readonly wanted: WantedCampaign;
  readonly faults: readonly CampaignFault[];
}

/** Reads days, target and rhythm; what cannot be read is a fault and null. */
export function readFields(typed: TypedFields): ReadFields {
  const [opensOn, endsOn, locksOn] = [readDay(typed.opensOn), readDay(typed.endsOn), readDay(typed.locksOn)];
  const faults: CampaignFault[] = [];
  for (const field of ['opensOn', 'endsOn', 'locksOn'] as const) {
    if (typed[field].trim() !== '' && readDay(typed[field]) === null) faults.push(faultAt(field, 'noDay'));
  }
  if (typed.opensOn.trim() === '') faults.push(faultAt('opensOn'));
  if (typed.endsOn.trim() === '') faults.push(faultAt('endsOn', 'endsOnMissing'));
  const target = targetOf(typed);
  if (target === 'fault') faults.push(faultAt('targetPercent'));
  const wanted = {
    ...{ name: typed.name, opensOn, endsOn, locksOn, target: target === 'fault' ? null : target },
    ...rhythmOf(typed),
  };
  return { wanted, faults };
}

function rhythmOf({ continuous, period, fromDay }: TypedFields): Pick<WantedCampaign, 'period' | 'fromDay'> {
  if (continuous !== 'yes') return { period: null, fromDay: 1 };
  return { period, fromDay: fromDay === '15' ? 15 : 1 };
}

/**
 * The campaign that was typed, without its points.
 * @returns the fields at fault where it cannot be made so
 */
export function readCampaign(
  typed: TypedCampaign,
  known: Circumstances,
): NewCampaign | { readonly faults: readonly CampaignFault[] } {
  const { wanted, faults: unread } = readFields(typed);
  const faults = inOrder([...unread, ...campaignFaults(wanted, known)]);
  const { opensOn, endsOn, locksOn, target, period, fromDay } = wanted;
  if (faults.length > 0 || !opensOn || !endsOn) return { faults };
  return {
    communeId: typed.commune,
    questionnaire: typed.questionnaire,
    tabletQuestionnaire: typed.tabletQuestionnaire,
    ...{ name: typed.name, isNamedApart: true },
    ownerUnit: typed.owner === '' ? null : typed.owner,
    ...{ opensOn, endsOn, locksOn: locksOn ?? undefined, target },
    continuous: period !== null,
    ...{ period: period ?? undefined, fromDay },
    testing: typed.testing === 'yes',
  };
}

/** One for each field, in the order in which they stand on the page. */
export function inOrder(faults: readonly CampaignFault[]): readonly CampaignFault[] {
  const order = [
    ...['questionnaire', 'tabletQuestionnaire', 'name', 'owner', 'opensOn', 'endsOn', 'locksOn'],
    ...['targetPercent', 'places', 'points'],
  ];
  return order.flatMap((field) => faults.find((fault) => fault.field === field) ?? []);
}

/** Undefined leaves the target to the questionnaire. A percentage may be written "92,5". */
function targetOf({ target, targetPercent }: TypedFields): number | null | undefined | 'fault' {
  if (target === 'usual') return undefined;
  if (target === 'none') return null;
  const percent = readNumber(targetPercent.replace(/%\s*$/, ''));
  // A fraction is kept as the number that people wrote, not as one that is nearly it.
  return percent === null ? 'fault' : Number((percent / 100).toFixed(6));
}

/**
 * Ticks that nobody touched follow the questionnaire that was chosen since.
 * @param catalogue of the commune
 * @param subjectOf of a questionnaire; undefined for one that is not there
 */
export function withUsualPlaces(
  typed: TypedCampaign,
  catalogue: CommuneCatalogue,
  subjectOf: (questionnaire: string) => Subject | undefined,
): TypedCampaign {
  const { questionnaire, placesFor, places } = typed;
  const [shown, chosen] = [subjectOf(placesFor), subjectOf(questionnaire)];
  const usual = shown && usualPlaces(shown, catalogue);
  const untouched = usual?.length === places.length && usual.every((place) => places.includes(place));
  if (!chosen || shown === chosen || !untouched) return { ...typed, placesFor: questionnaire };
  return { ...typed, placesFor: questionnaire, places: [...usualPlaces(chosen, catalogue)] };
}

/** An empty form: from today for three weeks, the lock five days later. */
export function usualCampaign(catalogue: CommuneCatalogue, opensOn: Day, endsOn: Day): TypedCampaign {
  return {
    commune: catalogue.key,
    ...{ opensOn, endsOn, locksOn: '', questionnaire: 'trung-tam', tabletQuestionnaire: '', name: '' },
    ...{ target: 'usual', targetPercent: '90', continuous: undefined, testing: undefined, owner: '' },
    ...{ period: 'quarter', fromDay: '1', placesFor: 'trung-tam' },
    ...{ pointKind: 'qr', places: [...usualPlaces('centre', catalogue)], points: [] },
  };
}
