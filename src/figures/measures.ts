import { ALL_CRITERIA } from '../campaigns/campaign-layout.js';
import type { Question, Questionnaire } from '../questionnaires/questionnaire.js';
import type { TallyLayout } from '../responses/tally-layout.js';
import type { Row } from './told-table.js';

/**
 * Something that is published on its own: the answers to a question, pooled criteria, or full satisfaction. It has
 * respondents of its own, so the disclosure rules hold for each measure and not only for whole responses.
 */
export type Measure = QuestionMeasure | PoolMeasure | (Summed & { readonly kind: 'complete' });

/** Who was asked: the sums at some places of a vector, less those at others. */
interface AskedPlaces {
  readonly of: readonly number[];
  readonly less: readonly number[];
}

interface Summed {
  readonly name: string;
  /** Where its sums stand in a vector of all sums. */
  readonly places: readonly number[];
  readonly asked: AskedPlaces;
  /** Which of its sums add up to the people whose answer counts: on the scale, for a satisfaction item. */
  readonly counted: readonly number[];
}

export interface QuestionMeasure extends Summed {
  readonly kind: 'question';
  readonly question: Question;
  /** Its listed answers, in the order of their counts. */
  readonly answers: readonly string[];
}

interface PoolMeasure extends Summed {
  readonly kind: 'pool';
  readonly questions: readonly string[];
}

export type Measures = ReadonlyMap<string, Measure>;

/** Name of the measure of F6. */
export const COMPLETE = 'complete';

export function questionMeasure(code: string): string {
  return `question:${code}`;
}

/** @param pool `all`, `element:I`, `led:van-phong` */
export function poolMeasure(pool: string): string {
  return `pool:${pool}`;
}

/** Its sums: of those who were asked, of those who answered, and of each listed answer. */
export function measureOf(
  question: Question,
  answers: readonly string[],
  places: readonly number[],
  asked: AskedPlaces = { of: [], less: [] },
): QuestionMeasure {
  const { code, scale } = question;
  const isLevel = (answer: string): boolean => scale !== null && Number(answer) >= 1 && Number(answer) <= scale.levels;
  const counted = scale ? answers.flatMap((answer, index) => (isLevel(answer) ? [index + 2] : [])) : [1];
  return { kind: 'question', name: questionMeasure(code), question, answers, places, asked, counted };
}

/** Everything that may be published of a campaign, by name. */
export function measuresOf(layout: TallyLayout): Measures {
  const { questions, pools, criteria, fullySatisfied, answeredAny, respondents } = layout;
  const asked = (codes: readonly string[]): AskedPlaces => askedAnyOf(codes, layout);
  const places = [fullySatisfied, answeredAny];
  const measures: Measure[] = [{ kind: 'complete', name: COMPLETE, places, asked: asked(criteria), counted: [1] }];
  for (const [code, { question, counts, answered }] of questions) {
    const ofQuestion = [respondents, answered, ...counts.values()];
    measures.push(measureOf(question, [...counts.keys()], ofQuestion, asked([code])));
  }
  for (const [pool, { start, questions: pooled }] of pools) {
    if (pooled.length === 0) continue;
    const six = [0, 1, 2, 3, 4, 5].map((offset) => start + offset);
    const of = { places: six, asked: asked(pooled), counted: [0], questions: pooled };
    measures.push({ kind: 'pool', name: poolMeasure(pool), ...of });
  }
  return new Map(measures.map((measure) => [measure.name, measure]));
}

/**
 * Where the people stand who were asked any of some questions. A tablet that asks less leaves the rest to nobody: its
 * people did not leave it blank.
 */
function askedAnyOf(codes: readonly string[], { questionnaires, others, respondents }: TallyLayout): AskedPlaces {
  const [own, ...beside] = questionnaires;
  // Sums from before these people were counted apart.
  if (beside.some(({ version }) => !others.has(version))) return { of: [respondents], less: [] };
  const asks = ({ questions }: Questionnaire): boolean => questions.some(({ code }) => codes.includes(code));
  const placesOf = (some: readonly Questionnaire[]): readonly number[] =>
    some.flatMap(({ version }) => others.get(version) ?? []);
  if (own && !asks(own)) return { of: placesOf(beside.filter(asks)), less: [] };
  return { of: [respondents], less: placesOf(beside.filter((one) => !asks(one))) };
}

/** True where the people who are counted at a place, which is that of one questionnaire, were asked. */
export function isAskedAt(place: number, { asked: { of, less } }: Measure, everybody: number): boolean {
  return of.includes(place) || (of.includes(everybody) && !less.includes(place));
}

/** The measures that stand in all tables: F4 and F5, F3, F6, and the resolving unit's F4. Others stand where a filter may. */
export function isTabulated({ name }: Measure, { general, resolvingHeadline }: Questionnaire): boolean {
  const names = [questionMeasure(general), poolMeasure(ALL_CRITERIA), COMPLETE];
  return names.includes(name) || (resolvingHeadline !== null && name === questionMeasure(resolvingHeadline));
}

/** The part of a vector of sums that belongs to a measure, with the people it comes from. */
export function rowOf(measure: Measure, measures: Measures, vector: Uint32Array, clustered = 0): Row {
  const sums = sumsOf(measure, vector);
  const row = { respondents: respondentsOf(measure, sums), sums, excluded: excludedIn(measure, measures, vector) };
  return clustered > 0 ? { ...row, clustered } : row;
}

function sumsOf({ kind, places, asked }: Measure, vector: Uint32Array): readonly number[] {
  const sums = places.map((place) => vector[place] ?? 0);
  return kind === 'question' ? [peopleAsked(asked, vector), ...sums.slice(1)] : sums;
}

function peopleAsked({ of, less }: AskedPlaces, vector: Uint32Array): number {
  const sum = (places: readonly number[]): number => places.reduce((people, place) => people + (vector[place] ?? 0), 0);
  return sum(of) - sum(less);
}

/** People whose answer counts in the measure. */
export function respondentsIn(measure: Measure, vector: Uint32Array): number {
  return respondentsOf(measure, sumsOf(measure, vector));
}

export function respondentsOf({ counted }: Measure, sums: readonly number[]): number {
  return counted.reduce((people, index) => people + (sums[index] ?? 0), 0);
}

/** What stands in no denominator: answers outside the scale, and those left blank, of everybody in the vector who was asked. */
function excludedIn(measure: Measure, measures: Measures, vector: Uint32Array): readonly [number, number] {
  const of =
    measure.kind === 'pool'
      ? measure.questions.flatMap((code) => measures.get(questionMeasure(code)) ?? [])
      : [measure];
  let [outside, blank] = [0, 0];
  for (const one of of) {
    const answered = one.kind === 'complete' ? respondentsIn(one, vector) : (sumsOf(one, vector)[1] ?? 0);
    outside += answered - respondentsIn(one, vector);
    blank += peopleAsked(one.asked, vector) - answered;
  }
  return [outside, blank];
}

/** Places of a vector of which one at least is filled by everybody whose answer counts in the measure. */
export function placesOfRespondents({ places, counted }: Measure): readonly number[] {
  return counted.flatMap((index) => places[index] ?? []);
}

/** Counts of the levels 1, 2, … of a satisfaction item. */
export function levelCounts(measure: QuestionMeasure, sums: readonly number[]): number[] {
  const counts = answerCounts(measure, sums);
  return Array.from({ length: measure.question.scale?.levels ?? 0 }, (_, index) => counts.get(String(index + 1)) ?? 0);
}

/** Counts of every listed answer of a question, in its order. */
export function answerCounts({ answers }: QuestionMeasure, sums: readonly number[]): ReadonlyMap<string, number> {
  return new Map(answers.map((answer, index) => [answer, sums[index + 2] ?? 0]));
}
