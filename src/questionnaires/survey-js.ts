import { createRequire } from 'node:module';
import type * as SurveyCore from 'survey-core';
import type { Expression } from './condition-compiler.js';
import { DefinitionError, refuse } from './definition-error.js';
import { type Checked, checkWhole } from './definition-verdict.js';
import { dimensions, type Questionnaire } from './questionnaire.js';

/*
 * The only file that knows survey-core. It lends us its properties, its parser of expressions and its opinion whether a
 * definition opens; definitions reach it checked (reliability P8), and it never sees an answer. A server loads it when
 * somebody brings or changes a definition, and not before: it takes long, and what is shipped is compiled by the build.
 */
let loaded: typeof SurveyCore | null = null;

/** The library, with our properties. */
export function surveyCore(): typeof SurveyCore {
  if (loaded) return loaded;
  const library: typeof SurveyCore = createRequire(import.meta.url)('survey-core');
  tellOwnProperties(library.Serializer);
  loaded = library;
  return library;
}

function tellOwnProperties(serializer: typeof SurveyCore.Serializer): void {
  serializer.addProperties('survey', [
    'key',
    'version:number',
    'subject',
    'group',
    { name: 'purpose', type: 'text', isLocalizable: true },
    { name: 'reportElements', type: 'value' },
  ]);
  serializer.addProperty('page', { name: 'part', choices: ['A', 'B'] });
  serializer.addProperties('question', [
    'general:boolean',
    'element',
    { name: 'rates', choices: ['receiving', 'resolving'] },
    'resolvingHeadline:boolean',
    'phoneAndPaperOnly:boolean',
    { name: 'satisfied', type: 'value' },
    { name: 'outside', type: 'value' },
    { name: 'dimension', choices: [...dimensions] },
    { name: 'choicesFrom', choices: ['fields', 'villages'] },
  ]);

  // SurveyJS bounds a line of its own kind only; ours tells the bounds in the browser too.
  serializer.addProperties('multipletextitem', ['min', 'max', 'step:number']);
}

const MOST_BRACKETS = 60;

/**
 * All that is wrong with SurveyJS JSON at once, and the questionnaire that it is.
 * @param definition the parsed JSON; anything may be handed in
 */
export function check(definition: unknown): Checked {
  return checkWhole(definition, { parse: parseExpression, isKnown, faultOfOpening });
}

/**
 * Compiles SurveyJS JSON, once per version.
 * @param definition the parsed JSON; anything may be handed in
 * @throws DefinitionError whose sentence names the first thing that is wrong
 */
export function compile(definition: unknown): Questionnaire {
  const { questionnaire, faults, open } = check(definition);
  const [first] = [...faults, ...open];
  if (questionnaire) return questionnaire;
  throw first ? new DefinitionError(first) : refuse(null, 'no-definition');
}

/**
 * A SurveyJS expression as a plain tree; null where SurveyJS cannot read it.
 * @example parseExpression('{G} >= 4')
 *   // { kind: 'operation', operator: 'greaterorequal', of: [{ kind: 'question', name: 'G' }, { kind: 'constant', value: 4 }] }
 */
export function parseExpression(expression: string): Expression | null {
  if ((expression.match(/[([!]/g) ?? []).length > MOST_BRACKETS) return null;
  const operand = new (surveyCore().ConditionsParser)().createCondition(expression);
  return operand ? plain(operand) : null;
}

function plain(operand: SurveyCore.Operand | null): Expression {
  const { ArrayOperand, BinaryOperand, Const, FunctionOperand, UnaryOperand, Variable } = surveyCore();
  if (operand instanceof BinaryOperand) {
    return {
      kind: 'operation',
      operator: operand.operator,
      of: [plain(operand.leftOperand), plain(operand.rightOperand)],
    };
  }
  if (operand instanceof UnaryOperand) {
    return { kind: 'operation', operator: operand.operator, of: [plain(operand.expression)] };
  }
  if (operand instanceof ArrayOperand) return { kind: 'list', of: operand.values.map(plain) };
  if (operand instanceof FunctionOperand) return { kind: 'unsupported', what: operand.toString() };
  if (operand instanceof Variable) {
    const written = operand.toString();
    return written.startsWith('{#')
      ? { kind: 'unsupported', what: written }
      : { kind: 'question', name: operand.variable };
  }
  return operand instanceof Const ? { kind: 'constant', value: operand.correctValue } : { kind: 'constant', value: '' };
}

function isKnown(type: string, property: string): boolean {
  return Boolean(surveyCore().Serializer.findProperty(type, property));
}

function faultOfOpening(definition: Questionnaire['definition']): string | null {
  const [error] = new (surveyCore().Model)(definition).jsonErrors ?? [];
  return error ? error.message : null;
}
