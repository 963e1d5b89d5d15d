import { type Language, translate } from '../../formatting/languages.js';
import { parseExpression } from '../survey-js.js';
import type { Askable } from './askable.js';
import { type PlainCondition, type PlainPart, plainCondition } from './plain-condition.js';
import { wordsIn } from './wording.js';

/** A condition as it is written in a source, in plain words; null where it says more than they can. */
export function readCondition(expression: unknown, askables: readonly Askable[]): PlainCondition | null {
  const parsed = typeof expression === 'string' ? parseExpression(expression) : null;
  return parsed && plainCondition(parsed, (name) => askableNamed(askables, name)?.given ?? null);
}

/** SurveyJS takes `{g}` for `{G}`. */
export function askableNamed(askables: readonly Askable[], name: string): Askable | undefined {
  return askables.find((one) => one.name.toLowerCase() === name.toLowerCase());
}

/**
 * A condition as somebody reads it; as it is written, where it says more than plain words can.
 * @param language of the page; what is asked speaks the main language where it has no words in this one
 */
export function conditionWords(expression: string, askables: readonly Askable[], language: Language): string {
  const plain = readCondition(expression, askables);
  if (!plain) return expression;
  const parts = plain.parts.map((part) => partWords(part, askables, language));
  return parts.join(` ${translate(language, `questionConditions.${plain.joined}`)} `);
}

function partWords(
  { question, relation, values }: PlainPart,
  askables: readonly Askable[],
  language: Language,
): string {
  const asked = askableNamed(askables, question);
  const words = values.map((value) => {
    const answer = asked?.answers.find(({ code }) => String(code) === value);
    return answer ? `“${wordsIn(answer.words, language)}”` : value;
  });
  const or = ` ${translate(language, 'questionConditions.or')} `;
  return translate(language, `questionConditions.said.${relation}`, {
    question: `${question} (${asked ? wordsIn(asked.title, language) : question})`,
    values: words.join(or),
  });
}
