import { formatQuarter } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import type { Cell, Sheet } from '../writers/xlsx.js';
import { headings, rateCell } from './figure-cells.js';
import {
  classOf,
  indices,
  itemOf,
  MOST_POINTS,
  pointsIn,
  type QuarterSurvey,
  type Typed,
  totalOf,
} from './quarter-indices.js';
import { factSheet, simulatedRows } from './source-sheet.js';

/** The sheet of a quarter, with all that stands on it. */
export interface QuarterPaper {
  /** `UBND xã Hồng Châu` */
  readonly authority: string;
  readonly quarter: string;
  readonly typed: Typed;
  /** null where nothing of the quarter is locked */
  readonly survey: QuarterSurvey | null;
  readonly handedIn: boolean;
  readonly simulated: boolean;
  readonly language: Language;
}

/** The sheet as a workbook, with where its figures come from on a second one. */
export function toQuarterSheets(paper: QuarterPaper): readonly Sheet[] {
  const { authority, quarter, typed, survey, handedIn, language } = paper;
  const say = (key: string, values = {}): string => translate(language, `quarter.sheet.${key}`, values);
  const points = pointsIn(paper);
  const total = totalOf(points);
  const columns = ['number', 'index', 'standard', 'own', 'checked', 'note'];
  const rows = indices.map((index): readonly Cell[] => {
    const item = itemOf(index, survey);
    const note = [item ? say('fromSurvey', { code: item.code, base: item.base }) : '', typed[index].note];
    return [
      ...[
        index,
        { value: translate(language, `quarter.indices.${String(index)}`), style: 'text' } as const,
        MOST_POINTS,
      ],
      ...[
        pointCell(points[index]),
        null,
        { value: note.filter((one) => one !== '').join(' '), style: 'text' } as const,
      ],
    ];
  });
  const sheet: Sheet = {
    name: say('tab'),
    widths: [6, 62, 12, 12, 14, 60],
    rows: [
      [{ value: authority, style: 'total' }],
      [{ value: say('title'), style: 'title' }],
      ...simulatedRows(paper),
      [say('time', { quarter: formatQuarter(quarter, language) })],
      [say('forms', { count: survey?.items.general?.base ?? 0 })],
      ...(handedIn ? [] : [[{ value: say('draft'), style: 'note' } as const]]),
      [],
      [{ value: say('partOne'), style: 'total' }],
      headings(columns.map((column) => say(`columns.${column}`))),
      ...rows,
      [null, boldCell(say('total')), indices.length * MOST_POINTS, pointCell(total)],
      [null, boldCell(say('class')), null, total === null ? say('missing') : say(`classes.${classOf(total)}`)],
      [],
      [{ value: say('partTwo'), style: 'total' }],
      ...shares(survey, language),
      [],
      [null, { value: say('by'), style: 'total' }],
      [],
      ...['rule', 'percent', 'class'].map((rule): readonly Cell[] => [
        { value: say(`rules.${rule}`), style: 'note', columns: 6 },
      ]),
    ],
  };
  return [sheet, sourceOf(paper)];
}

function boldCell(value: string): Cell {
  return { value, style: 'total' };
}

function pointCell(hundredths: number | null): Cell {
  return hundredths === null ? null : { value: hundredths / 100, style: 'decimal' };
}

/** Part II: the answers to the general item; "bình thường" stands on its own, as no level is merged silently. */
function shares(survey: QuarterSurvey | null, language: Language): readonly (readonly Cell[])[] {
  const general = survey?.items.general;
  if (!general) return [[null, translate(language, 'quarter.sheet.notTold')]];
  const [one = 0, two = 0, three = 0, four = 0, five = 0] = general.levels;
  const parts = { dissatisfied: one + two, neutral: three, satisfied: four, verySatisfied: five };
  return Object.entries(parts).map(([name, count]) => [
    null,
    translate(language, `quarter.sheet.shares.${name}`),
    ...[count, rateCell(count / general.base, null)],
  ]);
}

function sourceOf(paper: QuarterPaper): Sheet {
  const { quarter, survey, language } = paper;
  const say = (key: string): string => translate(language, `sheets.source.${key}`);
  const facts = [
    [say('period'), formatQuarter(quarter, language)],
    [say('campaign'), survey?.campaign ?? translate(language, 'quarter.sheet.notTold')],
    [say('version'), survey?.version ?? ''],
    [say('dataHash'), survey?.dataHash ?? ''],
  ] as const;
  return factSheet(facts, [], paper);
}
