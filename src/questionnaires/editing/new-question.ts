import { inEveryLanguage, type Text, translate } from '../../formatting/languages.js';
import { numbered } from '../codes-by-place.js';
import {
  elementsOf,
  pagesOf,
  questionsOf,
  type Source,
  type SourceElement,
  withElements,
  withPages,
} from './source.js';
import { reworded, type Wording } from './wording.js';

/** Kinds of question that can be added here, in the order of the list. */
export const newKinds = [
  ...(['scale-5', 'scale-4', 'scale-3', 'one', 'several', 'yes-no', 'comment', 'line', 'number', 'day'] as const),
  ...(['matrix', 'ranking', 'lines', 'paragraph'] as const),
];
export type NewKind = (typeof newKinds)[number];

export function isNewKind(kind: unknown): kind is NewKind {
  return newKinds.some((one) => one === kind);
}

/**
 * A question of a kind with all that it needs to be asked, at the end of a page.
 * @param page name of the page; a page of its own at the end where there is none of that name
 * @returns the source, and the code that the question got
 */
export function withNewQuestion(
  source: Source,
  kind: NewKind,
  { page, title }: { readonly page: string; readonly title: Wording },
): { readonly source: Source; readonly name: string } {
  const name = unusedName(source, kind === 'paragraph' ? 'P' : 'Q');
  const said = reworded(undefined, title);
  const question: SourceElement =
    kind === 'paragraph' ? { type: 'html', name, html: said } : { ...shapes[kind](), name, title: said };
  const isThere = pagesOf(source).some((one) => one.name === page);
  const placed = isThere ? source : withNewPage(source).source;
  const at = isThere ? pagesOf(placed).findIndex((one) => one.name === page) : pagesOf(placed).length - 1;
  return {
    name,
    source: withPages(placed, (pages) =>
      pages.map((one, index) => (index === at ? withElements(one, (inner) => [...inner, question]) : one)),
    ),
  };
}

/** With an empty page at the end. */
export function withNewPage(source: Source): { readonly source: Source; readonly name: string } {
  const taken = new Set(pagesOf(source).map((page) => String(page.name).toLowerCase()));
  const name = numbered('trang', taken);
  return { name, source: withPages(source, (pages) => [...pages, { name, elements: [] }]) };
}

/** Without a page on which nothing stands; others stay. */
export function withoutEmptyPage(source: Source, name: string): Source {
  return withPages(source, (pages) => pages.filter((page) => page.name !== name || elementsOf(page).length > 0));
}

const shapes: Readonly<Record<Exclude<NewKind, 'paragraph'>, () => SourceElement>> = {
  'scale-5': () => ({ type: 'radiogroup', ...scaleOf(['veryGood', 'good', 'neutral', 'bad', 'veryBad'], 2) }),
  'scale-4': () => ({ type: 'radiogroup', ...scaleOf(['veryGood', 'good', 'neutral', 'bad'], 2) }),
  'scale-3': () => ({ type: 'radiogroup', ...scaleOf(['veryGood', 'good', 'bad'], 2) }),
  one: () => ({ type: 'radiogroup', choices: twoChoices() }),
  several: () => ({ type: 'checkbox', choices: twoChoices() }),
  'yes-no': () => ({ type: 'boolean' }),
  comment: () => ({ type: 'comment', maxLength: 1000 }),
  line: () => ({ type: 'text' }),
  number: () => ({ type: 'text', inputType: 'number' }),
  day: () => ({ type: 'text', inputType: 'date' }),
  matrix: () => {
    const { choices: columns, satisfied } = scaleOf(['veryGood', 'good', 'neutral', 'bad', 'veryBad'], 2);
    return {
      type: 'matrix',
      columns,
      satisfied,
      rows: [1, 2].map((at) => ({ value: `r${at}`, text: sayOf('row', at) })),
    };
  },
  ranking: () => ({ type: 'ranking', choices: twoChoices() }),
  lines: () => ({ type: 'multipletext', items: [1, 2].map((at) => ({ name: `t${at}`, title: sayOf('line', at) })) }),
};

type LevelWord = 'veryGood' | 'good' | 'neutral' | 'bad' | 'veryBad';

/** Best first, as on the ministries' forms. */
function scaleOf(words: readonly LevelWord[], satisfied: number) {
  const top = words.length;
  return {
    choices: words.map((word, at) => ({
      value: top - at,
      text: inEveryLanguage((language) => translate(language, `questionnaireEditing.levels.${word}`)),
    })),
    satisfied: Array.from({ length: satisfied }, (_, at) => top - satisfied + 1 + at),
  };
}

function twoChoices(): readonly SourceElement[] {
  return [1, 2].map((at) => ({ value: `y${at}`, text: sayOf('choice', at) }));
}

function sayOf(what: 'row' | 'line' | 'choice', at: number): Text {
  return inEveryLanguage((language) => translate(language, `questionnaireEditing.first.${what}`, { at }));
}

function unusedName(source: Source, stem: string): string {
  return numbered(stem, new Set(questionsOf(source).map(({ name }) => String(name).toLowerCase())));
}
