import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { Answers } from '../rules/answers.js';

/**
 * How the answers to an element go with those to the general item: one count of people for each pair of levels, kept
 * for the commune's total only, in a row of its own, so that no other row grows.
 */
export const JOINT = 'joint';

/** Where the pairs of levels of one element stand in that row: `rows` × `columns` counts from `start`. */
export interface JointPlace {
  readonly element: string;
  readonly questions: readonly string[];
  readonly start: number;
  /** levels of the general item */
  readonly rows: number;
  /** levels of the element: those of its one question, or half levels where several are averaged */
  readonly columns: number;
}

/** Elements of the short form, which everybody is asked about; where there are none, all elements. */
export function jointPlacesOf(questionnaire: Questionnaire): readonly JointPlace[] {
  const known = places.get(questionnaire) ?? makePlaces(questionnaire);
  places.set(questionnaire, known);
  return known;
}

/** Asked for with every response, and never changes. */
const places = new WeakMap<Questionnaire, readonly JointPlace[]>();

function makePlaces({ questions, elements, general }: Questionnaire): readonly JointPlace[] {
  const levels = new Map(questions.map(({ code, scale }) => [code, scale?.levels ?? 0]));
  const rows = levels.get(general) ?? 0;
  const short = elements.filter((element) => element.questions.length === 1);
  const found: JointPlace[] = [];
  let start = 0;
  for (const { key, questions: codes } of short.length > 0 ? short : elements) {
    const most = Math.max(...codes.map((code) => levels.get(code) ?? 0));
    const columns = codes.length === 1 ? most : 2 * most - 1;
    found.push({ element: key, questions: codes, start, rows, columns });
    start += rows * columns;
  }
  return found;
}

/** The pairs that one respondent's answers count in; null where there is none. */
export function jointSums(questionnaire: Questionnaire, answers: Answers): Uint32Array | null {
  const general = answers[questionnaire.general];
  const all = jointPlacesOf(questionnaire);
  const last = all.at(-1);
  if (!last || typeof general !== 'number') return null;
  const sums = new Uint32Array(last.start + last.rows * last.columns);
  for (const place of all) {
    const column = columnOf(place, answers);
    if (column !== null) sums[place.start + (general - 1) * place.columns + column] = 1;
  }
  return sums.includes(1) ? sums : null;
}

/** The mean of the levels a person gave to an element's questions, to the nearest half where there are several. */
function columnOf({ questions }: JointPlace, answers: Answers): number | null {
  const given = questions.flatMap((code) => {
    const answer = answers[code];
    return typeof answer === 'number' ? [answer] : [];
  });
  if (given.length === 0) return null;
  const mean = given.reduce((sum, level) => sum + level, 0) / given.length;
  return questions.length === 1 ? mean - 1 : Math.round(2 * mean) - 2;
}

/** People by level of the general item (rows) and of the element (columns). */
export function jointTable(sums: Uint32Array, { start, rows, columns }: JointPlace): readonly (readonly number[])[] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => sums[start + row * columns + column] ?? 0),
  );
}
