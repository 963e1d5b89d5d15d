import type { Campaign } from '../campaigns/campaign.entity.js';
import { type Leads, leadsOn } from '../campaigns/campaign-layout.js';
import { type CommuneCatalogue, communeTitle } from '../communes/catalogue.js';
import { latestOf } from '../figures/asked.js';
import type { NamedAssociation } from '../figures/associations.js';
import type { Breakdown, Formula, SatisfactionQuery } from '../figures/breakdowns.js';
import type { ChangeWords } from '../figures/change.js';
import { joinedTo } from '../figures/joined.js';
import type { PublicationContent } from '../figures/publication.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import type { Distribution } from '../figures/satisfaction.service.js';
import type { Language } from '../formatting/languages.js';
import { placedAt } from '../questionnaires/place.js';
import {
  type Question,
  type Questionnaire,
  type Subject,
  type Topic,
  topicOf,
} from '../questionnaires/questionnaire.js';
import { type ToldCampaign, type ToldCommune, toldOf, usualOf } from './told-commune.js';

/** What a page is asked for, all of which stays in the address from page to page; null for the usual. */
export interface Chosen {
  readonly commune: string | null;
  readonly subject: Topic | null;
  readonly campaign: string | null;
  /** Of continuous feedback. */
  readonly period: string | null;
}

export const chosenParts = ['commune', 'subject', 'campaign', 'period'] as const satisfies readonly (keyof Chosen)[];

/**
 * What is handed in rests on what was told when its period was: several periods may stand together in it, and what came
 * later is left out, so that it can be made again.
 */
export interface HandedIn {
  /** Months of several periods together; null for the one period. */
  readonly months: { readonly from: string; readonly to: string } | null;
  /** The last month that it tells of, as `2026-09`; null for a round. */
  readonly until: string | null;
}

/** Whom a breakdown is of: everybody unless it says otherwise. */
export interface AskedOf {
  readonly filter?: SatisfactionQuery['filter'];
  /** The breakdown's own unless given. */
  readonly formula?: Formula | null;
}

/**
 * One topic of a commune as its reader sees it: a told campaign in one of its periods. The sections of the dashboard
 * ask it, and it asks the gate.
 */
export class Reading {
  private constructor(
    readonly commune: ToldCommune,
    private readonly told: ToldCampaign,
    /** The period that a reader chose; null for the newest. */
    readonly period: string | null,
    /** Everybody, by the headline's formula. */
    readonly overall: Satisfaction,
    private readonly handedIn: HandedIn | null,
  ) {}

  /**
   * @param handedIn null for a page, which tells what is told by now
   * @throws Problem `period-not-available` for a period that the campaign does not have
   */
  static async of(
    commune: ToldCommune,
    told: ToldCampaign,
    period: string | null,
    handedIn: HandedIn | null = null,
  ): Promise<Reading> {
    const { satisfactions, language, reader } = commune;
    const query = { by: null, formula: null, filter: null, period: handedIn?.months ?? period };
    const overall = await satisfactions.satisfactionOf(told.campaign, query, language, reader);
    return new Reading(commune, told, period, overall, handedIn);
  }

  get language(): Language {
    return this.commune.language;
  }

  /** What its questionnaire says: by whom it is answered, and where. */
  get subject(): Subject {
    return this.told.questionnaire.subject;
  }

  /** Whose page this is. */
  get topic(): Topic {
    return topicOf(this.told.questionnaire);
  }

  get campaign(): Campaign {
    return this.told.campaign;
  }

  /** In the words of the commune. */
  get questionnaire(): Questionnaire {
    return placedAt(this.published.catalogue, this.told.questionnaire);
  }

  /** Every question that was asked, on tablets too. */
  get asked(): readonly Question[] {
    const own = this.questionnaire.questions;
    const codes = new Set(own.map(({ code }) => code));
    const tablet = this.told.tablet && placedAt(this.published.catalogue, this.told.tablet);
    return [...own, ...(tablet?.questions.filter(({ code }) => !codes.has(code)) ?? [])];
  }

  get trial(): boolean {
    return this.told.trial;
  }

  get periods(): readonly string[] {
    return this.told.periods;
  }

  /** The commune, its leads and its target as they were published with what is shown. */
  get published(): PublicationContent {
    const { publications } = this.told;
    return (publications.find(({ period }) => period === this.lastPeriod) ?? latestOf(publications)).content;
  }

  /** The commune as it was called then: `xã Hồng Châu`. */
  get place(): string {
    return communeTitle(this.published.catalogue);
  }

  /** Of several together the last. */
  private get lastPeriod(): string {
    return this.overall.period.split('..').at(-1) ?? this.overall.period;
  }

  /** Who led each question on the last day of the period. */
  get leads(): Leads {
    return leadsOn(this.published.leads, this.campaign.daysOf(this.lastPeriod).to);
  }

  /** The commune in each period that is told. */
  get catalogues(): readonly CommuneCatalogue[] {
    return this.told.publications.map(({ content }) => content.catalogue);
  }

  /** What is shown of the topic unless something else is chosen. */
  get usual(): ToldCampaign | null {
    return usualOf(toldOf(this.commune.told, this.topic));
  }

  /** The parts of an address that lead back to this reading. */
  get address(): Readonly<Record<'commune' | 'subject' | 'campaign' | 'period', string | null>> {
    const isUsual = this.usual?.campaign === this.campaign;
    const { topic, period, commune } = this;
    return { commune: commune.id, subject: topic, campaign: isUsual ? null : this.campaign.id, period };
  }

  /** @throws Problem `formula-not-for-breakdown` for what the questionnaire does not ask */
  satisfaction(by: Breakdown, { filter = null, formula = null }: AskedOf = {}): Promise<Satisfaction> {
    return this.answerTo({ by, formula, filter, period: this.askedPeriod });
  }

  /** By month or quarter of all that is told, whatever period is chosen. */
  overTime(by: 'month' | 'quarter'): Promise<Satisfaction> {
    const until = this.handedIn?.until;
    return this.answerTo({ by, formula: null, filter: null, period: until ? { from: FIRST_MONTH, to: until } : null });
  }

  private get askedPeriod(): SatisfactionQuery['period'] {
    return this.handedIn?.months ?? this.period;
  }

  private answerTo(query: SatisfactionQuery): Promise<Satisfaction> {
    const { satisfactions, language, reader } = this.commune;
    return satisfactions.satisfactionOf(this.campaign, query, language, reader);
  }

  /** Counts of each answer. */
  distribution(filter: SatisfactionQuery['filter'] = null): Promise<Distribution> {
    const query = { by: null, formula: null, filter, period: this.askedPeriod };
    return this.commune.satisfactions.distributionOf(this.campaign, query, this.language);
  }

  associations(): Promise<readonly NamedAssociation[]> {
    const query = { by: null, formula: null, filter: null, period: this.askedPeriod };
    return this.commune.satisfactions.associations(this.campaign, query, this.language);
  }

  /** Since the locked period before; null where there is none to compare. */
  async change(): Promise<ChangeWords | null> {
    const change = await this.commune.changes.sinceBefore(this.campaign, this.overall.period, this.language);
    return change?.words ?? null;
  }

  /** The campaigns that stand in one line with this one, by whichever version of the questionnaire, as they opened. */
  async line(): Promise<readonly Reading[]> {
    const { commune, told } = this;
    if (told.trial) return [this];
    return Promise.all(joinedTo(told, lockedOf(commune)).map((one) => Reading.of(commune, one, null)));
  }

  /**
   * Everything told in that line, the oldest first, this one included: the locked periods of continuous feedback, else the
   * rounds.
   */
  async series(): Promise<readonly Reading[]> {
    const all = await this.wholeSeries();
    const { publishedAt } = this.overall;
    return this.handedIn ? all.filter(({ overall }) => overall.publishedAt <= publishedAt) : all;
  }

  private async wholeSeries(): Promise<readonly Reading[]> {
    const line = await this.line();
    const { commune, told } = this;
    if (told.trial || !told.campaign.continuous) return line;
    const all = line.flatMap((one) => one.periods.map((period) => Reading.of(commune, one.told, period)));
    return (await Promise.all(all)).toSorted((a, b) => a.overall.period.localeCompare(b.overall.period));
  }

  /** What is told of the same questionnaire and stands in no line with this: it was asked, or measured, otherwise. */
  get apart(): readonly Campaign[] {
    const { campaign, questionnaire } = this.told;
    const joined = joinedTo(this.told, lockedOf(this.commune));
    return lockedOf(this.commune)
      .filter((one) => one.questionnaire.key === questionnaire.key && !joined.includes(one))
      .flatMap((one) => (one.campaign.continuous === campaign.continuous ? one.campaign : []));
  }
}

function lockedOf({ told }: ToldCommune): readonly ToldCampaign[] {
  return told.filter(({ trial }) => !trial);
}

/** Before every month there is. */
const FIRST_MONTH = '0000-01';

/** Those whose files one unit resolved. */
export function resolvedBy(unit: string): NonNullable<SatisfactionQuery['filter']> {
  return { name: 'department', key: unit };
}
