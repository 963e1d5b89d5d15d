import { jest } from '@jest/globals';
import type { Publication } from '../../src/figures/publication.js';
import { Random } from '../../src/simulation/random.js';
import { everythingTold } from './everything-told.js';
import { largeCatalogue } from './large-commune.js';
import { type Rule, rules } from './rules-off.js';
import { type Arrivals, aCommune, arrivals, type Person } from './simulated-commune.js';
import { lockRound, shipped } from './tallied-round.js';

export const smallest = 60;
export const largest = 600;

export interface Commune {
  readonly questionnaire: ReturnType<typeof shipped>;
  readonly people: readonly Person[];
  readonly arrivals: Arrivals;
}

/** As many small communes as large ones, by the logarithm of their size. */
export function communes(
  howMany: number,
  seed = 2026,
  upTo = process.env.ADVERSARY ? largest : 160,
): readonly Commune[] {
  const random = new Random(seed);
  return Array.from({ length: howMany }, (_, index) => {
    const key = index % 2 === 0 ? 'chinh-quyen' : 'trung-tam';
    const people = Math.round(smallest * (upTo / smallest) ** random.next());
    const pattern = arrivals[Math.floor(index / 2) % 2] ?? 'at random';
    const asked = {
      questionnaire: key,
      people,
      arrivals: pattern,
      from: '2026-10-20',
      days: 20,
      period: 'all',
    } as const;
    return { questionnaire: shipped(key), people: aCommune(random, asked), arrivals: pattern };
  });
}

export function lock({ questionnaire, people }: Commune, of = lockRound): Publication {
  return of(
    questionnaire,
    people.map(({ sent }) => sent),
    { catalogue: largeCatalogue },
  );
}

/** Reads everything that is told where a rule does not hold: the lock is loaded anew with something else in its place. */
export async function toldWithout(rule: Rule): Promise<(commune: Commune) => ReturnType<typeof everythingTold>> {
  const { modules = {}, alter = (content) => content, sights } = rules[rule];
  for (const [name, made] of Object.entries(modules)) jest.unstable_mockModule(`../../src/figures/${name}.js`, made);
  jest.resetModules();
  const round = await import('./tallied-round.js');
  const reading = await import('./everything-told.js');
  for (const name of Object.keys(modules)) jest.unstable_unmockModule(`../../src/figures/${name}.js`);
  return (commune) => {
    const locked = (people: Commune['people']): ReturnType<typeof everythingTold> => {
      const publication = lock({ ...commune, people }, round.lockRound);
      const content = alter(publication.content, people);
      const places = people.map((one) => commune.people.indexOf(one));
      return reading
        .everythingTold(people, commune.questionnaire, { ...publication, content }, sights)
        .map((row) => ({ ...row, members: row.members.map((one) => places[one] ?? one) }));
    };
    const { parts = (people) => [people] } = rules[rule];
    return parts(commune.people).flatMap(locked);
  };
}
