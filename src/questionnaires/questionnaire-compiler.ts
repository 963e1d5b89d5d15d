import { questionsOf } from '../rules/conditions.js';
import type { DefinedQuestion, Definition } from './definition.js';
import { DefinitionError } from './definition-error.js';
import { languagesOf, readText } from './localised-text.js';
import { reckonMinutes } from './minutes.js';
import { compilePages, type ParseExpression, questionsIn } from './page-compiler.js';
import { needsSurveyJs } from './question-parts.js';
import type { Element, Question, Questionnaire } from './questionnaire.js';

/**
 * A checked definition as the questionnaire that everything else reads.
 * @throws DefinitionError with a sentence that names the question
 */
export function compileQuestionnaire(definition: Definition, parse: ParseExpression): Questionnaire {
  const { pages, questions } = compilePages(definition, parse);
  const byCode = new Map(questions.map((question) => [question.code, question]));
  refuseCircles(byCode);
  const defined = definition.pages.flatMap((page) => questionsIn(page.elements));
  const general = generalItem(defined, questions);
  refuseRepeatedDimensions(questions);
  const short = pages.filter((page) => page.part === 'A').flatMap((page) => page.contents);
  const full = pages.flatMap((page) => page.contents);
  const title = readText(definition.title, null);
  return {
    key: definition.key,
    version: `${definition.key}.v${definition.version}`,
    languages: languagesOf(definition),
    title,
    purpose: definition.purpose ? readText(definition.purpose, null) : title,
    subject: definition.subject,
    group: definition.group ?? 'people',
    pages,
    questions,
    elements: elementsOf(definition, questions),
    general,
    resolvingHeadline: resolvingHeadline(defined, byCode),
    drawnBy: defined.some(needsSurveyJs) ? 'survey-js' : 'form',
    minutes: reckonMinutes(byCode, { short, full }),
    definition,
  };
}

/** The headline is asked first, of everyone, so that phone, tablet and paper are comparable. */
function generalItem(defined: readonly DefinedQuestion[], questions: readonly Question[]): string {
  const [general, second] = defined.filter((question) => 'general' in question && question.general);
  if (!general) throw new DefinitionError(null, 'no question is marked as the general item');
  if (second) throw new DefinitionError(second.name, 'there is a general item already');
  const first = questions[0];
  if (first?.code !== general.name) throw new DefinitionError(general.name, 'the general item must stand first');
  if (!first.scale || first.scale.outside.length > 0 || first.visibleIf || !first.required) {
    throw new DefinitionError(first.code, 'the general item needs a scale, no answers outside it, and is asked of all');
  }
  return first.code;
}

function resolvingHeadline(defined: readonly DefinedQuestion[], byCode: ReadonlyMap<string, Question>): string | null {
  const [headline, second] = defined.filter(
    (question) => 'resolvingHeadline' in question && question.resolvingHeadline,
  );
  if (!headline) return null;
  if (second) throw new DefinitionError(second.name, 'there is a headline for the resolving unit already');
  if (!byCode.get(headline.name)?.scale) throw new DefinitionError(headline.name, 'a headline needs a scale');
  return headline.name;
}

function elementsOf(definition: Definition, questions: readonly Question[]): readonly Element[] {
  const elements = (definition.reportElements ?? []).map((element) => ({
    key: element.key,
    title: readText(element.title, null),
    questions: questions.filter((one) => one.scale && one.element === element.key).map((one) => one.code),
  }));
  const keys = new Set(elements.map((element) => element.key));
  for (const { code, element, scale } of questions) {
    if (element === null) continue;
    if (!keys.has(element)) throw new DefinitionError(code, `the element "${element}" is not among reportElements`);
    if (!scale) throw new DefinitionError(code, 'only a satisfaction item belongs to an element');
  }
  return elements;
}

function refuseRepeatedDimensions(questions: readonly Question[]): void {
  const seen = new Set<string>();
  for (const { code, dimension } of questions) {
    if (dimension === null) continue;
    if (seen.has(dimension)) throw new DefinitionError(code, `another question gives the dimension "${dimension}"`);
    seen.add(dimension);
  }
}

function refuseCircles(questions: ReadonlyMap<string, Question>): void {
  for (const question of questions.values()) {
    const reached = new Set<string>();
    const next = readBy(question);
    for (let code = next.pop(); code !== undefined; code = next.pop()) {
      if (code === question.code) throw new DefinitionError(code, 'its condition leads back to itself');
      const other = reached.has(code) ? undefined : questions.get(code);
      reached.add(code);
      if (other) next.push(...readBy(other));
    }
  }
}

function readBy(question: Question): string[] {
  return question.visibleIf ? [...questionsOf(question.visibleIf)] : [];
}
