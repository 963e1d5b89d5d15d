import { isDeepStrictEqual } from 'node:util';
import { allLanguages, type Language } from '../../formatting/languages.js';
import { type Entry, entriesOf, listsOf } from './choice-lists.js';
import { elementsOf, isPanel, nameOfElement, pagesOf, type Source, type SourceElement } from './source.js';
import { isRead, type Wording, wordingOf } from './wording.js';

/** What became another of a question, a page or the questionnaire; `from` and `to` as they are written, null for nothing. */
export interface Change {
  readonly what: ChangeKind;
  /** Of words. */
  readonly in?: Language;
  readonly from: string | null;
  readonly to: string | null;
}

export type ChangeKind =
  | ('words' | 'kind' | 'place' | 'required' | 'condition')
  | ('entryAdded' | 'entryRemoved' | 'entryWords' | 'entryOrder')
  | ('general' | 'satisfied' | 'outside' | 'element' | 'rates' | 'mapping')
  | ('subject' | 'group' | 'part' | 'elements' | 'other');

/** A question, page or panel that is not as it was; the questionnaire itself, where `name` is empty. */
export interface Difference {
  readonly of: 'questionnaire' | 'page' | 'question';
  readonly name: string;
  readonly title: Wording;
  readonly state: 'added' | 'removed' | 'changed';
  readonly changes: readonly Change[];
}

/**
 * What changed from one version to another, by the codes of questions: the questionnaire first, then its pages, then its
 * questions in the order of the later version, and those that are gone.
 * @returns nothing where both ask the same
 */
export function differencesBetween(before: Source, after: Source): readonly Difference[] {
  const [earlier, later] = [partsIn(before), partsIn(after)];
  const moved = movedAmong(earlier, later);
  return [
    ...changedOnly('questionnaire', after, partChanges(before, after, NOT_OF_ITSELF)),
    ...among('page', pagesOf(before), pagesOf(after), (one, other) => partChanges(one, other, NOT_OF_PLACES)),
    ...among('question', earlier, later, (one, other) => [
      ...(moved.has(nameOfElement(one)) ? [{ what: 'place' as const, from: null, to: null }] : []),
      ...entryChanges(one, other),
      ...partChanges(one, other, [...NOT_OF_PLACES, ...listsOf(one), ...listsOf(other)]),
    ]),
  ];
}

const NOT_OF_ITSELF = ['key', 'version', 'pages', 'locale', 'clearInvisibleValues'];
const NOT_OF_PLACES = ['name', 'elements', 'questions', 'at'];

/** Each with the page or panel that it stands in. */
function partsIn(source: Source): readonly SourceElement[] {
  const inside = (place: SourceElement): readonly SourceElement[] =>
    elementsOf(place).flatMap((one) => [{ ...one, at: nameOfElement(place) }, ...(isPanel(one) ? inside(one) : [])]);
  return pagesOf(source).flatMap(inside);
}

/** Names of what stands elsewhere, or in another order than most: the fewest that somebody must have moved. */
function movedAmong(before: readonly SourceElement[], after: readonly SourceElement[]): ReadonlySet<string> {
  const [earlier, later] = [before, after].map((all) => new Map(all.map((one) => [nameOfElement(one), one.at])));
  const shared = [...(later?.keys() ?? [])].filter((name) => earlier?.has(name));
  const places = [...(earlier?.keys() ?? [])];
  const stayed = new Set(longestRising(shared, (name) => places.indexOf(name)));
  return new Set(shared.filter((name) => !stayed.has(name) || earlier?.get(name) !== later?.get(name)));
}

function longestRising(names: readonly string[], placeOf: (name: string) => number): readonly string[] {
  const best: (readonly string[])[] = [];
  for (const name of names) {
    const before = best.filter((one) => placeOf(one.at(-1) ?? name) < placeOf(name));
    const longest = before.reduce<readonly string[]>((most, one) => (one.length > most.length ? one : most), []);
    best.push([...longest, name]);
  }
  return best.reduce<readonly string[]>((most, one) => (one.length > most.length ? one : most), []);
}

function among(
  of: Difference['of'],
  before: readonly SourceElement[],
  after: readonly SourceElement[],
  changes: (one: SourceElement, other: SourceElement) => readonly Change[],
): readonly Difference[] {
  const named = new Map(before.map((one) => [nameOfElement(one), one]));
  const kept = new Set(after.map(nameOfElement));
  return [
    ...after.flatMap((one) => {
      const earlier = named.get(nameOfElement(one));
      return earlier ? changedOnly(of, one, changes(earlier, one)) : [told(of, one, 'added', [])];
    }),
    ...before.filter((one) => !kept.has(nameOfElement(one))).map((one) => told(of, one, 'removed', [])),
  ];
}

function changedOnly(of: Difference['of'], after: SourceElement, changes: readonly Change[]): readonly Difference[] {
  return changes.length === 0 ? [] : [told(of, after, 'changed', changes)];
}

function told(
  of: Difference['of'],
  element: SourceElement,
  state: Difference['state'],
  changes: readonly Change[],
): Difference {
  const title = wordingOf(element.title ?? element.html);
  return { of, name: of === 'questionnaire' ? '' : nameOfElement(element), title, state, changes };
}

const KINDS: Readonly<Record<string, ChangeKind>> = {
  ...{ type: 'kind', isRequired: 'required', visibleIf: 'condition', general: 'general', satisfied: 'satisfied' },
  ...{ outside: 'outside', element: 'element', rates: 'rates', subject: 'subject', group: 'group', part: 'part' },
  reportElements: 'elements',
  ...{ resolvingHeadline: 'mapping', phoneAndPaperOnly: 'mapping', dimension: 'mapping', choicesFrom: 'mapping' },
};

function partChanges(before: SourceElement, after: SourceElement, without: readonly string[]): readonly Change[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !without.includes(name));
  return names.flatMap((name): readonly Change[] => {
    const [one, other] = [before[name], after[name]];
    if (isDeepStrictEqual(one, other)) return [];
    if (isRead(name)) return wordChanges('words', wordingOf(one), wordingOf(other));
    const what = KINDS[name] ?? 'other';
    return [{ what, from: what === 'other' || what === 'mapping' ? name : written(one), to: written(other) }];
  });
}

function entryChanges(before: SourceElement, after: SourceElement): readonly Change[] {
  const lists = [...new Set([...listsOf(before), ...listsOf(after)])];
  return lists.flatMap((list) => listChanges(entriesOf(before, list), entriesOf(after, list)));
}

function listChanges(before: readonly Entry[], after: readonly Entry[]): readonly Change[] {
  const [earlier, later] = [byCode(before), byCode(after)];
  const stay = (all: readonly Entry[], others: ReadonlyMap<string, Entry>): readonly string[] =>
    all.flatMap(({ code }) => (others.has(code) ? [code] : []));
  const isMoved = !isDeepStrictEqual(stay(before, later), stay(after, earlier));
  return [
    ...after.flatMap((one): readonly Change[] => {
      const known = earlier.get(one.code);
      if (!known) return [{ what: 'entryAdded', from: null, to: readable(one) }];
      return wordChanges('entryWords', known.words, one.words);
    }),
    ...before.flatMap((one): readonly Change[] =>
      later.has(one.code) ? [] : [{ what: 'entryRemoved', from: readable(one), to: null }],
    ),
    ...(isMoved ? [{ what: 'entryOrder' as const, from: null, to: null }] : []),
  ];
}

function wordChanges(what: 'words' | 'entryWords', before: Wording, after: Wording): readonly Change[] {
  return allLanguages().flatMap((language) => {
    const [from = null, to = null] = [before[language], after[language]];
    return from === to ? [] : [{ what, in: language, from, to }];
  });
}

function byCode(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  return new Map(entries.map((one) => [one.code, one]));
}

function readable({ code, words }: Entry): string {
  return Object.values(words)[0] ?? code;
}

function written(value: unknown): string | null {
  if (value === undefined) return null;
  return typeof value === 'string'
    ? value
    : Array.isArray(value)
      ? value.map(String).join(', ')
      : JSON.stringify(value);
}
