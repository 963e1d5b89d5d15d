import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { AnswerError } from '../rules/answer-checks.js';
import type { Answers } from '../rules/answers.js';
import { answersThatApply } from '../rules/given-answers.js';
import { checkedAnswers } from './arrival.js';
import { type FormFields, only, ownField } from './form-fields.js';
import { questionsOf, SEND, screensToShow } from './form-screens.js';

/** What the form without JavaScript does next. */
export interface Turn {
  readonly kind: 'show' | 'send';
  readonly screen: string;
  /** False while the introduction stands above the first question. */
  readonly started: boolean;
  readonly more: boolean;
  readonly withCode: boolean;
  readonly errors: readonly AnswerError[];
  /** The answers to questions that apply. */
  readonly answers: Answers;
}

/**
 * Reads one posted screen and decides: the next one, the one before, the same one with its errors, or sending.
 * Going back and changing the language never check, so nothing is lost by them; conditions are judged anew each time.
 */
export function nextTurn(questionnaire: Questionnaire, fields: FormFields): Turn {
  const answers = answersThatApply(questionnaire.questions, fields);
  const action = only(fields, ownField.action) ?? 'next';
  const wantsMore = only(fields, ownField.more) === '1' || action === 'more';
  const screens = screensToShow(questionnaire, answers, wantsMore);
  const [first = SEND] = screens;
  const named = only(fields, ownField.screen) ?? first;
  const known = named === SEND || questionnaire.pages.some((page) => page.name === named);
  const screen = known ? named : first;
  const started = only(fields, ownField.started) === '1';
  const turn = { kind: 'show', screen, started, more: wantsMore, withCode: true, errors: [], answers } as const;

  if (action.startsWith('language-')) return turn;
  if (action === 'back') return stepBack(turn, screens, questionnaire);
  if (action === 'more') return { ...turn, screen: firstOfPartB(questionnaire, screens) };
  if (action === 'send' || action === 'send-without-code') {
    const errors = errorsIn(questionnaire, answers);
    const withCode = action === 'send';
    if (errors.length === 0) return { ...turn, kind: 'send', started: true, withCode };
    return { ...turn, screen: screenOf(questionnaire, errors) ?? screen, started: true, errors };
  }
  // "Tôi đồng ý và bắt đầu" with nothing chosen yet: the question alone, and no reproach.
  if (action === 'start' && answers[questionnaire.general] === undefined) return { ...turn, started: true };
  const errors = errorsOn(questionnaire, screen, answers);
  if (errors.length > 0) return { ...turn, started: true, errors };
  return { ...turn, started: true, screen: following(questionnaire, screens, screen) };
}

/** The screen with the first of these errors. */
export function screenOf(
  questionnaire: Questionnaire,
  errors: readonly { readonly question: string }[],
): string | undefined {
  const codes = new Set(errors.map((error) => error.question));
  return questionnaire.pages.find((page) => questionsOf(page).some((code) => codes.has(code)))?.name;
}

function errorsIn(questionnaire: Questionnaire, answers: Answers): readonly AnswerError[] {
  const checked = checkedAnswers({ placed: questionnaire }, answers);
  return 'errors' in checked ? checked.errors : [];
}

function errorsOn(questionnaire: Questionnaire, screen: string, answers: Answers) {
  const page = questionnaire.pages.find(({ name }) => name === screen);
  const here = new Set(page ? questionsOf(page) : []);
  return errorsIn(questionnaire, answers).filter(({ question }) => here.has(question));
}

function stepBack(turn: Turn, screens: readonly string[], questionnaire: Questionnaire): Turn {
  const order = orderOf(questionnaire);
  const before = screens.filter((name) => order.indexOf(name) < order.indexOf(turn.screen)).at(-1);
  return before === undefined ? { ...turn, started: false } : { ...turn, started: true, screen: before };
}

/** A screen may have stopped applying since it was shown; what follows it in the questionnaire's order still does. */
function following(questionnaire: Questionnaire, screens: readonly string[], screen: string): string {
  const order = orderOf(questionnaire);
  return screens.find((name) => order.indexOf(name) > order.indexOf(screen)) ?? SEND;
}

function orderOf(questionnaire: Questionnaire): readonly string[] {
  const names = (part: 'A' | 'B') => questionnaire.pages.filter((page) => page.part === part).map((page) => page.name);
  return [...names('A'), ...names('B'), SEND];
}

function firstOfPartB(questionnaire: Questionnaire, screens: readonly string[]): string {
  const partB = new Set(questionnaire.pages.filter(({ part }) => part === 'B').map(({ name }) => name));
  return screens.find((name) => partB.has(name)) ?? SEND;
}
