import { problem } from '../problem.js';
import type { Figure } from './figure.js';
import { type Entry, isRow, meanFigure, rateFigure } from './figure-from-sums.js';
import type { Naming } from './labels.js';
import { type Measure, type Measures, questionMeasure } from './measures.js';
import type { Publication } from './publication.js';
import type { Formula, SatisfactionQuery } from './satisfaction.query.js';
import type { Selection, Sight } from './selection.js';

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

export function isMean(formula: Formula): formula is 'F5' | 'F2m' {
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
  const questions = measure.kind === 'pool' ? answersTo(asked, measure.questions) : [[measure, entry] as const];
  // What is kept back of one question no mean of several gives away.
  const isHeld = measure.kind === 'pool' && questions.some(([, own]) => own !== null && !isRow(own));
  return isHeld ? { kind: 'held' } : meanFigure(formula, measure, entry, questions, telling);
}

function answersTo({ measures, selection }: Asked, codes: readonly string[]): readonly (readonly [Measure, Entry])[] {
  const questions = codes.flatMap((code) => measures.get(questionMeasure(code)) ?? []);
  return questions.map((question) => [question, selection.entryOf(question)] as const);
}
