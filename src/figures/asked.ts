import { problem } from '../problem.js';
import type { Figure } from './figure.js';
import {
  type Entry,
  meanFigure,
  meanOfRatesFigure,
  type Questions,
  rateFigure,
  type Telling,
} from './figure-from-sums.js';
import type { Naming } from './labels.js';
import { type Measure, type Measures, questionMeasure } from './measures.js';
import { MINIMUM } from './partition.js';
import type { Publication } from './publication.js';
import type { Row } from './published-table.js';
import type { Formula, SatisfactionQuery } from './satisfaction.query.js';
import type { Selection } from './selection.js';

/** What is asked, of whom, with all that is needed to answer it. */
export interface Asked {
  readonly query: SatisfactionQuery;
  /** Publications of the period, oldest first; at least one. */
  readonly publications: readonly Publication[];
  readonly selection: Selection;
  readonly measures: Measures;
  readonly naming: Naming;
  /** True for months and filters: what is told is below commune level. */
  readonly isPart: boolean;
  /** The campaign's target; null where none applies to the selection. */
  readonly target: number | null;
  readonly period: string;
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
  belowCommune: boolean,
  target: number | null,
): Figure {
  const telling: Telling = { locked: asked.publications.every(({ locked }) => locked), belowCommune, target };
  if (!isMean(formula)) return rateFigure(measure, entry, telling);
  if (measure.kind === 'question') {
    return meanFigure(measure, entry, entry === null || entry === 'too-few' ? [] : [[measure, entry]], telling);
  }
  const questions = questionRows(asked, measure);
  if (questions === null) return TOO_FEW;
  return formula === 'F5'
    ? meanFigure(measure, entry, questions, telling)
    : meanOfRatesFigure(measure, entry, questions, telling);
}

/** The published answers of a pool's questions; null when one of them may not be shown, so that no mean gives it away. */
function questionRows({ measures, selection }: Asked, measure: Measure): Questions | null {
  const rows: (readonly [Measure, Row])[] = [];
  for (const code of measure.kind === 'pool' ? measure.questions : []) {
    const question = measures.get(questionMeasure(code));
    const entry = question ? selection.entryOf(question) : null;
    if (entry === 'too-few') return null;
    if (question && entry) rows.push([question, entry]);
  }
  return rows;
}

export const TOO_FEW: Figure = { kind: 'too-few', minimum: MINIMUM };
