import { isObject, numbered, type Properties } from '../codes-by-place.js';
import { namesIn } from '../definition-reading.js';

/**
 * A questionnaire as it is written down, in SurveyJS JSON, while it is being changed. It may still lack what a
 * questionnaire needs, and hold what we do not know: an edit gives back a new one, and keeps whatever it is not about.
 */
export type Source = Properties;

/** A page, a panel or a question of a source. */
export type SourceElement = Properties;

/**
 * SurveyJS takes questions that stand on no page, as if on one, and what has no name. Here all stand on pages and have
 * one, so that nothing is lost where something is added, and everything can be called and changed; the list that counts
 * is the one that the checks read.
 */
export function onPages(source: Source): Source {
  const { elements, questions, ...rest } = source;
  const inside = elements ?? questions;
  const isOnPages = source.pages !== undefined || inside === undefined;
  const paged = isOnPages ? source : { ...rest, pages: [{ name: 'page1', elements: inside }] };
  const taken = namesIn(paged);
  const before = pagesOf(paged);
  const after = before.map((page) => withNames(page, 'page', taken));
  return after.every((one, at) => one === before[at]) ? paged : { ...paged, pages: after };
}

/** @param taken gets the new names */
function withNames(place: SourceElement, stem: string, taken: Set<string>): SourceElement {
  const inside = withElements(place, (inner) =>
    inner.map((one) => withNames(one, STEMS[String(one.type)] ?? 'Q', taken)),
  );
  if (nameOfElement(inside) !== '') return inside;
  const name = numbered(stem, taken);
  taken.add(name.toLowerCase());
  return { name, ...withProperty(inside, 'name', undefined) };
}

/** As the checks name them; a question gets a code. */
const STEMS: Readonly<Record<string, string>> = { panel: 'panel', html: 'html' };

/** The pages, in order; what is no page is left out. */
export function pagesOf(source: Source): readonly SourceElement[] {
  return objectsIn(source.pages);
}

/** What stands directly in a page or panel. */
export function elementsOf(place: SourceElement): readonly SourceElement[] {
  return objectsIn(place[innerKey(place)]);
}

/** Every question and paragraph, those of panels too, in the order in which they are read. */
export function questionsOf(source: Source): readonly SourceElement[] {
  const inside = (place: SourceElement): readonly SourceElement[] =>
    elementsOf(place).flatMap((one) => (isPanel(one) ? inside(one) : [one]));
  return pagesOf(source).flatMap(inside);
}

export function isPanel(element: SourceElement): boolean {
  return element.type === 'panel';
}

/** The question, paragraph or panel of a name; undefined where there is none. */
export function elementNamed(source: Source, name: string): SourceElement | undefined {
  const find = (place: SourceElement): SourceElement | undefined => {
    for (const one of elementsOf(place)) {
      const found = one.name === name ? one : isPanel(one) ? find(one) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  return pagesOf(source).map(find).find(Boolean);
}

export function pageNamed(source: Source, name: string): SourceElement | undefined {
  return pagesOf(source).find((page) => page.name === name);
}

/** The name of a page, panel or question; empty where it has none. */
export function nameOfElement({ name }: SourceElement): string {
  return typeof name === 'string' ? name : '';
}

/** With something else in the place of one question or panel; nothing, where null is given back. */
export function withElement(
  source: Source,
  name: string,
  change: (element: SourceElement) => SourceElement | null,
): Source {
  const changed = (elements: readonly SourceElement[]): readonly SourceElement[] =>
    elements.flatMap((one): readonly SourceElement[] => {
      if (one.name !== name) return [isPanel(one) ? withElements(one, changed) : one];
      const after = change(one);
      return after ? [after] : [];
    });
  return withPages(source, (pages) => pages.map((page) => withElements(page, changed)));
}

/** With something else in the place of every question, those of panels too. */
export function withEveryQuestion(source: Source, change: (question: SourceElement) => SourceElement): Source {
  const changed = (elements: readonly SourceElement[]): readonly SourceElement[] =>
    elements.map((one) => (isPanel(one) ? withElements(one, changed) : change(one)));
  return withPages(source, (pages) => pages.map((page) => withElements(page, changed)));
}

export function withPages(
  source: Source,
  change: (pages: readonly SourceElement[]) => readonly SourceElement[],
): Source {
  return { ...source, pages: change(pagesOf(source)) };
}

/** The same place where nothing in it becomes another. */
export function withElements(
  place: SourceElement,
  change: (elements: readonly SourceElement[]) => readonly SourceElement[],
): SourceElement {
  const before = elementsOf(place);
  const after = change(before);
  const isSame = after.length === before.length && after.every((one, at) => one === before[at]);
  return isSame ? place : { ...place, [innerKey(place)]: after };
}

/** Without a property, or with it. @example withProperty({ a: 1 }, 'a', undefined) // {} */
export function withProperty(element: SourceElement, name: string, value: unknown): SourceElement {
  if (value !== undefined) return { ...element, [name]: value };
  const { [name]: _, ...rest } = element;
  return rest;
}

/** SurveyJS knows what stands in a place by an older name too. */
function innerKey(place: SourceElement): 'elements' | 'questions' {
  return place.elements === undefined && place.questions !== undefined ? 'questions' : 'elements';
}

function objectsIn(value: unknown): readonly Properties[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
