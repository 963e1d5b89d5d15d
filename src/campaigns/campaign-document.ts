import type { Day } from '../rules/days.js';
import type { Campaign, CampaignState } from './campaign.entity.js';
import type { FromDay } from './campaign-calendar.js';
import { keyOf, markOf } from './campaign-changes.js';

/** A campaign as programs read it. */
export interface CampaignDocument {
  readonly id: string;
  readonly name: string;
  readonly commune: string;
  readonly state: CampaignState;
  readonly opensOn: Day;
  readonly endsOn: Day;
  readonly locksOn: Day;
  readonly questionnaire: { readonly key: string; readonly version: string };
  /** Fraction, or null where no target applies. */
  readonly target: number | null;
  readonly continuous: boolean;
  /** By what it locks, and on which day its months begin; null for a round. */
  readonly period: 'month' | 'quarter' | null;
  readonly fromDay: FromDay;
  /** Whose figures are final: `all` of a round. */
  readonly lockedPeriods: readonly string[];
  /** Key of the unit that leads it. */
  readonly owner: string | null;
  readonly archived: boolean;
  /** What it says now: whoever changes it can name it, and undoes nobody else's change. */
  readonly revision: string;
}

export function toDocument(campaign: Campaign, today: Day): CampaignDocument {
  const { id, name, communeId, opensOn, endsOn, locksOn, questionnaireVersion, target, continuous } = campaign;
  const { period, fromDay, lockedPeriods, ownerUnit: owner } = campaign;
  return {
    ...{ id, name, commune: communeId, state: campaign.stateOn(today), opensOn, endsOn, locksOn },
    questionnaire: { key: keyOf(questionnaireVersion), version: questionnaireVersion },
    ...{ target, continuous, period, fromDay, lockedPeriods, owner, archived: campaign.archivedAt !== null },
    revision: markOf(campaign),
  };
}
