/**
 * How many rows of a file an earlier one seems to have held already. People answer alike all the time, so equal rows
 * say nothing by themselves; what does is
 *
 * - one file standing in the other from end to end, row after row: the same again, a part of it, or it with more below;
 * - a run of rows in the same order that chance would seldom make: a row was added or corrected in between. Two rows
 *   taken from the files are equal with the chance c; somewhere a run of r equal ones begins with about n·m·cʳ;
 * - four of five rows of the shorter file found again in any order, most of them different from each other: it was
 *   sorted. Where few answers are possible most rows are alike, and this is no sign.
 *
 * @param rows what each row says, in order
 * @returns 0 where nothing points to the same people
 * @example rowsSeenIn(['a', 'b', 'a'], ['x', 'a', 'b', 'a']) // 3
 * @example rowsSeenIn(['a', 'b', 'a', 'b'], ['a', 'a', 'b']) // 0
 */
export function rowsSeenIn(rows: readonly string[], earlier: readonly string[]): number {
  const shorter = Math.min(rows.length, earlier.length);
  if (shorter === 0) return 0;
  const run = longestRun(rows, earlier);
  const [here, there] = [countsOf(rows), countsOf(earlier)];
  let pairs = 0;
  let shared = 0;
  let different = 0;
  for (const [row, count] of here) {
    const before = there.get(row) ?? 0;
    pairs += count * before;
    shared += Math.min(count, before);
    if (before > 0) different += 1;
  }
  const chance = rows.length * earlier.length * (pairs / (rows.length * earlier.length)) ** run;
  const isSorted = shared >= 0.8 * shorter && different >= 0.5 * shared && different > 2;
  return run === shorter || (run > 1 && chance < SELDOM) || isSorted ? shared : 0;
}

const SELDOM = 0.01;

/** Length of the longest run of rows that stand in both in the same order with nothing between. */
function longestRun(rows: readonly string[], earlier: readonly string[]): number {
  let longest = 0;
  let ending = new Uint16Array(earlier.length + 1);
  for (const row of rows) {
    const next = new Uint16Array(earlier.length + 1);
    for (let index = 0; index < earlier.length; index += 1) {
      if (earlier[index] !== row) continue;
      const run = (ending[index] ?? 0) + 1;
      next[index + 1] = run;
      if (run > longest) longest = run;
    }
    ending = next;
  }
  return longest;
}

function countsOf(rows: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row, (counts.get(row) ?? 0) + 1);
  return counts;
}
