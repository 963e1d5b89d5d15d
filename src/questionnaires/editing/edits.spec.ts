import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { compile, parseExpression } from '../survey-js.js';
import { withTypedQuestion } from './apply-question.js';
import { askablesOf } from './askable.js';
import { entriesOf, listsOf, withEntries } from './choice-lists.js';
import { differencesBetween } from './difference.js';
import { withGeneral } from './mapping.js';
import { newKinds, withNewPage, withNewQuestion, withoutEmptyPage } from './new-question.js';
import { movedElement, movedPage } from './order.js';
import { typedQuestionOf } from './question-form.js';
import { renamedQuestion, speakingOf } from './references.js';
import { elementNamed, pagesOf, questionsOf, type Source, withElement, withProperty } from './source.js';
import { untoldIn, withoutLanguage, withWording } from './wording.js';

const folders = ['surveys', 'test/cases'];
const sources: readonly (readonly [string, Source])[] = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8'))] as const),
);
const nothingFixed: ReadonlySet<string> = new Set();

/** Any question of any of them. */
const anyQuestion = fc
  .constantFrom(...sources)
  .chain(([, source]) =>
    fc.tuple(fc.constant(source), fc.constantFrom(...questionsOf(source).map(({ name }) => String(name)))),
  );

const others = (source: Source, name: string) => questionsOf(source).filter((one) => one.name !== name);

describe('an edit of a questionnaire', () => {
  it.each(sources)('of %s changes nothing where everything is typed as it stands', (_, source) => {
    for (const { name } of questionsOf(source)) {
      const question = elementNamed(source, String(name));
      const typed = typedQuestionOf(question ?? {}, askablesOf(source));
      expect(withTypedQuestion(source, String(name), typed, nothingFixed)).toEqual({ source, name });
    }
  });

  it('rewords one question, leaves all others, and back again', () => {
    fc.assert(
      fc.property(
        anyQuestion,
        fc.constantFrom('vi', 'en'),
        fc.stringMatching(/^[a-zà-ỹ]{3,20}$/u),
        (of, language, said) => {
          const [source, name] = of;
          const before = elementNamed(source, name)?.title;
          const after = withElement(source, name, (one) => withWording(one, 'title', { [language]: said }));
          expect(others(after, name)).toEqual(others(source, name));
          const [difference] = differencesBetween(source, after);
          expect(difference).toMatchObject({ of: 'question', name, state: 'changed' });
          expect(difference?.changes).toMatchObject([{ what: 'words', in: language, to: said }]);
          expect(withElement(after, name, (one) => withProperty(one, 'title', before))).toEqual(source);
        },
      ),
    );
  });

  it('moves a question a step, and a step back is where it was', () => {
    fc.assert(
      fc.property(anyQuestion, fc.constantFrom('up' as const, 'down' as const), ([source, name], direction) => {
        const moved = movedElement(source, name, direction);
        expect(questionsOf(moved)).toHaveLength(questionsOf(source).length);
        if (moved === source) return;
        expect(movedElement(moved, name, direction === 'up' ? 'down' : 'up')).toEqual(source);
        expect(differencesBetween(source, moved).flatMap(({ changes }) => changes)).toMatchObject([{ what: 'place' }]);
      }),
    );
  });

  it('puts a page before another, and back', () => {
    for (const [, source] of sources) {
      const [first, second] = pagesOf(source);
      if (!first || !second) continue;
      const moved = movedPage(source, String(first.name), 'down');
      expect(pagesOf(moved).slice(0, 2)).toEqual([second, first]);
      expect(movedPage(moved, String(first.name), 'up')).toEqual(source);
      expect(movedPage(source, String(first.name), 'up')).toEqual(source);
    }
  });

  it('takes an answer out, puts others in order and words, and never gives one another code', () => {
    fc.assert(
      fc.property(anyQuestion, fc.nat(), ([source, name], seed) => {
        const question = elementNamed(source, name) ?? {};
        for (const list of listsOf(question)) {
          const entries = entriesOf(question, list);
          expect(withEntries(question, list, entries)).toBe(question);
          const turned = entries.toReversed();
          const changed = withEntries(question, list, turned);
          expect(entriesOf(changed, list)).toEqual(turned);
          expect(entriesOf(withEntries(changed, list, entries), list)).toEqual(entries);
          const added = withEntries(question, list, [...entries, { code: '', words: { vi: `Mới ${seed}` } }]);
          expect(entriesOf(added, list).slice(0, -1)).toEqual(entries);
          expect(entriesOf(added, list).at(-1)?.code).toMatch(/^[a-z][a-z0-9-]*$/);
          expect(withProperty(changed, list, 0)).toEqual(withProperty(question, list, 0));
        }
      }),
    );
  });

  it('renames a question with everything that speaks of it, and back', () => {
    fc.assert(
      fc.property(anyQuestion, ([source, name]) => {
        const renamed = renamedQuestion(source, name, 'NEW_NAME');
        expect(speakingOf(renamed, 'NEW_NAME', parseExpression)).toEqual(speakingOf(source, name, parseExpression));
        expect(speakingOf(renamed, name, parseExpression)).toEqual([]);
        expect(() => compile(renamed)).not.toThrow();
        const back = renamedQuestion(renamed, 'NEW_NAME', name);
        expect(questionsOf(back).map((one) => one.name)).toEqual(questionsOf(source).map((one) => one.name));
      }),
    );
  });

  it.each(newKinds)('adds a question of the kind %s, which can be asked at once, and takes it out again', (kind) => {
    const [, source] = sources.find(([file]) => file === 'chinh-quyen.v1.json') as readonly [string, Source];
    const page = String(pagesOf(source).at(-1)?.name);
    const added = withNewQuestion(source, kind, { page, title: { vi: 'Câu hỏi mới', en: 'New' } });
    expect(compile(added.source).languages).toEqual(['vi', 'en']);
    expect(differencesBetween(source, added.source)).toMatchObject([{ name: added.name, state: 'added' }]);
    expect(withElement(added.source, added.name, () => null)).toEqual(source);
    const typed = typedQuestionOf(elementNamed(added.source, added.name) ?? {}, askablesOf(added.source));
    expect(withTypedQuestion(added.source, added.name, typed, nothingFixed)).toEqual(added);
  });

  it('adds a page, and takes only an empty one away', () => {
    for (const [, source] of sources) {
      const { source: longer, name } = withNewPage(source);
      expect(withoutEmptyPage(longer, name)).toEqual(source);
      expect(withoutEmptyPage(source, String(pagesOf(source)[0]?.name))).toEqual(source);
    }
  });

  it('takes a language out everywhere, and only that one', () => {
    for (const [, source] of sources) {
      const vietnamese = withoutLanguage(source, 'en');
      expect(JSON.stringify(vietnamese)).not.toContain('"en":');
      expect(withoutLanguage(vietnamese, 'en')).toEqual(vietnamese);
      expect(compile(vietnamese).languages).toEqual(['vi']);
      expect(untoldIn(vietnamese, 'en').length).toBeGreaterThan(untoldIn(source, 'en').length);
      expect(untoldIn(source, 'en').length === 0).toBe(compile(source).languages.includes('en'));
    }
  });

  it('makes another question the general item: first, asked of everybody, and the only one', () => {
    for (const [, source] of sources) {
      const items = questionsOf(source).filter((one) => one.satisfied && !one.outside && one.type === 'radiogroup');
      for (const { name } of items) {
        const changed = withGeneral(source, String(name));
        expect(compile(changed).general).toBe(name);
        expect(questionsOf(changed).filter((one) => one.general === true)).toHaveLength(1);
      }
    }
  });
});
