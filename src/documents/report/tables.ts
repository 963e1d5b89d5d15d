import { toFigureWords } from '../../dashboard/figure-words.js';
import { mergedNamesOf, worstFirst } from '../../dashboard/rate-table.js';
import { type Figure, isEstablished } from '../../figures/figure.js';
import { MERGED } from '../../figures/partition.js';
import { stepsOf } from '../../figures/questions-chart.js';
import { countedItems, type Satisfaction } from '../../figures/satisfaction.js';
import type { SatisfactionGroup } from '../../figures/satisfaction-groups.js';
import { type Language, translate } from '../../formatting/languages.js';
import { formatCount, formatRate } from '../../formatting/numbers.js';
import type { DocumentTable, TableLine } from '../../writers/official-document.js';
import type { ReportSource } from './source.js';

/** One row of a table of figures. */
export interface FigureRow {
  readonly label: string;
  /** Stands over it and those that follow. */
  readonly heading?: string;
  readonly figure: Figure;
  /** Fraction; null where none applies. */
  readonly target: number | null;
}

/** Figures, a line each: what they rest on, the rate with its interval, and the verdict in words. */
export function figureTable(
  rows: readonly FigureRow[],
  {
    title,
    heading,
    language,
  }: { readonly title: string | null; readonly heading: string; readonly language: Language },
): DocumentTable {
  const say = (key: string): string => translate(language, `report.columns.${key}`);
  const isJudged = rows.some(({ figure }) => figure.kind === 'rate' && figure.meetsTarget !== null);
  const widths = isJudged ? [10, 43, 26, 16, 34, 31] : [10, 60, 30, 22, 38];
  const titles = [
    say('number'),
    heading,
    say('counts'),
    say('rate'),
    say('interval'),
    ...(isJudged ? [say('verdict')] : []),
  ];
  return {
    kind: 'table',
    title,
    columns: titles.map((one, at) => ({ title: one, align: at === 1 ? 'left' : 'center', width: widths[at] ?? 1 })),
    rows: rows.flatMap((row, index): readonly TableLine[] => [
      ...(row.heading === undefined ? [] : [{ cells: [row.heading] }]),
      { cells: [String(index + 1), row.label, ...cellsOf(row, isJudged, language)] },
    ]),
  };
}

function cellsOf({ figure, target }: FigureRow, isJudged: boolean, language: Language): readonly string[] {
  const { rate, interval, state } = toFigureWords(figure, { language, target });
  const verdict = isJudged ? [verdictOf(figure, language)] : [];
  if (figure.kind === 'rate') return [countsOf(figure, language), rate ?? '', interval ?? '', ...verdict];
  if (figure.kind === 'few')
    return [countsOf(figure, language), '–', '–', ...(isJudged ? [shortState(figure, language)] : [])];
  return ['–', '–', '–', ...(isJudged ? [state ?? ''] : [])];
}

function countsOf(
  { satisfied, base }: { readonly satisfied: number; readonly base: number },
  language: Language,
): string {
  return `${formatCount(satisfied, language)}/${formatCount(base, language)}`;
}

function shortState({ kind }: Figure, language: Language): string {
  return translate(language, `charts.states.${kind}`);
}

/** `Chưa đạt, đủ căn cứ`; nothing where no target applies. */
function verdictOf(figure: Figure, language: Language): string {
  if (figure.kind !== 'rate' || figure.meetsTarget === null) return '';
  const certainty = isEstablished(figure) ? 'established' : 'open';
  return translate(language, `report.verdicts.${figure.meetsTarget ? 'met' : 'not-met'}.${certainty}`);
}

/**
 * Rows of a breakdown as they are told: what stands together stands in one row, with its names.
 * @param order of units and questions the lowest first, of ways as they are listed
 */
export function rowsOf(
  told: Pick<Satisfaction, 'groups'>,
  language: Language,
  order: 'lowest first' | 'as listed' = 'lowest first',
): readonly FigureRow[] {
  const isMerged = told.groups.some(({ key }) => key === MERGED);
  const names = mergedNamesOf(told, language).join(', ');
  const ordered = order === 'as listed' ? told.groups : worstFirst(told.groups);
  const shown = ordered.filter(({ figure: { kind } }) => kind !== 'merged' && (kind !== 'held' || !isMerged));
  const rowOf = ({ key, label, figure, target }: SatisfactionGroup): FigureRow => ({
    ...{ label: key === MERGED && names ? `${label}: ${names}` : label, figure, target },
  });
  const [first, ...vertical] = shown.filter(({ kind }) => kind === 'vertical').map(rowOf);
  return [
    ...shown.filter(({ kind }) => kind !== 'vertical').map(rowOf),
    ...(first ? [{ ...first, heading: translate(language, 'dashboard.verticalBlock') }, ...vertical] : []),
  ];
}

/** Departments, villages or fields. */
export function unitsTable(
  units: Satisfaction,
  division: 'department' | 'village' | 'field',
  language: Language,
): DocumentTable {
  const heading = translate(language, division === 'department' ? 'report.columns.unit' : `tables.by.${division}`);
  return figureTable(rowsOf(units, language), { title: null, heading, language });
}

/** How many gave each level, question by question, worst first; questions of few people without their levels. */
export function levelsTable({ distribution, reading }: ReportSource, title: string): DocumentTable {
  const { language, questionnaire } = reading;
  const say = (key: string): string => translate(language, `report.columns.${key}`);
  const { counted, withheld } = countedItems(distribution, questionnaire);
  const levels = ['1', '2', '3', '4', '5'].map((level) => translate(language, `dashboard.levels.${level}`));
  const rows: TableLine[] = counted.map(({ label, levels: counts, satisfied, base, outside }, index) => {
    const steps = stepsOf(counts);
    const at = (step: number): string => {
      const place = steps.indexOf(step);
      return place < 0 ? '–' : formatCount(counts[place] ?? 0, language);
    };
    return {
      cells: [
        ...[String(index + 1), label],
        ...[1, 2, 3, 4, 5].map(at),
        ...[formatCount(outside, language), `${formatCount(satisfied, language)}/${formatCount(base, language)}`],
        formatRate(satisfied / base, { language }),
      ],
    };
  });
  const without = withheld.map(({ label, figure }, index): TableLine => {
    const state = toFigureWords(figure, { language, target: null }).state ?? '';
    return { cells: [String(counted.length + index + 1), label, '–', '–', '–', '–', '–', '–', '–', state] };
  });
  return {
    ...{ kind: 'table', title },
    columns: [
      { title: say('number'), align: 'center', width: 9 },
      { title: say('name'), align: 'left', width: 78 },
      ...levels.map((one) => ({ title: one, align: 'center' as const, width: 22 })),
      { title: say('outside'), align: 'center', width: 20 },
      { title: say('counts'), align: 'center', width: 26 },
      { title: say('rate'), align: 'center', width: 24 },
    ],
    rows: [...rows, ...without],
  };
}
