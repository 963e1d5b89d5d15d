import { htmlText } from './html-text.js';
import { isBilingual, readText } from './localised-text.js';

describe('texts of a definition', () => {
  it('are read in both languages', () => {
    expect(readText({ vi: 'Khác', en: 'Other' }, 'FIELD')).toEqual({ vi: 'Khác', en: 'Other' });
    expect(readText('Khác', 'FIELD')).toEqual({ vi: 'Khác', en: 'Khác' });
    expect(readText({ default: 'Khác', en: 'Other' }, null)).toEqual({ vi: 'Khác', en: 'Other' });
    expect(() => readText({ vi: ' ' }, 'FIELD')).toThrow('"FIELD": a text is empty.');
  });

  it('are bilingual only when every one of them is', () => {
    expect(isBilingual({ title: { vi: 'Khác' } })).toBe(false);
    expect(isBilingual({ title: { vi: 'Khác', en: 'Other' }, choices: [{ value: 1, text: 'Một' }] })).toBe(false);
    expect(isBilingual({ pages: [{ title: { vi: 'Khác', en: 'Other' } }] })).toBe(true);
  });

  it('lose their markup', () => {
    expect(htmlText('<p>Xin <b>cảm ơn</b>.</p>', 'THANKS')).toBe('Xin cảm ơn.');
    expect(htmlText('<ul><li>Một</li><li>Hai &amp; ba</li></ul>', 'LIST')).toBe('Một\nHai & ba');
    expect(htmlText('5 &lt; 6', 'LESS')).toBe('5 < 6');
    expect(() => htmlText('<script>alert(1)</script>', 'BAD')).toThrow('the tag <script> is not supported');
    expect(() => htmlText('<svg', 'BAD')).toThrow('the tag <svg is not supported');
  });
});
