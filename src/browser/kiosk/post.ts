import type { Content } from './vault.js';

/**
 * `received` also where it is kept for staff, or came before: the server has it. `refused`: it will never have it.
 * `revoked`: this tablet is not known. `later`: no network, or not now.
 */
export type Outcome = 'received' | 'refused' | 'revoked' | 'later';

/** After this an attempt counts as failed, and the same text is sent again. */
const PATIENCE_MS = 20_000;

/** Sends one answer. Never throws: no network is an outcome. */
export async function post({ code, body }: Content, token: string | null): Promise<Outcome> {
  const reply = await ask(`/api/v1/points/${encodeURIComponent(code)}/responses`, body, token);
  if (!reply) return 'later';
  const told = await reply.json().catch(() => null);
  const { status } = reply;
  // Only what the server itself says counts: a hotspot's log-in page also answers 200.
  if (status === 200 || status === 201) return typeof told?.receipt === 'string' ? 'received' : 'later';
  if (status === 202) return told?.setAside === true ? 'received' : 'later';
  if (typeof told?.code !== 'string') return 'later';
  if (status === 409) return 'received';
  if (status === 401) return 'revoked';
  return status >= 400 && status < 500 && status !== 408 && status !== 429 ? 'refused' : 'later';
}

/** Posts JSON; null where nothing came back. */
export async function ask(path: string, body: string, token: string | null): Promise<Response | null> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    return await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Device ${token}` }) },
      body,
      credentials: 'omit',
      signal: patience.signal,
    });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
