import { layoutOf, lockRound, shipped, type Tallied, talliedAs } from '../../test/harness/tallied-round.js';
import { measuresOf, questionMeasure } from './measures.js';
import { wholeOf } from './told-integrity.js';

const centre = shipped('trung-tam');
const measures = measuresOf(layoutOf(centre));
const measure = measures.get(questionMeasure('G'));
const many = (count: number, one: Tallied): readonly Tallied[] => Array.from({ length: count }, () => one);

/** The headline of forty honest people, and of those who were left out. */
function whole(left: readonly Tallied[], counted = many(40, { answers: { G: 4 } })) {
  const told = lockRound(centre, counted).content.totals[questionMeasure('G')];
  const people = talliedAs(centre, left);
  return wholeOf({ people: people.people, cells: [...people.cells.values()] }, centre, measure, told);
}

describe('the headline with what was left out', () => {
  it('is told where ten and more of those answered', () => {
    expect(whole(many(10, { answers: { G: 2 } }))).toEqual({ satisfied: 40, base: 50 });
  });

  it('is not told of nine, nor of nine who answered among more', () => {
    expect(whole(many(9, { answers: { G: 5 } }))).toBeNull();
    expect(whole([...many(9, { answers: { G: 5 } }), ...many(8, { answers: { E1: 5 } })])).toBeNull();
  });

  it('counts only the people of the headline', () => {
    const others = many(30, { answers: { G: 5, GROUP: 'business' } });
    expect(whole([...many(9, { answers: { G: 5 } }), ...others])).toBeNull();
  });

  it('is not told where it is the work of one counter', () => {
    const atCounter = many(30, { answers: { G: 5 }, counter: 'q1' });
    expect(whole(atCounter)).toBeNull();
    expect(whole([...atCounter, ...many(10, { answers: { G: 5 } })])).toEqual({ satisfied: 80, base: 80 });
  });

  it('is not told where the headline itself is not, nor of nobody', () => {
    expect(whole(many(20, { answers: { G: 5 } }), many(9, { answers: { G: 5 } }))).toBeNull();
    expect(whole([])).toBeNull();
  });
});
