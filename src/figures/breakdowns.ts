import { monthsOf } from '../campaigns/campaign-calendar.js';
import type { LeadsFrom } from '../campaigns/campaign-layout.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { type Language, translate } from '../formatting/languages.js';
import { groups, type Questionnaire, wholeTitle } from '../questionnaires/questionnaire.js';
import { filterDimensions, NOT_DETERMINED } from '../responses/dimensions.js';
import { MERGED } from './partition.js';

/** Breakdowns of the contract. */
export const tableBreakdowns = [
  ...(['receiving-unit', 'village', 'field', 'channel', 'assisted', 'way', 'group'] as const),
  ...(['month', 'quarter', 'age', 'sex', 'weekday', 'counter'] as const),
] as const;
type TableBreakdown = (typeof tableBreakdowns)[number];
/** The server's own questions, for the lines of sensitivity beside a headline; programs cannot ask them. */
export const ownBreakdowns = ['proof', 'repeated'] as const;
export type Breakdown = TableBreakdown | (typeof ownBreakdowns)[number] | 'department' | 'element' | 'question' | null;

export const formulas = ['F1', 'F2', 'F2m', 'F3', 'F4', 'F5', 'F6'] as const;
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

/** The months of the period that is asked for; null for the default one. */
export function monthsAsked({ period }: SatisfactionQuery): Months | null {
  if (typeof period !== 'string') return period;
  const [from, ...others] = monthsOf(period);
  return { from, to: others.at(-1) ?? from };
}

/** Formulas by kind of breakdown, the default first. */
const allowed = {
  table: ['F4', 'F3', 'F5', 'F6'],
  element: ['F2', 'F2m', 'F5'],
  question: ['F1', 'F5'],
} as const satisfies Record<string, readonly Formula[]>;

/** The formula of a breakdown unless another is asked for; by department it follows from the questionnaire. */
export function defaultFormula(by: Breakdown, departmentsResolve: boolean): Formula {
  if (by === 'department') return departmentsResolve ? 'F4' : 'F2';
  if (by === 'element') return allowed.element[0];
  return by === 'question' ? allowed.question[0] : allowed.table[0];
}

/** Whether a breakdown is told by a formula. */
export function isAllowed(by: Breakdown, formula: Formula | null): boolean {
  if (by === 'department') return formula === 'F4' || formula === 'F2';
  const list: readonly Formula[] = by === 'element' || by === 'question' ? allowed[by] : allowed.table;
  return formula !== null && list.includes(formula);
}

/** The tables an officer may ask for; what a questionnaire does not ask is left out. */
const tables = [
  ...(['department', 'element', 'question', 'field', 'village', 'channel', 'assisted', 'group'] as const),
  ...(['way', 'age', 'sex', 'weekday', 'counter'] as const),
] as const;
export type TableName = (typeof tables)[number];

/** What decides which tables there are. */
export interface Offering {
  readonly questionnaire: Questionnaire;
  /** Who led the items, as it was published. */
  readonly leads: readonly LeadsFrom[];
  /** Whether the reader may see counters. */
  readonly seesCounters: boolean;
}

/** Tables that a campaign can have. */
export function offered({ questionnaire, leads, seesCounters }: Offering): TableName[] {
  const { subject, elements, questions, resolvingHeadline } = questionnaire;
  const asks = (dimension: string): boolean => questions.some((question) => question.dimension === dimension);
  const never = new Map<TableName, boolean>([
    // Units lead items that this questionnaire may not ask.
    [
      'department',
      resolvingHeadline === null &&
        !leads.some((one) => questions.some(({ code, scale }) => scale && code in one.leads)),
    ],
    ['element', elements.length === 0],
    ['field', subject !== 'centre'],
    ['village', subject !== 'administration' && subject !== 'meeting'],
    ['counter', subject !== 'centre' || !seesCounters],
    ...(['way', 'age', 'sex'] as const).map((name): [TableName, boolean] => [name, !asks(name)]),
  ]);
  return tables.filter((name) => !never.get(name));
}

/** What names and orders the rows of a breakdown: the catalogue and the questionnaire as the commune asks it. */
export interface Naming {
  readonly catalogue: CommuneCatalogue;
  readonly questionnaire: Questionnaire;
  readonly language: Language;
}

/** How a row is written. A key that nobody knows any more stands for itself. */
export function labelOf(by: Breakdown, key: string, naming: Naming): string {
  const { language } = naming;
  const isUnit = by === 'department' || by === 'receiving-unit';
  if (key === MERGED) return translate(language, isUnit ? 'figures.mergedUnits' : 'figures.merged');
  if (key === NOT_DETERMINED) return translate(language, isUnit ? 'figures.noUnit' : 'figures.none');
  if (by === 'month')
    return translate(language, 'figures.month', { month: Number(key.slice(5)), year: key.slice(0, 4) });
  if (by === 'quarter') return translate(language, 'figures.quarter', quarterWords(key));
  return namedKeys(by, naming).get(key) ?? key;
}

/** Keys of a breakdown in the order of the catalogue, the questionnaire or the list, with their names. */
export function namedKeys(by: Breakdown, { catalogue, questionnaire, language }: Naming): ReadonlyMap<string, string> {
  const named = (all: readonly { readonly key: string; readonly name: string }[]) =>
    new Map(all.map(({ key, name }) => [key, name]));
  switch (by) {
    case 'department':
    case 'receiving-unit':
      return named(catalogue.units);
    case 'counter':
      return named(catalogue.counters);
    case 'field':
      return new Map([...named(catalogue.fields), ...choicesOf(questionnaire, 'field', language)]);
    case 'village':
      return new Map([...named(catalogue.villages), ...choicesOf(questionnaire, 'village', language)]);
    case 'way':
    case 'age':
    case 'sex':
      return choicesOf(questionnaire, by, language);
    case 'element':
      return new Map(questionnaire.elements.map(({ key, title }) => [key, title[language]]));
    case 'question':
      return new Map(questionnaire.questions.map((question) => [question.code, wholeTitle(question)[language]]));
    case 'group':
    case 'channel':
    case 'assisted':
    case 'proof':
    case 'repeated':
    case 'weekday':
      return new Map(listed[by].map((key: string) => [key, translate(language, `figures.${by}.${key}`)]));
    default:
      return new Map();
  }
}

const listed = {
  group: groups,
  channel: ['qr', 'kiosk', 'paper', 'meeting', 'link'],
  assisted: ['self', 'family', 'officer'],
  proof: ['one-time', 'window', 'fixed', 'own-paper'],
  repeated: ['no', 'yes'],
  weekday: ['1', '2', '3', '4', '5', '6', '7'],
} as const;

function choicesOf(questionnaire: Questionnaire, dimension: string, language: Language): ReadonlyMap<string, string> {
  const question = questionnaire.questions.find((one) => one.dimension === dimension);
  return new Map((question?.choices ?? []).map(({ value, text }) => [String(value), text[language]]));
}

function quarterWords(quarter: string): { quarter: string; year: string } {
  const roman = ['I', 'II', 'III', 'IV'][Number(quarter.slice(6)) - 1];
  return { quarter: roman ?? quarter, year: quarter.slice(0, 4) };
}
