import type { Campaign } from '../campaigns/campaign.entity.js';
import { WHOLE } from '../campaigns/campaign-calendar.js';
import { ALL_CRITERIA } from '../campaigns/campaign-layout.js';
import { problem } from '../problem.js';
import { type Questionnaire, type Scale, type Subject, wholeTitle } from '../questionnaires/questionnaire.js';
import { type Asked, figureOf, isMean, latestOf } from './asked.js';
import { defaultFormula, type Formula, type SatisfactionQuery } from './breakdowns.js';
import type { Covered } from './coverage.js';
import { type Excluded, FEWEST_FOR_RATE, type Figure, isRow, rateFigure } from './figure.js';
import { answerCounts, COMPLETE, type Measure, poolMeasure, questionMeasure } from './measures.js';
import type { Disclosure, Mix, Uncounted } from './publication.js';
import { groupsOf, LED, type SatisfactionGroup } from './satisfaction-groups.js';
import { addedUp } from './told-table.js';

/** The answer to a satisfaction call, as the contract gives it. */
export interface Satisfaction {
  readonly campaign: string;
  readonly version: string;
  readonly subject: Subject;
  /** `all`, a quarter, a month, or `from..to` */
  readonly period: string;
  readonly publishedAt: string;
  readonly locked: boolean;
  /** The answers of a trial, shown as they come; they count nowhere. */
  readonly trial: boolean;
  readonly dataHash: string;
  readonly formula: Formula;
  /** Code of the question rated; null for pooled figures. */
  readonly item: string | null;
  readonly target: number | null;
  readonly overall: Figure;
  readonly groups: readonly SatisfactionGroup[];
  readonly excluded: Excluded & Uncounted;
  readonly mix: Mix;
  readonly visits: Covered['visits'];
  readonly weighted: Covered['weighted'];
  /** Of the closing check, over all the publications; null where there was none. */
  readonly disclosure: Disclosure | null;
}

/** @throws Problem `formula-not-for-breakdown`, `filter-too-narrow` */
export function satisfactionOf(asked: Asked): Omit<Satisfaction, 'visits' | 'weighted'> {
  const { query, publications, naming, target, selection } = asked;
  const { questionnaire } = naming;
  const latest = latestOf(publications);
  const formula = query.formula ?? defaultFormula(query.by, questionnaire.resolvingHeadline !== null);
  const item = itemOf(asked, formula);
  const measure = measureOf(asked, formula, item);
  const entry = selection.entryOf(measure);
  const disclosures = publications.flatMap(({ content }) => content.disclosure ?? []);
  const uncounted = addedUp<keyof Uncounted>(publications.map(({ content }) => content.uncounted));
  const [outsideScale, blank] = (isRow(entry) && entry.excluded) || [0, 0];
  return {
    campaign: latest.campaignId,
    version: questionnaire.version,
    subject: questionnaire.subject,
    period: asked.period,
    publishedAt: latest.publishedAt.toISOString(),
    locked: !asked.trial,
    trial: asked.trial,
    dataHash: publications.map(({ dataHash }) => dataHash).join('+'),
    formula,
    item,
    target: isMean(formula) ? null : target,
    overall: figureOf(asked, formula, measure, entry, target),
    groups: groupsOf(asked, formula, measure),
    excluded: { outsideScale, blank, ...uncounted },
    mix: selection.mix,
    disclosure: disclosures.length > 0 ? addedUp<keyof Disclosure>(disclosures) : null,
  };
}

/**
 * The question that a formula reads, or null when it pools several. Where no item belongs to an element there is no pool
 * of all criteria, so the departments' items stand beside the general one.
 */
function itemOf({ query, measures, naming: { questionnaire } }: Asked, formula: Formula): string | null {
  const isLed = query.by === 'department' && questionnaire.resolvingHeadline === null;
  if (isLed) return measures.has(poolMeasure(ALL_CRITERIA)) ? null : questionnaire.general;
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
 * The answer to a call about a period that is not locked: how many answered, and nothing of what.
 * @param responses that came so far for what is not locked
 */
export function collectingOf(
  campaign: Pick<Campaign, 'id' | 'target' | 'continuous'>,
  { by, formula, period }: SatisfactionQuery,
  { version, subject, resolvingHeadline }: Questionnaire,
  responses: number,
) {
  return {
    ...{ campaign: campaign.id, version, subject },
    period: campaign.continuous && period ? nameOf(period) : WHOLE,
    ...{ publishedAt: null, locked: false, trial: false, dataHash: null },
    formula: formula ?? defaultFormula(by, resolvingHeadline !== null),
    ...{ item: null, target: campaign.target },
    overall: { kind: 'collecting', responses },
    groups: [],
    ...{ excluded: null, mix: null, visits: null, weighted: null, disclosure: null },
  } as const;
}

function nameOf(period: NonNullable<SatisfactionQuery['period']>): string {
  return typeof period === 'string' ? period : `${period.from}..${period.to}`;
}

export type Collecting = ReturnType<typeof collectingOf>;

/**
 * The questions that a figure rests on, by their whole titles, as the sums of its publication pool them.
 * @param key of the row, where it is one of a breakdown
 */
export function ratedItems(
  { query: { by }, measures, naming: { questionnaire, language } }: Asked,
  { item }: Pick<Satisfaction, 'item'>,
  key: string | null,
): readonly string[] {
  const pooled = (name: string): readonly string[] => {
    const measure = measures.get(name);
    return measure?.kind === 'pool' ? measure.questions : [];
  };
  const codes = (): readonly string[] => {
    if (key !== null && by === 'question') return [key];
    if (key !== null && by === 'element') return pooled(poolMeasure(`element:${key}`));
    if (key !== null && by === 'department' && questionnaire.resolvingHeadline === null) return pooled(LED + key);
    return item === null ? pooled(poolMeasure(ALL_CRITERIA)) : [item];
  };
  const asked = new Set(codes());
  return questionnaire.questions.flatMap((question) =>
    asked.has(question.code) ? [wholeTitle(question)[language]] : [],
  );
}

/** One question of a distribution. */
export type DistributionRow = { readonly key: string; readonly label: string } & (
  | { readonly respondents: number; readonly counts: Readonly<Record<string, number>> }
  | Figure
);

/** Counts of each answer to each question, from 30 respondents. */
export function distributionOf(asked: Asked): readonly DistributionRow[] {
  const { questionnaire, language } = asked.naming;
  // The commune's own words: the sums are laid out by the questionnaires as their files have them, the tablet's included.
  const titles = new Map(questionnaire.questions.map((question) => [question.code, wholeTitle(question)[language]]));
  return [...asked.measures.values()].flatMap((measure): DistributionRow[] => {
    if (measure.kind !== 'question' || measure.question.dimension !== null) return [];
    const { question } = measure;
    const named = { key: question.code, label: titles.get(question.code) ?? wholeTitle(question)[language] };
    const entry = asked.selection.entryOf(measure);
    if (isRow(entry) && (entry.respondents >= FEWEST_FOR_RATE || asked.trial)) {
      const counts = Object.fromEntries(answerCounts(measure, entry.sums));
      return [{ ...named, respondents: entry.respondents, counts }];
    }
    const few = isRow(entry) && question.scale === null ? 'too-few' : entry;
    return [{ ...named, ...rateFigure(measure, few, { target: null, trial: asked.trial }) }];
  });
}

/** Answers to one satisfaction item. */
export interface CountedItem {
  readonly key: string;
  readonly label: string;
  /** Answers by level, the least satisfied first. */
  readonly levels: readonly number[];
  /** Their sum, at least 1. */
  readonly base: number;
  readonly satisfied: number;
  /** Who gave them. */
  readonly respondents: number;
  /** "Không biết" and the like, in no denominator. */
  readonly outside: number;
}

/** A satisfaction item whose answers are not told by level. */
interface WithheldItem {
  readonly label: string;
  readonly figure: Figure;
}

/** Satisfaction items with their counts, worst first, and those of which less is told; what nobody answered is left out. */
export function countedItems(
  questions: readonly DistributionRow[],
  questionnaire: Pick<Questionnaire, 'questions'>,
): { readonly counted: readonly CountedItem[]; readonly withheld: readonly WithheldItem[] } {
  const scales = new Map(questionnaire.questions.flatMap(({ code, scale }) => (scale ? [[code, scale] as const] : [])));
  const items = questions.filter(({ key }) => scales.has(key));
  const counted = items
    .flatMap((question) => countedOf(question, scales.get(question.key)))
    .toSorted((a, b) => a.satisfied / a.base - b.satisfied / b.base);
  const withheld = items.flatMap((question) =>
    'counts' in question || question.kind === 'no-responses' ? [] : [{ label: question.label, figure: question }],
  );
  return { counted, withheld };
}

function countedOf(question: DistributionRow, scale: Scale | undefined): readonly CountedItem[] {
  if (!scale || !('counts' in question)) return [];
  const { key, label, counts, respondents } = question;
  const levels = Array.from({ length: scale.levels }, (_, index) => counts[String(index + 1)] ?? 0);
  const base = sum(levels);
  if (base === 0) return [];
  const satisfied = sum(scale.satisfied.map((level) => levels[level - 1] ?? 0));
  return [
    { key, label, levels, base, satisfied, respondents, outside: sum(scale.outside.map((code) => counts[code] ?? 0)) },
  ];
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
