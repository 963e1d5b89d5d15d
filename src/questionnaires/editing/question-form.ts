import { type SentForm, textOf } from '../../communes/typed-rows.js';
import { dimensions } from '../questionnaire.js';
import type { Askable } from './askable.js';
import { answerListOf, type Entry, entriesOf, type ListName, listsOf } from './choice-lists.js';
import { conditionSent, type TypedCondition, typedConditionOf } from './condition-form.js';
import { limitsOf, limitsSent, type TypedLimits } from './limits.js';
import { isGeneral, type Mapping, mappingOf } from './mapping.js';
import { swapped } from './order.js';
import { canBeScale, isScale, type LevelMeaning, levelCodesOf, levelMeanings, meaningsOf } from './scale.js';
import { wordingSent } from './sent-form.js';
import { nameOfElement, type SourceElement } from './source.js';
import { type Wording, wordingOf } from './wording.js';

/** One of a list as it is typed. */
export interface TypedEntry extends Entry {
  readonly goes: boolean;
  /** Null where the list holds no levels. */
  readonly meaning: LevelMeaning | null;
}

/** A question, paragraph or group as a form holds it. */
export interface TypedQuestion {
  readonly code: string;
  readonly title: Wording;
  readonly description: Wording;
  readonly required: boolean;
  readonly limits: TypedLimits;
  readonly lists: Readonly<Partial<Record<ListName, readonly TypedEntry[]>>>;
  /** Null where the kind of question can be none. */
  readonly scale: boolean | null;
  /** Of a row of boxes, whose numbers are no list. */
  readonly numbers: readonly { readonly code: string; readonly meaning: LevelMeaning }[];
  readonly general: boolean;
  readonly mapping: Mapping;
  readonly condition: TypedCondition;
}

/** A question as it stands. */
export function typedQuestionOf(question: SourceElement, askables: readonly Askable[]): TypedQuestion {
  const meanings = meaningsOf(question);
  const answers = answerListOf(question);
  return {
    code: nameOfElement(question),
    title: wordingOf(question[titleNameOf(question)]),
    description: wordingOf(question.description),
    required: question.isRequired === true,
    limits: limitsOf(question),
    lists: Object.fromEntries(
      listsOf(question).map((list) => [
        list,
        entriesOf(question, list).map((entry) => ({
          ...{ ...entry, goes: false },
          meaning: canBeScale(question) && list === answers ? (meanings?.get(entry.code) ?? 'not-satisfied') : null,
        })),
      ]),
    ),
    scale: canBeScale(question) ? isScale(question) : null,
    numbers: answers ? [] : numbersOf(question),
    general: isGeneral(question),
    mapping: mappingOf(question),
    condition: typedConditionOf(question, askables),
  };
}

/** Where the words stand that people are asked with. */
export function titleNameOf({ type }: SourceElement): 'title' | 'html' {
  return type === 'html' ? 'html' : 'title';
}

/** A question as somebody typed it over; what a form has no field for is as it stands. */
export function questionSent(sent: SentForm, question: SourceElement, askables: readonly Askable[]): TypedQuestion {
  const standing = typedQuestionOf(question, askables);
  const { mapping } = standing;
  const choose = <Value extends string>(name: string, all: readonly Value[], otherwise: Value): Value =>
    sent[name] === undefined ? otherwise : (all.find((one) => one === textOf(sent, name)) ?? otherwise);
  return {
    code: sent.code === undefined ? standing.code : textOf(sent, 'code').trim(),
    title: { ...standing.title, ...wordingSent(sent, 'title', question.type === 'html' ? 'several' : 'one') },
    description: { ...standing.description, ...wordingSent(sent, 'description') },
    required: textOf(sent, 'required') !== '',
    limits: limitsSent(sent, standing.limits),
    lists: Object.fromEntries(
      Object.entries(standing.lists).map(([list, entries]) => [list, entriesSent(sent, list as ListName, entries)]),
    ),
    scale: standing.scale === null ? null : textOf(sent, 'scale') !== '',
    numbers: standing.numbers.map(({ code, meaning }, at) => ({
      code,
      meaning: choose(`numbers-meaning-${at}`, levelMeanings, meaning),
    })),
    general: textOf(sent, 'general') !== '',
    mapping: {
      element: sent.element === undefined ? mapping.element : textOf(sent, 'element'),
      rates: choose('rates', ['', 'receiving', 'resolving'], mapping.rates),
      resolvingHeadline: textOf(sent, 'resolvingHeadline') !== '',
      phoneAndPaperOnly: textOf(sent, 'phoneAndPaperOnly') !== '',
      dimension: choose('dimension', ['', ...dimensions], mapping.dimension),
      choicesFrom: choose('choicesFrom', ['', 'fields', 'villages'], mapping.choicesFrom),
    },
    condition: conditionSent(sent, standing.condition),
  };
}

/**
 * A form after one of its buttons was pressed that save nothing: a row up or down, more rows, a further line of the
 * condition; the rest as it is typed.
 * @param go `up choices 2`, `down rows 0`, `more choices`
 */
export function turned(typed: TypedQuestion, go: string): TypedQuestion {
  const [step, name, place] = go.split(' ');
  const list = Object.keys(typed.lists).find((one) => one === name) as ListName | undefined;
  if (list === undefined) return typed;
  const entries = typed.lists[list] ?? [];
  const withList = (changed: readonly TypedEntry[]): TypedQuestion => ({
    ...typed,
    lists: { ...typed.lists, [list]: changed },
  });
  const at = Number(place);
  const to = step === 'up' ? at - 1 : at + 1;
  if (step === 'more') return withList([...entries, ...blanks(entries)]);
  return (step === 'up' || step === 'down') && entries[at] && entries[to] ? withList(swapped(entries, at, to)) : typed;
}

/** Rows to write new answers in. */
export function blanks(entries: readonly TypedEntry[]): readonly TypedEntry[] {
  const meaning = entries.some((one) => one.meaning !== null) ? ('not-satisfied' as const) : null;
  return Array.from({ length: BLANK_ROWS }, () => ({ code: '', words: {}, goes: false, meaning }));
}

const BLANK_ROWS = 2;
const MOST_ROWS = 200;

function entriesSent(sent: SentForm, list: ListName, standing: readonly TypedEntry[]): readonly TypedEntry[] {
  const known = new Set(standing.map(({ code }) => code));
  const isLevel = standing.some(({ meaning }) => meaning !== null);
  const entries: TypedEntry[] = [];
  for (let at = 0; sent[`${list}-code-${at}`] !== undefined && at < MOST_ROWS; at += 1) {
    const code = textOf(sent, `${list}-code-${at}`);
    const meaning = levelMeanings.find((one) => one === textOf(sent, `${list}-meaning-${at}`)) ?? 'not-satisfied';
    entries.push({
      code: known.has(code) ? code : '',
      words: wordingSent(sent, `${list}-words-${at}`),
      goes: textOf(sent, `${list}-goes-${at}`) !== '',
      meaning: isLevel ? meaning : null,
    });
  }
  return entries;
}

function numbersOf(question: SourceElement): TypedQuestion['numbers'] {
  if (!canBeScale(question)) return [];
  const meanings = meaningsOf(question);
  return levelCodesOf(question).map((code) => ({
    code: String(code),
    meaning: meanings?.get(String(code)) ?? 'not-satisfied',
  }));
}
