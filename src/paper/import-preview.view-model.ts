import { unitName } from '../communes/catalogue.js';
import { formatDay, formatMonth } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount } from '../formatting/numbers.js';
import { wholeTitle } from '../questionnaires/questionnaire.js';
import type { Arrival } from '../responses/arrival.js';
import type { Asked } from '../responses/asked.service.js';
import type { Previewed, SeenBefore } from './import.service.js';
import { type FaultsView, toFaultsView } from './import-faults.view-model.js';
import { type CarriedView, carriedOf, type ImportForm, MOST_WORDS } from './import-form.js';
import { ANSWERED_ON, isMapped } from './import-mapping.js';
import type { ImportTable } from './import-table.js';
import { unknownWords, wordsMeaning } from './import-words.js';
import { numbersOf } from './printed-form.js';
import { columnName } from './spreadsheet-names.js';

/** The third step: what will be counted, or what is wrong. */
export interface PreviewView {
  readonly carried: CarriedView;
  /** What was chosen on the step before, as fields of the form. */
  readonly chosen: readonly { readonly name: string; readonly value: string | number }[];
  readonly file: string;
  readonly place: string;
  readonly rows: number;
  readonly faulty: FaultsView | null;
  /** Words that one import takes, where more were given a meaning or wait for one; else null. */
  readonly mostWords: number | null;
  readonly counted: CountedView | null;
  readonly seen: SeenView | null;
  /** It was sent without the answer to what is asked. */
  readonly isAsked: boolean;
}

/** Numbers of people, never of what they answered: that is told at the lock. */
interface CountedView {
  readonly days: readonly Counted[];
  readonly units: readonly Counted[];
  /** Key of what the units are. */
  readonly unitsAre: string;
  readonly questions: readonly {
    readonly number: number | undefined;
    readonly title: string;
    readonly blank: number;
    /** Null where the question has no answers outside its scale. */
    readonly outside: number | null;
  }[];
  /** Sentences about what is left out or stands out. */
  readonly notes: readonly string[];
}

interface Counted {
  readonly label: string;
  readonly people: number;
}

/** Earlier imports that seem to hold the same people, for the officer to say. */
interface SeenView {
  readonly sentences: readonly string[];
  /** IDs that the answer "other people" names. */
  readonly others: string;
  readonly isSaid: boolean;
}

interface Preview {
  readonly form: ImportForm;
  readonly asked: Asked;
  readonly table: ImportTable;
  readonly found: Previewed;
  readonly isAsked: boolean;
}

export function toPreviewView({ form, asked, table, found, isAsked }: Preview, language: Language): PreviewView {
  const { sheet, header, separator, dayOrder, hidden, others, map, words } = form;
  const columns = map.slice(0, table.columns.length).map((value, index) => ({ name: `c${index}`, value }));
  const choices = { sheet, header: header ?? table.header, separator: separator ?? table.separator, dayOrder, hidden };
  const isReady = found.kind === 'ready';
  const unknown = isReady ? [] : unknownWords(found.faults, asked.placed, wordsMeaning(words, asked.placed));
  return {
    carried: carriedOf(form, table),
    chosen: [...Object.entries(choices).map(([name, value]) => ({ name, value: value ?? '' })), ...columns],
    file: form.name ?? translate(language, 'importing.noName'),
    place: `${asked.campaign.name} – ${asked.point.name}`,
    rows: table.rows.length,
    faulty: isReady ? null : toFaultsView(found.faults, unknown, language),
    mostWords: form.hasMoreWords || words.length + unknown.length > MOST_WORDS ? MOST_WORDS : null,
    counted: isReady ? countedIn(found.arrivals, { form, asked, table }, language) : null,
    seen: isReady && found.seen.length > 0 ? toSeenView(found.seen, table.rows.length, others, language) : null,
    isAsked,
  };
}

function countedIn(
  arrivals: readonly Arrival[],
  { form, asked, table }: Pick<Preview, 'form' | 'asked' | 'table'>,
  language: Language,
): CountedView {
  const { catalogue, placed } = asked;
  const numbers = numbersOf(placed);
  const days = countsOf(arrivals.map(({ businessDate }) => businessDate));
  const months = countsOf(arrivals.map(({ businessDate }) => businessDate.slice(0, 7)));
  const isVillage = arrivals.some(({ attributes }) => attributes.village !== null);
  const isResolved = arrivals.some(({ attributes }) => attributes.resolvingUnit !== null);
  const unitsAre = isVillage ? 'village' : isResolved ? 'resolving' : 'receiving';
  const unitOf = ({ attributes }: Arrival): string => {
    if (isVillage) return catalogue.villages.find(({ key }) => key === attributes.village)?.name ?? '';
    const unit = isResolved ? attributes.resolvingUnit : attributes.receivingUnit;
    return unit === null ? '' : unitName(catalogue, unit);
  };
  const noUnit = translate(language, 'importing.noUnit');
  return {
    days:
      days.length <= MOST_DAYS
        ? days.map(([day, people]) => ({ label: formatDay(day, language), people }))
        : months.map(([month, people]) => ({ label: formatMonth(month, language), people })),
    units: countsOf(arrivals.map(unitOf)).map(([name, people]) => ({ label: name || noUnit, people })),
    unitsAre: `importing.units.${unitsAre}`,
    questions: placed.questions
      .filter((question) => isMapped(form.map, question))
      .map((question) => {
        const given = arrivals.map(({ answers }) => answers[question.code]);
        const outside = question.scale?.outside ?? [];
        return {
          ...{ number: numbers.get(question.code), title: wholeTitle(question).vi },
          blank: given.filter((answer) => answer === undefined).length,
          outside: outside.length > 0 ? given.filter((answer) => outside.includes(String(answer))).length : null,
        };
      }),
    notes: notesOn({ form, asked, table }, language),
  };
}

/** More of them are told by month. */
const MOST_DAYS = 31;

function countsOf<Of extends string>(all: readonly Of[]): readonly (readonly [Of, number])[] {
  const counts = new Map<Of, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

function notesOn({ form, asked, table }: Pick<Preview, 'form' | 'asked' | 'table'>, language: Language) {
  const day = form.map.indexOf(ANSWERED_ON);
  const undated = table.rows.filter(({ cells }) => (cells[day] ?? '') === '').length;
  const left = table.columns.flatMap(({ name }, index) => {
    return form.map[index] ? [] : [name === '' ? columnName(index) : `${columnName(index)} (${name})`];
  });
  const notAsked = asked.placed.questions.filter((question) => !isMapped(form.map, question)).length;
  const repeated = repeatedLines(table);
  const hidden = table.hiddenLines;
  const isLeft = form.hidden === 'leave';
  const listed = (lines: readonly number[]): string => lines.slice(0, 20).join(', ') + (lines.length > 20 ? ' …' : '');
  return [
    ...(undated > 0
      ? [translate(language, 'importing.undated', { count: undated, day: formatDay(asked.day, language) })]
      : []),
    ...(left.length > 0 ? [translate(language, 'importing.columnsLeft', { columns: left.join(', ') })] : []),
    ...(notAsked > 0 ? [translate(language, 'importing.notInFile', { count: notAsked })] : []),
    ...(hidden.length > 0
      ? [translate(language, isLeft ? 'importing.hiddenLeft' : 'importing.hiddenRead', { lines: listed(hidden) })]
      : []),
    ...(repeated.length > 0 ? [translate(language, 'importing.repeated', { lines: listed(repeated) })] : []),
  ];
}

/**
 * Lines that say the same as an earlier one in every column, where some column tells most people apart, such as the
 * time at which a form on the web took note of them. Without such a column equal rows say nothing.
 */
function repeatedLines({ rows, columns }: ImportTable): readonly number[] {
  const tellsApart = columns.some((_, column) => {
    const cells = rows.map((row) => row.cells[column] ?? '');
    return new Set(cells).size >= 0.8 * rows.length && !cells.includes('');
  });
  if (!tellsApart) return [];
  const earlier = new Set<string>();
  return rows.flatMap(({ line, cells }) => {
    const said = JSON.stringify(cells);
    if (earlier.has(said)) return [line];
    earlier.add(said);
    return [];
  });
}

function toSeenView(
  seen: readonly SeenBefore[],
  rows: number,
  others: readonly string[],
  language: Language,
): SeenView {
  const sentenceOn = ({ earlier: one, alike }: SeenBefore): string =>
    translate(language, alike === rows ? 'importing.seenAll' : 'importing.seenSome', {
      ...{ alike: formatCount(alike, language), rows: formatCount(rows, language) },
      ...{ count: one.rows, day: formatDay(one.importedOn, language) },
      file: one.fileName ? translate(language, 'importing.seenFile', { file: one.fileName }) : '',
    });
  return {
    sentences: seen.map(sentenceOn),
    others: seen.map(({ earlier }) => earlier.id).join(','),
    isSaid: seen.every(({ earlier }) => others.includes(earlier.id)),
  };
}
