import { isReserved } from './definition-limits.js';
import { intoBounds } from './validators.js';

export type Properties = Readonly<Record<string, unknown>>;

/** The rows of a matrix, each with a code. */
export function withCodedRows(matrix: Properties): Properties {
  return Array.isArray(matrix.rows) ? { ...matrix, rows: matrix.rows.map(rowWithCode) } : matrix;
}

/** Codes travel through files and forms; a row that is named by its words gets one by its place. */
function rowWithCode(row: unknown, at: number): unknown {
  const { value, text, ...rest } = isObject(row) ? row : { value: row };
  if (value === undefined) return row;
  return isCode(value)
    ? { value, ...(text !== undefined && { text }), ...rest }
    : { value: `r${at + 1}`, text: text ?? String(value), ...rest };
}

/** A line of a multiple text, likewise. */
export function lineWithCode(line: unknown, at: number): unknown {
  if (!isObject(line)) return line;
  const { name, title, ...rest } = line;
  const read = intoBounds(rest);
  if (typeof name !== 'string' || isCode(name)) return { name, ...(title !== undefined && { title }), ...read };
  return { name: `t${at + 1}`, title: title ?? name, ...read };
}

/**
 * A name with the first number that is not taken.
 * @param taken names in small letters
 * @example numbered('trang', new Set(['trang1'])) // 'trang2'
 */
export function numbered(stem: string, taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`${stem}${number}`.toLowerCase()) || isReserved(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}

export function isCode(value: unknown): boolean {
  return typeof value === 'string' && /^[A-Za-z][A-Za-z0-9_-]{0,39}$/.test(value);
}

export function isObject(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
