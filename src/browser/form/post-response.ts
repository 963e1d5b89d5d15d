import type { ProblemReply, ResponseReply, ToldError } from '../../rules/to-browser/replies.js';

/** What became of one attempt to send; the words for each are the page's. */
export type Sent =
  | { readonly kind: 'received'; readonly receipt: string; readonly late: boolean }
  /** The server has it, for staff to look at: as it came, or beside the one that came first. */
  | { readonly kind: 'kept' | 'differs' }
  | ({ readonly kind: 'invalid'; readonly errors: readonly ToldError[] } & Refusal)
  | ({ readonly kind: 'refused'; readonly aside: boolean } & Refusal)
  /** No word about the answer itself. */
  | { readonly kind: 'unreachable' | 'busy' | 'failed' };

type Received = Extract<ResponseReply, { readonly receipt: string }>;

/** The server's problem: its code, and its sentence. */
interface Refusal {
  readonly code: string;
  readonly why: string;
}

/** A weak line may take long; after this the attempt counts as failed, and the same ID is sent again. */
const PATIENCE_MS = 20_000;

/** What a server, or something on the way to it, says when it has no time. */
const BUSY: readonly number[] = [408, 429, 502, 503, 504];

/** Only then may the answer be forgotten here. */
export function isAcknowledged({ kind }: Sent): boolean {
  return kind === 'received' || kind === 'kept' || kind === 'differs';
}

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
  const told = (await reply.json().catch(() => null)) as (Partial<Received> & Partial<ProblemReply>) | null;
  const aside = told?.setAside === true;
  if (reply.ok && typeof told?.receipt === 'string') {
    return { kind: 'received', receipt: told.receipt, late: told.late === true };
  }
  if (status === 202 && aside) return { kind: 'kept' };
  if (BUSY.includes(status)) return { kind: 'busy' };
  if (status < 400 || status >= 500 || typeof told?.code !== 'string') return { kind: 'failed' };
  if (status === 409 && aside) return { kind: 'differs' };
  const refusal = { code: told.code, why: String(told.title ?? told.code) };
  if (status === 422) return { kind: 'invalid', ...refusal, errors: told.errors ?? [] };
  return { kind: 'refused', ...refusal, aside };
}
