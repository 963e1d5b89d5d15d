import type { CommuneCatalogue } from '../communes/catalogue.js';
import { namedKeys } from '../figures/breakdowns.js';
import type { RowFile } from '../figures/kept-rows.js';
import type { FileColumn } from '../figures/publication.js';
import { type Language, translate } from '../formatting/languages.js';
import { type Choice, type Question, type Questionnaire, wholeTitle } from '../questionnaires/questionnaire.js';
import { NOT_DETERMINED } from '../responses/dimensions.js';
import type { AnswerValue } from '../rules/answers.js';

/** One column of a file of rows, as its code book tells it. */
export interface Variable {
  /** Letters, digits and `_`, beginning with a letter: a name in PSPP, R and every spreadsheet. */
  readonly name: string;
  readonly label: string;
  readonly kind: 'column' | 'scale' | 'choice' | 'chosen' | 'yes-no';
  /** The question that it holds the answers to; null for what is said of the person. */
  readonly question: Question | null;
  readonly values: readonly CodedValue[];
  /** What stands in its column for what was kept; null for an empty cell. */
  readonly codeOf: (kept: AnswerValue | null) => string | number | null;
  /** Where it stands in a kept row. */
  readonly place: number;
}

interface CodedValue {
  readonly code: string | number;
  readonly label: string;
  /** Outside the scale: in no denominator. */
  readonly missing: boolean;
}

/** What names the columns and answers: the commune and the questionnaires as they were published. */
export interface RowNaming {
  readonly catalogue: CommuneCatalogue;
  /** The campaign's own first. */
  readonly questionnaires: readonly [Questionnaire, ...Questionnaire[]];
  readonly language: Language;
}

/** The numbers of answers outside a scale begin after this one. */
export const OUTSIDE = 90;

/** The columns of a file of rows, in their order: of a question with several answers one for each of them. */
export function variablesOf(
  { columns, questions }: Pick<RowFile, 'columns' | 'questions'>,
  naming: RowNaming,
): readonly Variable[] {
  const asked = naming.questionnaires.flatMap((one) => one.questions);
  const of = [
    ...columns.map((column, place) => columnVariable(column, place, naming)),
    ...questions.flatMap((code, index) => {
      const same = asked.filter((question) => question.code === code);
      return answerVariables(same, columns.length + index, naming.language);
    }),
  ];
  const names = usableNames(of.map(({ name }) => name));
  return of.map((variable, index): Variable => ({ ...variable, name: names[index] ?? variable.name }));
}

/** The rows as they stand in a file. */
export function codedRows(
  { rows }: Pick<RowFile, 'rows'>,
  variables: readonly Variable[],
): readonly (readonly (string | number | null)[])[] {
  return rows.map((row) => variables.map(({ place, codeOf }) => codeOf(row[place] ?? null)));
}

function columnVariable(
  column: FileColumn,
  place: number,
  { catalogue, questionnaires, language }: RowNaming,
): Variable {
  const naming = { catalogue, questionnaire: questionnaires[0], language };
  const known = column === 'month' ? new Map<string, string>() : namedKeys(column, naming);
  const values = [...known, [NOT_DETERMINED, translate(language, 'figures.none')] as const];
  return {
    ...{ name: column.replaceAll('-', '_'), kind: 'column', question: null, place },
    label: translate(language, `sheets.rows.columns.${column}`),
    values: column === 'month' ? [] : values.map(([code, label]) => ({ code, label, missing: false })),
    codeOf: (kept) => (kept === null || kept === '' ? null : String(kept)),
  };
}

/** @param same the question in each questionnaire that asks it */
function answerVariables(same: readonly Question[], place: number, language: Language): readonly Variable[] {
  const [question] = same;
  if (!question) return [];
  const all = same.flatMap(({ choices }) => choices);
  const choices = all.filter(({ value }, index) => all.findIndex((one) => one.value === value) === index);
  const label = wholeTitle(question)[language];
  const of = { name: question.code, label, question, place };
  if (question.scale) return [scaleVariable(of, { ...question, choices }, language)];
  const codes = codesOf(choices);
  if (question.shape.kind === 'choices') {
    return choices.map((choice, index): Variable => {
      const values = [1, 0].map((code) => ({ code, label: yesOrNo(code === 1, language), missing: false }));
      return {
        ...{ ...of, kind: 'chosen', values },
        name: `${question.code}_${codes[index]}`,
        label: `${label}: ${choice.text[language]}`,
        codeOf: (kept) => (Array.isArray(kept) ? Number(kept.some((one) => one === choice.value)) : null),
      };
    });
  }
  if (question.shape.kind === 'boolean') {
    const named = (yes: boolean): string =>
      choices.find(({ value }) => value === String(yes))?.text[language] ?? yesOrNo(yes, language);
    const values = [true, false].map((yes) => ({ code: Number(yes), label: named(yes), missing: false }));
    return [{ ...of, kind: 'yes-no', values, codeOf: (kept) => (typeof kept === 'boolean' ? Number(kept) : null) }];
  }
  const code = new Map(choices.map(({ value }, index) => [value, codes[index] ?? '']));
  return [
    {
      ...{ ...of, kind: 'choice' },
      values: choices.map((choice) => ({
        ...{ code: code.get(choice.value) ?? '', label: choice.text[language], missing: false },
      })),
      codeOf: (kept) => (typeof kept === 'string' || typeof kept === 'number' ? (code.get(kept) ?? null) : null),
    },
  ];
}

function scaleVariable(
  of: Pick<Variable, 'name' | 'label' | 'question' | 'place'>,
  { scale, choices }: Pick<Question, 'scale' | 'choices'>,
  language: Language,
): Variable {
  const outside = scale?.outside ?? [];
  const codeOf = (kept: AnswerValue | null): number | null => {
    if (typeof kept === 'number') return kept;
    const at = outside.indexOf(String(kept));
    return at < 0 ? null : OUTSIDE + 1 + at;
  };
  const values = choices.flatMap(({ value, text }) => {
    const code = codeOf(value);
    return code === null ? [] : [{ code, label: text[language], missing: code > OUTSIDE }];
  });
  return { ...of, kind: 'scale', values, codeOf };
}

function yesOrNo(yes: boolean, language: Language): string {
  return translate(language, yes ? 'sheets.rows.chosen' : 'sheets.rows.notChosen');
}

/** A commune's own questionnaire may call an answer anything; a file holds plain words, which no spreadsheet reckons with. */
function codesOf(choices: readonly Choice[]): readonly string[] {
  return choices.map(({ value }, index) => {
    const own = String(value);
    return /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,39}$/.test(own) ? own : `answer-${index + 1}`;
  });
}

const LONGEST_NAME = 60;
/** Words of PSPP that are no names. */
const reserved = /^(?:all|and|by|eq|ge|gt|le|lt|ne|not|or|to|with)$/i;

function usableNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = name.replace(/[^A-Za-z0-9_]/g, '_').slice(0, LONGEST_NAME);
    const first = /^[A-Za-z]/.test(plain) && !reserved.test(plain) ? plain : `q_${plain}`;
    let own = first;
    for (let number = 2; taken.has(own.toLowerCase()); number += 1) own = `${first}_${number}`;
    taken.add(own.toLowerCase());
    return own;
  });
}
