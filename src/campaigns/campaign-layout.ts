import type { Question, Questionnaire } from '../questionnaires/questionnaire.js';
import type { Day } from '../rules/days.js';

/**
 * Which sums a campaign keeps, by name, in the order in which they were first needed. Sums are stored as bare vectors,
 * so this list is only ever added to: what a place once stood for it stands for ever, whatever becomes of the
 * questionnaires, the leads or the code that lists them. `responses/tally-layout.ts` numbers the places.
 */
export type Layout = readonly LayoutBlock[];

/** Answers to one question that are counted, one pool of items, or the people who were asked another questionnaire than the campaign's own. */
type LayoutBlock =
  | { readonly question: string; readonly answers: readonly string[] }
  | { readonly pool: string }
  | { readonly asked: string };

/** The department that leads each item of the survey on the administration, by question code; empty elsewhere. */
export type Leads = Readonly<Record<string, string>>;

/** Leads that are valid from a day on, until the next ones are. */
export interface LeadsFrom {
  readonly from: Day;
  readonly leads: Leads;
}

/** Who led the items on a day. @example leadsOn([{ from: '2000-01-01', leads: { A01: 'parks' } }], '2026-11-03') // { A01: 'parks' } */
export function leadsOn(all: readonly LeadsFrom[], day: Day): Leads {
  return all.findLast(({ from }) => from <= day)?.leads ?? NO_LEADS;
}

/** Where no department leads an item. */
export const NO_LEADS: Leads = {};

/** Items whose answers are added up, by the name of the pool: `all`, `element:I`, `led:van-phong`. */
export type Pools = ReadonlyMap<string, readonly string[]>;

/** Name of the pool of all satisfaction criteria (F3). */
export const ALL_CRITERIA = 'all';

/** What the answers to several questionnaires need, the campaign's own first, whoever of these leads its items. */
export function layoutOf(questionnaires: readonly Questionnaire[], leads: readonly Leads[]): Layout {
  const needed = questionnaires.flatMap((one) => leads.map((led) => layoutFor(one, led)));
  return [...needed, questionnaires.slice(1).map(({ version }) => ({ asked: version }))].reduce(extended, []);
}

/** What the answers to a questionnaire need, while these departments lead its items. */
export function layoutFor(questionnaire: Questionnaire, leads: Leads): Layout {
  return [
    ...questionnaire.questions.filter(isCounted).map((question) => ({
      question: question.code,
      answers: question.choices.map(({ value }) => String(value)),
    })),
    ...[...poolsOf(questionnaire, leads).keys()].map((pool) => ({ pool })),
  ];
}

/** The layout of a campaign; one made before layouts were kept had numbered its places in this order. */
export function layoutIn(
  { layout, leads }: { readonly layout: Layout; readonly leads: readonly LeadsFrom[] },
  [own]: readonly Questionnaire[],
): Layout {
  return layout.length > 0 || !own ? layout : layoutFor(own, leads[0]?.leads ?? NO_LEADS);
}

/**
 * A layout with what it lacks at its end.
 * @example extended([{ pool: 'all' }], [{ pool: 'led:parks' }, { pool: 'all' }]) // [{ pool: 'all' }, { pool: 'led:parks' }]
 */
export function extended(layout: Layout, needed: Layout): Layout {
  const known = new Set(layout.map(nameOf));
  const counted = (code: string): ReadonlySet<string> =>
    new Set(layout.flatMap((block) => ('question' in block && block.question === code ? block.answers : [])));
  const lacking = needed.flatMap((block): LayoutBlock[] => {
    if (!('question' in block)) return known.has(nameOf(block)) ? [] : [block];
    const before = counted(block.question);
    const answers = block.answers.filter((answer) => !before.has(answer));
    return answers.length > 0 ? [{ question: block.question, answers }] : [];
  });
  return lacking.length > 0 ? [...layout, ...lacking] : layout;
}

function nameOf(block: LayoutBlock): string {
  if ('pool' in block) return `pool ${block.pool}`;
  return 'asked' in block ? `asked ${block.asked}` : `question ${block.question}`;
}

/** The pools of a questionnaire while these departments lead its items. */
export function poolsOf(questionnaire: Questionnaire, leads: Leads): Pools {
  const items = questionnaire.questions.filter(({ scale, element }) => scale && element);
  const long = items.filter(({ part }) => part === 'B');
  const criteria = (long.length > 0 ? long : items).map(({ code }) => code);
  return new Map([
    [ALL_CRITERIA, criteria],
    ...questionnaire.elements.map(({ key, questions }) => [`element:${key}`, questions] as const),
    ...[...new Set(Object.values(leads))].map((unit) => [`led:${unit}`, ledBy(unit, questionnaire, leads)] as const),
  ]);
}

function ledBy(unit: string, { questions }: Questionnaire, leads: Leads): readonly string[] {
  return questions.filter(({ code, scale }) => scale && leads[code] === unit).map(({ code }) => code);
}

function isCounted({ choices, choicesFrom }: Question): boolean {
  return choices.length > 0 && choicesFrom === null;
}
