import type { Language } from '../formatting/languages.js';
import type { Choice, Page, Question } from '../questionnaires/questionnaire.js';
import type { Condition } from '../rules/conditions.js';
import type { Field } from '../rules/kinds/kind.js';
import { kindOf } from '../rules/kinds/kinds.js';
import type { FormFields } from './form-fields.js';

/** One question as the template prints it. */
export interface QuestionView {
  readonly code: string;
  /** In the page; codes may hold what an id may not. */
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  /** Answers in a list, one or several; null for a field to write in or to choose from. */
  readonly listed: 'radio' | 'checkbox' | null;
  readonly select: boolean;
  readonly area: boolean;
  /** The field to write in. */
  readonly field: Field;
  readonly options: readonly OptionView[];
  readonly value: string;
  readonly error: string | null;
  readonly described: string | null;
  /** Does not apply to the answers so far. */
  readonly hidden: boolean;
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

interface TextView {
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
  return {
    ...{ code, id, title: question.title[language], description, error },
    listed: control === 'checkbox' ? 'checkbox' : control === 'radio' || control === 'boolean' ? 'radio' : null,
    select: control === 'dropdown',
    area: control === 'comment',
    field: kindOf(shape).field(shape),
    options: optionsOf(question, surroundings).map((option) => toOption(option, question, given)),
    value: given[code]?.[0] ?? '',
    described: describing || null,
    hidden: !surroundings.visible.has(code),
  };
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
  readonly part: Page['part'];
  readonly title: string | null;
  readonly condition: Condition | null;
  readonly contents: readonly (QuestionView | TextView)[];
  readonly hidden: boolean;
}

export function toScreenView(
  page: Page,
  questions: ReadonlyMap<string, Question>,
  surroundings: Surroundings,
  applies: (condition: Condition | null) => boolean,
  hidden: boolean,
): ScreenView {
  const { language } = surroundings;
  const contents = page.contents.flatMap((content): (QuestionView | TextView)[] => {
    if (content.kind === 'text') {
      const { text, visibleIf } = content;
      return [{ text: text[language], condition: visibleIf, hidden: !applies(visibleIf) }];
    }
    const question = questions.get(content.code);
    return question ? [toQuestionView(question, surroundings)] : [];
  });
  const { name, part } = page;
  return { name, part, title: page.title?.[language] || null, condition: page.visibleIf, contents, hidden };
}
