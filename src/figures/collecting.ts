import type { Campaign } from '../campaigns/campaign.entity.js';
import { WHOLE } from '../campaigns/campaign-calendar.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { defaultFormula, type SatisfactionQuery } from './satisfaction.query.js';

/**
 * The answer to a call about a period that is not locked: how many answered, and nothing of what.
 * @param responses that came so far for what is not locked
 */
export function collectingOf(
  campaign: Pick<Campaign, 'id' | 'target' | 'continuous'>,
  { by, formula, period }: SatisfactionQuery,
  { version, subject, resolvingHeadline }: Questionnaire,
  responses: number,
) {
  return {
    ...{ campaign: campaign.id, version, subject },
    period: campaign.continuous && period ? nameOf(period) : WHOLE,
    ...{ publishedAt: null, locked: false, trial: false, dataHash: null },
    formula: formula ?? defaultFormula(by, resolvingHeadline !== null),
    ...{ item: null, target: campaign.target },
    overall: { kind: 'collecting', responses },
    groups: [],
    ...{ excluded: null, mix: null, visits: null, weighted: null, disclosure: null },
  } as const;
}

function nameOf(period: NonNullable<SatisfactionQuery['period']>): string {
  return typeof period === 'string' ? period : `${period.from}..${period.to}`;
}

export type Collecting = ReturnType<typeof collectingOf>;
