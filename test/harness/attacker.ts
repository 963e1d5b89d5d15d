/** The largest prime below 2^26: products of two residues are exact in a double. */
const PRIME = 67_108_859;
/** Fewest people in whom one is hidden. */
const HIDDEN_AMONG = 10;
/** Other worlds looked at: a group that only happens to have the same sum in one differs in the next. */
const WORLDS = 2;

/** Unknown numbers by their places: one of each person, or several. */
export type Members = readonly number[];

/**
 * Somebody who knows who came, and exactly who stands behind every sum that is told. He makes up other worlds, in which
 * people answered at random, except that every sum that was told to him is the same. Whoever together said the same in
 * every such world has been given away: what they said follows from what was told.
 *
 * That is exact: a sum follows from told sums exactly when it is the same for every solution, so when it is 0 for every
 * difference of two solutions. Two such differences, random modulo a prime, stand for all of them: a group that is not
 * given away seems so once in 2^52 cases, and one that is, is missed only where the prime divides a minor of the matrix.
 */
export class Attacker {
  private readonly told = new Map<string, Members>();
  private worlds: Worlds | null = null;

  /** @param personOf whose number it is; each person has one unless said otherwise */
  constructor(readonly personOf: (unknown: number) => number = (unknown) => unknown) {}

  /** A sum over these is told. */
  learn(members: Members): void {
    const sorted = members.toSorted((a, b) => a - b);
    this.told.set(sorted.join(), sorted);
    this.worlds = null;
  }

  /** Sums learnt so far. */
  get sums(): readonly Members[] {
    return [...this.told.values()];
  }

  /** Those who stand in the same told rows. */
  get atoms(): readonly Members[] {
    return this.seen().atoms;
  }

  /** Whether the sum over these follows from what was told. */
  knows(members: Members): boolean {
    const { atomOf, atoms, differences } = this.seen();
    const counts = new Map<number, number>();
    for (const one of members) {
      const atom = atomOf.get(one);
      if (atom === undefined) return false;
      counts.set(atom, (counts.get(atom) ?? 0) + 1);
    }
    if ([...counts].some(([atom, n]) => n < (atoms[atom]?.length ?? 0))) return false;
    return differences.every(
      (world) => [...counts.keys()].reduce((sum, atom) => sum + (world[atom] ?? 0), 0) % PRIME === 0,
    );
  }

  /**
   * All sets of one to nine people that follow and consist of few atoms, an atom being those who stand in the same told
   * rows; none contains another.
   * @param most atoms of a set; time grows with their square
   */
  findsAll(most: 1 | 4 = 4): readonly Members[] {
    const { atoms, differences } = this.seen();
    const [one = new Float64Array(), other = new Float64Array()] = differences;
    const people = atoms.map((members) => new Set(members.map(this.personOf)).size);
    const peopleIn = (set: readonly number[]): number => {
      const most = set.reduce((sum, atom) => sum + (people[atom] ?? 0), 0);
      return most < HIDDEN_AMONG ? most : new Set(set.flatMap((atom) => atoms[atom]?.map(this.personOf) ?? [])).size;
    };
    const sumOf = (...set: readonly number[]): number => {
      const of = (world: Float64Array): number => set.reduce((sum, atom) => sum + (world[atom] ?? 0), 0) % PRIME;
      return of(one) * 2 ** 26 + of(other);
    };
    const opposite = (value: number): number => {
      const [first, second] = [Math.floor(value / 2 ** 26), value % 2 ** 26];
      return ((PRIME - first) % PRIME) * 2 ** 26 + ((PRIME - second) % PRIME);
    };
    const found: (readonly number[])[] = [];
    const consider = (...set: readonly number[]): void => {
      if (new Set(set).size < set.length || peopleIn(set) >= HIDDEN_AMONG) return;
      if (!found.some((known) => known.every((atom) => set.includes(atom)))) found.push(set);
    };

    const small = people.flatMap((size, atom) => (size < HIDDEN_AMONG ? [atom] : []));
    for (const atom of small) if (sumOf(atom) === 0) consider(atom);
    const hidden = most === 1 ? [] : small.filter((atom) => sumOf(atom) !== 0);
    const alone = new Map<number, number[]>();
    for (const atom of hidden) alone.set(sumOf(atom), [...(alone.get(sumOf(atom)) ?? []), atom]);
    const pairs: (readonly [value: number, first: number, second: number])[] = [];
    for (const [index, first] of hidden.entries()) {
      for (let at = index + 1; at < hidden.length; at += 1) {
        const second = hidden[at] ?? first;
        const value = sumOf(first, second);
        if (value === 0) consider(first, second);
        else if (peopleIn([first, second]) < HIDDEN_AMONG) pairs.push([value, first, second]);
      }
    }
    for (const [value, first, second] of pairs) {
      for (const third of alone.get(opposite(value)) ?? []) consider(first, second, third);
    }
    const before = new Map<number, (readonly [first: number, second: number])[]>();
    for (const [value, first, second] of pairs) {
      for (const pair of before.get(opposite(value)) ?? []) consider(...pair, first, second);
      const alike = before.get(value);
      if (alike) alike.push([first, second]);
      else before.set(value, [[first, second]]);
    }
    return found.map((set) => set.flatMap((atom) => atoms[atom] ?? []).toSorted((a, b) => a - b));
  }

  private seen(): Worlds {
    this.worlds ??= worldsOf(this.sums);
    return this.worlds;
  }
}

interface Worlds {
  /** Those who stand in the same told rows. */
  readonly atoms: readonly Members[];
  readonly atomOf: ReadonlyMap<number, number>;
  /** By how much two worlds differ in the sum of each atom, modulo the prime. */
  readonly differences: readonly Float64Array[];
}

function worldsOf(sums: readonly Members[]): Worlds {
  const rowsOf = new Map<number, number[]>();
  for (const [row, members] of sums.entries()) {
    for (const one of members) {
      const rows = rowsOf.get(one) ?? [];
      rows.push(row);
      rowsOf.set(one, rows);
    }
  }
  const byRows = new Map<string, number[]>();
  for (const [one, rows] of rowsOf) byRows.set(rows.join(), [...(byRows.get(rows.join()) ?? []), one]);
  const atoms = [...byRows.values()];
  const atomOf = new Map(atoms.flatMap((members, atom) => members.map((one) => [one, atom] as const)));
  const equations = sums.map((members) => {
    const equation = new Float64Array(atoms.length);
    for (const one of members) equation[atomOf.get(one) ?? 0] = 1;
    return equation;
  });
  const pivots = eliminate(equations, atoms.length);
  return { atoms, atomOf, differences: Array.from({ length: WORLDS }, () => difference(pivots, atoms.length)) };
}

/** An equation that has been solved for one atom, of which the equations after it say nothing. */
interface Pivot {
  readonly atom: number;
  readonly equation: Float64Array;
}

/** Gauss elimination downwards. */
function eliminate(equations: Float64Array[], atoms: number): readonly Pivot[] {
  const pivots: Pivot[] = [];
  const left = [...equations];
  for (let atom = 0; atom < atoms && left.length > 0; atom += 1) {
    const at = left.findIndex((equation) => equation[atom] !== 0);
    const [equation] = at < 0 ? [] : left.splice(at, 1);
    if (!equation) continue;
    const factor = inverse(equation[atom] ?? 1);
    for (let column = atom; column < atoms; column += 1) equation[column] = ((equation[column] ?? 0) * factor) % PRIME;
    for (const other of left) {
      const times = PRIME - (other[atom] ?? 0);
      if (times === PRIME) continue;
      for (let column = atom; column < atoms; column += 1) {
        const value = equation[column] ?? 0;
        if (value !== 0) other[column] = ((other[column] ?? 0) + times * value) % PRIME;
      }
    }
    pivots.push({ atom, equation });
  }
  return pivots;
}

/** Any numbers for the atoms that no equation is solved for; those of the others follow, the last first. */
function difference(pivots: readonly Pivot[], atoms: number): Float64Array {
  const world = Float64Array.from({ length: atoms }, () => Math.floor(Math.random() * PRIME));
  for (const { atom, equation } of pivots.toReversed()) {
    let sum = 0;
    for (let column = atom + 1; column < atoms; column += 1) {
      const value = equation[column] ?? 0;
      if (value !== 0) sum = (sum + value * (world[column] ?? 0)) % PRIME;
    }
    world[atom] = sum === 0 ? 0 : PRIME - sum;
  }
  return world;
}

/** By Euclid. */
function inverse(value: number): number {
  let [a, b, x, y] = [value, PRIME, 1, 0];
  while (b > 0) {
    const quotient = Math.floor(a / b);
    [a, b, x, y] = [b, a - quotient * b, y, x - quotient * y];
  }
  return x < 0 ? x + PRIME : x;
}
