import type { Answers } from '../../rules/answers.js';
import type { FirstKeyed, KeyingData, SecondKeyed } from '../../rules/to-browser/keying.js';
import type { ProblemReply } from '../../rules/to-browser/replies.js';

export interface SheetToSend {
  readonly id: string;
  readonly number: number;
  readonly answers: Answers;
  readonly assisted: string;
  readonly answeredOn: string | null;
}

/** What became of a sheet; `question`: the first one that is wrong. */
export type Sent =
  | { readonly kind: 'saved' | 'late' | 'agreed' | 'differs' }
  | { readonly kind: 'refused'; readonly reason: string; readonly question: string | null }
  /** The session is over, or another one has begun: nothing was stored, and signing in mends it. */
  | { readonly kind: 'signed-out' };

type Reply = FirstKeyed | SecondKeyed | ProblemReply;

/** Sends a sheet. The same ID goes with every try, so that a lost reply makes no second response. */
export async function sendSheet(data: KeyingData, csrf: string, sheet: SheetToSend): Promise<Sent> {
  const { id, number, answers, assisted, answeredOn } = sheet;
  const address = data.second ? `${data.address}/${number}/second` : data.address;
  const content = data.second ? { answers } : { id, number, answers, assisted, answeredOn };
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'x-csrf-token': csrf },
      body: JSON.stringify(content),
    });
    const reply = (await response.json()) as Reply;
    if ('code' in reply && ['not-signed-in', 'form-expired'].includes(reply.code)) return { kind: 'signed-out' };
    if (!('kind' in reply) || reply.kind === 'invalid') {
      const reason = 'title' in reply ? reply.title : '';
      return { kind: 'refused', reason, question: reply.errors?.[0]?.question ?? null };
    }
    return { kind: 'late' in reply ? (reply.late ? 'late' : 'saved') : reply.kind };
  } catch {
    return { kind: 'refused', reason: data.words.noAnswer ?? '', question: null };
  }
}
