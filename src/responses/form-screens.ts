import type { Text } from '../formatting/languages.js';
import type { Page, PageContent, Question, Questionnaire } from '../questionnaires/questionnaire.js';
import type { Answers } from '../rules/answers.js';
import { CHECK, type Screen, type Way } from '../rules/screens.js';
import { ASSISTED } from '../rules/to-browser/keying.js';

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

/** A screen with what stands on it: at most one question, and the texts around it. */
export interface FormScreen extends Screen {
  readonly title: Text | null;
  readonly contents: readonly PageContent[];
}

/**
 * All screens of a form, one question each: part A, with who filled it in before the comment that ends it, then part B
 * with the look back before sending.
 */
export function screensOf(questionnaire: Questionnaire): readonly FormScreen[] {
  const { pages, questions } = questionnaire;
  const partA = pages.filter(({ part }) => part === 'A').flatMap(screensOfPage);
  const partB = pages.filter(({ part }) => part === 'B').flatMap(screensOfPage);
  const last = partA[partA.length - 1];
  const endsInComment = questions.some(({ code, control }) => code === last?.name && control === 'comment');
  partA.splice(endsInComment ? -1 : partA.length, 0, ownScreen(ASSISTED, 'A'));
  return [...partA, ...partB, ...(partB.length > 0 ? [ownScreen(CHECK, 'B')] : [])];
}

/** The way of a person with these answers. */
export function wayThrough(questionnaire: Questionnaire, answers: Answers, more: boolean): Way {
  return { screens: screensOf(questionnaire), rules: questionnaire.questions, answers, more };
}

function screensOfPage({ name, title, part, visibleIf, contents }: Page): FormScreen[] {
  const screens: FormScreen[] = [];
  let texts: PageContent[] = [];
  for (const content of contents) {
    texts.push(content);
    if (content.kind !== 'question') continue;
    screens.push({ name: content.code, part, isQuestion: true, visibleIf: null, title, contents: texts });
    texts = [];
  }
  const last = screens.pop();
  if (!last) return [{ name: `_${name}`, part, isQuestion: false, visibleIf, title, contents: texts }];
  return [...screens, { ...last, contents: [...last.contents, ...texts] }];
}

function ownScreen(name: string, part: Screen['part']): FormScreen {
  return { name, part, isQuestion: false, visibleIf: null, title: null, contents: [] };
}
