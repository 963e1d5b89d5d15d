import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { cleanLine } from '../rules/typed-text.js';
import { type Hander, handers } from './handed-out-by.js';
import { MOST_BYTES, MOST_COLUMNS, type Separator, separators } from './import-file.js';
import type { ImportTable } from './import-table.js';
import { folded } from './import-values.js';
import type { WordMeaning } from './import-words.js';

/*
 * What an officer chooses on the way to an import travels in the form from page to page, the file with it: the server
 * keeps nothing of people who may never be counted, and every page works without script.
 */

export type ImportForm = Omit<z.output<typeof importForm>, 'words'> & {
  readonly words: readonly WordMeaning[];
  /** Null where none was chosen. */
  readonly file: Buffer | null;
  readonly map: readonly string[];
  /** Whether more words were given a meaning than one import takes. */
  readonly hasMoreWords: boolean;
};

/**
 * Reads a form of the wizard.
 * @returns null where it is none of ours
 */
export function readImportForm(body: unknown): ImportForm | null {
  const form = importForm.safeParse(body);
  if (!form.success) return null;
  const fields = body as Readonly<Record<string, unknown>>;
  const map = Array.from({ length: MOST_COLUMNS }, (_, column) => String(fields[`c${column}`] ?? '').slice(0, 300));
  const meant = Array.from({ length: MOST_WORDS }, (_, at) => {
    const { [`like-${at}`]: like, [`word-${at}`]: word, [`value-${at}`]: value } = fields;
    return wordMeaning.safeParse({ like, word, value });
  });
  const chosen = meant.flatMap(({ data }) => (data && data.value !== '' ? [data] : []));
  const all = lastMeanings([...form.data.words, ...chosen]);
  const words = fitting(all);
  const { sent, kept } = form.data;
  const isSent = sent !== null && sent.bytes.length > 0;
  const name = isSent ? cleanLine(sent.name).slice(0, 300) || null : form.data.name;
  return { ...form.data, name, map, words, hasMoreWords: words.length < all.length, file: isSent ? sent.bytes : kept };
}

/** The file as the next page carries it. */
export function keptFile(file: Buffer): string {
  return gzipSync(file).toString('base64');
}

/** What a page of the wizard carries to the next one. */
export interface CarriedView {
  readonly place: string;
  readonly hander: Hander | null;
  readonly name: string;
  /** The file, packed. */
  readonly kept: string;
  readonly table: string;
  readonly words: string;
}

export function carriedOf(form: ImportForm, table: ImportTable): CarriedView {
  const { place, hander, name, words, file } = form;
  return {
    ...{ place, hander, name: name ?? '', words: JSON.stringify(words), table: tableKey(table) },
    kept: file === null ? '' : keptFile(file),
  };
}

/** Which table its columns were chosen for: another sheet, row of names or separator makes them another's. */
export function tableKey({ sheet, header, separator }: Pick<ImportTable, 'sheet' | 'header' | 'separator'>): string {
  return `${sheet}.${header}.${separator ?? ''}`;
}

/**
 * Where the table is, as the officer chose it. A row of names is that of the sheet and the separator it was chosen for.
 * @example placeOfTable({ table: '0.3.comma', sheet: 1, header: 3, separator: null }).header // null
 */
export function placeOfTable(form: Pick<ImportForm, 'table' | 'sheet' | 'header' | 'separator'>) {
  const [sheet, , separator] = form.table.split('.');
  const isSame = form.table === '' || (sheet === String(form.sheet ?? '') && separator === (form.separator ?? ''));
  return { sheet: form.sheet, separator: form.separator, header: isSame ? form.header : null };
}

/** Of several meanings of one word the last, in the place of the first. */
function lastMeanings(meanings: readonly WordMeaning[]): readonly WordMeaning[] {
  return [...new Map(meanings.map((one) => [JSON.stringify([one.like, folded(one.word)]), one])).values()];
}

/** As many as the form of the next page can carry: it would be refused, with all that was chosen, if it held more. */
function fitting(meanings: readonly WordMeaning[]): readonly WordMeaning[] {
  let length = 0;
  const end = meanings.findIndex((one, at) => {
    length += JSON.stringify(one).length + 1;
    return at >= MOST_WORDS || length >= LONGEST_WORDS;
  });
  return end < 0 ? meanings : meanings.slice(0, end);
}

/** Words of one file that an officer gives a meaning. */
export const MOST_WORDS = 200;

/** Of all of them together, as the form carries them. */
const LONGEST_WORDS = 200_000;

const wordMeaning = z.object({ like: z.string().max(300), word: z.string().max(4_000), value: z.string().max(300) });

/** A field that was left as it is, or is not there. */
const number = (least: number) =>
  z.preprocess((typed) => (typed === '' ? null : typed), z.coerce.number().int().min(least).nullable().default(null));
const separatorNames = Object.keys(separators) as [Separator, ...Separator[]];

const importForm = z.object({
  /** Campaign and point, with a colon between. */
  place: z.string().max(200),
  /** Nobody is taken for the one who handed out: how sure the figures are depends on it. */
  hander: z
    .enum(handers)
    .or(z.literal('').transform(() => null))
    .nullable()
    .default(null),
  sent: z
    .object({ name: z.string(), bytes: z.instanceof(Buffer) })
    .nullable()
    .default(null),
  kept: z.string().transform(unpacked).nullable().default(null),
  name: z
    .string()
    .max(300)
    .default('')
    .transform((text) => cleanLine(text) || null),
  sheet: number(0),
  header: number(1),
  separator: z
    .enum(separatorNames)
    .or(z.literal('').transform(() => null))
    .nullable()
    .default(null),
  dayOrder: z
    .enum(['day-first', 'month-first'])
    .or(z.literal('').transform(() => null))
    .nullable()
    .default(null),
  hidden: z.enum(['read', 'leave']).default('read'),
  /** As `tableKey` writes it; `''` where nothing was shown yet, so that what is chosen is meant for what is found. */
  table: z.string().max(100).default(''),
  words: z.string().max(LONGEST_WORDS).default('[]').transform(asJson).pipe(z.array(wordMeaning).max(MOST_WORDS)),
  /** Earlier imports that hold other people, as the officer says. */
  others: z
    .string()
    .max(20_000)
    .default('')
    .transform((text) => text.split(',').filter((id) => id !== '')),
});

/** The file of an earlier page; what is no packed file is no file. */
export function unpacked(kept: string): Buffer | null {
  try {
    return gunzipSync(Buffer.from(kept, 'base64'), { maxOutputLength: MOST_BYTES + 1 });
  } catch {
    return null;
  }
}

/** What is no JSON is no list either, and refused as such. */
function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
