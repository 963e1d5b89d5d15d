/** What a commune writes to a person in its own name; each kind has its words under `letters`. */
export const letterKinds = ['apology', 'thanks', 'congratulation', 'condolence', 'commendation'] as const;
export type LetterKind = (typeof letterKinds)[number];

export function isLetterKind(text: unknown): text is LetterKind {
  return letterKinds.some((kind) => kind === text);
}

/** How a blank is filled in; `known` by the product itself. */
type Filling = 'line' | 'long' | 'day' | 'unit' | 'known';

interface Blank {
  /** What stands for it between braces: letters are papers of the state, so in the language of the state. */
  readonly name: string;
  readonly filling: Filling;
  /** A paragraph with it is left out where nothing is filled in. */
  readonly isOptional?: true;
}

/** What differs from letter to letter, in the order in which it is filled in. */
export const blanks = {
  recipient: { name: 'người nhận', filling: 'line' },
  matter: { name: 'hồ sơ', filling: 'line' },
  due: { name: 'ngày hẹn', filling: 'day' },
  unit: { name: 'đơn vị', filling: 'unit' },
  reason: { name: 'lý do', filling: 'long', isOptional: true },
  again: { name: 'ngày hẹn lại', filling: 'day', isOptional: true },
  deed: { name: 'việc làm', filling: 'long' },
  occasion: { name: 'dịp', filling: 'line' },
  deceased: { name: 'người mất', filling: 'line' },
  died: { name: 'ngày mất', filling: 'day' },
  issuer: { name: 'cơ quan', filling: 'known' },
  place: { name: 'địa phương', filling: 'known' },
} as const satisfies Record<string, Blank>;
export type BlankName = keyof typeof blanks;
export const blankNames = Object.keys(blanks) as readonly BlankName[];

/** Whether a letter can be written without it. */
export function isOptional(blank: BlankName): boolean {
  return 'isOptional' in blanks[blank];
}

/** As it stands in a text. @example inBraces('matter') // '{hồ sơ}' */
export function inBraces(blank: BlankName): string {
  return `{${blanks[blank].name}}`;
}
