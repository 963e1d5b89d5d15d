import { MINIMUM } from './partition.js';
import { addTimes, inverse, PRIME, product, residue, sum } from './residues.js';

/** Everything that is told of one set of people: sums of an unknown value over the groups of each row. */
export interface ToldRows {
  /** people of each group, integer ≥ 1; those of one group stand in the same told rows */
  readonly people: readonly number[] | Uint32Array;
  /** of each group the rows it stands in, each 0 … rows − 1 and once */
  readonly rowsOf: readonly (readonly number[])[];
  /** told rows; those that shall rather stay come first (totals, large rows), see `rows` of what is found */
  readonly rows: number;
}

/** One to nine people of whom together a sum follows from what is told. */
export interface GivenAway {
  /** indexes of their groups, ascending */
  readonly groups: readonly number[];
  readonly people: number;
  /**
   * The told rows it follows from, ascending. From the rows before the last of these it does not follow: that one is
   * to be merged. A row that follows from rows before it is never among them.
   */
  readonly rows: readonly number[];
}

export interface ClosingCheck {
  /** fewest people first, none contains another, at most a thousand; empty when nobody is given away */
  readonly found: readonly GivenAway[];
  /** told rows */
  readonly equations: number;
  /** groups that differ in their rows */
  readonly groups: number;
}

interface Group {
  /** indexes as given */
  readonly members: number[];
  readonly rows: readonly number[];
  readonly tie: number;
  people: number;
}

/** A group of the basis, with the one combination of told rows that counts it once and no other group of the basis. */
interface Counted {
  readonly group: Group;
  /** coefficient of each row */
  readonly combination: Float64Array;
}

/** The same with the people that the combination counts outside the basis, by the parts these are dealt into. */
interface Suspect extends Counted {
  readonly parts: Float64Array;
}

const MOST_FOUND = 1_000;
/** Groups of the basis that a set may have. */
const MOST_SHARED = 3;
const PARTS = 16;
/** One random combination in PRIME is blind to a group that it should see. */
const PROBES = 2;

/**
 * Who is given away by what is told? The rows are equations A x = b: A has a column of 0 and 1 per group, x is whatever
 * is summed (people, satisfied, points). A set S of groups with one to nine people is given away when its indicator 1_S
 * is a combination of rows of A, so that its sum follows.
 *
 * 1. Gauss–Jordan elimination finds a basis B of the columns, large groups first, and for each b in B the combination
 *    G_b of told rows that counts b once and the rest of B not at all. A combination is settled by what it counts of B:
 *    so whoever is given away has groups in B, and 1_S is the sum of their G_b.
 * 2. One, two and three of B are tried. The people that G_b counts outside B are kept by 16 parts; sums that leave 0 to 9
 *    in a part are rare, and only these are read group by group.
 *
 * Found is thus every set of up to three groups that is given away, and every larger one with at most three groups in B:
 * nearly all where groups are many more than rows; where they are not, checks with other chance find more. All is
 * reckoned modulo a prime. What is found follows modulo the prime; a set that follows is missed only if the prime divides
 * a minor of A that matters, 10^-7 for a matrix without structure. Time: rows × rank² / 2 for the elimination, rank³ / 6
 * for the threes.
 * @param random uniform in [0, 1); orders groups of one size, so it changes at most what is found of over three groups
 * @see Cox (1980), J. Am. Stat. Assoc. 75, 377–385, for sums that follow from told tables; Prange (1962), IRE Trans.
 *   Inf. Theory 8, 5–9, for short words of a code by a basis ("information set")
 * @example closingCheck({ people: [30, 20, 4], rowsOf: [[0, 1], [0, 2], [0]], rows: 3 }).found
 *   // [{ groups: [2], people: 4, rows: [0, 1, 2] }]: all minus the first unit minus the second
 */
export function closingCheck(told: ToldRows, random: () => number = Math.random): ClosingCheck {
  const groups = distinctGroups(told, random);
  const basis = basisOf(groups, told.rows, random);
  const sets = setsGivenAway(groups, suspects(groups, basis, told.rows, random));
  const found = sets.map((set) => describe(set, basis, told.rows));
  return {
    found: found.sort((a, b) => a.people - b.people || (a.groups[0] ?? 0) - (b.groups[0] ?? 0)),
    equations: told.rows,
    groups: groups.length,
  };
}

/** Groups in the same rows are one. Large ones first, so that few of the basis are small. */
function distinctGroups({ people, rowsOf }: ToldRows, random: () => number): Group[] {
  const groups = new Map<string, Group>();
  for (const [index, given] of rowsOf.entries()) {
    const rows = given.toSorted((a, b) => a - b);
    const key = rows.join();
    const group = groups.get(key) ?? { members: [], rows, tie: random(), people: 0 };
    group.members.push(index);
    group.people += people[index] ?? 0;
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.people - a.people || a.tie - b.tie);
}

function basisOf(groups: readonly Group[], rows: number, random: () => number): Counted[] {
  const combinations = Array.from({ length: rows }, (_, row) => new Float64Array(rows).fill(1, row, row + 1));
  const probes = Array.from({ length: PROBES }, () => new Float64Array(rows).map(() => Math.floor(random() * PRIME)));
  const all = [...combinations, ...probes];
  const free = new Map(combinations.entries());
  const basis: Counted[] = [];
  for (const group of groups) {
    // Random combinations that count nothing of the basis so far: they count what depends on it neither.
    if (probes.every((probe) => timesCounted(group, probe) === 0)) continue;
    for (const [row, combination] of free) {
      const times = timesCounted(group, combination);
      if (times === 0) continue;
      // The first row that serves: so each is made of rows up to its own, and a row left over follows from those before.
      free.delete(row);
      basis.push({ group, combination });
      addTimes(combination, inverse(times) - 1, combination, row);
      for (const other of all) {
        if (other !== combination) addTimes(other, -timesCounted(group, other), combination, row);
      }
      break;
    }
  }
  return basis;
}

/** The groups of the basis that have less than ten people. */
function suspects(groups: readonly Group[], basis: readonly Counted[], rows: number, random: () => number): Suspect[] {
  const inBasis = new Set(basis.map(({ group }) => group));
  const parts = Array.from({ length: PARTS }, () => new Float64Array(rows));
  for (const group of groups) {
    if (inBasis.has(group)) continue;
    const part = parts[Math.floor(random() * PARTS)];
    for (const row of group.rows) if (part) part[row] = (part[row] ?? 0) + group.people;
  }
  return basis
    .filter(({ group }) => group.people < MINIMUM)
    .map((counted) => ({ ...counted, parts: Float64Array.from(parts, (part) => product(counted.combination, part)) }));
}

function setsGivenAway(groups: readonly Group[], suspects: readonly Suspect[]): Group[][] {
  const found: Group[][] = [];
  const alone = new Set<Suspect>();
  let open = suspects;
  const consider = (chosen: readonly Suspect[]): void => {
    // Of sets that are found there is nothing new in their union.
    if (chosen.every((suspect) => alone.has(suspect))) return;
    const set = indicated(chosen.map(({ combination }) => combination).reduce(sum), groups);
    if (!set || found.some((other) => other.every((group) => set.includes(group)))) return;
    found.push(set);
    if (chosen.length === 1) for (const suspect of chosen) alone.add(suspect);
  };
  for (let shared = 1; shared <= MOST_SHARED; shared++) {
    // A loop over up to rank³ / 6: what it reads lies side by side.
    const people = Float64Array.from(open, ({ group }) => group.people);
    const outside = Float64Array.from(open, ({ parts }) => residue(parts.reduce((total, part) => total + part, 0)));
    const search = (chosen: readonly Suspect[], from: number, counted: number, room: number): void => {
      const isLast = chosen.length + 1 === shared;
      for (let index = from; index < people.length && found.length < MOST_FOUND; index++) {
        const left = room - (people[index] ?? 0);
        const together = counted + (outside[index] ?? 0);
        const others = together < PRIME ? together : together - PRIME;
        if (left < 0 || (isLast && others > left)) continue;
        const set = [...chosen, ...open.slice(index, index + 1)];
        if (!isLast) search(set, index + 1, others, left);
        else if (fits(set, left)) consider(set);
      }
    };
    search([], 0, 0, MINIMUM - 1);
    // Who is given away alone takes no part in what else is.
    const single = new Set(found.filter((set) => set.length === 1).flat());
    open = open.filter(({ group }) => !single.has(group));
  }
  return found;
}

/** Whether what they count in each part may be people of one set, and not more than there is room for. */
function fits(chosen: readonly Suspect[], room: number): boolean {
  let left = room;
  for (let part = 0; part < PARTS && left >= 0; part++) {
    let people = 0;
    for (const { parts } of chosen) people += parts[part] ?? 0;
    left -= residue(people);
  }
  return left >= 0;
}

/** The groups that the combination counts; null unless each counts once and they have less than ten people. */
function indicated(combination: Float64Array, groups: readonly Group[]): Group[] | null {
  const set: Group[] = [];
  let people = 0;
  for (const group of groups) {
    const times = timesCounted(group, combination);
    if (times === 0) continue;
    people += group.people;
    if (times !== 1 || people >= MINIMUM) return null;
    set.push(group);
  }
  return set;
}

function describe(set: readonly Group[], basis: readonly Counted[], rows: number): GivenAway {
  const shared = basis.filter(({ group }) => set.includes(group)).map(({ combination }) => combination);
  const combination = shared.reduce(sum, new Float64Array(rows));
  return {
    groups: set.flatMap(({ members }) => members).sort((a, b) => a - b),
    people: set.reduce((total, { people }) => total + people, 0),
    rows: [...combination.keys()].filter((row) => combination[row] !== 0),
  };
}

/** A residue; 0 for a group that a combination of rows doesn't count. */
function timesCounted(group: Group, combination: Float64Array): number {
  let times = 0;
  for (const row of group.rows) times += combination[row] ?? 0;
  return residue(times);
}
