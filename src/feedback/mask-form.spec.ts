import { masked, type Span } from '../rules/masking.js';
import { maskState, readMask, type TypedMask, toMaskEditor } from './mask-form.js';

const text = 'Chị Hoa ở quầy 3 nói hoa tay. Gặp Hoa-Mai nhé.';
const hoa: Span = { from: 4, to: 7, kind: 'name' };
const form = (said: Partial<TypedMask>): TypedMask => ({ hide: [], words: '', seen: '', ...said });

function hidden(said: Partial<TypedMask>, spans: readonly Span[] = [hoa]): string | readonly string[] {
  const read = readMask(form(said), text, spans);
  return 'absent' in read ? read.absent : masked(text, read.spans, () => '…');
}

describe('a mask corrected by hand', () => {
  it('hides what is ticked, and shows what is not any more', () => {
    expect(hidden({ hide: '4-7-name' })).toBe('Chị … ở quầy 3 nói hoa tay. Gặp Hoa-Mai nhé.');
    expect(hidden({})).toBe(text);
    expect(hidden({ hide: ['0-999-name', 'x'] })).toBe(text);
  });

  it('hides typed words wherever they stand as words, whatever their capitals', () => {
    expect(hidden({ words: 'HOA' })).toBe('Chị … ở quầy 3 nói … tay. Gặp …-Mai nhé.');
    expect(hidden({ words: ' quầy  3 \n\nGặp Hoa-Mai' })).toBe('Chị Hoa ở … nói hoa tay. … nhé.');
  });

  it('hides a part of a word where it stands nowhere alone', () => {
    expect(hidden({ words: 'uầ' })).toBe('Chị Hoa ở q…y 3 nói hoa tay. Gặp Hoa-Mai nhé.');
  });

  it('makes one of what overlaps', () => {
    expect(hidden({ hide: '4-7-name', words: 'Hoa ở quầy' })).toBe('Chị … 3 nói hoa tay. Gặp Hoa-Mai nhé.');
  });

  it('names words that the text does not hold, and takes none for a pattern', () => {
    expect(hidden({ words: 'Hòa\n.*\nquầy' })).toEqual(['Hòa', '.*']);
  });

  it('keeps what was typed where something is wrong', () => {
    const typed = form({ hide: '4-7-name', words: 'Hòa', seen: '4-7-name' });
    const editor = toMaskEditor({ action: '/x', text, spans: [hoa] }, { form: typed, absent: ['Hòa'] });
    expect(editor).toMatchObject({ words: 'Hòa', seen: maskState([hoa]), absent: '“Hòa”' });
    expect(editor.found[0]).toMatchObject({ value: '4-7-name', words: 'Hoa', chosen: true });
    expect(editor.parts.map(({ words }) => words).join('')).toBe(text);
  });
});
