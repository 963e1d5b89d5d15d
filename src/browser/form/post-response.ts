/** What became of one attempt to send; the words for each are the page's. */
export type Sent =
  | { readonly kind: 'received'; readonly receipt: string; readonly late: boolean }
  | { readonly kind: 'invalid'; readonly code: string; readonly errors: readonly SentError[] }
  | { readonly kind: FinalWord | TryAgain };

/** The server has spoken and will say nothing else: kept for staff, or not wanted. */
export type FinalWord = 'kept' | 'closed' | 'unknown' | 'differs' | 'refused';

/** No word about the answer: sent again later. */
type TryAgain = 'unreachable' | 'busy' | 'failed' | 'revoked';

export interface SentError {
  readonly question: string;
  readonly message: string;
}

/** A weak line may take long; after this the attempt counts as failed, and the same ID is sent again. */
const PATIENCE_MS = 20_000;

const finalWords: Readonly<Record<number, FinalWord>> = { 404: 'unknown', 409: 'differs', 410: 'closed' };
const again: Readonly<Record<number, TryAgain>> = {
  401: 'revoked',
  408: 'busy',
  429: 'busy',
  502: 'busy',
  503: 'busy',
  504: 'busy',
};

/**
 * Sends one response. The text is frozen by the caller, so that each attempt has the same ID and content.
 * Never throws: no network is an outcome.
 * @param token of a paired tablet
 */
export async function postResponse(code: string, frozen: string, token: string | null = null): Promise<Sent> {
  const reply = await postJson(`/api/v1/points/${encodeURIComponent(code)}/responses`, frozen, token);
  return reply ? read(reply) : { kind: 'unreachable' };
}

/** Posts JSON; null where the whole answer did not come back in time. */
export async function postJson(path: string, body: string, token: string | null = null): Promise<Response | null> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const reply = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Device ${token}` }) },
      body,
      credentials: 'omit',
      signal: patience.signal,
    });
    return new Response(await reply.text(), { status: reply.status });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** Only what the server itself says counts: a hotspot's log-in page also answers 200, and a proxy's 404. */
async function read(reply: Response): Promise<Sent> {
  const { status } = reply;
  const told = await reply.json().catch(() => null);
  if (status === 200 || status === 201) {
    return typeof told?.receipt === 'string'
      ? { kind: 'received', receipt: told.receipt, late: told.late === true }
      : { kind: 'unreachable' };
  }
  if (status === 202) return { kind: told?.setAside === true ? 'kept' : 'unreachable' };
  const word = again[status];
  if (word) return { kind: word };
  if (typeof told?.code !== 'string' || status >= 500) return { kind: 'failed' };
  if (status === 422) return { kind: 'invalid', code: told.code, errors: told.errors ?? [] };
  return { kind: finalWords[status] ?? 'refused' };
}
