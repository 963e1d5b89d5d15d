/** What leads to a person. */
export type PersonalKind = 'phone' | 'email' | 'id-number' | 'plate' | 'account' | 'address' | 'name' | 'file-code';

/** UTF-16 offsets in the text in NFC. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly kind: PersonalKind;
}
