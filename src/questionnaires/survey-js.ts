import {
  ArrayOperand,
  BinaryOperand,
  ConditionsParser,
  Const,
  FunctionOperand,
  Model,
  type Operand,
  Serializer,
  UnaryOperand,
  Variable,
} from 'survey-core';
import type { Expression } from './condition-compiler.js';
import { checkDefinition } from './definition-check.js';
import { DefinitionError } from './definition-error.js';
import type { Questionnaire } from './questionnaire.js';
import { compileQuestionnaire } from './questionnaire-compiler.js';

/*
 * The only file that knows survey-core. It lends us its properties, its parser of expressions and its opinion whether a
 * definition opens; definitions reach it checked (reliability P8), and it never sees an answer.
 */
Serializer.addProperties('survey', [
  'key',
  'version:number',
  'subject',
  'group',
  { name: 'purpose', type: 'text', isLocalizable: true },
  { name: 'reportElements', type: 'value' },
]);
Serializer.addProperty('page', { name: 'part', choices: ['A', 'B'] });
Serializer.addProperties('question', [
  'general:boolean',
  'element',
  { name: 'rates', choices: ['receiving', 'resolving'] },
  'resolvingHeadline:boolean',
  'phoneAndPaperOnly:boolean',
  { name: 'satisfied', type: 'value' },
  { name: 'outside', type: 'value' },
  { name: 'dimension', choices: ['field', 'village', 'group', 'way', 'age', 'sex'] },
  { name: 'choicesFrom', choices: ['fields', 'villages'] },
]);

// SurveyJS bounds a line of its own kind only; ours tells the bounds in the browser too.
Serializer.addProperties('multipletextitem', ['min', 'max', 'step:number']);

const MOST_BRACKETS = 60;

/**
 * Compiles SurveyJS JSON, once per version.
 * @param definition the parsed JSON; anything may be handed in
 * @throws DefinitionError whose sentence names the question that cannot be compiled
 */
export function compile(definition: unknown): Questionnaire {
  const questionnaire = compileQuestionnaire(checkDefinition(definition), parseExpression);
  refuseWhatSurveyJsRefuses(questionnaire);
  return questionnaire;
}

/**
 * A SurveyJS expression as a plain tree; null where SurveyJS cannot read it.
 * @example parseExpression('{G} >= 4')
 *   // { kind: 'operation', operator: 'greaterorequal', of: [{ kind: 'question', name: 'G' }, { kind: 'constant', value: 4 }] }
 */
export function parseExpression(expression: string): Expression | null {
  if ((expression.match(/[([!]/g) ?? []).length > MOST_BRACKETS) return null;
  const operand = new ConditionsParser().createCondition(expression);
  return operand ? plain(operand) : null;
}

function plain(operand: Operand | null): Expression {
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

function refuseWhatSurveyJsRefuses(questionnaire: Questionnaire): void {
  const [error] = new Model(questionnaire.definition).jsonErrors ?? [];
  if (error) throw new DefinitionError(null, `SurveyJS does not open it (${error.message})`);
}
