import { type Answers, type AnswerValue, answerTo } from './answers.js';
import { type Condition, holds, questionsOf } from './conditions.js';

/** The part of a question that decides whether it applies. */
export interface Conditional {
  readonly code: string;
  readonly visibleIf: Condition | null;
}

/**
 * The codes of the questions that apply to these answers. A hidden question counts as unanswered in every condition,
 * also where it was answered before it became hidden; a condition that leads back to its own question reads it as
 * unanswered (compiling refuses such circles).
 * @example visibleQuestions(
 *   [
 *     { code: 'G', visibleIf: null },
 *     { code: 'WHY', visibleIf: { op: 'less', question: 'G', value: 4 } },
 *   ],
 *   { G: 5 },
 * ) // Set { 'G' }
 */
export function visibleQuestions(questions: readonly Conditional[], answers: Answers): ReadonlySet<string> {
  const isVisible = visibility(questions, answers);
  return new Set(questions.map((question) => question.code).filter(isVisible));
}

/** The same asked question by question: whether the question with a code applies to these answers. */
export function visibility(questions: readonly Conditional[], answers: Answers): (code: string) => boolean {
  const conditions = conditionsByCode(questions);
  const known = new Map<string, boolean>();

  function isVisible(code: string): boolean {
    const condition = conditions.get(code);
    if (condition === undefined) return false;
    if (condition === null) return true;
    const before = known.get(code);
    if (before !== undefined) return before;
    known.set(code, false);
    const visible = holds(condition, answersRead(condition));
    known.set(code, visible);
    return visible;
  }

  function answersRead(condition: Condition): Answers {
    const read: Record<string, AnswerValue> = Object.create(null);
    for (const code of questionsOf(condition)) {
      const answer = answerTo(answers, code);
      if (answer !== undefined && isVisible(code)) read[code] = answer;
    }
    return read;
  }

  return isVisible;
}

/** A questionnaire is judged with every response and never changes, so its conditions are listed once. */
function conditionsByCode(questions: readonly Conditional[]): ReadonlyMap<string, Condition | null> {
  const known = listed.get(questions) ?? new Map(questions.map((one) => [one.code, one.visibleIf]));
  listed.set(questions, known);
  return known;
}

const listed = new WeakMap<readonly Conditional[], ReadonlyMap<string, Condition | null>>();
