/** What became of one attempt to send; the words for each are the page's. */
export type Sent =
  | { readonly kind: 'received'; readonly receipt: string; readonly late: boolean }
  | { readonly kind: 'invalid'; readonly code: string; readonly errors: readonly SentError[] }
  | { readonly kind: 'unreachable' | 'busy' | 'closed' | 'unknown' | 'differs' | 'kept' | 'failed' };

export interface SentError {
  readonly question: string;
  readonly message: string;
}

/** A weak line may take long; after this the attempt counts as failed, and the same ID is sent again. */
const PATIENCE_MS = 20_000;

const kinds: Readonly<Record<number, Exclude<Sent['kind'], 'received' | 'invalid'>>> = {
  202: 'kept',
  404: 'unknown',
  409: 'differs',
  410: 'closed',
  429: 'busy',
  502: 'busy',
  503: 'busy',
  504: 'busy',
};

/**
 * Sends one response. The text is frozen by the caller, so that each attempt has the same ID and content.
 * Never throws: no network is an outcome.
 */
export async function postResponse(code: string, frozen: string): Promise<Sent> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const reply = await fetch(`/api/v1/points/${encodeURIComponent(code)}/responses`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: frozen,
      credentials: 'omit',
      signal: patience.signal,
    });
    return await read(reply);
  } catch {
    return { kind: 'unreachable' };
  } finally {
    clearTimeout(timer);
  }
}

/** A reply counts as received only with a receipt in it: a hotspot's log-in page also answers 200. */
async function read(reply: Response): Promise<Sent> {
  const known = kinds[reply.status];
  if (known) return { kind: known };
  const told = await reply.json().catch(() => null);
  if (reply.status === 200 || reply.status === 201) {
    return typeof told?.receipt === 'string'
      ? { kind: 'received', receipt: told.receipt, late: told.late === true }
      : { kind: 'unreachable' };
  }
  if (reply.status === 422) return { kind: 'invalid', code: String(told?.code), errors: told?.errors ?? [] };
  return { kind: 'failed' };
}
