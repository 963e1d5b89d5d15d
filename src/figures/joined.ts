import type { Campaign } from '../campaigns/campaign.entity.js';
import { isComparable } from '../questionnaires/comparable.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';

interface Asked {
  readonly campaign: Pick<Campaign, 'id' | 'continuous' | 'opensOn'>;
  readonly questionnaire: Questionnaire;
}

/**
 * The campaigns that stand in one line with another one, itself among them, as they opened: other rounds, or other
 * continuous feedback, by any version of its questionnaire that is measured alike.
 * @param others campaigns of the same commune, in any order
 */
export function joinedTo<One extends Asked>(one: One, others: readonly One[]): readonly One[] {
  return others
    .filter(({ campaign, questionnaire }) => {
      const isSameKind = campaign.continuous === one.campaign.continuous && questionnaire.key === one.questionnaire.key;
      return isSameKind && isComparable(questionnaire, one.questionnaire);
    })
    .toSorted((a, b) => compareDays(a.campaign.opensOn, b.campaign.opensOn));
}

function compareDays(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
