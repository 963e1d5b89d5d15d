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
  const found: Contact[] = [];
  if (PHONE.test(written)) found.push('phone');
  if (EMAIL.test(written)) found.push('email');
  if (ID_NUMBER.test(written)) found.push('id-number');
  return found;
}

/** Ten digits of a mobile or eleven of a fixed line, as people part them; +84 or 0 in front. */
const PHONE = /(?:^|[^\d.,/-])(?:\+?84|0)(?:[ .-]?\d){9,10}(?![\d/]|[.,-]\d)/;
const EMAIL = /[\w.+-]+@[\w-]+\.[a-z]{2,}/i;
/** Twelve digits of a citizen's card or nine of an older one, without marks between, and no sum of money. */
const ID_NUMBER = /(?:^|[^\d.,/-])(?:\d{12}|\d{9})(?![\d/]|[.,-]\d| ?(?:đ|vnd))/i;
