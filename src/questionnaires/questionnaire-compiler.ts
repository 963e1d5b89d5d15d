import { questionsOf } from '../rules/conditions.js';
import type { DefinedQuestion, DefinedText, Definition } from './definition.js';
import type { Faults } from './definition-error.js';
import { languagesOf, readText } from './localised-text.js';
import { reckonMinutes } from './minutes.js';
import { compilePages, type ParseExpression, questionsIn } from './page-compiler.js';
import { needsSurveyJs, said } from './question-parts.js';
import type { Element, Question, Questionnaire } from './questionnaire.js';

/**
 * A checked definition as the questionnaire that everything else reads.
 * @param faults gets what is wrong with it: it is what it should be only where there is nothing
 * @returns null where no question is marked as the general item
 */
export function compileQuestionnaire(
  definition: Definition,
  parse: ParseExpression,
  faults: Faults,
): Questionnaire | null {
  const { pages, questions } = compilePages(definition, parse, faults);
  const byCode = new Map(questions.map((question) => [question.code, question]));
  refuseCircles(byCode, faults);
  const defined = definition.pages.flatMap((page) => questionsIn(page.elements));
  const general = generalItem(defined, questions, faults);
  refuseRepeatedDimensions(questions, faults);
  const short = pages.filter((page) => page.part === 'A').flatMap((page) => page.contents);
  const full = pages.flatMap((page) => page.contents);
  const read = (text: DefinedText) => faults.attempt(said('questionnaires.none'), () => readText(text, null));
  const title = read(definition.title);
  const elements = elementsOf(definition, questions, faults);
  const headline = resolvingHeadline(defined, byCode, faults);
  if (general === null) return null;
  return {
    key: definition.key,
    version: `${definition.key}.v${definition.version}`,
    languages: languagesOf(definition),
    title,
    purpose: definition.purpose ? read(definition.purpose) : title,
    subject: definition.subject,
    group: definition.group ?? 'people',
    pages,
    questions,
    elements,
    general,
    resolvingHeadline: headline,
    drawnBy: defined.some(needsSurveyJs) ? 'survey-js' : 'form',
    minutes: reckonMinutes(byCode, { short, full }),
    definition,
  };
}

/** The headline is asked first, of everyone, so that phone, tablet and paper are comparable. */
function generalItem(
  defined: readonly DefinedQuestion[],
  questions: readonly Question[],
  faults: Faults,
): string | null {
  const [general, ...more] = defined.filter((question) => 'general' in question && question.general);
  if (!general) return null;
  for (const { name } of more) faults.note(name, 'general-twice');
  const first = questions[0];
  if (first?.code !== general.name) faults.note(general.name, 'general-not-first');
  else if (!first.scale || first.scale.outside.length > 0 || first.visibleIf || !first.required) {
    faults.note(first.code, 'general-not-for-all');
  }
  return general.name;
}

function resolvingHeadline(
  defined: readonly DefinedQuestion[],
  byCode: ReadonlyMap<string, Question>,
  faults: Faults,
): string | null {
  const [headline, ...more] = defined.filter(
    (question) => 'resolvingHeadline' in question && question.resolvingHeadline,
  );
  if (!headline) return null;
  for (const { name } of more) faults.note(name, 'headline-twice');
  if (!byCode.get(headline.name)?.scale) faults.note(headline.name, 'headline-no-scale');
  return headline.name;
}

function elementsOf(definition: Definition, questions: readonly Question[], faults: Faults): readonly Element[] {
  const elements = (definition.reportElements ?? []).map(({ key, title }) => ({
    key,
    title: faults.attempt(said('questionnaires.none'), () => readText(title, null)),
    questions: questions.filter((one) => one.scale && one.element === key).map((one) => one.code),
  }));
  const keys = new Set(elements.map((element) => element.key));
  for (const { code, element, scale } of questions) {
    if (element === null) continue;
    if (!keys.has(element)) faults.note(code, 'element-unknown', { element });
    if (!scale) faults.note(code, 'element-no-scale');
  }
  return elements;
}

function refuseRepeatedDimensions(questions: readonly Question[], faults: Faults): void {
  const seen = new Set<string>();
  for (const { code, dimension } of questions) {
    if (dimension === null) continue;
    if (seen.has(dimension)) faults.note(code, 'dimension-twice', { dimension });
    seen.add(dimension);
  }
}

function refuseCircles(questions: ReadonlyMap<string, Question>, faults: Faults): void {
  for (const question of questions.values()) {
    if (leadsBack(question, questions)) faults.note(question.code, 'condition-circle');
  }
}

function leadsBack(question: Question, questions: ReadonlyMap<string, Question>): boolean {
  const reached = new Set<string>();
  const next = readBy(question);
  for (let code = next.pop(); code !== undefined; code = next.pop()) {
    if (code === question.code) return true;
    const other = reached.has(code) ? undefined : questions.get(code);
    reached.add(code);
    if (other) next.push(...readBy(other));
  }
  return false;
}

function readBy(question: Question): string[] {
  return question.visibleIf ? [...questionsOf(question.visibleIf)] : [];
}
