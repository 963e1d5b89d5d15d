import { type CommuneCatalogue, communeHeading, unitName } from '../communes/catalogue.js';
import { formatDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { separators } from '../paper/import-file.js';
import { keptFile } from '../paper/import-form.js';
import { columnName } from '../paper/spreadsheet-names.js';
import { readByAll } from '../responses/kept-text.js';
import { readCount } from '../rules/typed-text.js';
import { staffChannels } from './entry-form.js';
import { labelled } from './entry-words.js';
import { entryKinds } from './feedback.entity.js';
import { carriedOf, type ListForm, listKey, namedTwice } from './list-form.js';
import type { ListOutcome, ListRow } from './list-import.service.js';
import { type ListTable, listFields } from './list-table.js';

interface Page {
  readonly form: ListForm;
  readonly catalogue: CommuneCatalogue;
  readonly table: ListTable;
}

/** Where the first page says what an import did. */
export function outcomeAddress(communeId: string, { taken, before, lawful }: ListOutcome): string {
  return `/feedback/import?commune=${communeId}&taken=${taken}&before=${before}&lawful=${lawful}`;
}

/** The first step: which file; and what the last one became. */
export function toListStartView({
  catalogue,
  form,
  fault,
  done,
}: {
  readonly catalogue: CommuneCatalogue;
  readonly form: ListForm | null;
  /** The end of a key under `importing.fileFaults`. */
  readonly fault: string | null;
  readonly done: Readonly<Record<string, unknown>>;
}) {
  const [taken, before, lawful] = (['taken', 'before', 'lawful'] as const).map((one) =>
    readCount(String(done[one] ?? '')),
  );
  const file = fault === null ? (form?.file ?? null) : null;
  const own = fault === 'too-many-entries' || fault === 'empty';
  return {
    ...{ communeId: catalogue.key, heading: communeHeading(catalogue) },
    fault: fault && (own ? `feedbackList.fileFaults.${fault}` : `importing.fileFaults.${fault}`),
    kept: file && { name: form?.name ?? '', packed: keptFile(file) },
    done: typeof taken === 'number' ? { taken, before: before ?? 0, lawful: lawful ?? 0 } : null,
  };
}

/** The second step: where the list is in the file, and what its columns say. */
export function toListColumnsView({ form, catalogue, table }: Page) {
  const { sheets, sheet, firstRows, header, names, rows, separator, encoding, hiddenColumns } = table;
  const twice = namedTwice(form.columns);
  const wasShown = form.table !== '';
  const isSame = form.table === listKey(table);
  return {
    ...{ communeId: catalogue.key, spoken: MAIN_LANGUAGE },
    carried: carriedOf(form, table),
    ...{ file: form.name, rows: rows.length },
    isReadAgain: wasShown && !isSame,
    lacksText: wasShown && isSame && !form.columns.includes('text'),
    twice: twice.map((column) => columnName(column)).join(', '),
    sheets: sheets.length > 1 ? sheets.map((label, value) => ({ value, label, chosen: value === sheet })) : [],
    sheet,
    headers: firstRows.map(({ line, cells }) => {
      return { line, names: shortened(cells.filter(Boolean).join(' · ')), chosen: line === header };
    }),
    separators:
      separator === null
        ? []
        : Object.keys(separators).map((value) => {
            return { value, label: `importing.separators.${value}`, chosen: value === separator };
          }),
    encoding: encoding === null || encoding.startsWith('utf') ? null : encoding,
    columns: names.map((name, index) => ({
      ...{ index, letter: columnName(index), name },
      isHidden: hiddenColumns.includes(index),
      isTwice: twice.includes(index),
      examples: shortened(
        [...new Set(rows.map(({ cells }) => cells[index] ?? ''))].filter(Boolean).slice(0, 3).join(' · '),
      ),
      choices: listFields.map((value) => ({
        ...{ value, label: `feedbackList.columns.${value}`, chosen: form.columns[index] === value },
      })),
    })),
    channels: labelled(staffChannels, 'channels', form.channel),
    kinds: labelled(entryKinds, 'kinds', form.kind),
    needsAnswer: form.needsAnswer === 'yes',
  };
}

/** The third step: what will be taken, or everything that is wrong, line by line. */
export function toListPreviewView(
  { form, catalogue, table, rows }: Page & { rows: readonly ListRow[] },
  language: Language,
) {
  const faults = rows.flatMap((row) =>
    row.kind === 'faulty' ? row.faults.map((one) => ({ ...one, line: row.line })) : [],
  );
  const ofKind = (wanted: ListRow['kind']): number => rows.filter((row) => row.kind === wanted).length;
  const { columns, channel, kind, needsAnswer } = form;
  const chosen = { sheet: table.sheet, header: table.header, separator: table.separator ?? '', channel, kind };
  return {
    ...{ communeId: catalogue.key, spoken: MAIN_LANGUAGE, heading: communeHeading(catalogue), file: form.name },
    carried: carriedOf(form, table),
    chosen: [
      ...Object.entries(chosen).map(([name, value]) => ({ name, value })),
      ...(needsAnswer ? [{ name: 'needsAnswer', value: needsAnswer }] : []),
      ...columns.flatMap((value, column) => (value === '' ? [] : [{ name: `c${column}`, value }])),
    ],
    faults: faults.slice(0, FAULTS_SHOWN).map(({ line, field, message }) => {
      const column = columns.indexOf(field);
      const cell = table.rows.find((row) => row.line === line)?.cells[column] ?? '';
      const said = column < 0 ? 'feedbackList.line' : 'feedbackList.cell';
      return {
        place: translate(language, said, { line, column: columnName(Math.max(0, column)) }),
        ...{ value: shortened(cell), message },
      };
    }),
    more: Math.max(0, faults.length - FAULTS_SHOWN),
    taken: faults.length > 0 ? 0 : ofKind('new'),
    before: ofKind('before'),
    lawful: rows.flatMap((row) => {
      if (row.kind !== 'lawful') return [];
      const { line, which } = row;
      return [{ line, kind: `feedbackWords.kinds.${which}`, where: `feedbackRegister.faults.${which}` }];
    }),
    rows: rows.flatMap((row) => {
      if (row.kind !== 'new') return [];
      const { receivedOn, channel: from, kind: what, village, unit, text, needsAnswer: isCase } = row.entry;
      return [
        {
          ...{ line: row.line, receivedOn: formatDay(receivedOn, language), text: shortened(readByAll(text)), isCase },
          ...{ channel: `feedbackWords.channels.${from}`, kind: `feedbackWords.kinds.${what}` },
          village: village && (catalogue.villages.find(({ key }) => key === village)?.name ?? village),
          unit: unit && unitName(catalogue, unit),
        },
      ];
    }),
  };
}

const FAULTS_SHOWN = 100;

function shortened(text: string): string {
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}
