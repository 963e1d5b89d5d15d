import { randomUUID } from 'node:crypto';

/** What its sender knows of a response: acknowledged; refused, each time it was sent; or once without an answer. */
type Outcome = 'ok' | 'refused' | 'unknown';

export interface SentResponse {
  readonly id: string;
  readonly answers: Readonly<Record<string, unknown>>;
  outcome: Outcome;
}

/** What is stored, read beside the server. */
export interface Stored {
  readonly responses: readonly { readonly id: string; readonly answers: unknown }[];
  /** IDs of what is kept for staff. */
  readonly aside: readonly string[];
  /** How many responses the counts of participation hold. */
  readonly counted: number;
  /** What the database says of itself, where it is damaged. */
  readonly damage: readonly string[];
}

/**
 * Kept by those who send, apart from the server and its disk. Held against what is stored, it says what was lost
 * although acknowledged, stored although refused, made up, changed on the way, counted wrongly, or damaged.
 */
export class Journal {
  readonly sent = new Map<string, SentResponse>();
  /** How often each answer came: the status and how long to wait. */
  readonly replies = new Map<string, number>();

  begin(answers: Readonly<Record<string, unknown>>): SentResponse {
    const one: SentResponse = { id: randomUUID(), answers, outcome: 'refused' };
    this.sent.set(one.id, one);
    return one;
  }

  count(outcome: Outcome): number {
    return [...this.sent.values()].filter((one) => one.outcome === outcome).length;
  }

  replied(reply: string): void {
    this.replies.set(reply, (this.replies.get(reply) ?? 0) + 1);
  }

  /** Numbers of what is wrong: see `NOTHING_WRONG`. */
  against({ responses, aside, counted, damage }: Stored): Findings {
    const stored = new Map(responses.map(({ id, answers }) => [id, answers]));
    const kept = new Set(aside);
    const all = [...this.sent.values()];
    return {
      lost: all.filter(({ id, outcome }) => outcome === 'ok' && !stored.has(id) && !kept.has(id)).length,
      refusedButStored: all.filter(({ id, outcome }) => outcome === 'refused' && stored.has(id)).length,
      madeUp: responses.filter(({ id }) => !this.sent.has(id)).length,
      changed: all.filter((one) => stored.has(one.id) && !isAlike(stored.get(one.id), one.answers)).length,
      stored: responses.length,
      countedTooMany: counted - responses.length,
      damage,
    };
  }
}

export interface Findings {
  readonly lost: number;
  readonly refusedButStored: number;
  readonly madeUp: number;
  readonly changed: number;
  readonly stored: number;
  readonly countedTooMany: number;
  readonly damage: readonly string[];
}

export const NOTHING_WRONG: Omit<Findings, 'stored'> = {
  ...{ lost: 0, refusedButStored: 0, madeUp: 0, changed: 0, countedTooMany: 0, damage: [] },
};

function isAlike(one: unknown, other: unknown): boolean {
  return sorted(one) === sorted(other);
}

function sorted(answers: unknown): string {
  return JSON.stringify(Object.entries(Object(answers)).sort());
}
