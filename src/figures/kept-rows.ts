import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Group, Question, Questionnaire } from '../questionnaires/questionnaire.js';
import { dimensionValues } from '../responses/dimensions.js';
import type { CountedAnswers } from '../responses/tally-layout.js';
import type { AnswerValue } from '../rules/answers.js';
import { fileColumns } from './file-columns.js';
import { questionMeasure } from './measures.js';
import { MINIMUM } from './partition.js';
import type { FileColumn, PublicationContent } from './publication.js';

/**
 * What a file of rows holds, as it is kept from the lock on: made once, so that whoever takes the file later gets the
 * same, whatever becomes of the commune, of the questionnaires and of the responses themselves.
 */
export interface RowFile {
  /** What it says of people beside their answers: every combination that there is stands in ten rows or more. */
  readonly columns: readonly FileColumn[];
  /** Codes of the questions with listed answers of which the publication tells. */
  readonly questions: readonly string[];
  /** Values of the columns, then answers; null for none. In the order of their text, which says nothing of when they came. */
  readonly rows: readonly (readonly (AnswerValue | null)[])[];
}

/** A row before it is known what may stand in it: small, since there may be tens of thousands. */
interface WrittenRow {
  readonly group: Group;
  /** Value of each column there is; `''` where it has none. */
  readonly values: readonly string[];
  /** Its answers to `questions`, as JSON. */
  readonly answers: string;
}

/** Everybody who counts in a period, as far as a file of rows could hold them. */
export interface WrittenRows {
  readonly questions: readonly string[];
  readonly rows: readonly WrittenRow[];
}

/** Rows as they are stored: packed, with the hash of what is packed. */
export interface KeptRows {
  /** SHA-256, hexadecimal */
  readonly hash: string;
  readonly packed: string;
}

/**
 * Whether an answer may stand in a row: one of those listed, and nothing that places its person. What is written, counted
 * or a day may be somebody's own.
 */
function standsInRows({ shape, dimension }: Pick<Question, 'shape' | 'dimension'>): boolean {
  return dimension === null && ['scale', 'choice', 'choices', 'boolean'].includes(shape.kind);
}

/** Takes in responses one by one, while they are read for the sums. */
export class RowsOfAnswers implements WrittenRows {
  readonly questions: readonly string[];
  readonly rows: WrittenRow[] = [];

  /** @param asked the questionnaires of the campaign, its own first */
  constructor(asked: readonly Questionnaire[]) {
    const questions = asked.flatMap((one) => one.questions).filter(standsInRows);
    this.questions = [...new Set(questions.map(({ code }) => code))];
  }

  /** @param month in which the response is counted */
  add(response: CountedAnswers, month: string): void {
    const { answers, attributes, layout } = response;
    const { group } = attributes;
    const values = new Map<string, string>([
      ...dimensionValues(response, attributes, layout),
      ...([
        ['month', month],
        ['group', group],
      ] as const),
    ]);
    const given = this.questions.map((code) => (Object.hasOwn(answers, code) ? answers[code] : null));
    this.rows.push({
      group,
      values: fileColumns.map((column) => values.get(column) ?? ''),
      answers: JSON.stringify(given),
    });
  }
}

/** The rows that a publication lets be told, ready to be stored. */
export function keptRows({ questions, rows }: WrittenRows, content: Telling): KeptRows {
  const { fileColumns: columns } = content;
  const sizes = new Map<Group, number>();
  for (const { group } of rows) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const places = columns.map((column) => fileColumns.indexOf(column));
  const placed = rows
    // Beside the totals of the others the few of a group would be told.
    .filter(({ group }) => (sizes.get(group) ?? 0) >= MINIMUM)
    .map(({ group, values, answers }) => ({ group, said: places.map((place) => values[place] ?? ''), answers }));
  const isTold = toldQuestions(questions, placed, content);
  const written = placed
    .map(({ said, answers }) => JSON.stringify([...said, ...given(answers).filter((_, index) => isTold[index])]))
    .sort();
  const head = { columns, questions: questions.filter((_, index) => isTold[index]) };
  const text = `${JSON.stringify(head).slice(0, -1)},"rows":[${written.join(',\n')}]}`;
  return { hash: hashOf(text), packed: gzipSync(text).toString('base64') };
}

/** What of a publication says which rows may be told. */
type Telling = Pick<PublicationContent, 'fileColumns' | 'hidden' | 'group'>;

/** A row with what it says of its person. */
interface PlacedRow extends Pick<WrittenRow, 'group' | 'answers'> {
  readonly said: readonly string[];
}

/**
 * Which questions stand in a file: those whose total is told, unless one to nine of the people who share all that is said
 * of them answered, for no page tells of so few either. Groups are told apart by pages also where no column does.
 */
function toldQuestions(
  questions: readonly string[],
  rows: readonly PlacedRow[],
  { hidden, group: own }: Telling,
): readonly boolean[] {
  const cells = new Map<string, { readonly group: Group; readonly answered: number[] }>();
  for (const { group, said, answers } of rows) {
    const name = JSON.stringify([group, ...said]);
    const cell = cells.get(name) ?? { group, answered: questions.map(() => 0) };
    cells.set(name, cell);
    for (const [index, answer] of given(answers).entries())
      if (answer !== null) cell.answered[index] = (cell.answered[index] ?? 0) + 1;
  }
  return questions.map((code, index) => {
    if (hidden[questionMeasure(code)] !== undefined) return false;
    const answered = [...cells.values()].map((cell) => ({ group: cell.group, people: cell.answered[index] ?? 0 }));
    const isSafe = answered.every(({ people }) => people === 0 || people >= MINIMUM);
    return isSafe && answered.some(({ group, people }) => group === own && people > 0);
  });
}

function given(answers: string): readonly unknown[] {
  return JSON.parse(answers) as unknown[];
}

/** What was kept. @throws Error where it is no longer what was stored */
export function unpackedRows(kept: KeptRows): RowFile {
  if (!isWhole(kept)) throw new Error('A file of rows differs from its hash');
  return JSON.parse(unpacked(kept)) as RowFile;
}

/** Whether what is stored is what was. */
export function isWhole(kept: KeptRows): boolean {
  return hashOf(unpacked(kept)) === kept.hash;
}

function unpacked({ packed }: KeptRows): string {
  return gunzipSync(Buffer.from(packed, 'base64')).toString('utf8');
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
