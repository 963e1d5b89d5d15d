import type { Group } from '../questionnaires/questionnaire.js';
import { dimensionValues } from '../responses/dimensions.js';
import { addSums, addTo, JOINT, type TallyCells, type TallyRow } from '../responses/tally-cells.js';
import { additionsOf, type CountedAnswers } from '../responses/tally-layout.js';
import { clusteredSum, type OccasionKind } from '../statistics/effective-respondents.js';
import { isAskedAt, type Measures, placesOfRespondents } from './measures.js';
import type { TableDimension } from './publication.js';

/** People who are alike in everything by which a told row can tell people apart. */
export interface PeopleAlike {
  readonly people: number;
  readonly group: Group;
  readonly values: ReadonlyMap<TableDimension, string>;
  /** The occasion on which they answered together; null for people who came alone. */
  readonly occasion: string | null;
  /** Names of the measures that they were asked for. */
  readonly asked: ReadonlySet<string>;
  /** Names of the measures in which an answer of theirs counts. */
  readonly answered: ReadonlySet<string>;
}

/** The responses of a period, as far as anything that is told of them depends on: their sums, and who stands where. */
export class CountedPeople {
  readonly cells: TallyCells = new Map();
  private readonly alike = new Map<string, { people: number; readonly of: Omit<PeopleAlike, 'people'> }>();
  private readonly places: readonly (readonly [name: string, places: readonly number[]])[];
  /** What is asked by each questionnaire, by the place of its people. */
  private readonly asked = new Map<number, ReadonlySet<string>>();
  private readonly answered = new Map<string, ReadonlySet<string>>();

  constructor(private readonly measures: Measures) {
    this.places = [...measures].map(([name, measure]) => [name, placesOfRespondents(measure)]);
  }

  get people(): readonly PeopleAlike[] {
    return [...this.alike.values()].map(({ people, of }) => ({ people, ...of }));
  }

  /** @param month in which the response is counted */
  add(response: CountedAnswers, month: string): void {
    const additions = additionsOf(response);
    for (const addition of additions) addTo(this.cells, addition);
    const filled = new Set(additions[0]?.places);
    const answered = this.places.flatMap(([name, places]) => (places.some((place) => filled.has(place)) ? [name] : []));
    const { attributes, layout, questionnaire } = response;
    const { respondents, others } = layout;
    const place = others.get(questionnaire.version) ?? respondents;
    const asked = this.asked.get(place) ?? this.askedAt(place, respondents);
    const values = new Map<TableDimension, string>(dimensionValues(response, attributes, layout)).set('month', month);
    const { group, batch: occasion } = attributes;
    const name = JSON.stringify([group, occasion, place, ...values.values(), answered]);
    const known = this.alike.get(name);
    if (known) known.people += 1;
    else this.alike.set(name, { people: 1, of: { group, values, occasion, asked, answered: this.setOf(answered) } });
  }

  /** One set for all who answered the same: few, though no two people may be alike. */
  private setOf(answered: readonly string[]): ReadonlySet<string> {
    const name = answered.join();
    const known = this.answered.get(name) ?? new Set(answered);
    this.answered.set(name, known);
    return known;
  }

  private askedAt(place: number, everybody: number): ReadonlySet<string> {
    const measures = [...this.measures].filter(([, measure]) => isAskedAt(place, measure, everybody));
    const asked = new Set(measures.map(([name]) => name));
    this.asked.set(place, asked);
    return asked;
  }
}

/** Occasions on which people answered together, by the batch of their responses; any other batch is none. */
export type Occasions = ReadonlyMap<string, OccasionKind>;

/**
 * Σ ρ m (m − 1) of each row over the occasions on which m of its people answered a measure: what their resemblance takes
 * away from their evidence. It rests on who came, not on what they answered.
 * @param rowOf name of the row in which people stand, if any
 */
export function clusteredBy(
  people: readonly PeopleAlike[],
  measure: string,
  occasions: Occasions,
  rowOf: (people: PeopleAlike) => string | undefined,
): ReadonlyMap<string, number> {
  const together = new Map<string, Map<string, number>>();
  for (const alike of people) {
    const { occasion } = alike;
    if (occasion === null || !occasions.has(occasion) || !alike.answered.has(measure)) continue;
    const row = rowOf(alike);
    if (row === undefined) continue;
    const ofRow = together.get(row) ?? new Map<string, number>();
    together.set(row, ofRow.set(occasion, (ofRow.get(occasion) ?? 0) + alike.people));
  }
  return new Map([...together].map(([row, ofRow]) => [row, clusteredOf(ofRow, occasions)]));
}

/** The same of one row. @param sizes its people whose answer counts, by the batch of their responses */
export function clusteredOf(sizes: ReadonlyMap<string, number>, occasions: Occasions): number {
  return clusteredSum(
    [...sizes].flatMap(([occasion, people]) => {
      const kind = occasions.get(occasion);
      return kind && people > 0 ? [{ kind, people }] : [];
    }),
  );
}

type Cells = ReadonlyMap<string, Uint32Array>;

/** The tallies of a period, its months added up. */
export class SummedTallies {
  private readonly tables = new Map<string, Map<string, Uint32Array>>();

  constructor(rows: readonly TallyRow[]) {
    for (const { scope, dimensions, key, month, sums } of rows) {
      this.add(scope, dimensions, key, sums);
      if (dimensions === '') this.add(scope, 'month', month, sums);
    }
  }

  /** All sums of a group; null when nobody of it answered. */
  total(group: Group): Uint32Array | null {
    return this.cells(group, '').get('') ?? null;
  }

  /** People by their answers to the general item and to each element; null where nobody gave both. */
  joint(group: Group): Uint32Array | null {
    return this.cells(group, JOINT).get('') ?? null;
  }

  table(group: Group, dimension: TableDimension): Cells {
    return this.cells(group, dimension);
  }

  /** The batches within each cell of a table, by cell and batch; those of the total by `''`. */
  batches(group: Group, dimension: TableDimension | ''): ReadonlyMap<string, Cells> {
    const found = new Map<string, Map<string, Uint32Array>>();
    for (const [keys, sums] of this.cells('batch', dimension === '' ? group : `${group}|${dimension}`)) {
      const end = dimension === '' ? keys.length : keys.lastIndexOf('|');
      const cell = keys.slice(end + 1);
      found.set(cell, (found.get(cell) ?? new Map()).set(keys.slice(0, end), sums));
    }
    return found;
  }

  /** Cells of two dimensions `first|second`, by `first key|second key`, however they are stored. */
  crossed(group: Group, pair: string): Cells {
    const direct = this.cells(group, pair);
    if (direct.size > 0) return direct;
    const turned = (keys: string): string => keys.split('|').toReversed().join('|');
    return new Map([...this.cells(group, turned(pair))].map(([keys, sums]) => [turned(keys), sums]));
  }

  private cells(scope: string, dimensions: string): Cells {
    return this.tables.get(`${scope} ${dimensions}`) ?? new Map();
  }

  private add(scope: string, dimensions: string, key: string, sums: Uint32Array): void {
    const name = `${scope} ${dimensions}`;
    const table = this.tables.get(name) ?? new Map<string, Uint32Array>();
    this.tables.set(name, table);
    const cell = table.get(key);
    if (cell) addSums(cell, sums);
    else table.set(key, sums.slice());
  }
}
