import { may } from '../access/staff.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { WHOLE } from '../campaigns/campaign-calendar.js';
import { businessDate } from '../config/clock.js';
import { writeAddress } from '../figures/address.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { formatDay, formatMonth, formatPeriod } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { capitalised } from '../formatting/letters.js';
import { titleAt } from '../questionnaires/place.js';
import { isOwnKey, type Questionnaire, type Topic } from '../questionnaires/questionnaire.js';
import type { Reading } from './reading.js';
import { type ToldCommune, toldOf, topicsOf } from './told-commune.js';

/** One of several, in a form. */
export interface Choice {
  readonly value: string;
  readonly name: string;
  readonly chosen: boolean;
}

/** A page beside the one that is shown. */
export interface PageLink {
  readonly name: string;
  readonly address: string;
  readonly current: boolean;
}

/** Chooses a locked period of continuous feedback; the rest of the address is kept. */
export interface PeriodChoice {
  readonly periods: readonly Choice[];
  readonly kept: readonly { readonly name: string; readonly value: string }[];
}

/** What stands over every page of one topic. */
export interface PageHead {
  readonly commune: string;
  /** Of the browser's tab. */
  readonly title: string;
  /** What it is about: `Hài lòng với Trung tâm Phục vụ hành chính công`; an own questionnaire by its title. */
  readonly survey: string;
  /** The first screen, with what is chosen here. */
  readonly overview: string;
  readonly subjects: readonly PageLink[];
  readonly pages: readonly PageLink[];
  /** How every figure is computed. */
  readonly methods: string;
  readonly periods: PeriodChoice | null;
  /** Round or period, and when it was locked. */
  readonly about: string;
  /** What is said where the answers of a trial are shown. */
  readonly trial: string | null;
}

/** Pages of one subject, in the order in which a leader asks. */
const pageNames = ['units', 'questions', 'comments', 'time', 'compare', 'trust', 'tables', 'methods'] as const;
export type PageName = (typeof pageNames)[number];
/** They are of no period, or offer theirs themselves. */
const ofNoPeriod: readonly PageName[] = ['comments', 'time', 'methods'];

/** @param current the page itself; null for one that is none of them, as the page of a department */
export function toPageHead(reading: Reading, current: PageName | null): PageHead {
  const { commune, language, address, topic } = reading;
  return {
    commune: commune.heading,
    title: translate(language, current === null ? 'dashboard.title' : `dashboard.pages.${current}`),
    survey: topicTitle(reading, language),
    overview: `/dashboard?${writeAddress(address)}`,
    subjects: topicsOf(commune.told).map((one) => ({
      name: nameIn(commune, one, language),
      address: `/dashboard/${current ?? 'units'}?${writeAddress({ commune: commune.id, subject: one })}`,
      current: one === topic,
    })),
    pages: pagesOf(reading, current),
    methods: `/dashboard/methods?${writeAddress(address)}`,
    periods: current !== null && ofNoPeriod.includes(current) ? null : toPeriodChoice(reading),
    about: aboutOf(reading),
    trial: reading.trial ? translate(language, 'figures.trial') : null,
  };
}

/** An own questionnaire is called as its newest version is. */
function nameIn({ told, catalogue }: ToldCommune, topic: Topic, language: Language): string {
  const [newest] = toldOf(told, topic);
  if (!newest) return topic;
  return topicName({ topic, questionnaire: { title: titleAt(newest.questionnaire, catalogue) } }, language);
}

/** The pages that this subject has, with what is chosen kept in their addresses. */
export function pagesOf(reading: Reading, current: PageName | null): readonly PageLink[] {
  const { language, address, subject } = reading;
  // A meeting is about itself, and of one village.
  const { reader } = reading.commune;
  const names = pageNames
    .filter((name) => name !== 'compare' || subject !== 'meeting')
    .filter((name) => name !== 'comments' || (reader && may(reader.role, 'read-comments')));
  return names.map((name) => ({
    name: translate(language, `dashboard.pages.${name}`),
    address: `/dashboard/${name}?${writeAddress(address)}`,
    current: name === current,
  }));
}

/** The newest period first; without a choice, the one that is shown stands chosen. Null where there is but one. */
export function toPeriodChoice({
  periods,
  overall,
  address,
  language,
}: Pick<Reading, 'periods' | 'overall' | 'address' | 'language'>): PeriodChoice | null {
  if (periods.length < 2) return null;
  const { period, ...kept } = address;
  return {
    periods: periods
      .toReversed()
      .map((value) => ({ value, name: formatPeriod(value, language), chosen: value === overall.period })),
    kept: keptIn(kept),
  };
}

/** What a form sends along, so that the rest of an address is kept. */
export function keptIn(address: Readonly<Record<string, string | null>>): PeriodChoice['kept'] {
  return Object.entries(address).flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}

/** How a told period is called: a quarter or month by its name, a round by its own; within a sentence by its month. */
export function periodName(
  { period }: Pick<Satisfaction, 'period'>,
  { name, opensOn }: Pick<Campaign, 'name' | 'opensOn'>,
  language: Language,
  place: 'alone' | 'in a sentence' = 'alone',
): string {
  if (period !== WHOLE) {
    const words = formatPeriod(period, language);
    return place === 'alone' ? capitalised(words) : words;
  }
  return place === 'alone'
    ? name
    : translate(language, 'change.round', { month: formatMonth(opensOn.slice(0, 7), language) });
}

/** Whose page it is, and the questionnaire in the words of its commune: the title of an own one says what it is about. */
interface About {
  readonly topic: Topic;
  readonly questionnaire: Pick<Questionnaire, 'title'>;
}

/** As a heading says it. */
export function topicTitle({ topic, questionnaire }: About, language: Language): string {
  return isOwnKey(topic) ? questionnaire.title[language] : translate(language, `dashboard.card.title.${topic}`);
}

/** In a word or two, beside others. */
export function topicName({ topic, questionnaire }: About, language: Language): string {
  return isOwnKey(topic) ? questionnaire.title[language] : translate(language, `dashboard.attention.about.${topic}`);
}

/** What a page is about: the period, and when it was locked. */
function aboutOf({ overall, campaign, language }: Reading): string {
  const day = formatDay(businessDate(new Date(overall.publishedAt)), language);
  const lock = translate(language, overall.trial ? 'figures.trial' : 'tables.locked', { day });
  return `${periodName(overall, campaign, language)} · ${lock}`;
}

/** The page of a department; null for rows that are none. */
export function unitAddress({ address }: Pick<Reading, 'address'>, key: string): string | null {
  return key.startsWith('_') ? null : `/dashboard/units/${encodeURIComponent(key)}?${writeAddress(address)}`;
}
