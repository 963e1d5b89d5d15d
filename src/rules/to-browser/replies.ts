/** What the server answers to a response: stored, and with a receipt; or kept for staff to look at. */
export type ResponseReply =
  | { readonly id: string; readonly receipt: string; readonly late?: true }
  | { readonly id: string; readonly setAside: true };

/** What the server answers when something fails: a problem document (RFC 9457), its title in the reader's language. */
export interface ProblemReply {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  /** Which field of what was sent is wrong. */
  readonly field?: string | number;
  readonly errors?: readonly ToldError[];
  /** Staff have what was sent all the same. */
  readonly setAside?: boolean;
  readonly waiting?: unknown;
  /** Why the server cannot store, where that is asked. */
  readonly reason?: string | number;
}

/** One thing to correct in a response. */
export interface ToldError {
  readonly question: string;
  readonly code: string;
  readonly message: string;
}
