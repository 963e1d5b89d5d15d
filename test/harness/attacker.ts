import highs from 'highs';

/** The package's types say that the loader is a property of what it really is. */
const loadHighs = highs as unknown as (typeof highs)['default'];

/** People who came in one step between two publications with the same visible attributes; the attacker knows how many. */
export interface Atom {
  readonly name: string;
  readonly people: number;
}

/** A published statement: so many of these people are satisfied, at least and at most. */
export interface Statement {
  readonly atoms: readonly string[];
  readonly least: number;
  readonly most: number;
}

let solver: ReturnType<typeof loadHighs> | null = null;

/**
 * Somebody who has every published figure and knows besides how many people of each kind came when. For each group he
 * bounds by linear programming how many of them can be satisfied.
 * @returns names of the groups of one to nine people whose number of satisfied people is certain
 */
export async function findIn(
  atoms: readonly Atom[],
  statements: readonly Statement[],
  groups: ReadonlyMap<string, readonly string[]>,
): Promise<readonly string[]> {
  solver ??= loadHighs();
  const { solve } = await solver;
  const people = new Map(atoms.map((atom) => [atom.name, atom.people]));
  const variable = new Map(atoms.map(({ name }, index) => [name, `x${index}`]));
  const sum = (names: readonly string[]): string => names.map((name) => variable.get(name)).join(' + ');
  const limits = statements
    .filter((statement) => statement.atoms.length > 0)
    .flatMap(({ atoms: of, least, most }, index) => [
      `least${index}: ${sum(of)} >= ${least.toFixed(9)}`,
      `most${index}: ${sum(of)} <= ${most.toFixed(9)}`,
    ]);
  const bounds = atoms.map(({ name, people: most }) => `0 <= ${variable.get(name)} <= ${most}`);
  const bound = (goal: 'Minimize' | 'Maximize', of: readonly string[]): number => {
    const text = [goal, `goal: ${sum(of)}`, 'Subject To', ...limits, 'Bounds', ...bounds, 'End'].join('\n');
    const { Status, ObjectiveValue } = solve(text);
    if (Status !== 'Optimal') throw new Error(`The published figures contradict each other: ${Status}`);
    return ObjectiveValue;
  };
  return [...groups].flatMap(([name, of]) => {
    const size = of.reduce((total, one) => total + (people.get(one) ?? 0), 0);
    if (size < 1 || size > 9) return [];
    const isCertain = Math.floor(bound('Maximize', of) + 1e-6) === Math.ceil(bound('Minimize', of) - 1e-6);
    return isCertain ? [name] : [];
  });
}
