import { checkFacts, excludedFacts, formulaWords, mixFacts, publicationFacts } from '../../dashboard/facts.js';
import { periodName } from '../../dashboard/page-head.js';
import { translate } from '../../formatting/languages.js';
import { formatTarget } from '../../formatting/numbers.js';
import type { Block, DocumentTable } from '../../writers/official-document.js';
import type { Composition } from '../composition.js';
import type { ReportWords } from './opening.js';
import { elementParts } from './results.js';
import type { ReportSource } from './source.js';
import { type FigureRow, figureTable, levelsTable, rowsOf } from './tables.js';

/** Tables by what they are of, a table of levels on a page that lies, and what it all rests on. */
export function annexesOf(source: ReportSource, words: ReportWords): Composition['annexes'] {
  const { language } = words;
  const tables = source.department ? departmentTables(source, words) : communeTables(source, words);
  const numbered = tables.map((make, index) => make(index + 1));
  const say = (key: string): string => translate(language, `report.annex.${key}`);
  const levels = levelsTable(source, titleOf('levels', tables.length + 1, words));
  return [
    { title: say('figures'), landscape: false, body: numbered },
    ...(levels.rows.length > 0 && !source.department
      ? [{ title: say('levels'), landscape: true, body: [levels] }]
      : []),
    { title: say('note'), landscape: false, body: [noteOf(source, words)] },
  ];
}

type Numbered = (number: number) => DocumentTable;

function titleOf(name: string, number: number, { language }: ReportWords): string {
  return translate(language, `report.tables.${name}`, { number });
}

function table(name: string, heading: string, rows: readonly FigureRow[], words: ReportWords): readonly Numbered[] {
  if (rows.length === 0) return [];
  const { language } = words;
  return [(number) => figureTable(rows, { title: titleOf(name, number, words), heading, language })];
}

function communeTables(source: ReportSource, words: ReportWords): readonly Numbered[] {
  const { language } = words;
  const { reading, units, division, others, elements, questions, channel, assisted, groups } = source;
  const column = (key: string): string => translate(language, `report.columns.${key}`);
  const by = (key: string): string => translate(language, `tables.by.${key}`);
  const told = (rows: readonly FigureRow[]) => rows.filter(({ figure }) => figure.kind !== 'no-responses');
  return [
    ...table('groups', column('group'), told(rowsOf(groups, language, 'as listed')), words),
    ...(units && division
      ? table('units', division === 'department' ? column('unit') : by(division), rowsOf(units, language), words)
      : []),
    ...(elements ? elementParts(elements, reading) : []).flatMap(({ form, groups: rows }) =>
      table(
        form === null ? 'elements' : ELEMENTS[form],
        column('name'),
        told(rowsOf({ groups: rows }, language)),
        words,
      ),
    ),
    ...table('questions', column('name'), told(rowsOf(questions, language)), words),
    ...others.flatMap((one) => table(one.by, by(one.by), told(rowsOf(one.told, language)), words)),
    ...table('channel', by('channel'), told(rowsOf(channel, language, 'as listed')), words),
    ...table('assisted', by('assisted'), told(rowsOf(assisted, language, 'as listed')), words),
    ...seriesTable(source, words),
  ];
}

const ELEMENTS = { short: 'elementsShort', full: 'elementsFull' } as const;

/** What asked the same, period by period. */
function seriesTable({ series }: ReportSource, words: ReportWords): readonly Numbered[] {
  if (series.length < 2) return [];
  const { language } = words;
  const rows = series.map(({ overall, campaign }) => ({
    ...{ label: periodName(overall, campaign, language), figure: overall.overall, target: overall.target },
  }));
  return table('series', translate(language, 'report.columns.period'), rows, words);
}

function departmentTables({ department, reading }: ReportSource, words: ReportWords): readonly Numbered[] {
  if (!department) return [];
  const { language } = words;
  const { fields, series } = department;
  const rows = series.map(({ reading: { overall, campaign }, row }) => ({
    ...{ label: periodName(overall, campaign, language), figure: row.figure, target: row.target },
  }));
  const own = { label: department.row.label, figure: department.row.figure, target: department.row.target };
  const everybody = { label: reading.place, figure: department.everybody, target: reading.overall.target };
  return [
    ...table('units', translate(language, 'report.columns.unit'), [own, everybody], words),
    ...table('field', translate(language, 'tables.by.field'), fields, words),
    ...(rows.length > 1 ? table('series', translate(language, 'report.columns.period'), rows, words) : []),
  ];
}

/** Period, filter, formula, questionnaire, publication and hash: what the figures are, and how to find them again. */
function noteOf({ reading, units, division, department }: ReportSource, words: ReportWords): Block {
  const { language, place, period } = words;
  const say = (key: string, values = {}): string => translate(language, `report.note.${key}`, values);
  const { overall, campaign } = reading;
  const { target, dataHash } = overall;
  const [version, locked] = publicationFacts(overall, language);
  const facts = [
    { term: say('period'), said: period },
    { term: say('campaign'), said: campaign.name },
    {
      term: say('filter'),
      said: department ? say('unitFilter', { unit: department.row.label }) : say('noFilter', { place }),
    },
    { term: translate(language, 'dashboard.belief.formula'), said: formulaWords(overall.formula, null, language) },
    ...(units && division === 'department'
      ? [{ term: say('formulaUnits'), said: formulaWords(units.formula, 'department', language) }]
      : []),
    { term: say('target'), said: target === null ? say('noTarget') : formatTarget(target, language) },
    ...mixFacts(overall, language),
    ...excludedFacts(overall.excluded, language),
    ...checkFacts(overall, language),
    ...[version, locked].filter((fact) => fact !== undefined),
    { term: say('hash'), said: dataHash.split('+').join('\n') },
  ];
  return {
    ...{ kind: 'table', title: null },
    columns: [
      { title: translate(language, 'report.columns.term'), align: 'left', width: 50 },
      { title: translate(language, 'report.columns.said'), align: 'left', width: 110 },
    ],
    rows: facts.map(({ term, said }) => ({ cells: [term, said] })),
  };
}
