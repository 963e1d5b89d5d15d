import type { Publication } from '../../src/figures/publication.js';
import type { Random } from '../../src/simulation/random.js';
import { publishRound, shipped, type Tallied } from './tallied-round.js';

export const FIELDS = ['ho-tich', 'dat-dai', 'thue', '_none'] as const;
export const CHANNELS = ['qr', 'kiosk', 'paper'] as const;
/** Attempts to publish in a quarter; the last one is the lock. */
export const STEPS = 6;

export const centre = shipped('trung-tam');

/** A person, and the attempt to publish before which they came. */
export interface Arrival {
  readonly step: number;
  readonly field: (typeof FIELDS)[number];
  readonly channel: (typeof CHANNELS)[number];
  readonly satisfied: boolean;
}

/** A kind of people: any of these fields and any of these channels. */
export interface Kind {
  readonly field: readonly string[];
  readonly channel: readonly string[];
}

/** A quarter at the Centre: a busy field and quiet ones, days with many people and with a handful. */
export function aQuarter(random: Random): readonly Arrival[] {
  return Array.from({ length: STEPS }, (_, step) => {
    const people = 2 + Math.floor(random.next() * 30) + (step === STEPS - 1 ? 10 : 0);
    return Array.from(
      { length: people },
      (): Arrival => ({
        step,
        field: random.weighted({ 'ho-tich': 60, 'dat-dai': 25, thue: 5, _none: 10 }),
        channel: random.weighted({ qr: 60, kiosk: 30, paper: 10 }),
        // Half and half: whoever learns that a large group is unanimous learns it of all its parts, which no rule prevents.
        satisfied: random.chance(0.5),
      }),
    );
  }).flat();
}

export function isOf({ field, channel }: Kind): (one: Arrival) => boolean {
  return (one) => field.includes(one.field) && channel.includes(one.channel);
}

/** Everything published of a quarter while people came, the lock last. */
export function publicationsOf(arrivals: readonly Arrival[]): readonly Publication[] {
  const made: Publication[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    const people = arrivals.filter((one) => one.step <= step).map(asTallied);
    const next = publishRound(centre, people, { previous: made.at(-1) ?? null, locked: step === STEPS - 1 });
    if (next) made.push(next);
  }
  return made;
}

function asTallied({ field, channel, satisfied }: Arrival): Tallied {
  return { answers: { G: satisfied ? 5 : 2, ...(field !== '_none' && { FIELD: field }) }, channel };
}
