import { fillIn } from './fill-in.js';
import { en } from './languages/en.js';
import { vi } from './languages/vi.js';
import { isLanguage, translate } from './languages.js';

function sentences(part: object, path: readonly string[] = []): (readonly [string, string])[] {
  return Object.entries(part).flatMap(([name, value]) =>
    typeof value === 'string' ? [[[...path, name].join('.'), value] as const] : sentences(value, [...path, name]),
  );
}

const vietnamese = new Map(sentences(vi));
const english = new Map(sentences(en));

describe('sentences', () => {
  it('are found by section and key, with their names replaced', () => {
    expect(translate('vi', 'product.name')).toBe('Hài Lòng');
    expect(translate('en', 'answerErrors.out-of-range', { least: 1, most: 5 })).toBe('The answer must be from 1 to 5.');
  });

  it('take values as they are: a value is neither escaped nor read as a pattern', () => {
    const values = { least: '$&<b>', most: '{least}' };
    expect(translate('en', 'answerErrors.out-of-range', values)).toBe('The answer must be from $&<b> to {least}.');
  });

  it('keep a name that has no value yet', () => {
    expect(translate('en', 'answerErrors.out-of-range', { least: 1 })).toContain('{most}');
    expect(fillIn('{done} of {total}', { done: 3 })).toBe('3 of {total}');
  });

  it.each(['product.nam', 'product', 'nothing.name', 'product.name.length', 'constructor.name', ''])(
    'throw for the unknown key %p',
    (key) => {
      expect(() => translate('vi', key)).toThrow(RangeError);
    },
  );

  it('exist in both languages, none of them empty', () => {
    expect([...english.keys()].sort()).toEqual([...vietnamese.keys()].sort());
    const empty = [...vietnamese, ...english].filter(([, sentence]) => sentence.trim() === '');
    expect(empty).toEqual([]);
  });

  it('name the same values in both languages', () => {
    const namesIn = (sentence = '') => [...new Set(sentence.match(/\{\w+\}/g))].sort();
    const different = [...vietnamese.keys()].filter(
      (key) => namesIn(vietnamese.get(key)).join() !== namesIn(english.get(key)).join(),
    );
    expect(different).toEqual([]);
  });

  it('are in composed Unicode, as everything stored is', () => {
    expect([...vietnamese.values()].filter((sentence) => sentence !== sentence.normalize('NFC'))).toEqual([]);
  });

  it('are spoken in the languages we have', () => {
    expect(['vi', 'en', 'fr', 'toString', undefined].map(isLanguage)).toEqual([true, true, false, false, false]);
  });
});
