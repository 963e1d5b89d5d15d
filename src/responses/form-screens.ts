import type { Page, Question, Questionnaire } from '../questionnaires/questionnaire.js';
import { visibleQuestions } from '../rules/answer-checks.js';
import type { Answers } from '../rules/answers.js';
import { holds } from '../rules/conditions.js';

/** The name of the last screen: who filled it in, and the button that sends. */
export const SEND = '_send';

/** What a point already says about its answers, so that nobody is asked for it. */
export interface PlaceOfAnswers {
  readonly field: string | null;
  readonly village: string | null;
}

/** The questionnaire without the questions that the collection point answers by itself. */
export function askedAt(questionnaire: Questionnaire, place: PlaceOfAnswers): Questionnaire {
  const isKnown = ({ dimension }: Question) =>
    (dimension === 'field' && place.field !== null) || (dimension === 'village' && place.village !== null);
  const known = new Set(questionnaire.questions.filter(isKnown).map((question) => question.code));
  if (known.size === 0) return questionnaire;
  const pages = questionnaire.pages.map((page) => ({
    ...page,
    contents: page.contents.filter((content) => content.kind !== 'question' || !known.has(content.code)),
  }));
  return {
    ...questionnaire,
    questions: questionnaire.questions.filter((question) => !known.has(question.code)),
    pages: pages.filter((page) => page.contents.length > 0),
  };
}

/**
 * The screens this person sees, in order: those of part A, those of part B when wanted, each with at least one
 * question that applies (or a text alone), and at last the screen that sends.
 * @param more whether the person chose "Trả lời thêm"
 * @returns names of screens; the last is `SEND`
 */
export function screensToShow(questionnaire: Questionnaire, answers: Answers, more: boolean): readonly string[] {
  const visible = visibleQuestions(questionnaire.questions, answers);
  const applies = (page: Page) => {
    const codes = questionsOf(page);
    return codes.length > 0
      ? codes.some((code) => visible.has(code))
      : !page.visibleIf || holds(page.visibleIf, answers);
  };
  const names = (part: Page['part']) =>
    questionnaire.pages.filter((page) => page.part === part && applies(page)).map((page) => page.name);
  return [...names('A'), ...(more ? names('B') : []), SEND];
}

/** Codes of the questions on a page. */
export function questionsOf(page: Page): readonly string[] {
  return page.contents.flatMap((content) => (content.kind === 'question' ? [content.code] : []));
}

/** "Câu 4 / 9", or "Câu 10–12 / 32" on a screen with a short group. */
export interface Position {
  readonly at: string;
  readonly last: number;
  readonly total: number;
  /** Every question on the screen may be left blank. */
  readonly optional: boolean;
}

/** Where a screen stands among the questions that apply; null on the screen that sends. */
export function positionOf(
  questionnaire: Questionnaire,
  answers: Answers,
  screen: string,
  more: boolean,
): Position | null {
  const visible = visibleQuestions(questionnaire.questions, answers);
  const counted = questionnaire.pages
    .filter((page) => page.part === 'A' || more)
    .flatMap((page) => questionsOf(page).map((code) => ({ code, page: page.name })))
    .filter(({ code }) => visible.has(code));
  const first = counted.findIndex(({ page }) => page === screen) + 1;
  const last = counted.findLastIndex(({ page }) => page === screen) + 1;
  if (first === 0) return null;
  const required = new Set(
    questionnaire.questions.filter((one) => one.required || one.requiredAmong).map(({ code }) => code),
  );
  const optional = counted.every(({ code, page }) => page !== screen || !required.has(code));
  return { at: first === last ? `${first}` : `${first}–${last}`, last, total: counted.length, optional };
}

/** How many further questions part B would ask this person. */
export function furtherQuestions(questionnaire: Questionnaire, answers: Answers): number {
  const visible = visibleQuestions(questionnaire.questions, answers);
  return questionnaire.questions.filter(({ part, code }) => part === 'B' && visible.has(code)).length;
}
