import { businessDate } from '../config/clock.js';
import { writeAddress } from '../figures/address.js';
import type { ChangeWords } from '../figures/change.js';
import type { DistributionRow, Satisfaction } from '../figures/satisfaction.js';
import type { SatisfactionGroup } from '../figures/satisfaction-groups.js';
import { formatShortDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount, formatWholePercent } from '../formatting/numbers.js';
import { type Topic } from '../questionnaires/questionnaire.js';
import { type Attention, toAttention } from './attention.js';
import { type FigureWords, helpedLine, tabletLine, toFigureWords } from './figure-words.js';
import { pagesOf, periodName, toPeriodChoice, topicTitle } from './page-head.js';
import { toTickedQuestions } from './question-table.js';
import {
  divisionsOf,
  type RateRow,
  type RateTable,
  toRateTable,
  unitLinks,
  unitsOf,
  worstFirst,
} from './rate-table.js';
import type { Chosen, Reading } from './reading.js';
import { type ToldCommune, toldOf } from './told-commune.js';

/** The two subjects of the first screen; the others have a line each. */
const HEADLINES: readonly Topic[] = ['administration', 'centre'];

/** What one card is made of. */
export interface CardSource {
  readonly reading: Reading;
  /** By department, or by what the survey is divided by; null where by nothing. */
  readonly units: Satisfaction | null;
  readonly questions: Satisfaction;
  readonly assisted: Satisfaction;
  readonly channel: Satisfaction;
  readonly groups: Satisfaction;
  readonly change: ChangeWords | null;
  readonly answers: readonly DistributionRow[];
}

/** Reads what a card tells of one subject. */
async function readCard(reading: Reading): Promise<CardSource> {
  return {
    reading,
    units: await unitsOf(reading),
    questions: await reading.satisfaction('question'),
    assisted: await reading.satisfaction('assisted'),
    channel: await reading.satisfaction('channel'),
    groups: await reading.satisfaction('group'),
    change: await reading.change(),
    answers: (await reading.distribution()).questions,
  };
}

/**
 * The cards of both headlines, or of another topic alone, with what to look after first.
 * @param topic the one asked for
 */
export async function readFirstScreen(readings: readonly Reading[], topic: Topic | null) {
  const isHeadline = (one: Topic): boolean => HEADLINES.includes(one);
  const shown = readings.filter((one) =>
    topic === null || isHeadline(topic) ? isHeadline(one.topic) : one.topic === topic,
  );
  const cards: CardSource[] = [];
  for (const reading of shown) cards.push(await readCard(reading));
  return { cards, others: readings.filter((one) => !shown.includes(one)) };
}

type FirstScreen = Awaited<ReturnType<typeof readFirstScreen>>;

/** Departments first: what a chairman sees before he touches anything. @param asked as it stands in the address */
export function toFirstScreen(commune: ToldCommune, { cards, others }: FirstScreen, asked: Chosen) {
  const { language } = commune;
  const told = cards.map(toCard);
  return {
    commune: commune.heading,
    cards: told,
    trial: told.some(({ trial }) => trial) ? translate(language, 'figures.trial') : null,
    attention: cards.some(({ reading }) => reading.overall.target !== null) ? attentionIn(cards, language) : null,
    others: others.map((reading) => toOther(reading)),
    summary: cards.length === 0 ? null : `/dashboard/summary?${writeAddress({ ...asked, commune: commune.id })}`,
    topics: [...cards.map(({ reading }) => reading), ...others].map(({ topic }) => topic),
  };
}

export type FirstScreenView = ReturnType<typeof toFirstScreen>;

/** Where no target applies, as of meetings, nothing is under it. */
function attentionIn(cards: readonly CardSource[], language: Language): Attention {
  const sources = cards.map(({ reading, units, questions }) => ({
    reading,
    units: unitLinks(reading).pageOf ? (units?.groups ?? []) : [],
    questions: questions.groups,
  }));
  return toAttention(sources, language);
}

/** One subject: the headline in a third of the card, its departments in the rest. */
export type Card = ReturnType<typeof toCard>;

export function toCard(source: CardSource) {
  const { reading, units, assisted, channel, groups, change } = source;
  const { language, subject, topic, overall, trial } = reading;
  const { target } = overall;
  const say = (key: string, values = {}): string => translate(language, `dashboard.card.${key}`, values);
  const words = toFigureWords(overall.overall, { language, target });
  const isOpen = overall.overall.kind === 'rate' && overall.overall.verdict === 'inconclusive';
  const day = formatShortDay(businessDate(new Date(overall.publishedAt)), language);
  const changed = change?.sentence ?? (trial ? null : translate(language, 'dashboard.change.nothingBefore'));
  return {
    ...{ subject: topic, title: topicTitle(reading, language), trial },
    /** Round or period, and whose answers. */
    period: periodName(overall, reading.campaign, language),
    lock: trial ? translate(language, 'figures.trial') : say('locked', { day }),
    target: target === null ? null : say('target', { target: formatWholePercent(target, language) }),
    words: { ...words, base: words.base && baseOf(words.base, overall, language) },
    /** How certain it is, and of whom. */
    certainty:
      isOpen && target !== null
        ? say(`inconclusive.${subject === 'administration' ? subject : 'others'}`, { place: reading.place })
        : (words.certainty?.text ?? null),
    /** Better than last time? May it be believed? */
    lines: [changed, helpedLine(assisted, language), tabletLine(channel, language)].filter((line) => line !== null),
    groups: groupsLine(groups, language),
    reported: reportedLine(source),
    questions: `/dashboard/questions?${writeAddress(reading.address)}`,
    unitsOf: units && unitsLead(units, reading),
    units: units && toUnitList(reading, units),
    unitsLabel: `${translate(language, 'dashboard.units')}: ${topicTitle(reading, language)}`,
    pages: pagesOf(reading, null),
    periods: toPeriodChoice(reading),
    others: otherCampaigns(reading),
  };
}

/** The departments of a card, worst first. */
interface UnitList {
  readonly table: RateTable;
  readonly rows: readonly RateRow[];
  /** Bodies of the vertical system, apart: `Thuế 92,1% (41/45 phiếu)` */
  readonly vertical: readonly RateRow[];
  /** Names of those of which nobody answered. */
  readonly without: string;
}

function toUnitList(reading: Reading, units: Satisfaction): UnitList {
  const isEmpty = ({ figure }: SatisfactionGroup): boolean => figure.kind === 'no-responses';
  const answered = units.groups.filter((group) => !isEmpty(group));
  const table = toRateTable({ ...units, groups: worstFirst(answered) }, reading.language, unitLinks(reading));
  const vertical = new Set(units.groups.flatMap(({ key, kind }) => (kind === 'vertical' ? [key] : [])));
  const rows = table.sections.flatMap((section) => section.rows);
  return {
    table,
    rows: rows.filter(({ key }) => !vertical.has(key)),
    vertical: rows.filter(({ key }) => vertical.has(key)),
    without: units.groups
      .filter((group) => isEmpty(group) && group.kind !== 'other')
      .map(({ label }) => label)
      .join(', '),
  };
}

/** Behind the responses, the visits they stand for where they are known. */
function baseOf(base: string, { visits }: Satisfaction, language: Language): string {
  if (!visits) return translate(language, 'dashboard.card.validBase', { base });
  return translate(language, 'dashboard.card.baseOfVisits', { base, visits: formatCount(visits.total, language) });
}

/** Organisations and businesses beside the people, where they are told. */
function groupsLine({ groups }: Satisfaction, language: Language): string | null {
  const others = groups.slice(1).flatMap(({ label, figure }) => {
    const words = toFigureWords(figure, { language, target: null });
    return words.rate === null ? [] : [`${label} ${words.rate} (${words.base})`];
  });
  return others.length === 0 ? null : others.join(' · ');
}

/** By which question the departments are told, and its figure of everybody: it is not the headline. */
function unitsLead({ overall, target }: Satisfaction, reading: Reading): string | null {
  const { topic, language } = reading;
  if ((topic !== 'administration' && topic !== 'centre') || divisionsOf(reading)[0] !== 'department') return null;
  const { rate, base } = toFigureWords(overall, { language, target });
  return rate === null || base === null ? null : translate(language, `dashboard.card.unitsOf.${topic}`, { rate, base });
}

/** How many told of harassment or of payments beyond the fees; null where nobody did, or it is not told. */
function reportedLine({ answers, reading }: CardSource): string | null {
  const told = toTickedQuestions(answers, reading.asked, reading.language).flatMap(({ reported }) => reported ?? []);
  return told.length === 0
    ? null
    : translate(reading.language, 'dashboard.card.reported', { counts: told.join(' · ') });
}

/** Another campaign of the subject: the one shown unless another is chosen, or a trial. */
function otherCampaigns(reading: Reading): readonly { readonly text: string; readonly address: string }[] {
  const { topic, commune, language, usual, campaign } = reading;
  const say = (key: string, name: string): string => translate(language, `dashboard.card.${key}`, { name });
  const addressOf = (id: string | null): string =>
    `/dashboard?${writeAddress({ commune: commune.id, subject: topic, campaign: id })}`;
  const tried = toldOf(commune.told, topic).find((one) => one.trial && one.campaign !== campaign);
  return [
    ...(usual && usual.campaign !== campaign
      ? [{ text: say('usual', usual.campaign.name), address: addressOf(null) }]
      : []),
    ...(tried ? [{ text: say('tried', tried.campaign.name), address: addressOf(tried.campaign.id) }] : []),
  ];
}

/** A line for a subject without a card: `Tiếp công dân: 88,2% (150/170 phiếu)`. */
function toOther(reading: Reading): { readonly title: string; readonly words: FigureWords; readonly address: string } {
  const { language, overall } = reading;
  const words = toFigureWords(overall.overall, { language, target: overall.target });
  return { title: topicTitle(reading, language), words, address: `/dashboard?${writeAddress(reading.address)}` };
}
