import { z } from 'zod';
import type { Language } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { filterDimensions } from '../responses/dimensions.js';

/** Breakdowns of the contract. */
const tableBreakdowns = [
  ...(['receiving-unit', 'village', 'field', 'channel', 'assisted', 'way', 'group'] as const),
  ...(['month', 'quarter', 'age', 'sex', 'weekday', 'counter'] as const),
] as const;
type TableBreakdown = (typeof tableBreakdowns)[number];
/** By proof is the server's own question, for the line of sensitivity beside a headline; programs cannot ask it. */
export type Breakdown = TableBreakdown | 'department' | 'element' | 'question' | 'proof' | null;

const formulas = ['F1', 'F2', 'F2m', 'F3', 'F4', 'F5', 'F6'] as const;
export type Formula = (typeof formulas)[number];

const filters = ['group', ...filterDimensions] as const;
export type FilterName = (typeof filters)[number];

export interface SatisfactionQuery {
  readonly by: Breakdown;
  /** null for the breakdown's own */
  readonly formula: Formula | null;
  readonly filter: { readonly name: FilterName; readonly key: string } | null;
  /** Months `YYYY-MM`, both included; null for the default period. */
  readonly months: { readonly from: string; readonly to: string } | null;
}

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const parameters = z.object({
  by: z.string().optional(),
  formula: z.string().optional(),
  from: month.optional(),
  to: month.optional(),
  ...Object.fromEntries(filters.map((name) => [name, z.string().min(1).max(100).optional()])),
});

/** Formulas by kind of breakdown, the default first. */
const allowed = {
  table: ['F4', 'F3', 'F5', 'F6'],
  element: ['F2', 'F2m', 'F5'],
  question: ['F1', 'F5'],
} as const satisfies Record<string, readonly Formula[]>;

/** Never crossed with anything: too few people in a cell, or one person behind a counter. */
const alone: readonly Breakdown[] = ['age', 'sex', 'weekday', 'counter', 'group', 'month', 'quarter'];

/**
 * Reads the address of a satisfaction call.
 * @throws Problem `malformed`, `formula-not-for-breakdown`, `filter-too-narrow`
 */
export function parseSatisfactionQuery(query: unknown): SatisfactionQuery {
  const parsed = parameters.safeParse(query);
  if (!parsed.success) throw problem.malformed({ field: parsed.error.issues[0]?.path.join('.') ?? 'query' });
  const { by: byText, formula: formulaText, from, to } = parsed.data;
  const by = breakdownOf(byText);
  const formula = formulas.find((one) => one === formulaText) ?? null;
  if (formulaText !== undefined && !isAllowed(by, formula)) throw problem.formulaNotForBreakdown();
  if (from && to && from > to) throw problem.malformed({ field: 'from' });

  const given = parsed.data as Readonly<Record<string, string | undefined>>;
  const asked = filters.flatMap((name) => (given[name] === undefined ? [] : [{ name, key: given[name] }]));
  if (asked.length > 1 || (asked.length === 1 && alone.includes(by))) throw problem.filterTooNarrow();
  const months = from || to ? { from: from ?? '0000-01', to: to ?? '9999-12' } : null;
  return { by, formula, filter: asked[0] ?? null, months };
}

/** The language asked for with `lang`; Vietnamese unless it is English. */
export function languageIn(query: unknown): Language {
  return z.object({ lang: z.literal('en') }).safeParse(query).success ? 'en' : 'vi';
}

/** The formula of a breakdown unless another is asked for; by department it follows from the questionnaire. */
export function defaultFormula(by: Breakdown, departmentsResolve: boolean): Formula {
  if (by === 'department') return departmentsResolve ? 'F4' : 'F2';
  if (by === 'element') return allowed.element[0];
  return by === 'question' ? allowed.question[0] : allowed.table[0];
}

function breakdownOf(text: string | undefined): Breakdown {
  if (text === undefined || text === '') return null;
  const known: readonly Breakdown[] = [...tableBreakdowns, 'department', 'element', 'question'];
  const by = known.find((one) => one === text);
  if (!by) throw problem.formulaNotForBreakdown();
  return by;
}

function isAllowed(by: Breakdown, formula: Formula | null): boolean {
  if (by === 'department') return formula === 'F4' || formula === 'F2';
  const list: readonly Formula[] = by === 'element' || by === 'question' ? allowed[by] : allowed.table;
  return formula !== null && list.includes(formula);
}
