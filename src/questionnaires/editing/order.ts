import {
  elementNamed,
  elementsOf,
  isPanel,
  nameOfElement,
  pagesOf,
  type Source,
  type SourceElement,
  withElement,
  withElements,
  withPages,
} from './source.js';

export type Direction = 'up' | 'down';

/**
 * One question or panel a step up or down: past its neighbour, into a panel or out of it, and at the end of a page over
 * to the next one. A step and the step back leave everything as it was.
 * @returns the same source where it stands at the very end
 */
export function movedElement(source: Source, name: string, direction: Direction): Source {
  const element = elementNamed(source, name);
  if (!element) return source;
  const pages = pagesOf(source);
  const at = pages.findIndex((page) => isInside(page, name));
  const within = steppedWithin(pages[at] as SourceElement, element, direction);
  if (within) return withPages(source, (all) => all.map((page, index) => (index === at ? within : page)));
  const to = direction === 'up' ? at - 1 : at + 1;
  if (!pages[to]) return source;
  return withPages(
    withElement(source, name, () => null),
    (all) =>
      all.map((page, index) =>
        index === to ? withElements(page, (inner) => entering(inner, element, direction)) : page,
      ),
  );
}

/** One page a step up or down, with all that stands in it. */
export function movedPage(source: Source, name: string, direction: Direction): Source {
  return withPages(source, (pages) => {
    const at = pages.findIndex((page) => page.name === name);
    const to = direction === 'up' ? at - 1 : at + 1;
    return at === -1 || !pages[to] ? pages : swapped(pages, at, to);
  });
}

/** Null where it stands at the end of the place already. */
function steppedWithin(place: SourceElement, element: SourceElement, direction: Direction): SourceElement | null {
  const inner = elementsOf(place);
  const at = inner.indexOf(element);
  if (at === -1) return throughPanel(place, element, direction);
  const to = direction === 'up' ? at - 1 : at + 1;
  const beside = inner[to];
  if (!beside) return null;
  if (!isPanel(beside) || isPanel(element)) return withElements(place, () => swapped(inner, at, to));
  const entered = withElements(beside, (own) => entering(own, element, direction));
  return withElements(place, () =>
    inner.filter((one) => one !== element).map((one) => (one === beside ? entered : one)),
  );
}

/** A step of what stands in a panel of the place, out of it where it stands at its end. */
function throughPanel(place: SourceElement, element: SourceElement, direction: Direction): SourceElement | null {
  const panel = elementsOf(place).find((one) => isPanel(one) && isInside(one, nameOfElement(element)));
  if (!panel) return null;
  const within = steppedWithin(panel, element, direction);
  const left = within ?? withElements(panel, (own) => own.filter((one) => one !== element));
  const instead = within ? [left] : direction === 'up' ? [element, left] : [left, element];
  return withElements(place, (inner) => inner.flatMap((one) => (one === panel ? instead : [one])));
}

function isInside(place: SourceElement, name: string): boolean {
  return elementsOf(place).some((one) => one.name === name || (isPanel(one) && isInside(one, name)));
}

function entering(
  inner: readonly SourceElement[],
  element: SourceElement,
  direction: Direction,
): readonly SourceElement[] {
  return direction === 'up' ? [...inner, element] : [element, ...inner];
}

/** A list with two of its entries in each other's place. */
export function swapped<One>(list: readonly One[], at: number, to: number): readonly One[] {
  const [one, other] = [list[at], list[to]];
  return list.map((each, index) => (index === at ? other : index === to ? one : each) as One);
}
