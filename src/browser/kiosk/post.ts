import { postResponse } from '../form/post-response.js';
import type { Content } from './vault.js';

/**
 * `received` also where it is kept for staff, or came before: the server has it. `refused`: it will never have it.
 * `revoked`: this tablet is not known. `later`: no network, or not now.
 */
export type Outcome = 'received' | 'refused' | 'revoked' | 'later';

/** Sends one answer. Never throws: no network is an outcome. */
export async function post({ code, body }: Content, token: string | null): Promise<Outcome> {
  const { kind } = await postResponse(code, body, token);
  switch (kind) {
    case 'received':
    case 'kept':
    case 'differs':
      return 'received';
    case 'unreachable':
    case 'busy':
    case 'failed':
      return 'later';
    case 'revoked':
      return 'revoked';
    default:
      return 'refused';
  }
}
