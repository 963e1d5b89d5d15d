import type { Campaign } from '../campaigns/campaign.entity.js';
import { monthOf } from '../campaigns/campaign-calendar.js';
import {
  ALL_CRITERIA,
  type Leads,
  type LeadsFrom,
  layoutIn,
  leadsOn,
  NO_LEADS,
  type Pools,
  poolsOf,
} from '../campaigns/campaign-layout.js';
import type { Question, Questionnaire } from '../questionnaires/questionnaire.js';
import type { Answers } from '../rules/answers.js';
import type { Day } from '../rules/days.js';
import { type AnsweredOn, type Attributes, cellsOf, dimensionValues } from './dimensions.js';
import { type Addition, additionOf, JOINT, jointSums, nameMaker, nameOf } from './tally-cells.js';

/**
 * Where each sum of a campaign stands in the packed vector of a tally row. Every number is a plain sum over
 * respondents, so vectors add up over any partition, and those of a phone and of a tablet, which asks less, as well.
 */
export interface TallyLayout {
  readonly length: number;
  readonly respondents: 0;
  /** respondents satisfied with every criterion they answered, of those who answered any (F6; the items of F3) */
  readonly fullySatisfied: 1;
  readonly answeredAny: 2;
  /** Counts of each answer to a question: scale levels, codes outside the scale, or choices. */
  readonly questions: ReadonlyMap<string, QuestionPlace>;
  /** Sums of pooled items. */
  readonly pools: ReadonlyMap<string, PoolPlace>;
  /** Items of F3 and F6: those of the campaign's own questionnaire, so that no tablet that asks less mixes others in. */
  readonly criteria: readonly string[];
  /** What the campaign asks, its own questionnaire first. */
  readonly questionnaires: readonly Questionnaire[];
  /** Indexes of the numbers of respondents of the questionnaires beside the campaign's own, by version. */
  readonly others: ReadonlyMap<string, number>;
  /** Who leads the items, from which day on. */
  readonly leads: readonly LeadsFrom[];
  /** What any of its questions says about a response, e.g. `way`. */
  readonly dimensions: ReadonlySet<string>;
}

interface QuestionPlace {
  readonly question: Question;
  /** index in the vector by answer, e.g. `1` … `5`, `dk` */
  readonly counts: ReadonlyMap<string, number>;
  /** index of the number of respondents who gave any answer */
  readonly answered: number;
}

/** Six sums over respondents, from `start`: respondents, satisfied, answers, satisfied², satisfied × answers, answers². */
interface PoolPlace {
  readonly start: number;
  /** Every item that was ever in the pool. */
  readonly questions: readonly string[];
}

/**
 * The places of a campaign's sums, numbered. A layout is asked for with every response and changes with what it is made
 * of only.
 * @param questionnaires all that the campaign asks, its own first
 */
export function tallyLayout(campaign: LaidOut, questionnaires: readonly Questionnaire[]): TallyLayout {
  const name = `${questionnaires.map(({ version }) => version)} ${campaign.layout.length} ${written(campaign.leads)}`;
  const known = layouts.get(campaign.id);
  if (known?.name === name) return known.layout;
  const layout = makeLayout(campaign, questionnaires);
  layouts.set(campaign.id, { name, layout });
  return layout;
}

type LaidOut = Pick<Campaign, 'id' | 'leads' | 'layout'>;

/** By campaign. What a layout lists is only ever added to, so its length tells which one it is. */
const layouts = new Map<string, { readonly name: string; readonly layout: TallyLayout }>();

/** Leads as text, made once for as long as they are one object. */
function written(leads: readonly LeadsFrom[]): string {
  const text = texts.get(leads) ?? JSON.stringify(leads);
  texts.set(leads, text);
  return text;
}

const texts = new WeakMap<readonly LeadsFrom[], string>();

function makeLayout(campaign: LaidOut, questionnaires: readonly Questionnaire[]): TallyLayout {
  const { leads } = campaign;
  let length = 3;
  const take = (places: number): number => {
    const start = length;
    length += places;
    return start;
  };
  const everLed = [NO_LEADS, ...leads.map(({ leads: led }) => led)];
  const everAsked = questionnaires.flatMap((one) => everLed.map((led) => poolsAsked(one, led)));
  const criteria = everAsked[0]?.get(ALL_CRITERIA) ?? [];
  const questions = new Map<string, QuestionPlace>();
  const pools = new Map<string, PoolPlace>();
  const others = new Map<string, number>();
  for (const block of layoutIn(campaign, questionnaires)) {
    if ('pool' in block) {
      const everIn = everAsked.flatMap((asked) => asked.get(block.pool) ?? []);
      pools.set(block.pool, {
        start: take(6),
        questions: block.pool === ALL_CRITERIA ? criteria : [...new Set(everIn)],
      });
      continue;
    }
    if ('asked' in block) {
      others.set(block.asked, take(1));
      continue;
    }
    const counts = new Map(block.answers.map((answer) => [answer, take(1)]));
    const before = questions.get(block.question);
    const place = before
      ? { ...before, counts: new Map([...before.counts, ...counts]) }
      : { question: questionIn(questionnaires, block.question), counts, answered: take(1) };
    questions.set(block.question, place);
  }
  const asks = questionnaires.flatMap(({ questions: all }) => all.flatMap(({ dimension }) => dimension ?? []));
  return {
    ...{ length, respondents: 0, fullySatisfied: 1, answeredAny: 2, questions, pools, criteria },
    ...{ questionnaires, others, leads },
    dimensions: new Set(asks),
  };
}

function questionIn(questionnaires: readonly Questionnaire[], code: string): Question {
  for (const { questions } of questionnaires) {
    const question = questions.find((one) => one.code === code);
    if (question) return question;
  }
  throw new Error(`The sums count ${code}, which no questionnaire of the campaign asks`);
}

/** What of a response enters the sums. */
export interface CountedAnswers {
  readonly campaign: Campaign;
  /** What was asked: the campaign's own questionnaire, or that of its tablets. */
  readonly questionnaire: Questionnaire;
  readonly layout: TallyLayout;
  readonly businessDate: Day;
  readonly attributes: Attributes;
  readonly answers: Answers;
}

/** What a response adds, and to which cells: one vector to most of them; that of the joint answers has its own. */
export function additionsOf(arrival: CountedAnswers): readonly Addition[] {
  const { questionnaire, layout, answers, attributes, businessDate } = arrival;
  const sums = new Uint32Array(layout.length);
  addAnswers(sums, layout, arrival);
  const values = dimensionValues(arrival, attributes, layout);
  const month = monthOf(businessDate, arrival.campaign.fromDay);
  const { group, batch } = attributes;
  const cells = cellsOf({ group, batch, values }, nameMaker(month));
  const isOwn = questionnaire.version === arrival.campaign.questionnaireVersion;
  const joint = isOwn && group === questionnaire.group ? jointSums(questionnaire, answers) : null;
  if (!joint) return [additionOf(cells, sums)];
  const cell = nameOf({ month, scope: group, dimensions: JOINT, key: '' });
  return [additionOf(cells, sums), additionOf([cell], joint)];
}

/**
 * Adds one respondent's answers to a vector of sums.
 * @throws Error where the layout has no place for what was asked
 */
export function addAnswers(
  sums: Uint32Array,
  layout: TallyLayout,
  { questionnaire, businessDate, answers }: AnsweredOn,
): void {
  add(sums, layout.respondents, 1);
  const other = layout.others.get(questionnaire.version);
  if (other !== undefined) add(sums, other, 1);
  for (const question of questionnaire.questions) {
    const answer = answers[question.code];
    if (answer === undefined) continue;
    const place = layout.questions.get(question.code);
    if (!place) continue;
    add(sums, place.answered, 1);
    if (Array.isArray(answer)) for (const one of answer) addCount(sums, place, one);
    else addCount(sums, place, answer);
  }
  const ofCriteria = counted(layout, layout.criteria, answers);
  const pools = poolsAsked(questionnaire, leadsOn(layout.leads, businessDate));
  for (const [name, codes] of pools) {
    addPool(sums, layout, name, name === ALL_CRITERIA ? ofCriteria : counted(layout, codes, answers));
  }
  const { a, s } = ofCriteria;
  if (a > 0) add(sums, layout.answeredAny, 1);
  if (a > 0 && s === a) add(sums, layout.fullySatisfied, 1);
}

function addCount(sums: Uint32Array, { counts }: QuestionPlace, answer: unknown): void {
  const index = counts.get(String(answer));
  if (index !== undefined) add(sums, index, 1);
}

function addPool(sums: Uint32Array, layout: TallyLayout, pool: string, { a, s }: Counted): void {
  const place = layout.pools.get(pool);
  if (!place) throw new Error(`The sums have no place for ${pool}`);
  if (a === 0) return;
  let at = place.start;
  for (const value of [1, s, a, s * s, s * a, a * a]) add(sums, at++, value);
}

/** Valid answers of one person to some items, and the satisfied ones among them. */
interface Counted {
  readonly a: number;
  readonly s: number;
}

function counted(layout: TallyLayout, codes: readonly string[], answers: Answers): Counted {
  let [a, s] = [0, 0];
  for (const code of codes) {
    const question = layout.questions.get(code)?.question;
    const answer = answers[code];
    if (!question || answer === undefined) continue;
    if (onScale(question, answer)) a += 1;
    if (isSatisfied(question, answer)) s += 1;
  }
  return { a, s };
}

/** Asked for with every response; leads are one object for as long as they are the same. */
function poolsAsked(questionnaire: Questionnaire, leads: Leads): Pools {
  const known = pools.get(questionnaire) ?? new WeakMap<Leads, Pools>();
  const found = known.get(leads) ?? poolsOf(questionnaire, leads);
  pools.set(questionnaire, known.set(leads, found));
  return found;
}

const pools = new WeakMap<Questionnaire, WeakMap<Leads, Pools>>();

function onScale(question: Question, answer: unknown): boolean {
  return question.scale !== null && typeof answer === 'number';
}

function isSatisfied(question: Question, answer: unknown): boolean {
  return typeof answer === 'number' && (question.scale?.satisfied.includes(answer) ?? false);
}

function add(sums: Uint32Array, index: number, value: number): void {
  sums[index] = (sums[index] ?? 0) + value;
}
