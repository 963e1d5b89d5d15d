import type { Campaign } from '../campaigns/campaign.entity.js';
import type { Questionnaire, Subject } from '../questionnaires/questionnaire.js';
import type { Figure } from './figure.js';
import { WHOLE } from './periods.js';
import { defaultFormula, type Formula, type SatisfactionQuery } from './satisfaction.query.js';

/** The answer to a call about a period that is not locked: how many answered, and nothing of what. */
export interface Collecting {
  readonly campaign: string;
  readonly version: string;
  readonly subject: Subject;
  readonly period: string;
  readonly publishedAt: null;
  readonly locked: false;
  readonly trial: false;
  readonly dataHash: null;
  readonly formula: Formula;
  readonly item: null;
  readonly target: number | null;
  readonly overall: Figure;
  readonly groups: readonly [];
  readonly excluded: null;
  readonly mix: null;
  readonly visits: null;
  readonly weighted: null;
  readonly disclosure: null;
}

/** @param responses that came so far for what is not locked */
export function collectingOf(
  campaign: Pick<Campaign, 'id' | 'target' | 'continuous'>,
  { by, formula, months }: SatisfactionQuery,
  { version, subject, resolvingHeadline }: Questionnaire,
  responses: number,
): Collecting {
  return {
    ...{ campaign: campaign.id, version, subject },
    period: campaign.continuous && months ? `${months.from}..${months.to}` : WHOLE,
    ...{ publishedAt: null, locked: false, trial: false, dataHash: null },
    formula: formula ?? defaultFormula(by, resolvingHeadline !== null),
    ...{ item: null, target: campaign.target },
    overall: { kind: 'collecting', responses },
    groups: [],
    ...{ excluded: null, mix: null, visits: null, weighted: null, disclosure: null },
  };
}
