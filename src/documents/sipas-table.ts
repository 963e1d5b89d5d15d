import { communeHeading } from '../communes/catalogue.js';
import type { TableName } from '../figures/breakdowns.js';
import type { DistributionRow, Satisfaction } from '../figures/satisfaction.js';
import type { SatisfactionGroup } from '../figures/satisfaction-groups.js';
import { translate } from '../formatting/languages.js';
import type { Question } from '../questionnaires/questionnaire.js';
import type { Cell, Sheet } from '../writers/xlsx.js';
import { figureCells, figureHeadings, headings, rateCell, stateOf } from './figure-cells.js';
import { periodWords, type Source, sourceSheet } from './source-sheet.js';

/** Everything of a table of the kind that SIPAS reports have, of one period and one part of its respondents. */
export interface SipasTable extends Source {
  /** Every question, those of the tablet too. */
  readonly asked: readonly Question[];
  readonly questions: Questions;
  /** The questions of each department that resolves, and of each channel; null where they may not be told apart. */
  readonly parts: readonly { readonly label: string; readonly questions: Questions | null }[];
  /** F3 and F6 of everybody; null where the questionnaire has no criteria. */
  readonly pooled: readonly Satisfaction[];
  /** Each with its rows; what may not be told is left out. */
  readonly breakdowns: readonly { readonly by: TableName | 'month'; readonly told: Satisfaction }[];
}

/** Of each question its rate and what lies outside (F1), its mean (F5), and how often each answer was given. */
export interface Questions {
  readonly rates: Satisfaction;
  readonly means: Satisfaction;
  readonly counts: readonly DistributionRow[];
}

/** Its sheets: questions, figures, the questions of each part, questions without a scale, and the source. */
export function toSipasSheets(table: SipasTable): readonly Sheet[] {
  return [
    questionSheet('questions', [{ label: null, questions: table.questions }], table),
    figureSheet(table),
    ...(table.parts.length > 0 ? [questionSheet('parts', table.parts, table)] : []),
    choiceSheet(table),
    sourceSheet(table),
  ];
}

const LEVELS = [1, 2, 3, 4, 5];

interface Part {
  readonly label: string | null;
  readonly questions: Questions | null;
}

/** Counts of each level, what lies outside, F1 and F5, question by question. */
function questionSheet(name: 'questions' | 'parts', parts: readonly Part[], table: SipasTable): Sheet {
  const { language, overall } = table;
  const say = (key: string): string => translate(language, `sheets.table.${key}`);
  const inParts = name === 'parts';
  const named = (...columns: readonly string[]): readonly string[] => columns.map((column) => say(`columns.${column}`));
  const levels = LEVELS.map((level) => `n${level}`);
  const first = named(...(inParts ? ['part'] : []), 'code', 'question', 'element');
  const heading = [...first, ...levels, ...named('outside', 'blank')];
  return {
    name: say(`tabs.${name}`),
    widths: [...(inParts ? [34] : []), 8, 60, 24, ...LEVELS.map(() => 8), 12, 10, 22, 10, 12, 10, 10, 10, 10, 28, 8],
    sticky: 4,
    landscape: true,
    rows: [
      ...head(say(`titles.${name}`), table),
      [...headings(heading), ...figureHeadings(language), ...headings([say('columns.mean')])],
      ...parts.flatMap(({ label, questions }): readonly (readonly Cell[])[] => {
        const part = inParts ? [label] : [];
        if (!questions) return [[...part, null, { value: say('tooNarrow'), style: 'note' }]];
        return questions.rates.groups.map((group) => [
          ...part,
          ...questionCells(group, questions, table),
          ...figureCells(group.figure, overall.target, language),
          meanOf(group, questions),
        ]);
      }),
      [],
      [{ value: say('levels'), style: 'note' }],
    ],
  };
}

function questionCells(group: SatisfactionGroup, { counts }: Questions, table: SipasTable): readonly Cell[] {
  const { questionnaire, language } = table;
  const { key, label, excluded } = group;
  const element = questionnaire.elements.find(({ questions }) => questions.includes(key));
  const row = counts.find((one) => one.key === key);
  const levels = row && 'counts' in row ? row.counts : null;
  return [
    ...[key, label, element?.title[language] ?? null],
    ...LEVELS.map((level) => levels?.[String(level)] ?? null),
    ...[excluded?.outsideScale ?? null, excluded?.blank ?? null],
  ];
}

function meanOf({ key }: SatisfactionGroup, { means }: Questions): Cell {
  const mean = means.groups.find((one) => one.key === key)?.figure;
  return mean?.kind === 'mean' ? { value: mean.value, style: 'decimal' } : null;
}

/** F4, F3 and F6 of everybody, and every breakdown beneath, each with its formula. */
function figureSheet(table: SipasTable): Sheet {
  const { overall, pooled, breakdowns, language } = table;
  const say = (key: string): string => translate(language, `sheets.table.${key}`);
  const everybody = [overall, ...pooled].map((told) => {
    const label = translate(language, `dashboard.measures.${told.formula}`);
    return [told.formula, say('everybody'), label, ...figureCells(told.overall, told.target, language)];
  });
  const rows = breakdowns.flatMap(({ by, told }) => {
    const name = by === 'month' ? say('month') : translate(language, `tables.by.${by}`);
    return told.groups.map(({ label, figure, target }) => [
      ...[told.formula, name, label],
      ...figureCells(figure, target, language),
    ]);
  });
  return {
    name: say('tabs.figures'),
    widths: [10, 28, 60, 22, 12, 12, 12, 10, 10, 10, 28],
    sticky: 4,
    landscape: true,
    rows: [
      ...head(say('titles.figures'), table),
      [...headings(['formula', 'by', 'row'].map((column) => say(`columns.${column}`))), ...figureHeadings(language)],
      ...everybody,
      ...rows,
    ],
  };
}

/** Questions without a scale: judgements, expectations, what was good; shares are of the people who answered. */
function choiceSheet(table: SipasTable): Sheet {
  const { questions, asked, language } = table;
  const say = (key: string): string => translate(language, `sheets.table.${key}`);
  const scaled = new Set(questions.rates.groups.map(({ key }) => key));
  const columns = ['code', 'question', 'answer', 'count', 'answered', 'share'].map((column) =>
    say(`columns.${column}`),
  );
  const rows = questions.counts
    .filter(({ key }) => !scaled.has(key))
    .flatMap((row): readonly (readonly Cell[])[] => {
      if (!('counts' in row)) return [[row.key, row.label, { value: stateOf(row, language), style: 'note' }]];
      const { key, label, respondents, counts } = row;
      const choices = asked.find(({ code }) => code === key)?.choices ?? [];
      const named = new Map(choices.map(({ value, text }) => [String(value), text[language]]));
      return Object.entries(counts).map(([answer, count]) => [
        ...[key, label, named.get(answer) ?? answer, count, respondents],
        respondents === 0 ? null : rateCell(count / respondents, null),
      ]);
    });
  return {
    name: say('tabs.choices'),
    widths: [10, 60, 60, 10, 14, 10],
    sticky: 4,
    rows: [...head(say('titles.choices'), table), headings(columns), ...rows],
  };
}

/** Three rows above each table: what it is, of whom and when, and nothing. */
function head(title: string, table: SipasTable): readonly (readonly Cell[])[] {
  const { catalogue, campaign } = table;
  return [
    [{ value: title, style: 'title' }],
    [[communeHeading(catalogue), campaign.name, periodWords(table)].join(' · ')],
    [],
  ];
}
