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
  const conditions = new Map(questions.map((question) => [question.code, question.visibleIf]));
  const known = new Map<string, boolean>();

  function isVisible(code: string): boolean {
    const before = known.get(code);
    if (before !== undefined) return before;
    const condition = conditions.get(code);
    if (condition === undefined) return false;
    known.set(code, false);
    const visible = condition === null || holds(condition, answersRead(condition));
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

  return new Set(questions.map((question) => question.code).filter(isVisible));
}
