import { ALL_CRITERIA } from '../campaigns/campaign-layout.js';
import type { Question, Questionnaire } from '../questionnaires/questionnaire.js';
import type { TallyLayout } from '../responses/tally-layout.js';
import type { Row } from './published-table.js';

/**
 * Something that is published on its own: the answers to a question, pooled criteria, or full satisfaction. It has
 * respondents of its own, so the disclosure rules hold for each measure and not only for whole responses.
 */
export type Measure =
  | {
      readonly kind: 'question';
      readonly name: string;
      readonly question: Question;
      readonly places: readonly number[];
    }
  | {
      readonly kind: 'pool';
      readonly name: string;
      readonly places: readonly number[];
      readonly questions: readonly string[];
    }
  | { readonly kind: 'complete'; readonly name: string; readonly places: readonly number[] };

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

/** Everything that may be published of a campaign, by name. */
export function measuresOf(layout: TallyLayout): Measures {
  const measures: Measure[] = [
    { kind: 'complete', name: COMPLETE, places: [layout.fullySatisfied, layout.answeredAny] },
  ];
  for (const [code, { question, counts, answered }] of layout.questions) {
    const places = [layout.respondents, answered, ...counts.values()];
    measures.push({ kind: 'question', name: questionMeasure(code), question, places });
  }
  for (const [pool, { start, questions }] of layout.pools) {
    if (questions.length === 0) continue;
    const places = [0, 1, 2, 3, 4, 5].map((offset) => start + offset);
    measures.push({ kind: 'pool', name: poolMeasure(pool), places, questions });
  }
  return new Map(measures.map((measure) => [measure.name, measure]));
}

/** The measures that stand in tables of units, villages, channels …: F4 and F5, F3, F6, and the resolving unit's F4. */
export function tabulatedMeasures(questionnaire: Questionnaire, measures: Measures): readonly Measure[] {
  const names = [
    questionMeasure(questionnaire.general),
    ...(questionnaire.resolvingHeadline ? [questionMeasure(questionnaire.resolvingHeadline)] : []),
    poolMeasure(ALL_CRITERIA),
    COMPLETE,
  ];
  return names.flatMap((name) => measures.get(name) ?? []);
}

/**
 * The part of a vector of sums that belongs to a measure, with the people it comes from.
 * @param batches vectors of the batches among them
 */
export function rowOf(measure: Measure, vector: Uint32Array, batches: ReadonlyMap<string, Uint32Array> = NONE): Row {
  const partOf = (of: Uint32Array): number[] => measure.places.map((place) => of[place] ?? 0);
  const sums = partOf(vector);
  const row = { respondents: respondentsIn(measure, sums), sums };
  const came = [...batches]
    .map(([batch, of]) => [batch, partOf(of)] as const)
    .filter(([, part]) => respondentsIn(measure, part) > 0);
  return came.length === 0 ? row : { ...row, batches: Object.fromEntries(came.toSorted()) };
}

const NONE: ReadonlyMap<string, Uint32Array> = new Map();

/** People whose answer counts in the measure: on the scale, for a satisfaction item. */
function respondentsIn(measure: Measure, sums: readonly number[]): number {
  if (measure.kind === 'pool') return sums[0] ?? 0;
  if (measure.kind === 'complete') return sums[1] ?? 0;
  const { scale } = measure.question;
  return scale ? levelCounts(measure.question, sums).reduce((sum, count) => sum + count, 0) : (sums[1] ?? 0);
}

/** Counts of the levels 1, 2, … of a satisfaction item. */
export function levelCounts(question: Question, sums: readonly number[]): number[] {
  const counts = answerCounts(question, sums);
  return Array.from({ length: question.scale?.levels ?? 0 }, (_, index) => counts.get(String(index + 1)) ?? 0);
}

/** Counts of every listed answer of a question, in its order. */
export function answerCounts(question: Question, sums: readonly number[]): ReadonlyMap<string, number> {
  return new Map(question.choices.map(({ value }, index) => [String(value), sums[index + 2] ?? 0]));
}
