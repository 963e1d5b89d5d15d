import { additionsOf, type CountedAnswers } from '../responses/counted-answers.js';
import { dimensionValues } from '../responses/dimensions.js';
import { addTo, type TallyCells } from '../responses/tally-cells.js';
import { type Measures, placesOfRespondents } from './measures.js';
import type { PeopleAlike } from './people.js';
import type { TableDimension } from './publication.js';

/** The responses of a period, as far as anything that is told of them depends on: their sums, and who stands where. */
export class CountedPeople {
  readonly cells: TallyCells = new Map();
  private readonly alike = new Map<string, { people: number; readonly of: Omit<PeopleAlike, 'people'> }>();
  private readonly places: readonly (readonly [name: string, places: readonly number[]])[];

  constructor(measures: Measures) {
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
    const { attributes, layout } = response;
    const values = new Map<TableDimension, string>(dimensionValues(response, attributes, layout)).set('month', month);
    const { group, batch: occasion } = attributes;
    const name = JSON.stringify([group, occasion, ...values.values(), answered]);
    const known = this.alike.get(name);
    if (known) known.people += 1;
    else this.alike.set(name, { people: 1, of: { group, values, occasion, answered: new Set(answered) } });
  }
}
