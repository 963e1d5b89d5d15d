import type { Language } from '../formatting/languages.js';
import { translate } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import type { Question, Questionnaire } from '../questionnaires/questionnaire.js';
import type { Asked } from '../responses/asked.service.js';
import { keysOf } from '../rules/keying.js';
import { kindOf } from '../rules/kinds/kinds.js';
import { ASSISTED, type KeyingData, type KeyingQuestion } from '../rules/to-browser/keying.js';
import { printedOptions } from './condition-words.js';
import type { PaperBatch, PaperSheet } from './paper.entity.js';
import { numbersOf } from './printed-form.js';
import { sheetNumber } from './sheet-runs.js';

/** The keying screen: what the script needs, as an attribute of the page. */
export interface KeyingView {
  readonly batchId: string;
  readonly code: string;
  readonly second: boolean;
  readonly first: string;
  readonly data: string;
  readonly script: '/assets/keying.js';
}

export function toKeyingView(
  page: { readonly batch: PaperBatch; readonly sheets: readonly PaperSheet[]; readonly asked: Asked },
  reader: { readonly name: string; readonly second: boolean; readonly language: Language },
): KeyingView {
  const { batch, sheets, asked } = page;
  const { name: by, second, language } = reader;
  const numbers = second ? forSecond(sheets, by) : forFirst(batch.issued, sheets);
  const data: KeyingData = {
    by,
    address: `/paper/batches/${batch.id}/sheets`,
    ...{ second, issued: batch.issued, numbers },
    done: sheets.filter(({ state }) => (second ? state !== 'keyed' && state !== 'spoilt' : state !== 'spoilt')).length,
    ...{ questions: questionsOf(asked.placed, second), language, words: wordsIn(language) },
  };
  const first = sheetNumber(numbers[0] ?? 0);
  return {
    batchId: batch.id,
    code: batch.code,
    second,
    first,
    data: JSON.stringify(data),
    script: '/assets/keying.js',
  };
}

function forFirst(issued: number, sheets: readonly PaperSheet[]): readonly number[] {
  const taken = new Set(sheets.map(({ number }) => number));
  return Array.from({ length: issued }, (_, index) => index + 1).filter((number) => !taken.has(number));
}

/** Never a sheet that the reader keyed first. */
function forSecond(sheets: readonly PaperSheet[], reader: string): readonly number[] {
  return sheets.filter(({ state, firstBy }) => state === 'keyed' && firstBy !== reader).map(({ number }) => number);
}

/** What the screen is told where it is only tried: a sheet of no batch, and nowhere to send it. */
export function toKeyingPreview(placed: Questionnaire, language: Language): KeyingData {
  return {
    ...{ by: '', address: '', second: false, issued: 1, numbers: [1], done: 0 },
    questions: questionsOf(placed, false),
    language,
    words: {
      ...wordsIn(language),
      endTitle: translate(language, 'questionnairePreviews.keyed'),
      endHint: translate(language, 'questionnairePreviews.keyedHint'),
    },
  };
}

/** Free text is keyed once: nobody types a sentence twice alike; and who held the pen is asked once. */
function questionsOf(placed: Questionnaire, second: boolean): readonly KeyingQuestion[] {
  const numbers = numbersOf(placed);
  const keyed = placed.questions
    .filter(({ shape }) => !(second && kindOf(shape).entry === 'words'))
    .map((question) => ({ ...toKeyed(question), number: String(numbers.get(question.code) ?? '') }));
  return second ? keyed : [...keyed, assistedQuestion()];
}

function wordsIn(language: Language): KeyingData['words'] {
  return Object.fromEntries(words.map((key) => [key, translate(language, `paper.keying.${key}`)]));
}

function toKeyed(question: Question): Omit<KeyingQuestion, 'number'> {
  const { code, shape, visibleIf, title, stem } = question;
  const options = printedOptions(question);
  const values = shape.kind === 'boolean' ? ['true', 'false'] : question.choices.map(({ value }) => value);
  const keys = keysOf({ shape, values });
  return {
    ...{ code, shape, visibleIf, values, stem: stem?.vi ?? null, title: title.vi },
    options: options.map(({ label }, index) => ({ key: keys[index] ?? '', label })),
  };
}

function assistedQuestion(): KeyingQuestion {
  const values = ['self', 'family', 'officer'];
  return {
    ...{ code: ASSISTED, shape: { kind: 'choice', values }, visibleIf: null, values, number: '' },
    ...{ stem: null, title: translate(MAIN_LANGUAGE, 'form.assisted') },
    options: values.map((by, index) => ({
      key: String(index + 1),
      label: translate(MAIN_LANGUAGE, `form.assistedBy.${by}`),
    })),
  };
}

const words = [
  ...[
    'sheet',
    'blank',
    'enterText',
    'enterNext',
    'enterTick',
    'enterNumber',
    'enterDate',
    'endTitle',
    'endHint',
    'saving',
    'saved',
  ],
  ...[
    'agreed',
    'differs',
    'late',
    'refused',
    'notSaved',
    'done',
    'left',
    'noneLeft',
    'noAnswer',
    'numberFault',
    'question',
    'restored',
    'sessionOver',
    'signIn',
    'dropAsk',
  ],
] as const;
