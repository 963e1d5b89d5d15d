import { isPeriodName, isQuarter, monthsOf } from '../campaigns/campaign-calendar.js';
import { type Language, languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { filterDimensions } from '../responses/dimensions.js';
import { type Address, readAddress } from './address.js';

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

export const filters = ['group', ...filterDimensions] as const;
export type FilterName = (typeof filters)[number];

export interface SatisfactionQuery {
  readonly by: Breakdown;
  /** null for the breakdown's own */
  readonly formula: Formula | null;
  readonly filter: { readonly name: FilterName; readonly key: string } | null;
  /** The name of a month or quarter, which is told whole or not at all; or months of any; null for the default period. */
  readonly period: string | Months | null;
}

/** Months `YYYY-MM`, both included. */
interface Months {
  readonly from: string;
  readonly to: string;
}

/** The names by which an address asks for satisfaction. */
export const satisfactionParts = ['by', 'formula', 'period', 'from', 'to', ...filters] as const;

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
  return satisfactionQueryOf(readAddress(query, satisfactionParts));
}

/** What an address asks for. @throws Problem as `parseSatisfactionQuery` does */
export function satisfactionQueryOf(address: Address<(typeof satisfactionParts)[number]>): SatisfactionQuery {
  const { formula: formulaText, period, from, to } = address;
  const by = breakdownOf(address.by);
  const formula = formulas.find((one) => one === formulaText) ?? null;
  if (formulaText !== null && !isAllowed(by, formula)) throw problem.formulaNotForBreakdown();
  if (period && (from ?? to)) throw problem.malformed({ field: 'period' });
  if (from && !isMonth(from)) throw problem.malformed({ field: 'from' });
  if (to && !isMonth(to)) throw problem.malformed({ field: 'to' });
  if (from && to && from > to) throw problem.malformed({ field: 'from' });

  const asked = filters.flatMap((name) => (address[name] === null ? [] : [{ name, key: address[name] }]));
  if (asked.length > 1 || (asked.length === 1 && alone.includes(by))) throw problem.filterTooNarrow();
  const months = from || to ? { from: from ?? '0000-01', to: to ?? '9999-12' } : null;
  return { by, formula, filter: asked[0] ?? null, period: period ?? months };
}

/** The months of the period that is asked for; null for the default one. */
export function monthsAsked({ period }: SatisfactionQuery): Months | null {
  if (typeof period !== 'string') return period;
  const [from, ...others] = monthsOf(period);
  return { from, to: others.at(-1) ?? from };
}

/** The language asked for with `lang`; Vietnamese unless it is English. */
export function languageIn(query: unknown): Language {
  return languageOf({ query });
}

/** The formula of a breakdown unless another is asked for; by department it follows from the questionnaire. */
export function defaultFormula(by: Breakdown, departmentsResolve: boolean): Formula {
  if (by === 'department') return departmentsResolve ? 'F4' : 'F2';
  if (by === 'element') return allowed.element[0];
  return by === 'question' ? allowed.question[0] : allowed.table[0];
}

function breakdownOf(text: string | null): Breakdown {
  if (text === null) return null;
  const known: readonly Breakdown[] = [...tableBreakdowns, 'department', 'element', 'question'];
  const by = known.find((one) => one === text);
  if (!by) throw problem.formulaNotForBreakdown();
  return by;
}

function isMonth(text: string): boolean {
  return isPeriodName(text) && !isQuarter(text);
}

function isAllowed(by: Breakdown, formula: Formula | null): boolean {
  if (by === 'department') return formula === 'F4' || formula === 'F2';
  const list: readonly Formula[] = by === 'element' || by === 'question' ? allowed[by] : allowed.table;
  return formula !== null && list.includes(formula);
}
