import type { Cell, Chart } from '../../dashboard/chart-file.js';
import type { ChartDrawing } from '../../figures/drawing.service.js';
import { type Language, translate } from '../../formatting/languages.js';
import { formatCount, formatRate } from '../../formatting/numbers.js';
import type { Block } from '../../writers/official-document.js';

/** A picture of a report with how to read it, where there is one. */
export function picture(name: string, drawn: ReadonlyMap<string, Chart>, language: Language): readonly Block[] {
  const chart = drawn.get(name);
  if (!chart) return [];
  return [
    { kind: 'picture', name, title: titleOf(name, language), description: descriptionOf(chart, language) },
    ...chart.caption.map((text) => ({ kind: 'note' as const, text })),
  ];
}

/** Of the questions it shows the lowest only. */
function titleOf(name: string, language: Language): string {
  return translate(language, name === 'questions' ? 'report.lowestQuestions' : `charts.${name}`);
}

/** What a picture shows, for whoever cannot see it: its table, a line each, after how to read it. */
function descriptionOf({ table, caption }: Chart, language: Language): string {
  const [heading = [], ...rows] = table;
  const rates = ['rate', 'lower', 'upper'].map((column) => translate(language, `charts.columns.${column}`));
  const said = (cell: Cell, at: number): string => {
    const column = String(heading[at] ?? '');
    if (typeof cell !== 'number') return cell ?? '';
    return `${column} ${rates.includes(column) ? formatRate(cell, { language }) : formatCount(cell, language)}`;
  };
  const lines = rows.map((row) => {
    const [name = '', ...cells] = row.map(said);
    return `${name}: ${cells.filter((cell) => cell !== '').join(', ')}`;
  });
  return [...caption, ...lines].join('\n');
}

/**
 * The drawing of a chart for a page of a document: what it is about and how it is read stands beside it as text, so that
 * its letters are as large as the page allows.
 */
export function drawingOf({ config: drawn, height, legend = [] }: Chart): ChartDrawing {
  const config = { ...drawn, data: { ...drawn.data, labels: drawn.data.labels?.map(inLines) ?? [] } };
  return {
    ...{ kind: 'chart', format: 'png', title: '', about: [], caption: [] },
    ...{ legend, config, height, width: PAGE_WIDTH, sharpness: SHARPNESS },
  };
}

/** A long name beside a chart takes two lines, or three, rather than the room of the chart. */
function inLines(label: unknown): unknown {
  if (typeof label !== 'string' || label.length <= LONGEST_LINE) return label;
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && longer.length <= LONGEST_LINE) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

const LONGEST_LINE = 34;

/** Points of a drawing across a page, and dots for each: about 290 dots an inch. */
const PAGE_WIDTH = 900;
const SHARPNESS = 2;
