import { allLanguages, isLanguage, type Language, languages, translate } from './languages.js';
import { fillIn, isPlural, type Sentence } from './sentence.js';

function sentences(part: object, path: readonly string[] = []): (readonly [string, Sentence])[] {
  return Object.entries(part).flatMap(([name, value]) =>
    typeof value === 'string' || isPlural(value)
      ? [[[...path, name].join('.'), value] as const]
      : sentences(value, [...path, name]),
  );
}

const formsOf = (sentence: Sentence = ''): readonly string[] =>
  typeof sentence === 'string' ? [sentence] : Object.values(sentence);
const inEach = new Map(allLanguages().map((language) => [language, new Map(sentences(languages[language]))]));
const sentencesOf = (language: Language) => [...(inEach.get(language) ?? [])];

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
    expect(fillIn('{done} of {total}', { done: 3 }, 'en')).toBe('3 of {total}');
  });

  it.each(['product.nam', 'product', 'nothing.name', 'product.name.length', 'constructor.name', ''])(
    'throw for the unknown key %p',
    (key) => {
      expect(() => translate('vi', key)).toThrow(RangeError);
    },
  );

  it('exist in every language, none of them empty', () => {
    const keys = sentencesOf('vi')
      .map(([key]) => key)
      .sort();
    for (const language of allLanguages()) {
      expect(
        sentencesOf(language)
          .map(([key]) => key)
          .sort(),
      ).toEqual(keys);
      expect(sentencesOf(language).filter(([, one]) => formsOf(one).some((form) => form.trim() === ''))).toEqual([]);
    }
  });

  it('name the same values in every language, but for the parts of a day', () => {
    const namesIn = (sentence?: Sentence) =>
      [
        ...new Set(
          formsOf(sentence)
            .join()
            .match(/\{\w+\}/g),
        ),
      ]
        .sort()
        .join();
    for (const sentencesThere of inEach.values()) {
      const different = sentencesOf('vi').filter(([key, one]) => namesIn(one) !== namesIn(sentencesThere.get(key)));
      expect(different.map(([key]) => key).filter((key) => !key.startsWith('days.'))).toEqual([]);
    }
  });

  it('have all the forms that their language counts by, and no others', () => {
    for (const language of allLanguages()) {
      const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
      const counted = sentencesOf(language).filter(([, one]) => typeof one !== 'string');
      expect(counted.length).toBeGreaterThan(20);
      const wrong = counted.filter(([, one]) => `${Object.keys(one).sort()}` !== `${[...pluralCategories].sort()}`);
      expect(wrong.map(([key]) => key)).toEqual([]);
    }
  });

  it('have forms in English wherever a noun follows the count', () => {
    const counting = sentencesOf('en').filter(([, one]) => typeof one === 'string' && /\{count\} [a-z]+s\b/.test(one));
    // Nothing is told of fewer than ten.
    const ofMany = /^dashboard\.(helped\.|ownPaper\.|repeated\.|figure\.respondents|ticked\.base)/;
    expect(counting.map(([key]) => key).filter((key) => !ofMany.test(key))).toEqual([]);
  });

  it('agree with the number in them, which is written as the language writes numbers', () => {
    const counted = (count: number) => translate('en', 'plan.responses', { count });
    expect([0, 1, 2, 1234].map(counted)).toEqual(['0 responses', '1 response', '2 responses', '1,234 responses']);
    expect(translate('vi', 'plan.responses', { count: 1234 })).toBe('1.234 phiếu');
    expect(fillIn({ other: '{count}' }, { count: 0.5 }, 'vi')).toBe('0,5');
    expect(() => fillIn({ other: '{count}' }, { count: '1' }, 'en')).toThrow(TypeError);
  });

  it('are in composed Unicode, as everything stored is', () => {
    const vietnamese = sentencesOf('vi').flatMap(([, one]) => formsOf(one));
    expect(vietnamese.filter((sentence) => sentence !== sentence.normalize('NFC'))).toEqual([]);
  });

  it('are spoken in the languages we have', () => {
    expect(['vi', 'en', 'fr', 'toString', undefined].map(isLanguage)).toEqual([true, true, false, false, false]);
  });
});
