import {
  type ChooseCommune,
  type CommuneCatalogue,
  communeHeading,
  toChooseCommune,
  unitName,
} from '../communes/catalogue.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatDecimal } from '../formatting/numbers.js';
import type { Day } from '../rules/days.js';
import type { Cell } from '../writers/xlsx.js';
import { complaintRates, type JudgedCase, type Share, type UnitFigures, unitFigures } from './unit-table.js';

/** The cases of a period, unit by unit. */
export interface UnitTableView extends ChooseCommune {
  readonly communeId: string;
  readonly heading: string;
  readonly from: Day;
  readonly to: Day;
  readonly rows: readonly UnitRow[];
  readonly total: UnitRow;
  readonly rates: readonly RateLine[];
  readonly files: { readonly csv: string; readonly xlsx: string };
}

interface UnitRow extends UnitFigures {
  readonly name: string;
  readonly median: string;
}

interface RateLine extends Share {
  /** Key of what it is. */
  readonly label: string;
}

export interface UnitTable {
  readonly catalogue: CommuneCatalogue;
  readonly communes: readonly CommuneCatalogue[];
  readonly cases: readonly JudgedCase[];
  readonly from: Day;
  readonly to: Day;
  readonly today: Day;
}

export function toUnitTableView(table: UnitTable, language: Language): UnitTableView {
  const { catalogue, communes, cases, from, to, today } = table;
  const rates = complaintRates(cases, today);
  const query = new URLSearchParams({ commune: catalogue.key, from, to });
  return {
    ...toChooseCommune(communes, catalogue.key),
    ...{ communeId: catalogue.key, heading: communeHeading(catalogue), from, to },
    rows: rowsOf(table, language),
    total: toRow(translate(language, 'feedbackUnits.total'), cases, today, language),
    rates: [
      { label: 'feedbackUnits.rates.inTime', ...rates.inTime },
      { label: 'feedbackUnits.rates.satisfied', ...rates.satisfied },
    ],
    files: { csv: `/feedback/units.csv?${query}`, xlsx: `/feedback/units.xlsx?${query}` },
  };
}

/** In the order of the commune; what no unit has yet stands last. */
function rowsOf({ catalogue, cases, today }: UnitTable, language: Language): readonly UnitRow[] {
  const owners = [...new Set([...catalogue.units.map(({ key }) => key), ...cases.map(({ owner }) => owner ?? '')])];
  return owners
    .map((owner) => ({ owner, own: cases.filter((one) => (one.owner ?? '') === owner) }))
    .filter(({ own }) => own.length > 0)
    .sort((one, other) => Number(one.owner === '') - Number(other.owner === ''))
    .map(({ owner, own }) => {
      const name = owner === '' ? translate(language, 'feedbackUnits.nobody') : unitName(catalogue, owner);
      return toRow(name, own, today, language);
    });
}

function toRow(name: string, cases: readonly JudgedCase[], today: Day, language: Language): UnitRow {
  const figures = unitFigures(cases, today);
  const { medianDays } = figures;
  return {
    name,
    ...figures,
    median: medianDays === null ? '–' : formatDecimal(medianDays, Number.isInteger(medianDays) ? 0 : 1, language),
  };
}

const columns = ['received', 'inTime', 'late', 'open', 'overdue', 'disputed', 'medianDays'] as const;

/** The same as rows of a file. */
export function toUnitCells(view: UnitTableView, language: Language): readonly (readonly Cell[])[] {
  const head = ['unit', ...columns].map((column) => translate(language, `feedbackUnits.columns.${column}`));
  return [head, ...[...view.rows, view.total].map((row) => [row.name, ...columns.map((column) => row[column])])];
}
