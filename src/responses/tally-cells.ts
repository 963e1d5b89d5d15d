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
