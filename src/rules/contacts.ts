import { digitRuns, EMAIL, idNumberAt, phoneAt } from './masking/digits.js';

/** What lets a person be found, and does not belong into a comment. */
export type Contact = 'phone' | 'email' | 'id-number';

/**
 * What in a text looks like a phone number, an e-mail address or the number of an identity card, so that whoever writes
 * it can be told before sending. It may be wrong, so it never stands in the way.
 * @param written an answer of whatever kind; only texts are read
 * @returns each kind once
 * @example contactsIn('Gọi cho tôi số 0912.345.678') // ['phone']
 */
export function contactsIn(written: unknown): readonly Contact[] {
  if (typeof written !== 'string') return [];
  let [phone, idNumber] = [false, false];
  for (const run of digitRuns(written)) {
    for (let at = 0; at < run.length; ) {
      const ofPhone = phoneAt(written, run, at);
      const ofId = ofPhone === 0 ? idNumberAt(written, run, at, false) : 0;
      phone = phone || ofPhone > 0;
      idNumber = idNumber || ofId > 0;
      at += ofPhone + ofId || 1;
    }
  }
  const found: Contact[] = [];
  if (phone) found.push('phone');
  if (EMAIL.test(written)) found.push('email');
  if (idNumber) found.push('id-number');
  return found;
}
