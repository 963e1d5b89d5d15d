import type { CatalogueFault } from './catalogue-faults.js';

/** One fault as pages and programs are told it: which row, what is wrong with it, and where in the file it stands. */
export interface FaultLine {
  /** Key of "Lĩnh vực “{name}”"; of a row without a name, the name is its number. */
  readonly row: string;
  readonly name: string;
  /** Key of the sentence, with the value it speaks of. */
  readonly message: string;
  readonly value: string;
  /** The way to the place in the file: names, and entries of lists counted from 1. */
  readonly place: readonly ({ readonly name: string } | { readonly entry: number })[];
}

/**
 * @param nameOf what people call that which a key meant; the key itself where nobody knows
 * @param most further faults are only counted
 */
export function toFaultLines(
  faults: readonly CatalogueFault[],
  nameOf: (key: string) => string = (key) => key,
  most = 30,
): { readonly lines: readonly FaultLine[]; readonly more: number } {
  const lines = faults.slice(0, most).map((fault) => toFaultLine(fault, nameOf));
  return { lines, more: faults.length - lines.length };
}

function toFaultLine({ place, reason, value, row }: CatalogueFault, nameOf: (key: string) => string): FaultLine {
  const sentence = sentences.find((one) => one === reason) ?? 'other';
  return {
    row: row.name === null ? `communes.rowAt.${row.list}` : `communes.row.${row.list}`,
    name: row.name ?? String(row.entry),
    message: `communes.faults.${sentence}`,
    value: reason.startsWith('unknown-') ? nameOf(value) : value,
    place: place.map((step) => (typeof step === 'number' ? { entry: step + 1 } : { name: step })),
  };
}

/** Reasons that have a sentence of their own; the rest share one. */
const sentences = [
  ...(['twice', 'same-name', 'unknown-unit', 'unknown-field', 'unknown-item', 'no-centre', 'contact'] as const),
  ...(['invalid_type', 'invalid_value', 'unrecognized_keys', 'too_big', 'too_small'] as const),
] as const;
