import type { BroughtPicture } from '../../rules/to-browser/keying.js';
import type { ProblemReply } from '../../rules/to-browser/replies.js';

/**
 * What became of a picture that was sent: what the server said of its pages; `lost`: it did not arrive, or the server
 * could not take it now; `signed-out`: whoever sends has to sign in again; `refused`: no picture is taken here any more.
 */
export type SentPicture =
  | { readonly kind: 'read'; readonly pages: BroughtPicture['pages'] }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'lost' | 'signed-out' };

/** @param form of the page, which says where a picture goes */
export async function sendPicture(form: HTMLFormElement, picture: Blob): Promise<SentPicture> {
  const body = new FormData();
  const token = form.querySelector<HTMLInputElement>('[name="_csrf"]')?.value ?? '';
  body.set('picture', picture, picture instanceof File ? picture.name : 'picture.jpg');
  try {
    const headers = { accept: 'application/json', 'x-csrf-token': token };
    const response = await fetch(form.action, { method: 'POST', headers, body });
    const reply = (await response.json()) as BroughtPicture | ProblemReply;
    if ('pages' in reply) return { kind: 'read', pages: reply.pages };
    if (['not-signed-in', 'form-expired'].includes(reply.code)) return { kind: 'signed-out' };
    const isForNow = response.status >= 500 || response.status === 429 || response.status === 408;
    return isForNow ? { kind: 'lost' } : { kind: 'refused', why: reply.title };
  } catch {
    return { kind: 'lost' };
  }
}
