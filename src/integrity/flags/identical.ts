import { excess } from '../../statistics/excess.js';
import { type Bundle, bundlesOf, LEAST_OTHERS, LEAST_TOGETHER } from '../bundles.js';
import type { BatchSeen, Evidence, Found, Seen } from '../evidence.js';

/**
 * The same answers to everything, again and again: at a place on a day, in sheets one behind the other, or in two
 * hand-outs of which one was copied from the other. One level throughout is another flag's business, whichever it is: named
 * here for one of them only, the two flags together would tell which.
 */
export function identical(evidence: Evidence): readonly Found[] {
  const { batches } = evidence;
  const bundles = bundlesOf(evidence);
  const all = countsOf(bundles.flatMap(({ isWhole, seen }) => (isWhole ? seen : [])));
  const wholes = new Map(bundles.flatMap(({ isWhole, part, seen }) => (isWhole ? [[part, countsOf(seen)]] : [])));
  const alike = bundles.filter((bundle) => isAlike(bundle, all, wholes.get(bundle.part) ?? NO_COUNTS));
  const days = new Set(alike.flatMap(({ isWhole, part }) => (isWhole ? [] : [part])));
  const places = alike.filter(({ isWhole, part }) => !isWhole || !days.has(part));
  const copied = copies(batches, all.patterns);
  const known = new Set([...places, ...copied].map(({ about }) => about.batch));
  const rows = batches.filter((batch) => !known.has(batch.id) && hasRow(batch));
  return [
    ...places.map(({ about, seen }) => found(about, seen)),
    ...rows.map(({ id: batch, sheets }) => found({ batch }, sheets)),
    ...copied.map(({ about, seen }) => found(about, seen)),
  ];
}

interface Counts {
  readonly people: number;
  readonly patterns: ReadonlyMap<string, number>;
}

const NO_COUNTS: Counts = { people: 0, patterns: new Map() };

function countsOf(seen: readonly Seen[]): Counts {
  const patterns = new Map<string, number>();
  for (const { pattern } of seen) patterns.set(pattern, (patterns.get(pattern) ?? 0) + 1);
  return { people: seen.length, patterns };
}

function found(about: Found['about'], { length: answers }: readonly Seen[]): Found {
  return { about, weight: answers, said: { answers } };
}

/** One set of answers is far commoner here than at all other places. */
function isAlike({ seen, resemblance }: Bundle, all: Counts, part: Counts): boolean {
  const others = all.people - part.people;
  if (seen.length < LEAST_TOGETHER || others < LEAST_OTHERS) return false;
  return [...countsOf(seen.filter(isTelling)).patterns].some(([pattern, count]) => {
    if (count < LEAST_ALIKE) return false;
    const elsewhere = (all.patterns.get(pattern) ?? 0) - (part.patterns.get(pattern) ?? 0);
    const chances = seen.map(() => (elsewhere + 1) / (others + 2));
    return excess({ count, chances, of: others, resemblance }) > DEVIATIONS;
  });
}

/** Enough was answered that two people seldom say the same, and not one level throughout. */
function isTelling({ levels }: Seen): boolean {
  return levels.length >= LEAST_LEVELS && levels.some((level) => level !== levels[0]);
}

function hasRow({ sheets }: BatchSeen): boolean {
  if (sheets.length < LEAST_TOGETHER) return false;
  const inOrder = sheets.toSorted((a, b) => a.number - b.number);
  let row = 0;
  return inOrder.some((sheet, at) => {
    row = isTelling(sheet) && sheet.pattern === inOrder[at - 1]?.pattern ? row + 1 : 1;
    return row >= LONGEST_ROW;
  });
}

/** The later of two hand-outs is named, with the one that it resembles. */
function copies(batches: readonly BatchSeen[], all: Counts['patterns']) {
  const many = batches.filter(({ sheets }) => sheets.length >= LEAST_TOGETHER);
  const counted = many.map(({ sheets }) => countsOf(sheets.filter(isTelling)).patterns);
  return many.flatMap(({ id: batch, sheets: seen }, at) => {
    const own = counted[at];
    const before = many.slice(0, at).find((_, earlier) => own && isCopy(own, counted[earlier] ?? new Map(), all));
    return before ? [{ about: { batch, other: before.id }, seen }] : [];
  });
}

/** Most of its unusual sheets stand in the other one too, and nowhere else. */
function isCopy(own: Counts['patterns'], its: Counts['patterns'], all: Counts['patterns']): boolean {
  let [rare, shared] = [0, 0];
  for (const [pattern, count] of own) {
    const there = its.get(pattern) ?? 0;
    if ((all.get(pattern) ?? 0) > count + there) continue;
    rare += count;
    shared += Math.min(count, there);
  }
  return shared >= LEAST_SHARED && shared >= SHARE * rare;
}

const LEAST_LEVELS = 4;
const LEAST_ALIKE = 6;
const DEVIATIONS = 6;
const LONGEST_ROW = 5;
const LEAST_SHARED = 6;
const SHARE = 0.5;
