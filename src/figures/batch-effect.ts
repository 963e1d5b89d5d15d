import { batchEffectOf } from './evidence.js';
import type { Entry } from './figure-from-sums.js';
import type { Measure, Measures } from './measures.js';
import type { Row, Table } from './published-table.js';

/*
 * Batches are kept for the rows that stand in tables. Where a filter makes others, they take over how much the batches
 * lower the worth of the rows they are part of: the largest effect known there. A part of a batch is smaller than the
 * batch, so this errs on the side of a wider interval.
 */

/** How many times less the answers of one row of the tables are worth, by the measure for which that is most. */
export function largestBatchEffect(tables: Readonly<Record<string, Table>>, key: string, measures: Measures): number {
  const effects = Object.entries(tables).map(([name, { shown }]) => {
    const [measure, row] = [measures.get(name), shown[key]];
    return measure && row ? batchEffectOf(measure, row) : 1;
  });
  return Math.max(1, ...effects);
}

/** A row, or what stands for one, with the effect it takes over. */
export function withBatchEffect<Of extends Entry>(entry: Of, batchEffect: number): Of {
  if (entry === null || entry === 'too-few' || batchEffect <= 1) return entry;
  return { ...(entry as Row), batchEffect } as Of;
}

/** Rows of a breakdown within a selection: of each, the larger effect of the selection and of the row. */
export function withLargerBatchEffect(
  crossed: Table,
  measure: Measure,
  selected: Row | undefined,
  breakdown: Table,
): Table {
  const whole = selected ? batchEffectOf(measure, selected) : 1;
  const effectOf = (key: string): number => {
    const row = breakdown.shown[key];
    return Math.max(whole, row ? batchEffectOf(measure, row) : 1);
  };
  const { shown, merged } = crossed;
  const inMerged = breakdown.merged.row ? batchEffectOf(measure, breakdown.merged.row) : 1;
  const ofMerged = Math.max(inMerged, whole, ...merged.keys.map(effectOf));
  return {
    ...crossed,
    shown: Object.fromEntries(Object.entries(shown).map(([key, row]) => [key, withBatchEffect(row, effectOf(key))])),
    merged: { ...merged, row: withBatchEffect(merged.row, ofMerged) },
  };
}
