import type { Counter } from './counter.js';

/** A row of a breakdown, as the API tells it. */
export interface ToldRow {
  readonly key: string;
  readonly label: string;
  readonly kind: string | null;
  readonly target: number | null;
  readonly excluded: { readonly outsideScale: number; readonly blank: number } | null;
  readonly figure: {
    readonly kind: string;
    readonly satisfied: number;
    readonly base: number;
    readonly respondents: number;
  };
}

/** Levels that each person gave, by the row they stand in. */
export type Given = ReadonlyMap<string, readonly (readonly number[])[]>;

export function grouped<T, K>(all: Iterable<T>, keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

export const isLevel = (answer: unknown): answer is number => typeof answer === 'number';

/** Counted afresh, from what people answered: who gave a level to a question, by the row they stand in. */
export function givenTo<Person extends { readonly answers: Readonly<Record<string, unknown>> }>(
  all: readonly Person[],
  code: string,
  rowOf: (person: Person) => string | null,
): Given {
  const answered = all.filter(({ answers }) => isLevel(answers[code]));
  const groups = grouped(answered, (person) => rowOf(person) ?? '_none');
  return new Map([...groups].map(([key, some]) => [key, some.map(({ answers }) => [answers[code]].filter(isLevel))]));
}

/** What the satisfaction call answers to an officer, as text. */
export async function toldText({ campaign, staff }: Counter, query: string): Promise<string> {
  const { first } = await staff.present();
  const address = `/api/v1/campaigns/${campaign.id}/satisfaction?${query}`;
  const reply = await first.get(address, { accept: 'application/json' });
  expect(`${reply.status} ${address}`).toBe(`200 ${address}`);
  return reply.text();
}

export async function toldRows(counter: Counter, query: string): Promise<readonly ToldRow[]> {
  return (JSON.parse(await toldText(counter, query)) as { groups: readonly ToldRow[] }).groups;
}

/** Every row is what these people gave; the merged one is those of every row that is not told. */
export function expectTold(rows: readonly ToldRow[], given: Given): void {
  const merged = keysNotTold(rows);
  const shown = rows.filter(({ figure }) => ['rate', 'few'].includes(figure.kind));
  for (const { key, figure } of shown) {
    const all = (key === MERGED ? merged : [key]).flatMap((one) => given.get(one) ?? []);
    const levels = all.flat();
    const satisfied = levels.filter((one) => one >= 4).length;
    const expected = { kind: kindOf(all.length), respondents: all.length, base: levels.length, satisfied };
    expect({ key, ...figure }).toMatchObject({ key, ...expected });
  }
  const told = new Set([...shown.map(({ key }) => key), ...merged]);
  expect([...given.keys()].filter((key) => !told.has(key))).toEqual([]);
}

/** How so many people are told. */
function kindOf(respondents: number): string {
  if (respondents >= 30) return 'rate';
  return respondents >= 10 ? 'few' : 'not told';
}

/** Of one period: a row stands back for its own sake below ten people, and for others' from ten on. */
export function expectStandsBack(rows: readonly ToldRow[], given: Given): void {
  for (const key of keysNotTold(rows)) {
    const kind = (given.get(key)?.length ?? 0) < 10 ? 'merged' : 'held';
    expect(rows.find((row) => row.key === key)).toMatchObject({ key, figure: { kind } });
  }
}

/** What is in no figure of a row: answers outside the scale, and those left blank, by everybody who stands in it. */
export function expectExcluded(
  rows: readonly ToldRow[],
  codeOf: (row: string) => string,
  answersIn: (row: string) => readonly Readonly<Record<string, unknown>>[],
): void {
  for (const { key, excluded } of rows) {
    if (excluded === null) continue;
    const given = (key === MERGED ? keysNotTold(rows) : [key]).flatMap((one) =>
      answersIn(one).map((answers) => answers[codeOf(one)]),
    );
    const outsideScale = given.filter((answer) => typeof answer === 'string').length;
    const blank = given.filter((answer) => answer === undefined).length;
    expect({ key, ...excluded }).toEqual({ key, outsideScale, blank });
  }
}

/** Keys that stand together in the merged row. */
function keysNotTold(rows: readonly ToldRow[]): readonly string[] {
  return rows.flatMap(({ key, figure }) => (key !== MERGED && ['merged', 'held'].includes(figure.kind) ? [key] : []));
}

const MERGED = '_merged';
