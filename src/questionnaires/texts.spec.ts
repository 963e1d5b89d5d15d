import { htmlText } from './html-text.js';
import { languagesOf, readText } from './localised-text.js';

describe('texts of a definition', () => {
  it('are read in every language', () => {
    expect(readText({ vi: 'Khác', en: 'Other' }, 'FIELD')).toEqual({ vi: 'Khác', en: 'Other' });
    expect(readText('Khác', 'FIELD')).toEqual({ vi: 'Khác', en: 'Khác' });
    expect(readText({ default: 'Khác', en: 'Other' }, null)).toEqual({ vi: 'Khác', en: 'Other' });
    expect(() => readText({ vi: ' ' }, 'FIELD')).toThrow('"FIELD": a text is empty.');
  });

  it('are given in a language only when every one of them is', () => {
    expect(languagesOf({ title: { vi: 'Khác' } })).toEqual(['vi']);
    expect(languagesOf({ title: { vi: 'Khác', en: 'Other' }, choices: [{ value: 1, text: 'Một' }] })).toEqual(['vi']);
    expect(languagesOf({ pages: [{ title: { vi: 'Khác', en: 'Other' } }] })).toEqual(['vi', 'en']);
  });

  it('lose their markup', () => {
    expect(htmlText('<p>Xin <b>cảm ơn</b>.</p>', 'THANKS')).toBe('Xin cảm ơn.');
    expect(htmlText('<ul><li>Một</li><li>Hai &amp; ba</li></ul>', 'LIST')).toBe('Một\nHai & ba');
    expect(htmlText('5 &lt; 6', 'LESS')).toBe('5 < 6');
    expect(() => htmlText('<script>alert(1)</script>', 'BAD')).toThrow('the tag <script> is not supported');
    expect(() => htmlText('<svg', 'BAD')).toThrow('the tag <svg is not supported');
  });
});
