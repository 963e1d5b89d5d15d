import { type CommuneCatalogue, communeHeading, unitName } from '../communes/catalogue.js';
import type { Text } from '../formatting/languages.js';
import { titleAt } from '../questionnaires/place.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { Day } from '../rules/days.js';
import type { Campaign, CampaignState } from './campaign.entity.js';
import type { FromDay } from './campaign-calendar.js';
import { countsVisits } from './visits.js';

/** A campaign in words, for the list and for the head of its own page. */
export interface CampaignRow {
  readonly id: string;
  readonly name: string;
  readonly communeId: string;
  readonly commune: string;
  readonly questionnaire: Text;
  readonly version: string;
  /** What tablets ask instead; null where they ask the same. */
  readonly tabletVersion: string | null;
  readonly state: CampaignState;
  readonly stateLabel: string;
  /** Class of the tag: only collecting stands out. */
  readonly stateStyle: 'good' | 'strong' | 'attention' | '';
  readonly opensOn: Day;
  readonly endsOn: Day;
  readonly locksOn: Day;
  readonly target: number | null;
  /** Of the unit that leads it; null where nobody said. */
  readonly owner: string | null;
  readonly continuous: boolean;
  /** Put away: it stands in the usual list no more. */
  readonly archived: boolean;
  /** By what continuous feedback locks. */
  readonly period: 'month' | 'quarter' | null;
  readonly fromDay: FromDay;
  readonly lockedPeriods: readonly string[];
  /** Keys that say by what it locks, shortly and with the days. */
  readonly periodLabel: string;
  readonly rhythmLabel: string;
  /** True where visits by field are entered beside the responses. */
  readonly countsVisits: boolean;
  /** Counted so far. */
  readonly responses: number;
}

export interface CampaignFacts {
  readonly campaign: Campaign;
  readonly questionnaire: Questionnaire;
  readonly catalogue: CommuneCatalogue;
  /** The commune over the days of the campaign: a unit that is no more keeps its name there. */
  readonly asItWas: CommuneCatalogue;
  readonly responses: number;
  readonly today: Day;
}

export function toCampaignRow(facts: CampaignFacts): CampaignRow {
  const { campaign, questionnaire, catalogue, asItWas, responses, today } = facts;
  const { id, name, communeId, opensOn, endsOn, locksOn, target, continuous } = campaign;
  const { period, fromDay, lockedPeriods } = campaign;
  const state = campaign.stateOn(today);
  return {
    ...{ id, name, communeId, opensOn, endsOn, locksOn, target, continuous, responses, state },
    ...{ period, fromDay, lockedPeriods },
    commune: communeHeading(catalogue),
    archived: campaign.archivedAt !== null,
    owner: campaign.ownerUnit && unitName(asItWas, campaign.ownerUnit),
    questionnaire: titleAt(questionnaire, catalogue),
    version: questionnaire.version,
    tabletVersion: campaign.tabletVersion,
    periodLabel: `campaigns.byPeriod.${period ?? 'quarter'}`,
    rhythmLabel: `campaigns.rhythm.${period ?? 'quarter'}.${fromDay}`,
    stateLabel: `campaigns.state.${state}`,
    stateStyle: stateStyles[state],
    countsVisits: countsVisits(questionnaire),
  };
}

const stateStyles = { draft: '', test: 'attention', open: 'good', ended: 'attention', locked: 'strong' } as const;
