import { type CommuneCatalogue, communeHeading } from '../communes/catalogue.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { formatPeriod } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import type { Cell, Sheet } from '../writers/xlsx.js';
import { figureCells, figureHeadings, headings } from './figure-cells.js';
import { simulatedRows } from './source-sheet.js';

/** A month of the Centre: people served, as typed, beside what those who answered said. */
export interface CentreMonth {
  readonly commune: CommuneCatalogue;
  /** `2026-09` */
  readonly month: string;
  /** Visits by field; a week counts in the month of its Thursday. */
  readonly visits: ReadonlyMap<string, number>;
  /** Locked figures; null where the month is not locked. */
  readonly overall: Satisfaction | null;
  /** null where they may not be told for a month alone */
  readonly byField: Satisfaction | null;
  readonly simulated: boolean;
  readonly language: Language;
}

/** The one sheet of a month, field by field. */
export function toMonthSheets(centre: CentreMonth): readonly Sheet[] {
  const { commune, month, visits, overall, byField, language } = centre;
  const [mark = []] = simulatedRows(centre);
  const say = (key: string): string => translate(language, `quarter.month.${key}`);
  const total = [...visits.values()].reduce((sum, count) => sum + count, 0);
  const told = (satisfaction: Satisfaction): readonly Cell[] =>
    figureCells(satisfaction.overall, satisfaction.target, language);
  const known = new Map(commune.fields.map(({ key, name }) => [key, name]));
  const rows = byField?.groups ?? [...known].map(([key, label]) => ({ key, label }));
  return [
    {
      name: say('tab'),
      widths: [50, 16, 24, 12, 12, 12, 10, 10, 10, 28],
      sticky: 4,
      landscape: true,
      rows: [
        [{ value: say('title'), style: 'title' }],
        [`${communeHeading(commune)} · ${formatPeriod(month, language)}`],
        mark,
        [...headings([say('field'), say('visits')]), ...figureHeadings(language)],
        ...rows.map((row): readonly Cell[] => [
          ...[row.label, visits.get(row.key) ?? null],
          ...('figure' in row ? figureCells(row.figure, row.target, language) : []),
        ]),
        [{ value: say('all'), style: 'total' }, visits.size > 0 ? total : null, ...(overall ? told(overall) : [])],
        [],
        ...(overall ? [] : [[{ value: say('notLocked'), style: 'note' } as const]]),
        ...(overall && !byField ? [[{ value: say('together'), style: 'note' } as const]] : []),
        [{ value: say('visitsRule'), style: 'note' }],
        ...(overall ? [[`${translate(language, 'sheets.source.dataHash')}: ${overall.dataHash}`]] : []),
      ],
    },
  ];
}
