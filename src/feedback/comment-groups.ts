/**
 * Which comments may be told apart from the others. Every comment belongs to one group, by quarter, question and
 * department, and whatever is asked for is made of whole groups; of ten comments at least, unless nobody real wrote
 * them. So no choice, and no two choices together, leave fewer than ten. Small ones are merged upward: departments
 * within their question, questions within their quarter, a quarter with the next.
 */

/** Comments of one campaign that are alike in what is kept of them. */
export interface CommentCell {
  readonly quarter: string;
  readonly question: string;
  readonly department: string | null;
  readonly count: number;
}

export interface CommentGroup {
  /** One quarter, or the first and the last of several: `2026-Q1..2026-Q2`. */
  readonly quarter: string;
  /** Code, or `MERGED`. */
  readonly question: string;
  /** Key, `MERGED`, or `UNKNOWN`. */
  readonly department: string;
  readonly cells: readonly CommentCell[];
  readonly count: number;
}

/** Fewer are not told apart. */
export const LEAST_COMMENTS = 10;
/** Several small ones together. */
export const MERGED = '_few';
/** About no unit that is known. */
export const UNKNOWN = '_none';

/**
 * @param cells of what is told
 * @param isRound told all at once, so its quarters need not be told apart; of continuous feedback a quarter that waits
 * for the next never changes what was told before it
 * @returns the groups, and how many comments are in none because they are too few so far
 */
export function groupsOf(
  cells: readonly CommentCell[],
  { isRound, least = LEAST_COMMENTS }: { readonly isRound: boolean; readonly least?: number },
): { readonly groups: readonly CommentGroup[]; readonly few: number } {
  const { closed, few } = isRound ? wholeRound(cells, least) : inTurn(cells, least);
  const groups = closed.flatMap((quarter) =>
    apart(quarter, ({ question }) => question, least).flatMap((question) =>
      apart(question.cells, ({ department }) => department ?? UNKNOWN, least).map((department) => ({
        ...{ quarter: spanOf(quarter), question: question.key, department: department.key },
        ...{ cells: department.cells, count: countOf(department.cells) },
      })),
    ),
  );
  return { groups, few };
}

type Cells = readonly CommentCell[];
interface Quarters {
  readonly closed: readonly Cells[];
  readonly few: number;
}

function wholeRound(cells: Cells, least: number): Quarters {
  const count = countOf(cells);
  return count >= Math.max(1, least) ? { closed: [cells], few: 0 } : { closed: [], few: count };
}

/** Quarters in their order; one with too few waits for the next. */
function inTurn(cells: Cells, least: number): Quarters {
  const closed: Cells[] = [];
  let waiting: Cells = [];
  for (const quarter of [...new Set(cells.map((one) => one.quarter))].sort()) {
    waiting = [...waiting, ...cells.filter((one) => one.quarter === quarter)];
    if (countOf(waiting) < least) continue;
    closed.push(waiting);
    waiting = [];
  }
  return { closed, few: countOf(waiting) };
}

/** The smallest are merged until each has enough, or all are one. */
function apart(
  cells: Cells,
  keyOf: (cell: CommentCell) => string,
  least: number,
): readonly { readonly key: string; readonly cells: Cells }[] {
  const keys = [...new Set(cells.map(keyOf))].sort();
  const all = keys.map((key) => ({ key, cells: cells.filter((cell) => keyOf(cell) === key) }));
  const bySize = all.toSorted((one, other) => countOf(one.cells) - countOf(other.cells));
  const small = bySize.filter((one) => countOf(one.cells) < least);
  if (small.length === 0) return all;
  const kept = bySize.slice(small.length);
  let merged = small.flatMap((one) => one.cells);
  for (let next = kept[0]; next && countOf(merged) < least; next = kept[0]) {
    merged = [...merged, ...next.cells];
    kept.shift();
  }
  return [...kept, { key: MERGED, cells: merged }];
}

function countOf(cells: Cells): number {
  return cells.reduce((sum, { count }) => sum + count, 0);
}

function spanOf(cells: Cells): string {
  const quarters = cells.map(({ quarter }) => quarter).sort();
  const [first = '', last = ''] = [quarters[0], quarters.at(-1)];
  return first === last ? first : `${first}..${last}`;
}
