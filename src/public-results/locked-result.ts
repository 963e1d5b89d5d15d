import type { Campaign } from '../campaigns/campaign.entity.js';
import { type CommuneCatalogue } from '../communes/catalogue.js';
import { businessDate } from '../config/clock.js';
import { worstFirst } from '../dashboard/rate-table.js';
import type { Figure } from '../figures/figure.js';
import type { Mix } from '../figures/publication.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import type { SatisfactionGroup } from '../figures/satisfaction-groups.js';
import { isOwnKey, type Questionnaire, type Subject } from '../questionnaires/questionnaire.js';
import type { Day } from '../rules/days.js';

/** The final figures of one round, month or quarter, as far as they may be shown to everybody. */
export interface LockedResult {
  readonly campaignId: string;
  readonly campaignName: string;
  /** The commune as it was called then, whatever it is called today. */
  readonly commune: CommuneName;
  readonly subject: Subject;
  /** The questionnaire, where it is the commune's own, as the commune asked it; null for a shipped one. */
  readonly own: Pick<Questionnaire, 'key' | 'title'> | null;
  /** `all`, a month or a quarter */
  readonly period: string;
  readonly from: Day;
  /** Last day of collecting. */
  readonly to: Day;
  readonly lockedOn: Day;
  readonly target: number | null;
  /** F4 on the general question. */
  readonly overall: Figure;
  /** F2 by element, those that everybody is asked. */
  readonly elements: readonly SatisfactionGroup[];
  /** Who resolved, or leads, worst first; small ones merged. Empty where the survey is not divided. */
  readonly departments: readonly SatisfactionGroup[];
  /** Each satisfaction question, worst first. */
  readonly questions: readonly SatisfactionGroup[];
  /** Responses by how they came and who filled them in. */
  readonly mix: Pick<Mix, 'channel' | 'assisted'>;
  readonly dataHash: string;
}

/** A locked result with what the commune decided about it. */
export interface ReleasedResult {
  readonly result: LockedResult;
  /** null where it is not shown: it is looked at beforehand */
  readonly releasedOn: Day | null;
  readonly done: string;
  /** null where it was released before the chairman's approval was kept */
  readonly approval: Approval | null;
}

/** The chairman's word that everybody may see a result. */
export interface Approval {
  readonly on: Day;
  /** Of the decision that he signed; null where he gave his word in the product. */
  readonly number: string | null;
}

export interface LockedFigures {
  readonly campaign: Pick<Campaign, 'id' | 'name' | 'daysOf'>;
  readonly questionnaire: Pick<Questionnaire, 'key' | 'title' | 'subject' | 'elements' | 'questions'>;
  readonly period: string;
  /** As it was published. */
  readonly commune: CommuneName;
  readonly overall: Satisfaction;
  /** null where the questionnaire has no elements */
  readonly byElement: Satisfaction | null;
  /** null where it is not divided by departments */
  readonly byDepartment: Satisfaction | null;
  readonly byQuestion: Satisfaction;
}

export function toLockedResult(figures: LockedFigures): LockedResult {
  const { campaign, questionnaire, period, commune, overall, byElement, byDepartment, byQuestion } = figures;
  const lockedOn = businessDate(new Date(overall.publishedAt));
  const { from, to } = campaign.daysOf(period);
  const asked = elementsForEverybody(questionnaire);
  const { channel, assisted } = overall.mix;
  const { key, title, subject } = questionnaire;
  return {
    ...{ campaignId: campaign.id, campaignName: campaign.name, commune, subject, period },
    own: isOwnKey(key) ? { key, title } : null,
    // Earlier versions could lock a round while it collected: then it ended with the lock.
    ...{ from, to: lockedOn < to ? lockedOn : to },
    ...{ lockedOn, target: overall.target, overall: overall.overall, dataHash: overall.dataHash },
    elements: (byElement?.groups ?? []).filter(({ key, figure }) => asked.has(key) && figure.kind !== 'no-responses'),
    departments: answered(byDepartment),
    questions: answered(byQuestion),
    mix: { channel, assisted },
  };
}

/** Worst first; whom nobody answered about is left out, and who stands in the merged row stands there. */
function answered(told: Satisfaction | null): readonly SatisfactionGroup[] {
  const rows = (told?.groups ?? []).filter(({ figure }) => figure.kind !== 'no-responses' && figure.kind !== 'merged');
  return worstFirst(rows);
}

/** Surveys of the officials are the commune's own business. */
export function isForEverybody(subject: Subject): boolean {
  return subject !== 'officials';
}

/** Fewer than ten answers are never told. */
export function isTellable({ kind }: Figure): boolean {
  return kind === 'rate' || kind === 'few';
}

/** The Centre asks about each element twice: shortly, of everybody, and at length, of whoever likes to go on. */
function elementsForEverybody({ elements, questions }: LockedFigures['questionnaire']): ReadonlySet<string> {
  const first = new Set(questions.filter(({ part }) => part === 'A').map(({ code }) => code));
  const short = elements.filter((element) => element.questions.some((code) => first.has(code)));
  return new Set((short.length > 0 ? short : elements).map(({ key }) => key));
}

/** The commune as the pages name it. */
export type CommuneName = Pick<CommuneCatalogue, 'key' | 'name' | 'kind' | 'province'>;
