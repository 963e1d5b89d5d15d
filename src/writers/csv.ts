/**
 * A cell of a CSV file as it was meant: a spreadsheet takes a text that begins with one of these signs for a formula, so
 * it gets an apostrophe in front.
 * @example plainCell('=1+1') // "'=1+1"
 * @example plainCell(-5) // -5
 */
export function plainCell<Cell>(cell: Cell): Cell | string {
  return typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
