import { createHash } from 'node:crypto';
import type { Role } from '../access/staff.js';
import type { FromDay } from '../campaigns/campaign-calendar.js';
import type { Layout, LeadsFrom } from '../campaigns/campaign-layout.js';
import type { LeftOut } from '../campaigns/lock-waits.queries.js';
import type { Visits } from '../campaigns/visits.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import type { Group } from '../questionnaires/questionnaire.js';
import type { Dimension } from '../responses/dimensions.js';
import type { Row, Table } from './told-table.js';

/** A dimension of the tables of a publication. */
export type TableDimension = Dimension | 'month';

/** Tables by dimension and measure. */
export type Tables = Readonly<Partial<Record<TableDimension, Readonly<Record<string, Table>>>>>;

/** Everything that can be said of a period, with the names, kinds, targets and leads that go with it. */
export interface PublicationContent {
  /** Versions of the questionnaires, the campaign's own first. */
  readonly versions: readonly string[];
  /** The commune as it was in the period: whatever it called a unit last. */
  readonly catalogue: CommuneCatalogue;
  readonly target: number | null;
  /** On which day of the month its months begin. */
  readonly fromDay: FromDay;
  readonly leads: readonly LeadsFrom[];
  readonly layout: Layout;
  /** Whom the headline is about. */
  readonly group: Group;
  /** Name of the measure of its general item. */
  readonly headline: string;
  /** Respondents of that group; 0 where they are too few for anything to be shown. */
  readonly respondents: number;
  /** Told totals by measure. */
  readonly totals: Readonly<Record<string, Row>>;
  /** Measures that somebody answered and of which nothing is told, and why. */
  readonly hidden: Readonly<Record<string, 'too-few' | 'held'>>;
  readonly tables: Tables;
  /** In place of those above for readers who may not see what is the work of one counter; only where they differ. */
  readonly tablesForMost: Tables;
  /** Tables within a selection, by `selection dimension|dimension`, measure and selected key; null: too narrow. */
  readonly crossings: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Table>> | null>>>>;
  /** The other groups beside it, by measure; never added to the total. */
  readonly groups: Readonly<Record<string, Table>>;
  /** Tables of each other group that is told. */
  readonly others: Readonly<Partial<Record<Group, Tables>>>;
  /** How respondents came, by the selection: `''` for all, `channel=qr`. */
  readonly mixes: Readonly<Record<string, Mix>>;
  /** How each element goes with the general item, by element; from 300 people. */
  readonly associations: Readonly<Record<string, PublishedAssociation>>;
  readonly uncounted: Uncounted;
  /** Flags and what was left out; absent for a trial, and for what was locked before anybody looked. */
  readonly integrity?: ToldIntegrity;
  /** What still waited when it was locked. */
  readonly leftOut: LeftOut;
  /** Visits entered for the weeks of the period: what the weights were. */
  readonly visits: readonly Visits[];
  /** Columns that a file of rows may hold beside the answers. */
  readonly fileColumns: readonly FileColumn[];
  /** Of the rows that are kept with it; absent where they were not kept yet at its lock. */
  readonly rowsHash?: string;
  /** Of the closing check; null for a trial, and for what was locked before there was one. */
  readonly disclosure: Disclosure | null;
}

/** What officers made of a period before its lock. */
export interface Judged {
  readonly flags: { readonly found: number; readonly trusted: number; readonly problem: number; readonly open: number };
  /** Who left out how many, by the roles of both people. */
  readonly exclusions: readonly {
    readonly proposed: Role;
    readonly decided: Role;
    readonly responses: number;
  }[];
  /** Absent where no counted sheet was read from pictures. */
  readonly pictures?: ReadPictures;
}

/** How well pictures of paper forms are read, as far as people looked at what seemed certain. */
interface ReadPictures {
  /** Counted sheets of the period that were read from pictures. */
  readonly sheets: number;
  /** Answers looked at in all batches of the commune, and how many of these were read wrong. */
  readonly looked: number;
  readonly errors: number;
}

/** What is told of it: also what the headline would be if nothing had been left out. */
export interface ToldIntegrity extends Judged {
  /** Of the headline's question and people, those left out included; null where nothing may be told of them. */
  readonly whole: { readonly satisfied: number; readonly base: number } | null;
}

/** What the closing check of a publication found, as it is kept with it. */
export interface Disclosure {
  /** Told sums that were looked at. */
  readonly equations: number;
  /** Groups of people who stand in the same told rows. */
  readonly groups: number;
  /** Rows that were merged or kept back because rows together would have given somebody away. */
  readonly merged: number;
  readonly seconds: number;
}

export type FileColumn = 'receiving-unit' | 'channel' | 'month' | 'group' | 'age' | 'sex' | 'field' | 'village';

/** In no figure, but told beside each. */
export interface Uncounted {
  readonly late: number;
  readonly setAside: number;
  readonly flagged: number;
}

/** Two decimals, and no count: nothing about a cell can be reckoned back from it. */
export interface PublishedAssociation {
  readonly measure: 'spearman';
  readonly correlation: number;
  readonly interval: { readonly lower: number; readonly upper: number };
}

/** Respondents by channel, by who filled in, by proof; ways of fewer than ten people stand together. */
export type Mix = Readonly<Record<MixKind, Readonly<Record<string, number>>>>;
export const mixKinds = ['channel', 'assisted', 'proof'] as const;
type MixKind = (typeof mixKinds)[number];

export const NO_MIX: Mix = { channel: {}, assisted: {}, proof: {} };

/** How everybody of a period came. */
export function mixOf({ content }: Pick<Publication, 'content'>): Mix {
  return content.mixes[''] ?? NO_MIX;
}

/** One row of the table of publications, as the figures read it. */
export interface Publication {
  readonly communeId: string;
  readonly campaignId: string;
  /** `all` for a round, `2026-Q3` or `2026-11` for continuous feedback */
  readonly period: string;
  readonly publishedAt: Date;
  readonly dataHash: string;
  /** What the hash covers: 1 the sums as they were kept before version 2, 2 the whole content. */
  readonly hashVersion: 1 | 2;
  readonly content: PublicationContent;
}

/** SHA-256 over sorted-key JSON, hexadecimal: equal exactly when everything that is told is equal. */
export function dataHashOf(content: unknown): string {
  return createHash('sha256').update(canonical(content)).digest('hex');
}

/** JSON with sorted keys. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`)
    .join(',')}}`;
}
