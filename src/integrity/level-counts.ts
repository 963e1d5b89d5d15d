import type { Seen } from './evidence.js';

/** Of some people, by what they were asked: how many they are, and who gave one level to everything. */
export interface LevelCounts {
  readonly people: number;
  readonly byAsked: ReadonlyMap<string, Count>;
}

interface Count {
  readonly people: number;
  readonly best: number;
  readonly worst: number;
}

/** The end of the scale that somebody may give to everything. */
export type End = 'best' | 'worst';

const NOBODY: Count = { people: 0, best: 0, worst: 0 };

/** Counts some people. */
export function countLevels(seen: readonly Seen[]): LevelCounts {
  const byAsked = new Map<string, Count>();
  for (const { asked, levels } of seen) {
    const { people, best, worst } = byAsked.get(asked) ?? NOBODY;
    const isAll = (end: number): number => (levels.length > 0 && levels.every((level) => level === end) ? 1 : 0);
    byAsked.set(asked, { people: people + 1, best: best + isAll(1), worst: worst + isAll(0) });
  }
  return { people: seen.length, byAsked };
}

/** @param times 1 adds, −1 takes away */
export function plus(one: LevelCounts, other: LevelCounts, times: 1 | -1 = 1): LevelCounts {
  const byAsked = new Map(one.byAsked);
  for (const [asked, added] of other.byAsked) {
    const { people, best, worst } = byAsked.get(asked) ?? NOBODY;
    byAsked.set(asked, {
      people: people + times * added.people,
      best: best + times * added.best,
      worst: worst + times * added.worst,
    });
  }
  return { people: one.people + times * other.people, byAsked };
}

/** Of nobody. */
export const NO_LEVELS: LevelCounts = { people: 0, byAsked: new Map() };

/** How many gave one end of the scale to everything. */
export function countAt({ byAsked }: LevelCounts, end: End): number {
  return [...byAsked.values()].reduce((sum, count) => sum + count[end], 0);
}

/**
 * How often each of some people would, if they were like others who answered as much. Few who answered as much say
 * little, and lean on all others.
 */
export function chancesOf(own: LevelCounts, others: LevelCounts, end: End): readonly number[] {
  const overall = (countAt(others, end) + 0.5 * WORTH) / (others.people + WORTH);
  return [...own.byAsked].flatMap(([asked, { people }]) => {
    const like = others.byAsked.get(asked) ?? NOBODY;
    return Array.from({ length: people }, () => (like[end] + WORTH * overall) / (like.people + WORTH));
  });
}

const WORTH = 4;
