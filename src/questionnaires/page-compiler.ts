import type { Text } from '../formatting/languages.js';
import { inEveryLanguage } from '../formatting/languages.js';
import type { Condition } from '../rules/conditions.js';
import type { AnswerShape } from '../rules/kinds/kinds.js';
import { allOf, compileCondition, type Expression } from './condition-compiler.js';
import type { DefinedElement, DefinedPage, DefinedQuestion, DefinedText, Definition } from './definition.js';
import { type Faults, refuse } from './definition-error.js';
import { htmlText } from './html-text.js';
import { readText } from './localised-text.js';
import { compileQuestion, underCondition } from './question-compiler.js';
import { choiceConditions, isListed, type Part, partsOf, withChoicesOf } from './question-parts.js';
import type { Page, PageContent, Question } from './questionnaire.js';

/** Reads a SurveyJS expression; null where it cannot be read. */
export type ParseExpression = (expression: string) => Expression | null;

/**
 * Pages with their panels flattened: a panel's title and description become texts before its questions, its condition
 * is joined to theirs, and the page's as well.
 * @param faults gets what is wrong with each; it is compiled without
 */
export function compilePages(
  definition: Definition,
  parse: ParseExpression,
  faults: Faults,
): { readonly pages: readonly Page[]; readonly questions: readonly Question[] } {
  const questions: Question[] = [];
  const drafts = draftQuestions(definition, faults);
  const shapes = new Map(
    [...drafts.values()].flat().map(({ question }): [string, AnswerShape] => [question.code, question.shape]),
  );

  function condition(expression: string | undefined, where: string, more: ConditionPlace = {}): Condition | null {
    if (expression === undefined) return null;
    const { within = '', item, property = 'visibleIf' } = more;
    const compiled = (): Condition => {
      const parsed = parse(expression);
      if (!parsed) throw refuse(where, 'condition-unreadable');
      return compileCondition(named(parsed, within, item), where, shapes);
    };
    return faults.attempt(null, compiled, property);
  }

  /** With the conditions that a part has of its own. */
  function conditioned({ part, question }: Draft): Question {
    const { within } = part;
    const own = within === undefined ? null : condition(part.visibleIf, part.name, { within });
    refuseUnreadableChoices(part);
    return validIf({ part, question: underCondition(question, own) });
  }

  /** They only help to choose, where SurveyJS draws; read they must be all the same. */
  function refuseUnreadableChoices(part: Part): void {
    if (!isListed(part)) return;
    const { name, within, choicesVisibleIf } = part;
    for (const { expression, value: item } of choiceConditions(part)) {
      const property = expression === choicesVisibleIf ? 'choicesVisibleIf' : 'choices';
      condition(expression, name, { within, item, property });
    }
  }

  function validIf({ part, question }: Draft): Question {
    const expressions = (part.validators ?? []).flatMap((one) => (one.type === 'expression' ? one.expression : []));
    const more = { within: part.within, property: 'validators' };
    const all = allOf(expressions.map((expression) => condition(expression, question.code, more)));
    return all ? { ...question, validIf: all } : question;
  }

  function contentsOf(element: DefinedElement, around: Condition | null, page: Condition | null): PageContent[] {
    const visibleIf = allOf([around, condition(element.visibleIf, element.name)]);
    if (element.type === 'html') return faults.attempt([], () => [written(htmlOf(element), visibleIf)]);
    if (element.type !== 'panel') {
      const parts = drafts.get(element.name) ?? [];
      questions.push(...parts.map((part) => underCondition(conditioned(part), allOf([page, visibleIf]))));
      return parts.map(({ question }) => ({ kind: 'question', code: question.code }));
    }
    const heading = faults.attempt([], () =>
      [element.title, element.description].flatMap((text) => paragraph(text, element.name, visibleIf)),
    );
    return [...heading, ...element.elements.flatMap((inner) => contentsOf(inner, visibleIf, page))];
  }

  function compilePage(page: DefinedPage): Page {
    const visibleIf = condition(page.visibleIf, page.name);
    return {
      name: page.name,
      title: page.title ? faults.attempt(null, () => readText(page.title ?? '', page.name)) : null,
      part: page.part ?? 'A',
      visibleIf,
      contents: [
        ...faults.attempt([], () => paragraph(page.description, page.name, null)),
        ...page.elements.flatMap((element) => contentsOf(element, null, visibleIf)),
      ],
    };
  }

  return { pages: definition.pages.map(compilePage), questions };
}

/** Where a condition stands, and what it means by names. */
interface ConditionPlace {
  readonly within?: string | undefined;
  readonly item?: string | number;
  /** The property that it is; `visibleIf` unless said. */
  readonly property?: string;
}

/** Within a row or an entry, its other questions are named by `row.` or `panel.`; `{item}` is the choice in question. */
function named(expression: Expression, within: string, item?: string | number): Expression {
  if ('of' in expression) return { ...expression, of: expression.of.map((one) => named(one, within, item)) };
  if (expression.kind !== 'question') return expression;
  if (item !== undefined && expression.name === 'item') return { kind: 'constant', value: item };
  return within === '' ? expression : { ...expression, name: expression.name.replace(/^(row|panel)\./i, within) };
}

/** A question as it stands alone, and what it was made of. */
interface Draft {
  readonly part: Part;
  readonly question: Question;
}

/** By the name of the question they are parts of. */
function draftQuestions(definition: Definition, faults: Faults): ReadonlyMap<string, readonly Draft[]> {
  const all = definition.pages.flatMap(({ elements }) => questionsIn(elements));
  return new Map(
    definition.pages.flatMap(({ part: ofPage = 'A', elements }) =>
      questionsIn(elements).map((element) => [
        element.name,
        faults
          .attempt([], () => partsOf(faults.attempt(element, () => withChoicesOf(element, all))))
          .map((part) => ({ part, question: compileQuestion(part, ofPage, faults) })),
      ]),
    ),
  );
}

/** Every question of a page, those of its panels too. */
export function questionsIn(elements: readonly DefinedElement[]): readonly DefinedQuestion[] {
  return elements.flatMap((element) => {
    if (element.type === 'panel') return questionsIn(element.elements);
    return element.type === 'html' ? [] : [element];
  });
}

function htmlOf(element: Extract<DefinedElement, { type: 'html' }>): Text {
  const text = readText(element.html, element.name);
  return inEveryLanguage((language) => htmlText(text[language], element.name));
}

function paragraph(text: DefinedText | undefined, where: string, visibleIf: Condition | null): PageContent[] {
  return text ? [written(readText(text, where), visibleIf)] : [];
}

function written(text: Text, visibleIf: Condition | null): PageContent {
  return { kind: 'text', text, visibleIf };
}
