import { Packing, Unpacking } from '../database/packed-counts.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { Answers } from '../rules/answers.js';
import type { TallyKey } from './dimensions.js';

/** One cell of one month. */
export interface TallyCell extends TallyKey {
  /** `YYYY-MM` */
  readonly month: string;
}

/** A cell with its sums; what a row of the table of tallies holds. */
export interface TallyRow extends TallyCell {
  readonly sums: Uint32Array;
}

/** The `dimensions` of a cell that holds how answers go together: its places are its own, not the layout's. */
export const JOINT = 'joint';

/** Cells of one campaign by name. */
export type TallyCells = Map<string, TallyRow>;

/** Names a cell of a month; no part of a name holds a tab. */
export function nameOf({ month, scope, dimensions, key }: TallyCell): string {
  return `${month}\t${scope}\t${dimensions}\t${key}`;
}

/**
 * Names the cells of a month for `cellsOf`. A response has some thirty, nearly always named before: a name is found by its
 * parts, where writing it again and comparing it by all its letters would take longer than the rest of the sums.
 */
export function nameMaker(month: string): (...cell: readonly [TallyKey['scope'], string, string, string?]) => string {
  if (named.count > MOST_NAMES) named = { months: new Named(), count: 0 };
  const inMonth = named.months.at(month);
  return (scope, dimensions, first, second) => {
    const single = inMonth.at(scope).at(dimensions).at(first);
    const place = second === undefined ? single : single.at(second);
    if (place.name === null) {
      const key = second === undefined ? first : `${first}|${second}`;
      place.name = nameOf({ month, scope, dimensions, key });
      named.count += 1;
    }
    return place.name;
  };
}

/** What begins with some parts. */
class Named {
  name: string | null = null;
  private readonly further = new Map<string, Named>();

  at(part: string): Named {
    const known = this.further.get(part);
    if (known) return known;
    const place = new Named();
    this.further.set(part, place);
    return place;
  }
}

let named = { months: new Named(), count: 0 };

/** Two years of a city. */
const MOST_NAMES = 50_000;

/**
 * The sums of a cell, to be added to; zeros where it had none.
 * @param name as `nameOf` makes it
 * @param length places of the vector, at least: what was counted before its campaign asked more is shorter
 */
export function sumsOf(cells: TallyCells, name: string, length: number): Uint32Array {
  const known = cells.get(name);
  if (known && known.sums.length >= length) return known.sums;
  if (known) {
    const longer = lengthened(known.sums, length);
    cells.set(name, { ...known, sums: longer });
    return longer;
  }
  const [month = '', scope = '', dimensions = '', key = ''] = name.split('\t');
  const sums = new Uint32Array(length);
  cells.set(name, { month, scope: scope as TallyCell['scope'], dimensions, key, sums });
  return sums;
}

/** The same counts with zeros behind them. */
export function lengthened(sums: Uint32Array, length: number): Uint32Array {
  const longer = new Uint32Array(length);
  longer.set(sums);
  return longer;
}

/** A vector of one response, and the cells that it is added to. */
export interface Addition {
  /** Names of the cells, as `nameOf` makes them. */
  readonly cells: readonly string[];
  /** Places of the vector. A response fills a tenth of them, so only those are listed, in order. */
  readonly length: number;
  readonly places: readonly number[];
  readonly counts: readonly number[];
}

export function additionOf(cells: readonly string[], sums: Uint32Array): Addition {
  const places: number[] = [];
  for (let place = 0; place < sums.length; place += 1) if (sums[place] !== 0) places.push(place);
  return { cells, length: sums.length, places, counts: places.map((place) => sums[place] ?? 0) };
}

/**
 * The same taken away again: sums are 32-bit counts that wrap around, so a count is undone by its complement.
 * @example takenAway({ cells: [], length: 1, places: [0], counts: [2] }).counts // [4294967294]
 */
export function takenAway(addition: Addition): Addition {
  return { ...addition, counts: addition.counts.map((count) => -count >>> 0) };
}

/** Adds the vector to each of its cells. */
export function addTo(tallies: TallyCells, { cells, length, places, counts }: Addition): void {
  for (const name of cells) {
    const sums = sumsOf(tallies, name, length);
    for (let index = 0; index < places.length; index += 1) {
      const place = places[index] ?? 0;
      sums[place] = (sums[place] ?? 0) + (counts[index] ?? 0);
    }
  }
}

/**
 * The additions of one commit as bytes: the names of their cells once, as a list in JSON, then of each addition the length
 * of its vector; how many places it fills, each with the places passed over and its count; how many cells, each by the
 * number of its name.
 */
export function packAdditions(additions: readonly Addition[]): Uint8Array {
  const numbers = new Map<string, number>();
  for (const { cells } of additions) for (const name of cells) if (!numbers.has(name)) numbers.set(name, numbers.size);
  const packing = new Packing();
  packing.text(JSON.stringify([...numbers.keys()]));
  for (const { cells, length, places, counts } of additions) {
    packing.count(length);
    packing.count(places.length);
    let next = 0;
    for (const [index, place] of places.entries()) {
      packing.count(place - next);
      packing.count(counts[index] ?? 0);
      next = place + 1;
    }
    packing.count(cells.length);
    for (const name of cells) packing.count(numbers.get(name) ?? 0);
  }
  return packing.packed;
}

/** The additions of bytes made by `packAdditions`. */
export function unpackAdditions(packed: Uint8Array): readonly Addition[] {
  const unpacking = new Unpacking(packed);
  const names = JSON.parse(unpacking.text()) as readonly string[];
  const additions: Addition[] = [];
  while (!unpacking.isOver) {
    const length = unpacking.count();
    const places: number[] = [];
    const counts: number[] = [];
    let next = 0;
    for (let left = unpacking.count(); left > 0; left -= 1) {
      const place = next + unpacking.count();
      places.push(place);
      counts.push(unpacking.count());
      next = place + 1;
    }
    const cells: string[] = [];
    for (let left = unpacking.count(); left > 0; left -= 1) cells.push(names[unpacking.count()] ?? '');
    additions.push({ cells, length, places, counts });
  }
  return additions;
}

/** Adds one vector to another in place. @throws RangeError where it has more places */
export function addSums(to: Uint32Array, from: Uint32Array): void {
  if (from.length > to.length) throw new RangeError(`${from.length} sums do not fit into ${to.length}`);
  for (let index = 0; index < from.length; index += 1) to[index] = (to[index] ?? 0) + (from[index] ?? 0);
}

/**
 * How the answers to an element go with those to the general item: a count of people for each pair of levels, kept for
 * the commune's total only, in a cell of its own (`JOINT`), so that no other cell grows. The pairs of one element are
 * `rows` × `columns` counts from `start`: the levels of the general item by those of the element, which are half levels
 * where it has several questions, of which the mean is taken.
 */
export interface JointPlace {
  readonly element: string;
  readonly questions: readonly string[];
  readonly start: number;
  readonly rows: number;
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
  const given = questions.map((code) => answers[code]).filter((answer) => typeof answer === 'number');
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
