import type { Campaign } from '../campaigns/campaign.entity.js';
import { formatMonth, formatQuarter } from '../formatting/days.js';
import type { Language } from '../formatting/languages.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { isComparable } from './comparable.js';
import type { Figure } from './figure.js';
import { MERGED } from './partition.js';
import type { Satisfaction } from './satisfaction.js';

/** What the points of a chart over time are. */
export const timeNames = ['months', 'quarters', 'rounds'] as const;
export type TimeName = (typeof timeNames)[number];

/** A month, quarter or round, in order of time. */
export interface TimePoint {
  readonly key: string;
  /** `Tháng 6/2026`, or the name of a round */
  readonly label: string;
  /** within a sentence and at the axis: `tháng 6/2026` */
  readonly when: string;
  readonly figure: Figure;
}

/** Months or quarters of continuous feedback. */
export function pointsOf({ groups }: Pick<Satisfaction, 'groups'>, language: Language): readonly TimePoint[] {
  // What is merged is no point of time.
  return groups
    .filter(({ key }) => key !== MERGED)
    .map(({ key, label, figure }) => {
      const when = key.includes('Q') ? formatQuarter(key, language) : formatMonth(key, language);
      return { key, label, when, figure };
    });
}

/** A round and its published figures. */
export interface Round {
  readonly campaign: Pick<Campaign, 'id' | 'name' | 'opensOn'>;
  readonly questionnaire: Questionnaire;
  readonly satisfaction: Satisfaction;
}

/** Rounds from the oldest; those that asked another headline than the newest are left out, as nothing compares them. */
export function pointsOfRounds(rounds: readonly Round[], language: Language): readonly TimePoint[] {
  const ordered = rounds.toSorted((a, b) => (a.campaign.opensOn < b.campaign.opensOn ? -1 : 1));
  const newest = ordered.at(-1);
  return ordered.flatMap(({ campaign, questionnaire, satisfaction }) => {
    if (!newest || !isComparable(questionnaire, newest.questionnaire)) return [];
    const when = formatMonth(campaign.opensOn.slice(0, 7), language);
    return [{ key: campaign.id, label: campaign.name, when, figure: satisfaction.overall }];
  });
}
