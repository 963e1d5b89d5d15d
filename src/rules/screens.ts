import { type AnswerRule, visibility } from './answer-checks.js';
import { type Answers, answerTo } from './answers.js';
import { type Condition, holds, questionsOf } from './conditions.js';

/*
 * The way through a form on a phone, one question a screen: the same for the server, which answers each screen, and for
 * the script, which needs no server between them.
 */

/** One screen: a question, a text alone, who filled the form in, or the look back before sending. */
export interface Screen {
  /** The code of its question; begins with an underscore where it has none of the questionnaire. */
  readonly name: string;
  /** `B` is what follows "Trả lời thêm". */
  readonly part: 'A' | 'B';
  readonly isQuestion: boolean;
  /** Of a text alone; a question's own condition is in its rule. */
  readonly visibleIf: Condition | null;
}

/** The last screen of the long form: what was left out, and the button that sends. */
export const CHECK = '_check';

/** Where a person stands among all the screens of a form. */
export interface Way {
  /** Every screen in the order of the form, part A first. */
  readonly screens: readonly Screen[];
  readonly rules: readonly AnswerRule[];
  readonly answers: Answers;
  /** Whether "Trả lời thêm" was chosen. */
  readonly more: boolean;
}

/** The screens that this person sees, in order; the last of them sends. */
export function screensToShow({ screens, rules, answers, more }: Way): readonly Screen[] {
  const applies = visibility(rules, answers);
  return screens.filter(({ name, part, isQuestion, visibleIf }) => {
    if (part === 'B' && !more) return false;
    return isQuestion ? applies(name) : visibleIf === null || holds(visibleIf, answers);
  });
}

/**
 * The screens beside one of them. It may have stopped applying since it was shown; what follows it in the order of the
 * form still does.
 * @returns names; null at either end
 */
export function besides(way: Way, name: string): { readonly before: string | null; readonly after: string | null } {
  const placeOf = (one: string): number => way.screens.findIndex((screen) => screen.name === one);
  const here = placeOf(name);
  const names = screensToShow(way).map((screen) => screen.name);
  const before = names.filter((one) => placeOf(one) < here);
  return {
    before: before[before.length - 1] ?? null,
    after: names.find((one) => placeOf(one) > here) ?? null,
  };
}

/** "Câu 4 / 9", and whether the question may be left blank; null on a screen without a question. */
export function positionOf(
  way: Way,
  name: string,
): { readonly at: number; readonly total: number; readonly optional: boolean } | null {
  const questions = screensToShow(way).filter((screen) => screen.isQuestion);
  const at = questions.findIndex((screen) => screen.name === name) + 1;
  const rule = way.rules.find(({ code }) => code === name);
  return at === 0 ? null : { at, total: questions.length, optional: !rule?.required && !rule?.requiredAmong };
}

/** How many further questions "Trả lời thêm" brings at most: those too that an answer in it may call up. */
export function furtherQuestions({ screens, rules, answers }: Way): number {
  const applies = visibility(rules, answers);
  const further = new Set(screens.filter(({ part, isQuestion }) => part === 'B' && isQuestion).map(({ name }) => name));
  const mayApply = ({ code, visibleIf }: AnswerRule): boolean =>
    applies(code) || (visibleIf !== null && questionsOf(visibleIf).some((one) => further.has(one)));
  return rules.filter((rule) => further.has(rule.code) && mayApply(rule)).length;
}

/**
 * Names of the questions that this person was shown and left blank, in order. Whoever has nothing to add to an optional
 * text has left nothing out.
 */
export function leftBlank(way: Way): readonly string[] {
  const optionalTexts = new Set(
    way.rules.filter((one) => one.shape.kind === 'text' && !one.required && !one.requiredAmong).map(({ code }) => code),
  );
  return screensToShow(way)
    .filter(({ name, isQuestion }) => isQuestion && !optionalTexts.has(name))
    .filter(({ name }) => answerTo(way.answers, name) === undefined)
    .map(({ name }) => name);
}

/** What is to be corrected before going on. Of parts of which one is enough, only the last asks for it. */
export function errorsOn<Error extends { readonly question: string; readonly code: string }>(
  name: string,
  rules: readonly AnswerRule[],
  errors: readonly Error[],
): readonly Error[] {
  const among = rules.find(({ code }) => code === name)?.requiredAmong ?? [];
  const isLast = among[among.length - 1] === name;
  return errors.filter(({ question, code }) => question === name && (code !== 'one-required' || isLast));
}
