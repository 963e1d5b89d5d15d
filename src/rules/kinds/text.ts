import { type Fault, type Kind, plainField } from './kind.js';

/** Words of one's own; nobody but a moderator reads them before they are masked. */
export interface TextShape {
  readonly kind: 'text';
  readonly longest: number;
  readonly shortest?: number;
  /** One address of e-mail. */
  readonly email?: true;
}

/** Lone halves of characters and control characters: neither database can be trusted to keep them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNREADABLE = /[\ud800-\udfff\0-\x1f\x7f-\x9f]/u;
/** As loose as can be: one @ between two parts, the second with a point inside. */
const EMAIL = /^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/;

export const text: Kind<TextShape> = {
  entry: 'words',
  faults: ({ shortest, email }) => [
    ...(shortest ? (['too-short'] as const) : []),
    ...(email ? (['no-email'] as const) : []),
    ...(['too-long', 'unreadable-text'] as const),
  ],
  check({ longest, shortest = 0, email }, value): Fault | null {
    if (typeof value !== 'string') return { code: 'wrong-type' };
    if (value.length > longest) return { code: 'too-long', limits: { longest } };
    if (value.length < shortest) return { code: 'too-short', limits: { shortest } };
    if (UNREADABLE.test(value.replace(/[\t\n\r]/g, ''))) return { code: 'unreadable-text' };
    return email && !EMAIL.test(value) ? { code: 'no-email' } : null;
  },
  fromText: (_, [written = '']) => written,
  keys: () => [],
  digits: 0,
  hint: 'enterText',
  printed: { lines: 3, pattern: null },
  field: ({ longest }) => ({ ...plainField, longest }),
};
