import { problem } from '../problem.js';
import type { Figure } from './figure.js';
import { type Entry, meanFigure, meanOfRatesFigure, type Questions, rateFigure } from './figure-from-sums.js';
import type { Naming } from './labels.js';
import { type Measure, type Measures, questionMeasure } from './measures.js';
import type { Publication } from './publication.js';
import type { Formula, SatisfactionQuery } from './satisfaction.query.js';
import type { Selection, Sight } from './selection.js';
import type { Row } from './told-table.js';

/** What is asked, of whom, with all that is needed to answer it. */
export interface Asked {
  readonly query: SatisfactionQuery;
  /** Publications of the period, oldest first; at least one. */
  readonly publications: readonly Publication[];
  readonly selection: Selection;
  readonly measures: Measures;
  readonly naming: Naming;
  /** True for months and filters: what is told is part of a period. */
  readonly isPart: boolean;
  /** The target of the publications; null where none applies to the selection. */
  readonly target: number | null;
  readonly period: string;
  /** What the reader may see. */
  readonly sight: Sight;
  /** The answers of a trial, which are nobody's. */
  readonly trial: boolean;
}

export function latestOf(publications: readonly Publication[]): Publication {
  const latest = publications.at(-1);
  if (!latest) throw problem.periodNotAvailable();
  return latest;
}

export function isMean(formula: Formula): boolean {
  return formula === 'F5' || formula === 'F2m';
}

export function figureOf(
  asked: Asked,
  formula: Formula,
  measure: Measure,
  entry: Entry,
  target: number | null,
): Figure {
  const telling = { target, trial: asked.trial };
  if (!isMean(formula)) return rateFigure(measure, entry, telling);
  if (measure.kind === 'question') {
    return meanFigure(measure, entry, isRow(entry) ? [[measure, entry]] : [], telling);
  }
  const questions = questionRows(asked, measure);
  if (questions === null) return { kind: 'held' };
  return formula === 'F5'
    ? meanFigure(measure, entry, questions, telling)
    : meanOfRatesFigure(measure, entry, questions, telling);
}

/** The told answers of a pool's questions; null when one of them is not told, so that no mean gives it away. */
function questionRows({ measures, selection }: Asked, measure: Measure): Questions | null {
  const rows: (readonly [Measure, Row])[] = [];
  for (const code of measure.kind === 'pool' ? measure.questions : []) {
    const question = measures.get(questionMeasure(code));
    const entry = question ? selection.entryOf(question) : null;
    if (entry !== null && !isRow(entry)) return null;
    if (question && entry && entry.respondents > 0) rows.push([question, entry]);
  }
  return rows;
}

export function isRow(entry: Entry): entry is Row {
  return entry !== null && typeof entry === 'object';
}
