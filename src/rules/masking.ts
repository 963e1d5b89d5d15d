import { contactsIn } from './contacts.js';

/** What in a text leads to a person. */
export type PersonalKind = 'phone' | 'email' | 'id-number' | 'plate' | 'account' | 'address' | 'name' | 'file-code';

/** Where it stands: UTF-16 offsets in the text in Unicode NFC, `to` behind the last sign. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly kind: PersonalKind;
}

/** What in a text leads to a person, in order, without overlap. */
export function personalIn(text: string): readonly Span[] {
  const [kind] = contactsIn(text);
  return kind ? [{ from: 0, to: text.length, kind }] : [];
}

/** The text with each span replaced by a sign of its kind. */
export function masked(text: string, spans: readonly Span[], sign: (kind: PersonalKind) => string): string {
  let [said, at] = ['', 0];
  for (const { from, to, kind } of spans) {
    said += text.slice(at, from) + sign(kind);
    at = to;
  }
  return said + text.slice(at);
}
