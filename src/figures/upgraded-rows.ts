import { addSums } from '../responses/tally-cells.js';
import type { TallyLayout } from '../responses/tally-layout.js';
import { clusteredSum, type Occasion, RESEMBLANCE } from '../statistics/effective-respondents.js';
import { type Measure, type Measures, respondentsIn, respondentsOf, rowOf } from './measures.js';
import type { OriginalRow } from './original.js';
import type { Occasions } from './people.js';
import type { Row } from './told-table.js';

/** All sums of each cell of a dimension, by key. */
export type Cells = ReadonlyMap<string, Uint32Array>;

/** People by the occasion on which they answered together. */
export type Together = ReadonlyMap<string, number>;

/** Rows of a publication of version 1: their counts as they were told, with what goes beside them today. */
export class UpgradedRows {
  constructor(
    readonly measures: Measures,
    private readonly places: TallyLayout,
    private readonly occasions: Occasions,
  ) {}

  /**
   * A row that was kept.
   * @param vector all sums of the same people, where they were kept
   * @param within who came together in rows that it is a part of; its own unless given
   */
  kept(name: string, row: OriginalRow, vector: Uint32Array | null, within = [this.together(name, row)]): Row {
    const measure = this.measure(name);
    const { respondents, sums } = row;
    const [people = 0, answered = 0] = sums;
    const ofQuestion = measure.kind === 'question' ? ([answered - respondents, people - answered] as const) : null;
    const excluded = vector ? rowOf(measure, this.measures, vector).excluded : ofQuestion;
    const clustered = this.clustered(respondents, within);
    return { respondents, sums, ...(clustered > 0 ? { clustered } : {}), ...(excluded ? { excluded } : {}) };
  }

  /** A row of a measure, made of all sums of its people. */
  made(name: string, vector: Uint32Array, within: readonly Together[]): Row {
    const measure = this.measure(name);
    return rowOf(measure, this.measures, vector, this.clustered(respondentsIn(measure, vector), within));
  }

  /** Of some cells together; null where they were not kept. */
  vectorOf(cells: Cells, keys: readonly string[]): Uint32Array | null {
    const sum = new Uint32Array(this.places.length);
    const vectors = keys.flatMap((key) => cells.get(key) ?? []);
    for (const vector of vectors) addSums(sum, vector);
    return vectors.length > 0 ? sum : null;
  }

  /** People whose answer counts in a measure, by cell; empty ones left out. */
  sizesIn(name: string, cells: Cells): ReadonlyMap<string, number> {
    const sizes = [...cells].map(([key, vector]) => [key, respondentsIn(this.measure(name), vector)] as const);
    return new Map(sizes.filter(([, size]) => size > 0));
  }

  together(name: string, row: OriginalRow | null | undefined): Together {
    const occasions = Object.entries(row?.batches ?? {}).filter(([batch]) => this.occasions.has(batch));
    return new Map(occasions.map(([batch, sums]) => [batch, respondentsOf(this.measure(name), sums)]));
  }

  /** As many as may have come together: which of the people of an occasion stand in a part of a row was not kept. */
  private clustered(people: number, [first = NOBODY, ...others]: readonly Together[]): number {
    const most: Occasion[] = [...first].flatMap(([occasion, size]) => {
      const kind = this.occasions.get(occasion);
      const fewest = Math.min(size, ...others.map((together) => together.get(occasion) ?? 0));
      return kind && fewest > 0 ? [{ kind, people: fewest }] : [];
    });
    let left = people;
    const worth = ({ kind, people: size }: Occasion): number => RESEMBLANCE[kind] * size;
    const filled = most
      .toSorted((a, b) => worth(b) - worth(a))
      .flatMap(({ kind, people: size }) => {
        const taken = Math.min(size, left);
        left -= taken;
        return taken > 0 ? [{ kind, people: taken }] : [];
      });
    return clusteredSum(filled);
  }

  private measure(name: string): Measure {
    const measure = this.measures.get(name);
    if (!measure) throw new Error(`A publication tells of ${name}, which its campaign does not ask`);
    return measure;
  }
}

const NOBODY: Together = new Map();

/** Cells as those versions stored them, by key: 32-bit counts, least significant byte first, in base64. */
export function unpacked(cells: Readonly<Record<string, string>>): Cells {
  const counts = (base64: string): Uint32Array =>
    new Uint32Array(Uint8Array.from(Buffer.from(base64, 'base64')).buffer);
  return new Map(Object.entries(cells).map(([key, sums]) => [key, counts(sums)]));
}
