import { hash } from 'node:crypto';
import type { Day } from '../rules/days.js';
import type { Campaign } from './campaign.entity.js';
import type { FromDay } from './campaign-calendar.js';
import {
  type CampaignFault,
  type Circumstances,
  campaignFaults,
  faultAt,
  type WantedCampaign,
} from './campaign-check.js';

// What of a campaign may still be changed, and what not any more: by how far it has come.

/** What an officer can change of a campaign. */
export interface Changeable {
  readonly name: string;
  /** Key of the unit that leads it. */
  readonly owner: string | null;
  /** Keys of its questionnaires; null where tablets ask the campaign's own. */
  readonly questionnaire: string;
  readonly tabletQuestionnaire: string | null;
  readonly opensOn: Day;
  readonly endsOn: Day;
  readonly locksOn: Day;
  /** Fraction; null for none. */
  readonly target: number | null;
  /** By what it locks; null for a round. */
  readonly period: 'month' | 'quarter' | null;
  readonly fromDay: FromDay;
  readonly testing: boolean;
}

export type ChangeField = keyof Changeable;

/**
 * How far a campaign has come: nothing is kept of it but its plan and points; answers of a trial, printed sheets or
 * visits are; it is answered; it is, and some of its periods are told; it has ended; it has, and some are told; all of
 * it is final.
 */
export type Phase = 'planned' | 'tried' | 'open' | 'told' | 'ended' | 'over' | 'locked';

/** @param kept whether anything is stored that was made for its questionnaire and rhythm */
export function phaseOf(campaign: Campaign, today: Day, kept: boolean): Phase {
  const state = campaign.stateOn(today);
  if (state === 'draft' || state === 'test') return kept ? 'tried' : 'planned';
  if (state === 'locked' || campaign.lockedPeriods.length === 0) return state;
  return state === 'open' ? 'told' : 'over';
}

// Figures are told under its name, and what is told stays.
const onceTold = ['owner', 'endsOn', 'locksOn'] as const satisfies readonly ChangeField[];
const always = ['name', ...onceTold] as const satisfies readonly ChangeField[];
const before = [...always, 'opensOn', 'target', 'testing'] as const satisfies readonly ChangeField[];

/** What may still be changed. */
export const mayChange: Readonly<Record<Phase, readonly ChangeField[]>> = {
  planned: [...before, 'questionnaire', 'tabletQuestionnaire', 'period', 'fromDay'],
  // What was tried, printed or entered was made for this questionnaire and these periods.
  tried: before,
  // People answer: what they are asked, since when, and in which periods it counts, stays.
  open: [...always, 'target'],
  told: [...onceTold, 'target'],
  // Nobody changes the target who may know how it ended.
  ended: always,
  over: onceTold,
  locked: [],
};

/** A campaign as it is, in what can be changed. */
export function changeableOf(campaign: Campaign): Changeable {
  const { name, ownerUnit: owner, opensOn, endsOn, locksOn, target, period, fromDay, testing } = campaign;
  return {
    ...{ name, owner, opensOn, endsOn, locksOn, target, period, fromDay, testing },
    questionnaire: keyOf(campaign.questionnaireVersion),
    tabletQuestionnaire: campaign.tabletVersion === null ? null : keyOf(campaign.tabletVersion),
  };
}

/** @example keyOf('trung-tam.v1') // 'trung-tam' */
export function keyOf(version: string): string {
  return version.replace(/\.v\d+$/, '');
}

/** The fields in which a campaign would become another. */
export function changedFields(campaign: Campaign, wanted: Changeable): readonly ChangeField[] {
  const now = changeableOf(campaign);
  return (Object.keys(now) as ChangeField[]).filter((field) => now[field] !== wanted[field]);
}

/**
 * Names a campaign as it was read, for whoever sends a change of it back: another one as soon as anything has become
 * another that the change could rest on.
 */
export function revisionOf(campaign: Campaign, phase: Phase): string {
  return `${phase}-${markOf(campaign)}`;
}

/** The same without how far it had come, as programs are told it. */
export function markOf(campaign: Campaign): string {
  const { endedAt, lockedPeriods } = campaign;
  const read = JSON.stringify([changeableOf(campaign), endedAt?.toISOString() ?? null, lockedPeriods]);
  return hash('sha256', read, 'hex').slice(0, 16);
}

/** How far the campaign had come that a revision names; null for what is none. */
export function phaseIn(revision: string): Phase | null {
  const [phase = ''] = revision.split('-');
  return Object.hasOwn(mayChange, phase) ? (phase as Phase) : null;
}

/** What is wrong with a change: what cannot be, no name at all, and an end that would lie in the past. */
export function changeFaults(campaign: Campaign, wanted: Changeable, known: Circumstances): readonly CampaignFault[] {
  const faults = [
    ...(wanted.name === '' ? [faultAt('name', 'nameMissing')] : []),
    ...campaignFaults(wanted satisfies WantedCampaign, { ...known, before: campaign }),
  ];
  const isMoved = wanted.endsOn !== campaign.endsOn;
  if (!isMoved || wanted.endsOn >= known.today || faults.some(({ field }) => field === 'endsOn')) return faults;
  // Before the opening it may be a round that is entered afterwards; then only the check of all campaigns holds.
  if (campaign.stateOn(known.today) === 'draft' || campaign.stateOn(known.today) === 'test') return faults;
  const due = { day: known.today, next: known.today };
  return [...faults.filter(({ field }) => field !== 'locksOn'), { ...faultAt('endsOn', 'endPast'), due }];
}
