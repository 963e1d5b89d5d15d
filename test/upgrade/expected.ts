/** A JSON document as the old version sent it. */
export type Told = Readonly<Record<string, unknown>>;

/** What a version said of its own database, over HTTP, on the day it was kept. */
export interface Expected {
  /** Where the clock stood. */
  readonly day: string;
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Of locked periods: this stays for ever. */
  readonly locked: {
    /** Of each period, by the address of its figures. */
    readonly dataHashes: Readonly<Record<string, string>>;
    /** Figures, distributions, changes by address, from behind `/api/v1`. */
    readonly told: Readonly<Record<string, Told>>;
  };
  /** Of periods that still collect: a later version may tell less, or otherwise; since the lock tells first, nothing. */
  readonly collecting: { readonly told: Readonly<Record<string, Told>> };
  /** Who answered, by address. */
  readonly participation: Readonly<Record<string, Told>>;
  readonly keptAnswers: readonly KeptAnswer[];
  /** Whom the old version let in. */
  readonly staff: {
    readonly user: { readonly name: string; readonly password: string };
    /** Of a session begun within the last half hour. */
    readonly cookie: string;
    /** Access tokens of a leader, by commune. */
    readonly tokens: Readonly<Record<string, string>>;
    /** Of a paired tablet, and the number of its last heartbeat. */
    readonly tablet: { readonly token: string; readonly beat: number };
  };
}

/** An answer that waits on a phone or a tablet, frozen by a page of the old version, and what becomes of it. */
export interface KeptAnswer {
  /** Continues the sentence "an answer …". */
  readonly story: string;
  /** Of the collection point. */
  readonly code: string;
  /** Of a tablet; null for a phone. */
  readonly token: string | null;
  readonly body: string;
  readonly status: number;
  /** What the reply says, but for a receipt that is given for the first time. */
  readonly reply: Told;
}
