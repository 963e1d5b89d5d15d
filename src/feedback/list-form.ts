import { z } from 'zod';
import { MOST_BYTES, MOST_COLUMNS, type Separator, separators } from '../paper/import-file.js';
import { keptFile, unpacked } from '../paper/import-form.js';
import { cleanLine } from '../rules/typed-text.js';
import { type ListColumns, type ListField, type ListTable, listFields } from './list-table.js';

/*
 * What somebody chooses on the way to an import travels in the form from page to page, the file with it: the server
 * keeps nothing of people who may never be taken, and every page works without script.
 */

export type ListForm = Omit<z.output<typeof listForm>, 'sent' | 'kept'> & {
  /** Null where none was chosen. */
  readonly file: Buffer | null;
  readonly columns: ListColumns;
};

/** Reads a form of the wizard. @returns null where it is none of ours */
export function readListForm(body: unknown): ListForm | null {
  const form = listForm.safeParse(body);
  if (!form.success) return null;
  const { sent, kept, ...chosen } = form.data;
  const fields = body as Readonly<Record<string, unknown>>;
  const columns = Array.from({ length: MOST_COLUMNS }, (_, column) => fieldNamed(fields[`c${column}`]));
  const isSent = sent !== null && sent.bytes.length > 0;
  const name = isSent ? cleanLine(sent.name).slice(0, LONGEST_NAME) : chosen.name;
  return { ...chosen, name, columns, file: isSent ? sent.bytes : kept };
}

/** What a page of the wizard carries to the next one. */
export function carriedOf(form: ListForm, table: ListTable) {
  const { commune, name, file } = form;
  return { commune, name, kept: file === null ? '' : keptFile(file), table: listKey(table) };
}

/** Which table its columns were chosen for: another sheet, row of names or separator makes them another's. */
export function listKey({ sheet, header, separator }: Pick<ListTable, 'sheet' | 'header' | 'separator'>): string {
  return `${sheet}.${header}.${separator ?? ''}`;
}

/** Columns that say the same as an earlier one. */
export function namedTwice(columns: ListColumns): readonly number[] {
  return columns.flatMap((field, column) => (field !== '' && columns.indexOf(field) < column ? [column] : []));
}

function fieldNamed(value: unknown): ListField | '' {
  return listFields.find((field) => field === value) ?? '';
}

const LONGEST_NAME = 300;
const LONGEST_VALUE = 50;

/** A field that was left as it is, or is not there. */
const number = (least: number) =>
  z.preprocess((typed) => (typed === '' ? null : typed), z.coerce.number().int().min(least).nullable().default(null));
const separatorNames = Object.keys(separators) as [Separator, ...Separator[]];

const listForm = z.object({
  commune: z.string().max(100),
  sent: z
    .object({ name: z.string(), bytes: z.instanceof(Buffer) })
    .nullable()
    .default(null),
  kept: z
    .string()
    .max(2 * MOST_BYTES)
    .transform(unpacked)
    .nullable()
    .default(null),
  name: z.string().max(LONGEST_NAME).default('').transform(cleanLine),
  sheet: number(0),
  header: number(1),
  separator: z
    .enum(separatorNames)
    .or(z.literal('').transform(() => null))
    .nullable()
    .default(null),
  /** As `listKey` writes it; `''` where nothing was shown yet. */
  table: z.string().max(100).default(''),
  channel: z.string().max(LONGEST_VALUE).default(''),
  kind: z.string().max(LONGEST_VALUE).default(''),
  needsAnswer: z.literal('yes').optional().catch(undefined),
});
