import type { Figure } from '../src/figures/figure.js';
import type { Publication } from '../src/figures/publication.js';
import { satisfactionOf } from '../src/figures/satisfaction.js';
import { Problem } from '../src/problem.js';
import { Random } from '../src/simulation/random.js';
import { type Atom, findIn, type Statement } from './harness/attacker.js';
import {
  type Arrival,
  aQuarter,
  CHANNELS,
  centre,
  FIELDS,
  isOf,
  type Kind,
  publicationsOf,
  STEPS,
} from './harness/simulated-quarter.js';
import { ask } from './harness/tallied-round.js';

// Who can single out whom, from every figure on the general item over every filter, breakdown and publication of a year.
const ALL: Kind = { field: FIELDS, channel: CHANNELS };
const kinds: readonly Kind[] = [
  ALL,
  ...FIELDS.map((field) => ({ ...ALL, field: [field] })),
  ...CHANNELS.map((channel) => ({ ...ALL, channel: [channel] })),
  ...FIELDS.flatMap((field) => CHANNELS.map((channel) => ({ field: [field], channel: [channel] }))),
];
const atomOf = ({ step, field, channel }: Arrival): string => `${step} ${field} ${channel}`;
const atomsIn = (people: readonly Arrival[]): readonly string[] => [...new Set(people.map(atomOf))];

const random = new Random(2026);
const year = Array.from({ length: 4 }, () => aQuarter(random));

describe('an attacker with every figure of a year', () => {
  it('is certain about no group of one to nine people', async () => {
    const found = await Promise.all(year.map((quarter) => attack(quarter, publishedStatements(quarter))));
    expect(found.flat()).toEqual([]);
  });

  it('would be certain about many of them without the disclosure rules', async () => {
    const found = await Promise.all(year.map((quarter) => attack(quarter, exactStatements(quarter))));
    expect(found.flat().length).toBeGreaterThan(400);
  });
});

function attack(quarter: readonly Arrival[], statements: readonly Statement[]): Promise<readonly string[]> {
  const counts = new Map<string, number>();
  for (const one of quarter) counts.set(atomOf(one), (counts.get(atomOf(one)) ?? 0) + 1);
  const atoms = [...counts].map(([name, people]): Atom => ({ name, people }));
  return findIn(atoms, statements, groupsIn(quarter));
}

/** Groups that might be singled out: each kind of people in each run of steps. */
function groupsIn(quarter: readonly Arrival[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, readonly string[]>();
  for (const kind of kinds) {
    const people = quarter.filter(isOf(kind));
    for (let first = 0; first < STEPS; first += 1) {
      for (let last = first; last < STEPS; last += 1) {
        const came = people.filter(({ step }) => step >= first && step <= last);
        groups.set(`${kind.field} by ${kind.channel}, steps ${first} to ${last}`, atomsIn(came));
      }
    }
  }
  return groups;
}

/** Without the rules: how many of each kind were satisfied, after every step. */
function exactStatements(quarter: readonly Arrival[]): readonly Statement[] {
  return kinds.flatMap((kind) =>
    Array.from({ length: STEPS }, (_, last) => {
      const people = quarter.filter((one) => isOf(kind)(one) && one.step <= last);
      const satisfied = people.filter((one) => one.satisfied).length;
      return { atoms: atomsIn(people), least: satisfied, most: satisfied };
    }),
  );
}

function publishedStatements(quarter: readonly Arrival[]): readonly Statement[] {
  return publicationsOf(quarter).flatMap((publication) =>
    figuresIn(publication).flatMap(({ kind, figure }) => {
      const people = peopleBehind(quarter, publication, kind);
      return people ? statementsOf(figure, people) : [];
    }),
  );
}

/** Every answer of the satisfaction call on the general item, and whom it is about. */
function figuresIn(publication: Publication): readonly { readonly kind: Kind; readonly figure: Figure }[] {
  const filters = [
    { address: '', kind: ALL },
    ...FIELDS.map((field) => ({ address: `field=${field}`, kind: { ...ALL, field: [field] } })),
    ...CHANNELS.map((channel) => ({ address: `channel=${channel}`, kind: { ...ALL, channel: [channel] } })),
  ];
  return filters.flatMap(({ address, kind }) =>
    (['', 'field', 'channel'] as const).flatMap((by) => answers(publication, `${address}&by=${by}`, kind, by)),
  );
}

function answers(publication: Publication, address: string, kind: Kind, by: '' | 'field' | 'channel') {
  try {
    const { overall, groups } = satisfactionOf(ask(centre, publication, `formula=F4&${address}`));
    const told = groups.filter(({ figure }) => figure.kind === 'rate' || figure.kind === 'few').map(({ key }) => key);
    const ofGroup = (key: string): Kind => {
      if (by === '') return kind;
      return { ...kind, [by]: key === '_merged' ? ALL[by].filter((one) => !told.includes(one)) : [key] };
    };
    return [{ kind, figure: overall }, ...groups.map(({ key, figure }) => ({ kind: ofGroup(key), figure }))];
  } catch (error) {
    if (error instanceof Problem) return [];
    throw error;
  }
}

/**
 * At the lock everybody of the kind. Before, those who had come when the row last moved; the attacker is told the step,
 * which he could work out from the bases.
 */
function peopleBehind(
  quarter: readonly Arrival[],
  { content, locked }: Publication,
  kind: Kind,
): readonly Arrival[] | null {
  const people = quarter.filter(isOf(kind));
  if (locked) return people;
  const by = kind.field.length < FIELDS.length ? 'field' : kind.channel.length < CHANNELS.length ? 'channel' : null;
  const table = by && content.tables[by]?.['question:G'];
  const [key = '', another] = by ? kind[by] : [];
  const row = table
    ? ((another === undefined ? table.shown[key] : undefined) ?? table.merged.row)
    : content.totals['question:G'];
  for (let step = 0; step < STEPS; step += 1) {
    const came = people.filter((one) => one.step <= step);
    if (came.length === row?.respondents) return came;
  }
  return null;
}

/** What a figure says about how many of these people are satisfied. */
function statementsOf(figure: Figure, people: readonly Arrival[]): readonly Statement[] {
  const [atoms, count] = [atomsIn(people), people.length];
  if (figure.kind === 'rate') {
    if (figure.satisfied !== null) return [{ atoms, least: figure.satisfied, most: figure.satisfied }];
    // Before the lock the base is told in tens and the rate in whole percent.
    const { rate, base } = figure;
    return [{ atoms, least: (rate - 0.01) * base, most: (rate + 0.01) * (base + 10) }];
  }
  if (figure.kind !== 'few' || figure.majority === 'mixed') return [];
  return [
    figure.majority === 'satisfied' ? { atoms, least: count / 2, most: count } : { atoms, least: 0, most: count / 2 },
  ];
}
