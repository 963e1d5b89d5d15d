import { ALL_CRITERIA } from '../campaigns/campaign-layout.js';
import { problem } from '../problem.js';
import { type Asked, figureOf, isMean, latestOf } from './asked.js';
import type { Covered } from './coverage.js';
import type { Figure } from './figure.js';
import { COMPLETE, type Measure, poolMeasure, questionMeasure } from './measures.js';
import type { Mix, Publication } from './publication.js';
import type { Row } from './published-table.js';
import { defaultFormula, type Formula } from './satisfaction.query.js';
import { groupsOf, LED, type SatisfactionGroup } from './satisfaction-groups.js';

/** The answer to a satisfaction call, as the contract gives it. */
export interface Satisfaction {
  readonly campaign: string;
  readonly version: string;
  /** `all`, a quarter, or `from..to` */
  readonly period: string;
  readonly publishedAt: string;
  readonly locked: boolean;
  readonly dataHash: string;
  readonly formula: Formula;
  /** Code of the question rated; null for pooled figures. */
  readonly item: string | null;
  readonly target: number | null;
  readonly overall: Figure;
  readonly groups: readonly SatisfactionGroup[];
  readonly excluded: Excluded;
  readonly mix: Mix;
  readonly visits: Covered['visits'];
  readonly weighted: Covered['weighted'];
}

export interface Excluded {
  readonly outsideScale: number;
  readonly blank: number;
  readonly late: number;
  readonly setAside: number;
  readonly flagged: number;
}

/** @throws Problem `formula-not-for-breakdown`, `filter-too-narrow` */
export function satisfactionOf(asked: Asked): Satisfaction {
  const { query, publications, naming, target } = asked;
  const { questionnaire } = naming;
  const latest = latestOf(publications);
  const formula = query.formula ?? defaultFormula(query.by, questionnaire.resolvingHeadline !== null);
  const item = itemOf(asked, formula);
  const measure = measureOf(asked, formula, item);
  return {
    campaign: latest.campaignId,
    version: questionnaire.version,
    period: asked.period,
    publishedAt: latest.publishedAt.toISOString(),
    locked: publications.every(({ locked }) => locked),
    dataHash: publications.map(({ dataHash }) => dataHash).join('+'),
    formula,
    item,
    target: isMean(formula) ? null : target,
    overall: figureOf(asked, formula, measure, asked.selection.entryOf(measure), asked.isPart, target),
    groups: groupsOf(asked, formula, measure),
    excluded: excludedOf(publications, measure),
    mix: mixOf(publications),
    visits: null,
    weighted: null,
  };
}

/** The question that a formula reads, or null when it pools several. */
function itemOf({ query, naming: { questionnaire } }: Asked, formula: Formula): string | null {
  if (query.by === 'element' || ['F2', 'F2m', 'F3', 'F6'].includes(formula)) return null;
  return query.by === 'department' ? questionnaire.resolvingHeadline : questionnaire.general;
}

function measureOf({ query, measures, naming }: Asked, formula: Formula, item: string | null): Measure {
  if (query.by === 'department') {
    const resolves = naming.questionnaire.resolvingHeadline !== null;
    const leads = [...measures.keys()].some((name) => name.startsWith(LED));
    if (formula !== (resolves ? 'F4' : 'F2') || (!resolves && !leads)) throw problem.formulaNotForBreakdown();
  }
  const name = formula === 'F6' ? COMPLETE : item === null ? poolMeasure(ALL_CRITERIA) : questionMeasure(item);
  const measure = measures.get(name);
  if (!measure) throw problem.formulaNotForBreakdown();
  return measure;
}

/**
 * What stands in no denominator of one row of elements, questions or leading departments; of any other row that is
 * told for the whole period only, as in `satisfactionOf`.
 */
export function excludedInRow(asked: Asked, key: string): Excluded {
  const { query, publications, measures } = asked;
  const of = { element: `element:${key}`, department: `led:${key}` };
  const name =
    query.by === 'question' ? questionMeasure(key) : poolMeasure(query.by === 'element' ? of.element : of.department);
  const measure = measures.get(name);
  return measure ? excludedOf(publications, measure) : satisfactionOf(asked).excluded;
}

function excludedOf(publications: readonly Publication[], measure: Measure): Excluded {
  const codes =
    measure.kind === 'pool' ? measure.questions : measure.kind === 'question' ? [measure.question.code] : [];
  const rows = publications.flatMap(({ content }) =>
    codes.flatMap((code) => content.totals[questionMeasure(code)] ?? []),
  );
  const sum = (count: (row: Row) => number): number => rows.reduce((total, row) => total + count(row), 0);
  const uncounted = (kind: 'late' | 'setAside' | 'flagged'): number =>
    publications.reduce((total, { content }) => Math.max(total, content.uncounted[kind]), 0);
  return {
    outsideScale: sum(({ respondents, sums }) => (sums[1] ?? 0) - respondents),
    blank: sum(({ sums }) => (sums[0] ?? 0) - (sums[1] ?? 0)),
    late: uncounted('late'),
    setAside: uncounted('setAside'),
    flagged: uncounted('flagged'),
  };
}

function mixOf(publications: readonly Publication[]): Mix {
  const added = (kind: keyof Mix): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { content } of publications) {
      for (const [key, n] of Object.entries(content.mix[kind])) counts[key] = (counts[key] ?? 0) + n;
    }
    return counts;
  };
  return { channel: added('channel'), assisted: added('assisted'), proof: added('proof') };
}
