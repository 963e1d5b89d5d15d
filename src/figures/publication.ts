import { createHash } from 'node:crypto';
import type { Group } from '../questionnaires/questionnaire.js';
import type { Dimension } from '../responses/dimensions.js';
import type { Row, Table } from './published-table.js';

/** A dimension of the tables of a publication. */
export type TableDimension = Dimension | 'month';

/** What is published of a campaign, or of a quarter of it: an immutable snapshot that every figure is made of. */
export interface PublicationContent {
  /** Whom the headline is about. */
  readonly group: Group;
  /** Respondents of that group; 0 until there are enough for anything to be shown. */
  readonly respondents: number;
  /** Shown totals by measure. */
  readonly totals: Readonly<Record<string, Row>>;
  /** Measures that somebody answered, but too few to be shown. */
  readonly waiting: readonly string[];
  readonly tables: Readonly<Partial<Record<TableDimension, Readonly<Record<string, Table>>>>>;
  /** The other groups beside it, by measure; never added to the total. */
  readonly groups: Readonly<Record<string, Table>>;
  readonly mix: Mix;
  /** How each element goes with the general item, by element; only at the lock, from 300 people. */
  readonly associations?: Readonly<Record<string, PublishedAssociation>>;
  readonly uncounted: { readonly late: number; readonly setAside: number; readonly flagged: number };
}

/** Two decimals, and no count: nothing about a cell can be reckoned back from it. */
export interface PublishedAssociation {
  readonly measure: 'spearman';
  readonly correlation: number;
  readonly interval: { readonly lower: number; readonly upper: number };
}

/** Respondents by channel, by who filled in, by proof. */
export type Mix = Readonly<Record<'channel' | 'assisted' | 'proof', Readonly<Record<string, number>>>>;

/** What a filter needs. Exists only where nothing moves any more: in locked publications. */
export interface Crossings {
  /** All sums of each cell that can be selected, packed. */
  readonly cells: Readonly<Partial<Record<Dimension, Readonly<Record<string, string>>>>>;
  /** Tabulated measures of each pair of dimensions `first|second`, by measure and by `key|key`. */
  readonly pairs: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Row>>>>>>;
  /** The other groups: all sums of each, and their cells. */
  readonly groups: Readonly<Partial<Record<Group, GroupSums>>>;
}

export interface GroupSums {
  readonly total: string;
  readonly cells: Readonly<Partial<Record<Dimension, Readonly<Record<string, string>>>>>;
}

/** One row of the table of publications, as the figures read it. */
export interface Publication {
  readonly communeId: string;
  readonly campaignId: string;
  /** `all` for a round, `2026-Q3` for a quarter of continuous feedback */
  readonly period: string;
  readonly sequence: number;
  readonly locked: boolean;
  readonly publishedAt: Date;
  readonly dataHash: string;
  readonly content: PublicationContent;
  readonly crossings: Crossings | null;
}

/** SHA-256 over all published sums in sorted-key JSON, hexadecimal: equal exactly when every figure is equal. */
export function dataHashOf(content: PublicationContent, crossings: Crossings | null): string {
  return createHash('sha256').update(canonical({ content, crossings })).digest('hex');
}

/** JSON with sorted keys, without what only the publication rule remembers. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).filter(([key, one]) => !REMEMBERED.includes(key) && one !== undefined);
  return `{${entries
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`)
    .join(',')}}`;
}

/** What only the publication rule reads. */
const REMEMBERED = ['marks', 'unions'];
