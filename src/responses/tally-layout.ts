import type { Question, Questionnaire } from '../questionnaires/questionnaire.js';
import type { Answers } from '../rules/answers.js';

/**
 * Where each sum stands in the packed vector of a tally row. The layout follows from the questionnaire version and the
 * department that leads each item; every number is a plain sum over respondents, so vectors add up over any partition.
 */
export interface TallyLayout {
  readonly length: number;
  readonly respondents: 0;
  /** respondents satisfied with every satisfaction item they answered, of those who answered any (F6) */
  readonly fullySatisfied: 1;
  readonly answeredAny: 2;
  /** Counts of each answer to a question: scale levels, codes outside the scale, or choices. */
  readonly questions: ReadonlyMap<string, QuestionPlace>;
  /** Sums of pooled items: `all`, `element:I`, `led:van-phong`. */
  readonly pools: ReadonlyMap<string, PoolPlace>;
}

export interface QuestionPlace {
  readonly question: Question;
  /** index in the vector by answer, e.g. `1` … `5`, `dk` */
  readonly counts: ReadonlyMap<string, number>;
  /** index of the number of respondents who gave any answer */
  readonly answered: number;
}

/** Six sums over respondents, from `start`: respondents, satisfied, answers, satisfied², satisfied × answers, answers². */
export interface PoolPlace {
  readonly start: number;
  readonly questions: readonly string[];
}

/** Name of the pool of all satisfaction criteria (F3). */
export const ALL_CRITERIA = 'all';

/**
 * @param leads department that leads each item, by question code (administration survey); empty elsewhere
 */
export function layoutOf(questionnaire: Questionnaire, leads: Readonly<Record<string, string>>): TallyLayout {
  const known = layouts.get(questionnaire) ?? new Map<string, TallyLayout>();
  const name = JSON.stringify(leads);
  const layout = known.get(name) ?? makeLayout(questionnaire, leads);
  layouts.set(questionnaire, known.set(name, layout));
  return layout;
}

/** A layout is asked for with every response and never changes. */
const layouts = new WeakMap<Questionnaire, Map<string, TallyLayout>>();

function makeLayout(questionnaire: Questionnaire, leads: Readonly<Record<string, string>>): TallyLayout {
  let length = 3;
  const take = (places: number): number => {
    const start = length;
    length += places;
    return start;
  };
  const questions = new Map<string, QuestionPlace>();
  for (const question of questionnaire.questions.filter(isCounted)) {
    const counts = new Map(answersCounted(question).map((answer) => [answer, take(1)]));
    questions.set(question.code, { question, counts, answered: take(1) });
  }
  const pools = new Map<string, PoolPlace>();
  for (const [name, codes] of poolsOf(questionnaire, leads)) pools.set(name, { start: take(6), questions: codes });
  return { length, respondents: 0, fullySatisfied: 1, answeredAny: 2, questions, pools };
}

function isCounted(question: Question): boolean {
  return question.choices.length > 0 && question.choicesFrom === null;
}

function answersCounted(question: Question): readonly string[] {
  return question.choices.map((choice) => String(choice.value));
}

function poolsOf(
  questionnaire: Questionnaire,
  leads: Readonly<Record<string, string>>,
): readonly (readonly [string, readonly string[]])[] {
  const items = questionnaire.questions.filter((question) => question.scale && question.element);
  const long = items.filter((question) => question.part === 'B');
  const criteria = (long.length > 0 ? long : items).map((question) => question.code);
  return [
    [ALL_CRITERIA, criteria],
    ...questionnaire.elements.map((element) => [`element:${element.key}`, element.questions] as const),
    ...[...new Set(Object.values(leads))].map((unit) => [`led:${unit}`, ledBy(unit, questionnaire, leads)] as const),
  ];
}

function ledBy(unit: string, questionnaire: Questionnaire, leads: Readonly<Record<string, string>>): string[] {
  return questionnaire.questions
    .filter((question) => question.scale && leads[question.code] === unit)
    .map((question) => question.code);
}

/** Adds one respondent's answers to a vector of sums. */
export function addAnswers(sums: Uint32Array, layout: TallyLayout, answers: Answers): void {
  add(sums, layout.respondents, 1);
  let answered = 0;
  let satisfied = 0;
  for (const [code, place] of layout.questions) {
    const answer = answers[code];
    if (answer === undefined) continue;
    add(sums, place.answered, 1);
    for (const one of Array.isArray(answer) ? answer : [answer]) {
      const index = place.counts.get(String(one));
      if (index !== undefined) add(sums, index, 1);
    }
    if (onScale(place.question, answer)) answered += 1;
    if (isSatisfied(place.question, answer)) satisfied += 1;
  }
  if (answered > 0) add(sums, layout.answeredAny, 1);
  if (answered > 0 && satisfied === answered) add(sums, layout.fullySatisfied, 1);
  for (const pool of layout.pools.values()) addPool(sums, layout, pool, answers);
}

function addPool(sums: Uint32Array, layout: TallyLayout, pool: PoolPlace, answers: Answers): void {
  let a = 0;
  let s = 0;
  for (const code of pool.questions) {
    const place = layout.questions.get(code);
    const answer = answers[code];
    if (!place || answer === undefined) continue;
    if (onScale(place.question, answer)) a += 1;
    if (isSatisfied(place.question, answer)) s += 1;
  }
  if (a === 0) return;
  [1, s, a, s * s, s * a, a * a].forEach((value, offset) => {
    add(sums, pool.start + offset, value);
  });
}

function onScale(question: Question, answer: unknown): boolean {
  return question.scale !== null && typeof answer === 'number';
}

function isSatisfied(question: Question, answer: unknown): boolean {
  return typeof answer === 'number' && (question.scale?.satisfied.includes(answer) ?? false);
}

function add(sums: Uint32Array, index: number, value: number): void {
  sums[index] = (sums[index] ?? 0) + value;
}
