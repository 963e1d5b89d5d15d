import highs from 'highs';

/** Its types are written for CommonJS, where the loader stands one `default` deeper. */
const loadSolver = highs as unknown as typeof highs.default;

/** People who stand behind one unknown number, by their places in the order of arrival. */
export type Members = readonly number[];

/**
 * Somebody who knows who stands in every published row, at every time, and puts all figures together to learn what
 * small groups said: each figure is a linear constraint on one unknown from 0 to 1 for each person.
 */
export class Attacker {
  private readonly constraints = new Map<string, { members: Members; lower: number; upper: number }>();

  constructor(private readonly people: number) {}

  /** A figure says that from `lower` to `upper` of these people are satisfied. */
  learn(members: Members, lower: number, upper: number): void {
    const known = this.constraints.get(members.join());
    this.constraints.set(members.join(), {
      members,
      lower: Math.max(lower, known?.lower ?? 0),
      upper: Math.min(upper, known?.upper ?? members.length),
    });
  }

  /** Facts learnt so far. */
  get facts(): number {
    return this.constraints.size;
  }

  /** Those of the groups whose number of satisfied people can only be one whole number: linear programming finds both ends. */
  async determined(groups: readonly Members[]): Promise<Members[]> {
    const solver = await loadSolver();
    const rows = [...this.constraints.values()];
    const starts = [0];
    for (const { members } of rows) starts.push((starts.at(-1) ?? 0) + members.length);
    const indices = rows.flatMap(({ members }) => members);
    const model = solver.createModel({
      numCols: this.people,
      numRows: rows.length,
      colCost: Array.from({ length: this.people }, () => 0),
      colLower: Array.from({ length: this.people }, () => 0),
      colUpper: Array.from({ length: this.people }, () => 1),
      rowLower: rows.map(({ lower }) => lower),
      rowUpper: rows.map(({ upper }) => upper),
      matrix: {
        format: 'csr',
        numRows: rows.length,
        numCols: this.people,
        starts,
        indices,
        values: indices.map(() => 1),
      },
    });
    try {
      model.options.set('output_flag', false);
      const furthest = (members: Members, sign: 1 | -1): number => {
        for (const person of members) model.changeColCost(person, sign);
        model.run();
        if (model.getModelStatus() !== solver.constants.modelStatus.optimal) throw new Error('The figures contradict');
        const end = sign * model.getObjectiveValue();
        for (const person of members) model.changeColCost(person, 0);
        return end;
      };
      return groups.filter((members) => {
        const [least, most] = [furthest(members, 1), furthest(members, -1)];
        return Math.floor(most + 1e-6) === Math.ceil(least - 1e-6);
      });
    } finally {
      model.dispose();
    }
  }
}
