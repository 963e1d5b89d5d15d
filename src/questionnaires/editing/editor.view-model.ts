import { type SentForm, textOf } from '../../communes/typed-rows.js';
import { inEveryLanguage, type Text } from '../../formatting/languages.js';
import { toldFault } from '../definition-fault.js';
import { checkSource } from '../source-check.js';
import { pageEditAddress, questionEditAddress } from './addresses.js';
import { type Askable, askablesOf } from './askable.js';
import { conditionWords } from './condition-words.js';
import type { Opened } from './editor.service.js';
import { isGeneral } from './mapping.js';
import { newKinds } from './new-question.js';
import { isScale } from './scale.js';
import { elementNamed, elementsOf, isPanel, nameOfElement, pagesOf, type SourceElement } from './source.js';
import { textIn, wordingOf } from './wording.js';

export interface EditorPage {
  readonly opened: Opened;
  readonly saved?: boolean;
  /** Somebody else was quicker. */
  readonly stale?: boolean;
  /** It would have grown past the limits. */
  readonly tooLarge?: boolean;
  /** A question that was to be added, and cannot be yet. */
  readonly typed?: SentForm;
}

/** One line of the list: a question, a paragraph, or where a group begins or ends. */
interface Line {
  readonly code: string;
  readonly title: Text;
  readonly type: string;
  readonly tags: readonly string[];
  readonly condition: Text | null;
  readonly href: string;
  readonly deep: boolean;
  readonly closes: boolean;
}

/** Types with words of their own. */
const TYPES = [
  ...(['radiogroup', 'buttongroup', 'dropdown', 'checkbox', 'tagbox', 'rating', 'boolean', 'text', 'comment'] as const),
  ...([
    'matrix',
    'multipletext',
    'ranking',
    'matrixdropdown',
    'matrixdynamic',
    'paneldynamic',
    'html',
    'panel',
  ] as const),
];

export function toEditorView({ opened, saved = false, stale = false, tooLarge = false, typed = {} }: EditorPage) {
  const { row, source, revision, earlier } = opened;
  const askables = askablesOf(source);
  const pages = pagesOf(source);
  return {
    ...{ version: row.version, revision, saved, stale, tooLarge, hasEarlier: earlier !== null },
    open: openIn(opened),
    name: textIn(wordingOf(source.title), row.version),
    pages: pages.map((page, at) => ({
      ...{ name: nameOfElement(page), href: pageEditAddress(row.version, nameOfElement(page)) },
      ...{ number: at + 1, isFirst: at === 0, isLast: at === pages.length - 1 },
      title: page.title === undefined ? null : textIn(wordingOf(page.title), ''),
      partB: page.part === 'B',
      condition: conditionText(page, askables),
      lines: linesOf(page, { version: row.version, askables, deep: false }),
    })),
    add: {
      words: textOf(typed, 'new-vi'),
      fault: typed.step === 'add' && textOf(typed, 'new-vi').trim() === '' ? 'questionnaireEditing.add.untitled' : null,
      kinds: newKinds.map((kind) => {
        return { kind, label: `questionnaireEditing.kinds.${kind}`, chosen: kind === textOf(typed, 'kind') };
      }),
      places: pages.map((page, at) => {
        const asked = textOf(typed, 'page');
        const chosen = asked === '' ? at === pages.length - 1 : asked === nameOfElement(page);
        return { name: nameOfElement(page), number: at + 1, chosen };
      }),
    },
  };
}

/** What has to be said, or mended, before it can be put into use, and the question that it is about. */
function openIn({ row, source }: Opened) {
  const { faults, open } = checkSource(row.source, row);
  return [...faults, ...open].map((fault) => {
    const question = fault.where !== null && elementNamed(source, fault.where) ? fault.where : null;
    return {
      message: inEveryLanguage((language) => toldFault(fault, language).message),
      isAbout: fault.code === 'no-subject',
      question: question === null ? null : { code: question, href: questionEditAddress(row.version, question) },
    };
  });
}

/** What a line is written from beside its own element. */
interface Around {
  readonly version: string;
  readonly askables: readonly Askable[];
  readonly deep: boolean;
}

function linesOf(place: SourceElement, around: Around): readonly Line[] {
  return elementsOf(place).flatMap((element): readonly Line[] => {
    const line = lineOf(element, around);
    if (!isPanel(element)) return [line];
    return [line, ...linesOf(element, { ...around, deep: true }), { ...line, tags: [], condition: null, closes: true }];
  });
}

function lineOf(element: SourceElement, { version, askables, deep }: Around): Line {
  const code = nameOfElement(element);
  const type = TYPES.find((one) => one === element.type) ?? 'other';
  const tags = [
    ...(isGeneral(element) ? ['general'] : []),
    ...(isScale(element) ? ['scale'] : []),
    ...(element.isRequired === true ? ['required'] : []),
  ];
  return {
    ...{ code, href: questionEditAddress(version, code), deep, closes: false },
    type: `questionnaireEditing.types.${type}`,
    title: textIn(wordingOf(element.title ?? element.html), code),
    tags: tags.map((tag) => `questionnaireEditing.tags.${tag}`),
    condition: conditionText(element, askables),
  };
}

/** In plain words of every language of the pages. */
function conditionText({ visibleIf }: SourceElement, askables: readonly Askable[]): Text | null {
  if (typeof visibleIf !== 'string') return null;
  return inEveryLanguage((language) => conditionWords(visibleIf, askables, language));
}
