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
export function nameOf(cell: TallyCell): string {
  return nameIn(cell.month, cell);
}

/** Names a cell in a month. */
export function nameIn(month: string, { scope, dimensions, key }: TallyKey): string {
  return `${month}\t${scope}\t${dimensions}\t${key}`;
}

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

/** The additions of one commit as one text: cells by number, vectors by what they hold, in seven bits a byte. */
interface Packed {
  readonly names: readonly string[];
  /**
   * Of each addition: the length of its vector; how many places it fills, each with the places passed over and its
   * count; how many cells, each by number.
   */
  readonly bytes: string;
}

export function packAdditions(additions: readonly Addition[]): string {
  const numbers = new Map<string, number>();
  const bytes: number[] = [];
  for (const { cells, length, places, counts } of additions) {
    write(bytes, length);
    write(bytes, places.length);
    places.forEach((place, index) => {
      write(bytes, place - (places[index - 1] ?? -1) - 1);
      write(bytes, counts[index] ?? 0);
    });
    write(bytes, cells.length);
    for (const name of cells) {
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      write(bytes, number);
    }
  }
  const packed = Buffer.from(bytes).toString('base64');
  return JSON.stringify({ names: [...numbers.keys()], bytes: packed } satisfies Packed);
}

/** The additions of a text made by `packAdditions`. */
export function unpackAdditions(text: string): readonly Addition[] {
  const { names, bytes: packed } = JSON.parse(text) as Packed;
  const bytes = { buffer: Buffer.from(packed, 'base64'), at: 0 };
  const additions: Addition[] = [];
  while (bytes.at < bytes.buffer.length) {
    const length = read(bytes);
    const places: number[] = [];
    const counts: number[] = [];
    for (let left = read(bytes); left > 0; left -= 1) {
      places.push((places.at(-1) ?? -1) + 1 + read(bytes));
      counts.push(read(bytes));
    }
    const cells = Array.from({ length: read(bytes) }, () => names[read(bytes)] ?? '');
    additions.push({ cells, length, places, counts });
  }
  return additions;
}

/** LEB128: seven bits a byte, least significant first, the eighth where more follow. */
function write(bytes: number[], value: number): void {
  let rest = value;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  bytes.push(rest);
}

function read(bytes: { readonly buffer: Buffer; at: number }): number {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes.buffer[bytes.at++] ?? 0;
    value |= (byte & 127) << shift;
    if (byte < 128) return value >>> 0;
  }
}

/**
 * A vector of sums as it is stored: 32-bit counts, least significant byte first, in base64.
 * @example unpackSums(packSums(new Uint32Array([0, 3]))) // Uint32Array [0, 3]
 */
export function packSums(sums: Uint32Array): string {
  return Buffer.from(sums.buffer, sums.byteOffset, sums.byteLength).toString('base64');
}

/** The vector of a stored text. */
export function unpackSums(text: string): Uint32Array {
  const bytes = Buffer.from(text, 'base64');
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
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
