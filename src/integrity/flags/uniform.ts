import { excess } from '../../statistics/excess.js';
import { type Bundle, bundlesOf, LEAST_OTHERS, LEAST_TOGETHER } from '../bundles.js';
import type { Evidence, Found } from '../evidence.js';
import { chancesOf, countAt, countLevels, type End, type LevelCounts, NO_LEVELS, plus } from '../level-counts.js';

/**
 * Far more people than elsewhere gave the best level to every item, or the worst: what somebody does who answers for
 * others. Which of the two is not said, nor how many: that would tell what people answered.
 */
export function uniform(evidence: Evidence): readonly Found[] {
  const bundles = bundlesOf(evidence).map((bundle): Counted => ({ ...bundle, own: countLevels(bundle.seen) }));
  const suspects = new Set<Counted>();
  // What is unusual is no measure for the rest, so each round leaves out what those before have found.
  for (let round = 0; round < ROUNDS; round += 1) {
    const othersOf = reference(bundles, suspects);
    const open = bundles.filter((one) => !suspects.has(one) && one.own.people >= LEAST_TOGETHER);
    const found = open.filter((one) => isUnusual(one, othersOf(one)));
    if (found.length === 0) break;
    for (const one of found) suspects.add(one);
  }
  const named = new Set([...suspects].flatMap(({ isWhole, part }) => (isWhole ? [] : [part])));
  // A point of which single days are named is not named as a whole as well.
  return [...suspects]
    .filter(({ isWhole, part }) => !isWhole || !named.has(part))
    .map(({ about, seen: { length: answers } }) => ({ about, weight: answers, said: { answers } }));
}

interface Counted extends Bundle {
  readonly own: LevelCounts;
}

/** Whom a bundle is set against: its point on other days, else whoever answers in the same way, else all others. */
function reference(
  bundles: readonly Counted[],
  suspects: ReadonlySet<Counted>,
): (bundle: Counted) => LevelCounts | null {
  const clean = new Map<string, LevelCounts>();
  for (const { part, isWhole, own } of bundles) if (isWhole) clean.set(part, own);
  for (const { part, isWhole, own } of suspects) {
    if (isWhole) clean.set(part, NO_LEVELS);
    else if (clean.get(part)?.people) clean.set(part, plus(clean.get(part) ?? NO_LEVELS, own, -1));
  }
  const ways = new Map<string, LevelCounts>();
  let all = NO_LEVELS;
  for (const { part, isWhole, way } of bundles) {
    const own = (isWhole && clean.get(part)) || NO_LEVELS;
    ways.set(way, plus(ways.get(way) ?? NO_LEVELS, own));
    all = plus(all, own);
  }
  return ({ part, way, isWhole, own }) => {
    const ofPart = clean.get(part) ?? NO_LEVELS;
    const near = isWhole ? [] : [plus(ofPart, own, -1)];
    const others = [...near, plus(ways.get(way) ?? NO_LEVELS, ofPart, -1), plus(all, ofPart, -1)];
    return others.find(({ people }) => people >= LEAST_OTHERS) ?? null;
  };
}

function isUnusual({ own, resemblance }: Counted, others: LevelCounts | null): boolean {
  if (!others) return false;
  return ends.some((end) => {
    const count = countAt(own, end);
    const chances = chancesOf(own, others, end);
    if (count - chances.reduce((sum, chance) => sum + chance, 0) < LEAST_MORE) return false;
    return excess({ count, chances, of: others.people, resemblance }) > DEVIATIONS;
  });
}

const ends: readonly End[] = ['best', 'worst'];
const ROUNDS = 4;
const LEAST_MORE = 6;
const DEVIATIONS = 4;
