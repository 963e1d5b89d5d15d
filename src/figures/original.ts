import type { Group } from '../questionnaires/questionnaire.js';
import type { Dimension } from '../responses/dimensions.js';
import { dataHashOf, type PublicationContent, type TableDimension } from './publication.js';

/** What was kept of a locked period before the names went with it, and what the hash of version 1 covers. */
export interface Original {
  readonly content: Pick<PublicationContent, 'group' | 'respondents' | 'uncounted'> & {
    readonly totals: Readonly<Record<string, OriginalRow>>;
    /** Measures that somebody answered, but too few. */
    readonly waiting: readonly string[];
    readonly tables: Readonly<Partial<Record<TableDimension, OriginalTables>>>;
    /** The other groups beside the headline's, of the measures that stand in tables. */
    readonly groups: OriginalTables;
    readonly associations?: PublicationContent['associations'];
  };
  /** What filters were answered from. */
  readonly crossings: {
    readonly cells: PackedCells;
    /** By pair of dimensions `first|second`, measure and `key|key`. */
    readonly pairs: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, OriginalRow>>>>>>;
    readonly groups: Readonly<Partial<Record<Group, { readonly total: string; readonly cells: PackedCells }>>>;
  };
}

export interface OriginalRow {
  readonly respondents: number;
  readonly sums: readonly number[];
  /** The same sums of each batch among them. */
  readonly batches?: Readonly<Record<string, readonly number[]>>;
}

export interface OriginalTable {
  readonly shown: Readonly<Record<string, OriginalRow>>;
  readonly merged: { readonly keys: readonly string[]; readonly row: OriginalRow | null };
}

/** By measure. */
export type OriginalTables = Readonly<Record<string, OriginalTable>>;

/** All sums of each cell, packed, by dimension and key. */
type PackedCells = Readonly<Partial<Record<Dimension, Readonly<Record<string, string>>>>>;

/** @param text JSON as it was stored at the lock */
export function readOriginal(text: string): Original {
  return JSON.parse(text) as Original;
}

/** The hash that was told of it: of everything but what only the publications before it were made with. */
export function originalHash(text: string): string {
  return dataHashOf(JSON.parse(text, (name, value) => (REMEMBERED.includes(name) ? undefined : value)));
}

const REMEMBERED = ['marks', 'unions'];
