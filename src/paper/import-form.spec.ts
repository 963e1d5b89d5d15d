import { MOST_WORDS, readImportForm } from './import-form.js';

const meaning = (word: string, value: string) => ({ like: 'G', word, value });
const chosen = (words: readonly { like: string; word: string; value: string }[]) =>
  Object.fromEntries(
    words.flatMap((one, at) => [
      [`like-${at}`, one.like],
      [`word-${at}`, one.word],
      [`value-${at}`, one.value],
    ]),
  );

it('holds the last meaning of a word, however often it is sent', () => {
  let words: unknown = [];
  for (const value of ['1', '2', '3']) {
    const form = readImportForm({
      ...{ place: 'a:b', words: JSON.stringify(words) },
      ...chosen([meaning('Tốt', value), meaning(`khác ${value}`, value)]),
    });
    words = form?.words;
  }
  expect(words).toEqual([meaning('Tốt', '3'), ...['1', '2', '3'].map((value) => meaning(`khác ${value}`, value))]);
});

it.each([
  ['more than one import takes', 'x'],
  ['longer than its form can carry', 'x'.repeat(3_900)],
])('with words %s leaves some out, and can be sent again', (_, long) => {
  const named = (part: string) => Array.from({ length: MOST_WORDS }, (__, at) => meaning(`${part} ${at} ${long}`, '1'));
  const before = readImportForm({ place: 'a:b', ...chosen(named('a')) });
  const form = readImportForm({ place: 'a:b', words: JSON.stringify(before?.words), ...chosen(named('b')) });
  expect([form?.hasMoreWords, (form?.words.length ?? 0) <= MOST_WORDS]).toEqual([true, true]);
  expect(form?.words[0]?.word).toMatch(/^a 0/);
  expect(readImportForm({ place: 'a:b', words: JSON.stringify(form?.words) })?.words).toEqual(form?.words);
});
