import { chanceFrom } from '../../test/harness/chance.js';
import { ask, layoutOf, publishRound, shipped, type Tallied } from '../../test/harness/tallied-round.js';
import type { Figure, RateFigure } from './figure.js';
import { rateFigure } from './figure-from-sums.js';
import { type Measure, measuresOf, questionMeasure } from './measures.js';
import type { Publication } from './publication.js';
import type { Row } from './published-table.js';
import { satisfactionOf } from './satisfaction.js';

const survey = shipped('chinh-quyen');
const measures = measuresOf(layoutOf(survey, {}));
const general = measures.get(questionMeasure('G')) as Measure;
const LOCKED = { locked: true, belowCommune: false, target: 0.9 };

/** Places of a question in a row: people, those who answered, and the levels 5 (on top) … 1 with those outside. */
function sumsOf(satisfied: number, people: number): number[] {
  if (general.kind !== 'question') throw new Error('the general item is a question');
  const counts = general.question.choices.map(({ value }) =>
    value === 5 ? satisfied : value === 2 ? people - satisfied : 0,
  );
  return [people, people, ...counts];
}

type Answered = readonly [satisfied: number, people: number];

function figureOf(batches: readonly Answered[], alone: Answered = [0, 0]): RateFigure {
  const whole = together([...batches, alone]);
  const named = batches.map(([satisfied, people], index) => [`hop-${index}`, sumsOf(satisfied, people)] as const);
  const row: Row = { respondents: whole[1], sums: sumsOf(...whole) };
  const entry = batches.length > 0 ? { ...row, batches: Object.fromEntries(named) } : row;
  return rateFigure(general, entry, LOCKED) as RateFigure;
}

function together(all: readonly Answered[]): Answered {
  return all.reduce(([s, n], [satisfied, people]) => [s + satisfied, n + people], [0, 0]);
}

const width = ({ interval }: RateFigure): number => interval.upper - interval.lower;

/** People of one hall resemble each other: each answers a little like those before (Pólya's urn, a beta-binomial). */
function hall(people: number, rate: number, resemblance: number, chance: () => number): Answered {
  const weight = 1 / resemblance - 1;
  let satisfied = 0;
  for (let person = 0; person < people; person += 1) {
    if (chance() < (weight * rate + satisfied) / (weight + person)) satisfied += 1;
  }
  return [satisfied, people];
}

/** `count` halls of uneven size, 400 people in all. */
function sizesOf(count: number, chance: () => number): readonly number[] {
  const weights = Array.from({ length: count }, () => 0.5 + chance());
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const sizes = weights.map((weight) => Math.floor((400 * weight) / total));
  return sizes.map((size, index) => (index === 0 ? size + 400 - sizes.reduce((sum, one) => sum + one, 0) : size));
}

describe('in 2.000 simulated rounds of 400 forms', () => {
  const ROUNDS = 2000;
  const LARGEST_ERROR = 0.068;
  const tolerance = (share: number): number => 3.5 * Math.sqrt((share * (1 - share)) / ROUNDS);

  function shares(seed: number, round: (chance: () => number) => RateFigure) {
    const chance = chanceFrom(seed);
    const verdicts = Array.from({ length: ROUNDS }, () => round(chance).verdict);
    const share = (wanted: RateFigure['verdict']) => verdicts.filter((one) => one === wanted).length / ROUNDS;
    return { met: share('met'), notMet: share('not-met') };
  }

  it.each([0.85, 0.9, 0.92, 0.95])('drawn at random, a truth of %d is rarely denied or claimed', (truth) => {
    const found = shares(1000 * truth, (chance) => {
      let satisfied = 0;
      for (let person = 0; person < 400; person += 1) if (chance() < truth) satisfied += 1;
      return figureOf([], [satisfied, 400]);
    });
    if (truth <= 0.9) expect(found.met).toBeLessThan(LARGEST_ERROR + tolerance(LARGEST_ERROR));
    if (truth >= 0.9) expect(found.notMet).toBeLessThan(LARGEST_ERROR + tolerance(LARGEST_ERROR));
  });

  const collected = [0.85, 0.9, 0.92, 0.95].flatMap((truth) => [8, 14, 20].map((halls) => [truth, halls] as const));

  it.each(collected)('a truth of %d, collected at %i meetings, is claimed wrongly no more often', (truth, halls) => {
    const found = shares(1000 * truth + halls, (chance) =>
      figureOf(sizesOf(halls, chance).map((people) => hall(people, truth, 0.05, chance))),
    );
    const most = LARGEST_ERROR + tolerance(LARGEST_ERROR);
    if (truth <= 0.9) expect(found.met).toBeLessThan(most);
    if (truth >= 0.9) expect(found.notMet).toBeLessThan(most);
  });

  it('taking people in a hall for strangers would claim the target wrongly far too often', () => {
    const found = shares(77, (chance) => {
      const held = sizesOf(8, chance).map((people) => hall(people, 0.9, 0.05, chance));
      return figureOf([], [held.reduce((sum, [satisfied]) => sum + satisfied, 0), 400]);
    });
    expect(found.met).toBeGreaterThan(2 * LARGEST_ERROR);
  });
});

describe('the interval of a figure', () => {
  /** Width between the fifth and the ninety-fifth percentile of the rate of resampled clusters. */
  function bootstrapWidth(clusters: readonly Answered[], chance: () => number): number {
    const rates = Array.from({ length: 6000 }, () => {
      let [satisfied, people] = [0, 0];
      for (let drawn = 0; drawn < clusters.length; drawn += 1) {
        const [s, n] = clusters[Math.floor(chance() * clusters.length)] ?? [0, 0];
        satisfied += s;
        people += n;
      }
      return satisfied / people;
    }).toSorted((a, b) => a - b);
    return (rates[Math.floor(0.95 * rates.length)] ?? 0) - (rates[Math.floor(0.05 * rates.length)] ?? 0);
  }

  it('is as wide as a bootstrap over batches says, within five percent, and over people without batches', () => {
    const chance = chanceFrom(2026);
    const held = Array.from({ length: 60 }, () => hall(12 + Math.floor(8 * chance()), 0.8, 0.2, chance));
    const people = held.flatMap(([s, n]) => Array.from({ length: n }, (_, index) => [index < s ? 1 : 0, 1] as const));
    const [clustered, single] = [figureOf(held), figureOf([], together(people))];
    expect(Math.abs(width(clustered) / bootstrapWidth(held, chance) - 1)).toBeLessThan(0.05);
    expect(Math.abs(width(single) / bootstrapWidth(people, chance) - 1)).toBeLessThan(0.05);
    expect([clustered.interval.method, single.interval.method]).toEqual(['wilson-effective-n', 'wilson']);
    expect(width(clustered)).toBeGreaterThan(1.5 * width(single));
  });

  it.each([
    ['all satisfied at one meeting', [[60, 60]]],
    ['nobody satisfied at one meeting', [[0, 60]]],
    ['all satisfied at many meetings', Array.from({ length: 40 }, () => [12, 12])],
    ['meetings of one mind each', Array.from({ length: 4 }, (_, index) => [index === 0 ? 0 : 15, 15])],
    ['meetings of three', Array.from({ length: 12 }, () => [3, 3])],
  ] as const)('has a width, and more than without batches: %s', (_, held) => {
    const batches = held as readonly Answered[];
    expect(width(figureOf(batches))).toBeGreaterThan(width(figureOf([], together(batches))));
  });

  it('does not depend on the answers of a batch before the lock, only on its size', () => {
    const row = (one: number, other: number): Row => ({
      ...{ respondents: 100, sums: sumsOf(80, 100) },
      batches: { a: sumsOf(one, 50), b: sumsOf(other, 50) },
    });
    const told = (of: Row, locked: boolean): Figure => rateFigure(general, of, { ...LOCKED, locked });
    expect(told(row(49, 31), false)).toEqual(told(row(40, 40), false));
    expect(told(row(49, 31), true)).not.toEqual(told(row(40, 40), true));
  });
});

describe('published rows know the batches in them', () => {
  const people: readonly Tallied[] = Array.from({ length: 240 }, (_, index) => ({
    answers: { G: index % 7 === 0 ? 2 : 5, A01: 4, A02: index % 5 === 0 ? 3 : 5 },
    channel: index % 3 === 0 ? 'meeting' : 'qr',
    assisted: index % 4 === 0 ? 'officer' : 'self',
    village: index % 60 === 0 ? 'doai' : 'dong',
    day: index % 2 === 0 ? '2026-10-20' : '2026-11-03',
    ...(index % 3 === 0 ? { batch: `hop-${index % 8}` } : {}),
  }));
  const publication = publishRound(survey, people, { locked: true }) as Publication;

  /** What the same people give when they are counted one by one. */
  function counted(within: (one: Tallied) => boolean): Record<string, readonly number[]> {
    const found: Record<string, readonly number[]> = {};
    for (const { batch } of people) if (batch) found[batch] ??= [];
    for (const batch of Object.keys(found)) {
      const inside = people.filter((one) => one.batch === batch && within(one));
      found[batch] = sumsOf(inside.filter(({ answers }) => answers.G === 5).length, inside.length);
    }
    return Object.fromEntries(Object.entries(found).filter(([, [number = 0]]) => number > 0));
  }

  it('in all, by channel, by helper, by month, and where villages are merged', () => {
    const { totals, tables } = publication.content;
    const of = (dimension: 'channel' | 'assisted' | 'month' | 'village') => tables[dimension]?.['question:G'];
    expect(totals['question:G']?.batches).toEqual(counted(() => true));
    expect(of('channel')?.shown.meeting?.batches).toEqual(counted(() => true));
    expect(of('channel')?.shown.qr?.batches).toBeUndefined();
    expect(of('assisted')?.shown.officer?.batches).toEqual(counted(({ assisted }) => assisted === 'officer'));
    expect(of('month')?.shown['2026-10']?.batches).toEqual(counted(({ day }) => day === '2026-10-20'));
    expect(of('village')?.merged.row?.batches).toEqual(counted(() => true));
  });

  it('and so do pooled figures, rows of a filter and questions that only a filter asks for', () => {
    const told = (address: string) => satisfactionOf(ask(survey, publication, address));
    const method = (figure: Figure | undefined) => (figure?.kind === 'rate' ? figure.interval.method : figure?.kind);
    expect(method(told('').overall)).toBe('wilson-effective-n');
    expect(method(told('channel=qr').overall)).toBe('wilson');
    const crossed = told('by=assisted&channel=meeting');
    expect(crossed.groups.map(({ figure }) => method(figure))).toContain('wilson-effective-n');
    const question = told('by=question&channel=meeting').groups.find(({ key }) => key === 'A01')?.figure;
    expect(method(question)).toBe('wilson-effective-n');
    expect(JSON.stringify([told('by=village'), crossed])).not.toContain('hop-');
  });

  it('pooled answers from meetings are worth less than the same from people alone', () => {
    const alone = publishRound(
      survey,
      people.map(({ batch, ...one }) => one),
      { locked: true },
    ) as Publication;
    const pooled = (of: Publication) => satisfactionOf(ask(survey, of, 'formula=F3')).overall as RateFigure;
    expect(pooled(publication)).toMatchObject({ satisfied: pooled(alone).satisfied, base: pooled(alone).base });
    expect(width(pooled(publication))).toBeGreaterThan(1.05 * width(pooled(alone)));
  });
});
