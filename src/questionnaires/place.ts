import type { CommuneCatalogue } from '../communes/catalogue.js';
import { inEveryLanguage, type Language, type Text, translate } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import type { AnswerShape } from '../rules/kinds/kinds.js';
import type { Choice, PageContent, Question, Questionnaire } from './questionnaire.js';

/** What a commune fills into a questionnaire: its fields and villages, and the words for itself. */
export interface Place {
  readonly fields: readonly PlaceChoice[];
  readonly villages: readonly PlaceChoice[];
  readonly placeholders: Placeholders;
}

interface PlaceChoice {
  readonly key: string;
  /** A name in Vietnamese only stands in every language. */
  readonly name: string | Text;
}

/** e.g. commune "Hồng Châu", kind "xã" ("commune"), village-kind "thôn" ("village") */
export type Placeholders = Readonly<Record<Placeholder, Text>>;

export const placeholderNames = ['commune', 'kind', 'village-kind'] as const;
export type Placeholder = (typeof placeholderNames)[number];

/**
 * A text with its tokens `[[commune]]`, `[[kind]]`, `[[village-kind]]` replaced, in one language. SurveyJS knows no such
 * brackets, so the files open everywhere. A token that is not known stays as it is.
 * @example fillPlaceholders('chính quyền [[kind]]', { commune: 'Hồng Châu', kind: 'xã', 'village-kind': 'thôn' })
 *   // 'chính quyền xã'
 */
export function fillPlaceholders(text: string, values: Readonly<Record<Placeholder, string>>): string {
  return text.replace(/\[\[([a-z-]+)\]\]/g, (token, name: string) =>
    Object.hasOwn(values, name) ? values[name as Placeholder] : token,
  );
}

/**
 * The questionnaire as one commune asks it: texts filled, choices of fields and villages in front of those listed.
 * Codes, scales and versions stay; a commune without villages keeps the listed choices.
 */
export function forPlace(questionnaire: Questionnaire, place: Place): Questionnaire {
  const fill = (text: Text): Text => filled(text, place.placeholders);
  return {
    ...questionnaire,
    title: fill(questionnaire.title),
    purpose: fill(questionnaire.purpose),
    pages: questionnaire.pages.map((page) => ({
      ...page,
      title: page.title && fill(page.title),
      contents: page.contents.map(
        (content): PageContent => (content.kind === 'text' ? { ...content, text: fill(content.text) } : content),
      ),
    })),
    questions: questionnaire.questions.map((question) => questionForPlace(question, place)),
    elements: questionnaire.elements.map((element) => ({ ...element, title: fill(element.title) })),
  };
}

/** A text with its tokens replaced in every language. */
function filled(text: Text, placeholders: Placeholders): Text {
  return inEveryLanguage((language) => fillPlaceholders(text[language], inLanguage(placeholders, language)));
}

/** The words of a commune in one language. */
export function inLanguage(placeholders: Placeholders, language: Language): Readonly<Record<Placeholder, string>> {
  return {
    commune: placeholders.commune[language],
    kind: placeholders.kind[language],
    'village-kind': placeholders['village-kind'][language],
  };
}

/** The commune's choices for a question that takes them from it. */
export function choicesFrom(place: Place, source: 'fields' | 'villages'): readonly Choice[] {
  return place[source].map(({ key, name }) => ({
    value: key,
    text: inEveryLanguage((language) => (typeof name === 'string' ? name : (name[language] ?? name[MAIN_LANGUAGE]))),
  }));
}

function questionForPlace(question: Question, place: Place): Question {
  const own = question.choicesFrom ? choicesFrom(place, question.choicesFrom) : [];
  const fill = (text: Text): Text => filled(text, place.placeholders);
  return {
    ...question,
    title: fill(question.title),
    stem: question.stem && fill(question.stem),
    description: question.description && fill(question.description),
    choices: [...own, ...question.choices.map((choice) => ({ ...choice, text: fill(choice.text) }))],
    shape: withChoices(question.shape, own),
  };
}

function withChoices(shape: AnswerShape, own: readonly Choice[]): AnswerShape {
  return shape.kind === 'choice'
    ? { ...shape, values: [...own.map((choice) => choice.value), ...shape.values] }
    : shape;
}

/** Kinds of communes and of their parts, as the data files name them, by the word that is translated. */
const kinds = { xã: 'commune', phường: 'ward', 'đặc khu': 'zone', thôn: 'village', 'tổ dân phố': 'group' } as const;

/** What a questionnaire takes from a commune: its names for the texts, its fields and villages for the choices. */
export function placeOf({ name, kind, villageKind, fields, villages }: CommuneCatalogue): Place {
  return {
    fields,
    villages,
    placeholders: {
      commune: inEveryLanguage(() => name),
      kind: inEveryLanguage((language) => translate(language, `questionnaires.places.${kinds[kind]}`)),
      'village-kind': inEveryLanguage((language) => translate(language, `questionnaires.places.${kinds[villageKind]}`)),
    },
  };
}

/** A questionnaire as a commune asks it; made once for each catalogue, since every response and every page asks for it. */
export function placedAt(catalogue: CommuneCatalogue, questionnaire: Questionnaire): Questionnaire {
  const known = placed.get(catalogue) ?? new Map<string, Questionnaire>();
  const found = known.get(questionnaire.version) ?? forPlace(questionnaire, placeOf(catalogue));
  placed.set(catalogue, known.set(questionnaire.version, found));
  return found;
}

const placed = new WeakMap<CommuneCatalogue, Map<string, Questionnaire>>();

/** The title of a questionnaire as one commune prints it, e.g. "Khảo sát … chính quyền xã Hồng Châu". */
export function titleAt(questionnaire: Questionnaire, catalogue: CommuneCatalogue): Text {
  return filled(questionnaire.title, placeOf(catalogue).placeholders);
}
