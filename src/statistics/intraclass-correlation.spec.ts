import { errorOfCorrelation, intraclassCorrelation } from './intraclass-correlation.js';

/** Six targets judged by four judges each (Shrout and Fleiss 1979, table 2). */
const judged = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

describe('the correlation within groups', () => {
  it('is that of the article which gave it its name', () => {
    const { correlation, groups, each } = intraclassCorrelation(judged);
    expect(correlation).toBeCloseTo(0.17, 2);
    expect([groups, each]).toEqual([6, 4]);
  });

  it('is a half where one of three groups parts, with its error', () => {
    const found = intraclassCorrelation([
      [1, 1],
      [2, 2],
      [1, 2],
    ]);
    expect(found.correlation).toBeCloseTo(0.5, 12);
    expect(errorOfCorrelation(found)).toBeCloseTo(0.53, 2);
  });

  it('is 1 where nothing differs within a group, and below 0 where groups differ less than by chance', () => {
    expect(intraclassCorrelation([[3, 3], [3]]).correlation).toBe(1);
    expect(intraclassCorrelation([[1, 1, 1], [5]]).correlation).toBe(1);
    expect(
      intraclassCorrelation([
        [1, 5],
        [5, 1],
      ]).correlation,
    ).toBeCloseTo(-1, 12);
  });

  it.each([[[]], [[[1, 2]]], [[[1, 2], []]], [[[1], [2]]]])('is refused for %j', (groups) => {
    expect(() => intraclassCorrelation(groups)).toThrow(RangeError);
  });
});
