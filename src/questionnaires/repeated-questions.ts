import { inEveryLanguage, type Text } from '../formatting/languages.js';
import type { Condition } from '../rules/conditions.js';
import type { RepeatedQuestion, SimpleQuestion } from './definition.js';
import { refuse } from './definition-error.js';
import { readText } from './localised-text.js';

/** A question of a table or of an entry, once for each time it is asked. */
export type Repeated = SimpleQuestion & {
  readonly stem: Text;
  /** What `panel.` and `row.` stand for in its condition. */
  readonly within: string;
  readonly askedWith?: Condition | undefined;
};

const MOST_QUESTIONS = 60;

/**
 * The questions of a table, cell by cell, or of all entries that a person may add, `P.1.name`, `P.2.name` …: as many as
 * are allowed, so that they are checked, printed, keyed and stored like all others. A further entry is asked once the
 * one before says something. None of them counts for satisfaction.
 */
export function repeatedQuestions(question: RepeatedQuestion): readonly Repeated[] {
  const all = question.type === 'matrixdropdown' ? cellsOf(question) : entriesOf(question);
  if (all.length > MOST_QUESTIONS) throw refuse(question.name, 'repeats-too-much', { most: MOST_QUESTIONS });
  if (all.some((one) => 'choicesFromQuestion' in one && one.choicesFromQuestion !== undefined)) {
    throw refuse(question.name, 'repeats-choices');
  }
  const counted = all.find(({ general, satisfied, element, dimension, choicesFrom, resolvingHeadline }) =>
    [general, satisfied, element, dimension, choicesFrom, resolvingHeadline].some((one) => one !== undefined),
  );
  if (counted) throw refuse(question.name, 'repeats-counted');
  return all;
}

function cellsOf(question: Extract<RepeatedQuestion, { type: 'matrixdropdown' }>): readonly Repeated[] {
  const title = question.title ? readText(question.title, question.name) : null;
  return question.rows.flatMap(({ value, text }) => {
    const row = readText(text ?? value, question.name);
    const stem = title ? inEveryLanguage((language) => `${title[language]} – ${row[language]}`) : row;
    return questionsOf(question).map((one) => placed(one, question, `${question.name}.${value}.`, stem));
  });
}

function entriesOf(question: Exclude<RepeatedQuestion, { type: 'matrixdropdown' }>): readonly Repeated[] {
  const most = question.type === 'matrixdynamic' ? question.maxRowCount : question.maxPanelCount;
  const title = readText(question.title ?? question.name, question.name);
  return Array.from({ length: most }, (_, index) => index + 1).flatMap((entry) => {
    const stem = inEveryLanguage((language) => `${title[language]} (${entry})`);
    // SurveyJS asks for it in an entry that was added; an entry that was not is no gap.
    const asked = questionsOf(question).map((one) => ({ ...one, isRequired: false }));
    const before = asked.map(
      ({ name }): Condition => ({ op: 'answered', question: `${question.name}.${entry - 1}.${name}` }),
    );
    const askedWith: Condition | undefined = entry > 1 ? { op: 'or', of: before } : undefined;
    return asked.map((one) => ({ ...placed(one, question, `${question.name}.${entry}.`, stem), askedWith }));
  });
}

function questionsOf(question: RepeatedQuestion): readonly SimpleQuestion[] {
  if (question.type === 'paneldynamic') return question.templateElements;
  return question.columns.map(({ cellType, ...column }) => ({ ...column, type: cellType }) as SimpleQuestion);
}

function placed(one: SimpleQuestion, whole: RepeatedQuestion, within: string, stem: Text): Repeated {
  const { phoneAndPaperOnly } = whole;
  return { ...one, name: `${within}${one.name}`, title: one.title ?? one.name, stem, within, phoneAndPaperOnly };
}
