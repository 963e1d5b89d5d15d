import { type Language, translate } from '../formatting/languages.js';
import type { Choice, Question } from '../questionnaires/questionnaire.js';
import type { Condition } from '../rules/conditions.js';
import { contactsIn } from '../rules/contacts.js';
import type { Field } from '../rules/kinds/kind.js';
import { kindOf } from '../rules/kinds/kinds.js';
import type { FormFields } from './form-fields.js';
import type { FormScreen } from './form-screens.js';

/** One question as the template prints it. */
export interface QuestionView {
  readonly code: string;
  /** In the page; codes may hold what an id may not. */
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  /** Says so in its title. */
  readonly required: boolean;
  /** Answers in a list, one or several; null for a field to write in or to choose from. */
  readonly listed: 'radio' | 'checkbox' | null;
  readonly select: boolean;
  readonly area: boolean;
  /** The field to write in. */
  readonly field: Field;
  readonly options: readonly OptionView[];
  /** Answers that are folded away behind the others, where the place says which are likely. */
  readonly further: { readonly options: readonly OptionView[]; readonly open: boolean } | null;
  readonly value: string;
  readonly error: string | null;
  readonly described: string | null;
  /** Does not apply to the answers so far. */
  readonly hidden: boolean;
  /** Said under a text that seems to hold a number or address of a person. */
  readonly contacts: readonly string[];
}

interface OptionView {
  readonly value: string;
  readonly label: string;
  /** Which of the five faces stands before the label. */
  readonly face: number | null;
  /** Outside the scale: stands apart below. */
  readonly apart: boolean;
  readonly checked: boolean;
}

export interface TextView {
  readonly text: string;
  readonly condition: Condition | null;
  readonly hidden: boolean;
}

/** What the views of questions depend on besides the question. */
export interface Surroundings {
  readonly language: Language;
  readonly given: FormFields;
  readonly errors: ReadonlyMap<string, string>;
  readonly visible: ReadonlySet<string>;
  /** The place of a question in the questionnaire, which makes its id. */
  readonly places: ReadonlyMap<string, number>;
  /** Keys of the fields that are offered first. */
  readonly ownFields?: readonly string[];
  readonly yes: string;
  readonly no: string;
}

/** The id of a question in the page; its field, or the first of its answers, has the same with `-i`. */
export function questionId(place: number): string {
  return `q${place + 1}`;
}

export function toQuestionView(question: Question, surroundings: Surroundings): QuestionView {
  const { language, given, errors } = surroundings;
  const { control, shape, code } = question;
  const id = questionId(surroundings.places.get(code) ?? 0);
  const error = errors.get(code) ?? null;
  const description = [question.stem, question.description].flatMap((text) => text?.[language] || []).join(' ') || null;
  const describing = [description && `${id}-h`, error && `${id}-e`].filter(Boolean).join(' ');
  const options = optionsOf(question, surroundings).map((option) => toOption(option, question, given));
  return {
    ...{ code, id, title: question.title[language], description, error },
    required: question.required || question.requiredAmong !== undefined,
    listed: control === 'checkbox' ? 'checkbox' : control === 'radio' || control === 'boolean' ? 'radio' : null,
    select: control === 'dropdown',
    area: control === 'comment',
    field: kindOf(shape).field(shape),
    ...likelyFirst(options, question.dimension === 'field' ? (surroundings.ownFields ?? []) : []),
    value: given[code]?.[0] ?? '',
    described: describing || null,
    hidden: !surroundings.visible.has(code),
    contacts:
      shape.kind === 'text'
        ? contactsIn(given[code]?.[0]).map((one) => translate(language, `form.contact.${one}`))
        : [],
  };
}

function likelyFirst(
  options: readonly OptionView[],
  likely: readonly string[],
): Pick<QuestionView, 'options' | 'further'> {
  const first = options.filter(({ value }) => likely.includes(value));
  const others = options.filter((option) => !first.includes(option));
  if (first.length === 0 || others.length === 0) return { options, further: null };
  return { options: first, further: { options: others, open: others.some(({ checked }) => checked) } };
}

function optionsOf(question: Question, { language, yes, no }: Surroundings) {
  if (question.control === 'boolean') return [asOption('true', yes), asOption('false', no)];
  return question.choices.map((choice: Choice) => asOption(String(choice.value), choice.text[language]));
}

const asOption = (value: string, label: string) => ({ value, label });

function toOption(
  { value, label }: { value: string; label: string },
  { scale, code }: Question,
  given: FormFields,
): OptionView {
  const apart = scale?.outside.includes(value) ?? false;
  return {
    ...{ value, label, apart },
    face: scale && !apart ? faceOf(Number(value), scale.levels) : null,
    checked: given[code]?.includes(value) ?? false,
  };
}

/**
 * Which of the five faces, 1 the saddest, stands for a level: shorter scales leave out faces symmetrically.
 * @example faceOf(3, 4) // 4
 */
export function faceOf(level: number, levels: 3 | 4 | 5): number {
  const faces = { 3: [1, 3, 5], 4: [1, 2, 4, 5], 5: [1, 2, 3, 4, 5] }[levels];
  return faces[level - 1] ?? 3;
}

/** One screen as the template prints it. */
export interface ScreenView {
  readonly name: string;
  readonly part: FormScreen['part'];
  readonly title: string | null;
  readonly condition: Condition | null;
  readonly contents: readonly (QuestionView | TextView)[];
  /** What the look back before sending says and lists. */
  readonly check: CheckView | null;
  readonly hidden: boolean;
}

interface CheckView {
  readonly sentence: string;
  readonly blank: readonly { readonly name: string; readonly title: string }[];
}
