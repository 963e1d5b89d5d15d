import { isEmpty } from './answers.js';
import { cleanText } from './typed-text.js';

/**
 * Answers as they are kept: text and codes in Unicode NFC without spaces around them, empty texts and empty lists left
 * out. Everything else stays as it was sent, for `checkAnswers` to judge.
 * @returns an object without a prototype, so that no name sent can reach one
 * @example normaliseAnswers({ G: 5, TEXT: '  ', WAY: ' direct ' }) // { G: 5, WAY: 'direct' }
 */
export function normaliseAnswers(answers: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const kept: Record<string, unknown> = Object.create(null);
  for (const [code, value] of Object.entries(answers)) {
    const clean = Array.isArray(value) ? value.map(normalised).filter((one) => !isEmpty(one)) : normalised(value);
    if (!isEmpty(clean)) kept[code.normalize('NFC')] = clean;
  }
  return kept;
}

function normalised(value: unknown): unknown {
  return typeof value === 'string' ? cleanText(value) : value;
}
