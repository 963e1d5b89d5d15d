import type { Campaign } from '../campaigns/campaign.entity.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import type { ChangeService } from '../figures/change.service.js';
import type { Publication } from '../figures/publication.js';
import type { Reader, SatisfactionService } from '../figures/satisfaction.service.js';
import type { Language } from '../formatting/languages.js';
import { isOwnKey, type Questionnaire, subjects, type Topic, topicOf } from '../questionnaires/questionnaire.js';

/** What is told of a commune, and to whom: every page of the dashboard starts from it. */
export interface ToldCommune {
  readonly id: string;
  /** As it is on the day of the page. */
  readonly catalogue: CommuneCatalogue;
  /** `Xã Hồng Châu` */
  readonly heading: string;
  /** All its campaigns, newest first. */
  readonly campaigns: readonly Campaign[];
  /** Those of which something is told, newest first. */
  readonly told: readonly ToldCampaign[];
  readonly language: Language;
  /** null for what is sent on, in which nothing is the work of one counter */
  readonly reader: Reader | null;
  readonly satisfactions: SatisfactionService;
  readonly changes: ChangeService;
}

/** A campaign of which something is told: what is locked, or its trial. */
export interface ToldCampaign {
  readonly campaign: Campaign;
  readonly questionnaire: Questionnaire;
  /** What tablets ask instead; null where they ask the same. */
  readonly tablet: Questionnaire | null;
  /** Oldest first, at least one. */
  readonly publications: readonly Publication[];
  readonly trial: boolean;
  /** Locked periods of continuous feedback that a reader may choose, oldest first. */
  readonly periods: readonly string[];
}

/** Whether all that is told is locked; what a trial tells is another with each of its answers. */
export function isLocked({ told }: Pick<ToldCommune, 'told'>): boolean {
  return told.every(({ trial }) => !trial);
}

/** What is told of, in the order of the subjects; the commune's own questionnaires after them, what is newest first. */
export function topicsOf(told: readonly Pick<ToldCampaign, 'questionnaire'>[]): readonly Topic[] {
  const found = new Set(told.map(({ questionnaire }) => topicOf(questionnaire)));
  return [...subjects.filter((one) => found.has(one)), ...[...found].filter(isOwnKey)];
}

/** @returns in the order in which they come */
export function toldOf<One extends Pick<ToldCampaign, 'questionnaire'>>(
  told: readonly One[],
  topic: Topic,
): readonly One[] {
  return told.filter(({ questionnaire }) => topicOf(questionnaire) === topic);
}

/**
 * What takes the card of a subject: what was locked last and holds forms, so that a campaign made by mistake takes nobody's;
 * else one without, else a trial. Null where there is none of them.
 * @param told of one subject, newest first
 */
export function usualOf(told: readonly ToldCampaign[]): ToldCampaign | null {
  const locked = told.filter(({ trial }) => !trial);
  const withForms = locked.find(({ publications }) => publications.some(({ content }) => content.respondents > 0));
  return withForms ?? locked[0] ?? told[0] ?? null;
}
