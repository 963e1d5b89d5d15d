import { type Kind, plainField } from './kind.js';

/** Words of one's own; nobody but a moderator reads them before they are masked. */
export interface TextShape {
  readonly kind: 'text';
  readonly longest: number;
}

/** Lone halves of characters and control characters: neither database can be trusted to keep them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNREADABLE = /[\ud800-\udfff\0-\x1f\x7f-\x9f]/u;

export const text: Kind<TextShape> = {
  entry: 'words',
  faults: ['too-long', 'unreadable-text'],
  check({ longest }, value) {
    if (typeof value !== 'string') return { code: 'wrong-type' };
    if (value.length > longest) return { code: 'too-long', limits: { longest } };
    return UNREADABLE.test(value.replace(/[\t\n\r]/g, '')) ? { code: 'unreadable-text' } : null;
  },
  fromText: (_, [written = '']) => written,
  keys: () => [],
  digits: 0,
  hint: 'enterText',
  printed: { lines: 3, pattern: null },
  field: ({ longest }) => ({ ...plainField, longest }),
};
