/**
 * What the flags find of attacks that are planted in simulated communes, and how often they name honest people. Half a
 * minute of one processor.
 *
 *     npm run test:attacks
 *     ATTACKS_FROM=1 npm run test:attacks     the communes on which the limits were set
 */
import { type Flag, flagsIn } from '../../src/integrity/flags.js';
import { attacks } from './attacks.js';
import { movedBy } from './floods.js';
import { aQuarter, aRound, type HonestPeriod } from './honest-period.js';

/** Others than those on which the limits were set. */
const from = Number(process.env.ATTACKS_FROM ?? 1_001);
const communes = Number(process.env.ATTACKS_COMMUNES ?? 100);
const seeds = Array.from({ length: communes }, (_, at) => from + at);
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const measured = Object.entries(attacks).map(([name, { period, plant }]) => {
  let [found, right, all] = [0, 0, 0];
  const by = new Map<string, number>();
  for (const seed of seeds) {
    const { evidence, names } = plant(period(seed));
    const flags = flagsIn(evidence);
    const named = flags.filter(names);
    if (named.length > 0) found += 1;
    for (const kind of new Set(named.map((flag) => flag.kind))) by.set(kind, (by.get(kind) ?? 0) + 1);
    right += named.length;
    all += flags.length;
  }
  const kinds = [...by].map(([kind, n]) => `${kind} ${n}`).join(', ');
  return { attack: name, recall: percent(found / communes), precision: percent(all === 0 ? 0 : right / all), kinds };
});
console.table(measured);

/** Answers that stand in anything that is named. */
function answersNamed({ evidence }: HonestPeriod, flags: readonly Flag[]): number {
  const named = new Set<unknown>();
  for (const { about } of flags) {
    for (const { id, days } of evidence.points) {
      if (about.point !== id) continue;
      for (const [day, seen] of days)
        if (about.day === undefined || about.day === day) for (const one of seen) named.add(one);
    }
    for (const { id, sheets } of evidence.batches) {
      for (const sheet of sheets) if (about.batch === id || about.clerk === sheet.keyedBy) named.add(sheet);
    }
  }
  return named.size;
}

const honest = [
  { period: 'a quarter at the Centre, with harvest days and a good day', make: aQuarter },
  { period: 'a round in the villages, with a meeting of 300', make: aRound },
].map(({ period, make }) => {
  let [answers, named, flags] = [0, 0, 0];
  const by = new Map<string, number>();
  for (const seed of seeds) {
    const made = make(seed);
    const found = flagsIn(made.evidence);
    for (const { kind } of found) by.set(kind, (by.get(kind) ?? 0) + 1);
    answers += made.answers;
    named += answersNamed(made, found);
    flags += found.length;
  }
  const kinds = [...by].map(([kind, n]) => `${kind} ${n}`).join(', ');
  return { period, answers, flags, flagged: percent(named / answers), deleted: 0, kinds };
});
console.table(honest);

const points = (moved: number): string => `${moved.toFixed(2)} points`;
console.table(
  movedBy(seeds.slice(0, 3)).map(({ attack, unjudged, judged }) => ({
    ...{ attack, 'the rate moves': points(unjudged), 'once judged': points(judged) },
  })),
);
