import type { Span } from '../rules/masking.js';
import { chosenSpans, markOfSpans, piecesOf } from './mask-choice.js';

const text = 'Anh Tú gọi 0912 345 678, anh Tú không nghe.';
const phone: Span = { from: 11, to: 23, kind: 'phone' };
const none = { kept: [], also: '', picked: '', as: 'name' } as const;
const hidden = (choice: Partial<Parameters<typeof chosenSpans>[2]>): string[] | null => {
  const spans = chosenSpans(text, [phone], { ...none, ...choice });
  return spans?.map(({ from, to, kind }) => `${kind}: ${text.slice(from, to)}`) ?? null;
};

describe('what is hidden in a text', () => {
  it('is what the rules found as long as nobody decides otherwise', () => {
    expect(hidden({ kept: [0] })).toEqual(['phone: 0912 345 678']);
    expect(hidden({})).toEqual([]);
  });

  it('is hidden wherever the words stand, in capitals or not', () => {
    expect(hidden({ kept: [0], also: ' anh  tú \n' })).toEqual(['name: Anh Tú', 'phone: 0912 345 678', 'name: anh Tú']);
  });

  it('is refused where words are not in it', () => {
    expect(hidden({ also: 'anh Tú\nchị Ba' })).toBeNull();
  });

  it('is what was selected, once where it overlaps', () => {
    expect(hidden({ kept: [0], picked: '7-14,0-3,40-9999' })).toEqual([
      'name: Anh',
      'name: gọi 0912 345 678',
      'name: he.',
    ]);
    expect(hidden({ picked: '5-2,x-1,-,9-' })).toEqual([]);
  });

  it('has a mark of its own, and pieces that make the text again', () => {
    expect(markOfSpans([phone])).toBe('11-23');
    const pieces = piecesOf(text, [phone]);
    expect(pieces.map(({ words }) => words).join('')).toBe(text);
    expect(pieces.filter(({ isHidden }) => isHidden)).toEqual([{ words: '0912 345 678', isHidden: true }]);
    expect(piecesOf(text, [])).toEqual([{ words: text, isHidden: false }]);
  });
});
