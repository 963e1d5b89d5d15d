import type { Counter } from './counter.js';

/** A row of a breakdown, as the API tells it. */
export interface ToldRow {
  readonly key: string;
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
  const apart = rows.filter(({ key }) => key !== '_merged');
  const merged = apart.filter(({ figure }) => ['merged', 'held'].includes(figure.kind)).map(({ key }) => key);
  const shown = rows.filter(({ figure }) => ['rate', 'few'].includes(figure.kind));
  for (const { key, figure } of shown) {
    const all = (key === '_merged' ? merged : [key]).flatMap((one) => given.get(one) ?? []);
    const levels = all.flat();
    const counts = { base: levels.length, satisfied: levels.filter((one) => one >= 4).length };
    expect({ key, ...figure }).toMatchObject({ key, respondents: all.length, ...(figure.kind === 'rate' && counts) });
  }
  const told = new Set([...shown.map(({ key }) => key), ...merged]);
  expect([...given.keys()].filter((key) => !told.has(key))).toEqual([]);
}
