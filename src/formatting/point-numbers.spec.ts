import { besidePoints, pointNumbers } from './point-numbers.js';

it('a number stands to the right of its point, or where it covers neither a point nor another number', () => {
  expect(besidePoints([{ x: 100, y: 50 }])).toEqual([{ x: 117, y: 50 }]);
  expect(
    besidePoints([
      { x: 100, y: 50 },
      { x: 117, y: 50 },
    ]),
  ).toEqual([
    { x: 83, y: 50 },
    { x: 134, y: 50 },
  ]);
  const crowd = besidePoints([
    { x: 100, y: 50 },
    { x: 100, y: 50 },
    { x: 100, y: 50 },
    { x: 100, y: 50 },
  ]);
  expect(new Set(crowd.map(({ x, y }) => `${x} ${y}`)).size).toBe(4);
});

it('points that are scattered are numbered, lines are not', () => {
  const written: string[] = [];
  const ctx = {
    ...{ save: () => undefined, restore: () => undefined, fillStyle: '', font: '', textAlign: '', textBaseline: '' },
    fillText: (text: string) => written.push(text),
  };
  const types = ['scatter', 'scatter', 'line'];
  pointNumbers.afterDatasetsDraw({
    ...{ ctx, options: { color: '#000' } },
    data: { datasets: [{ label: '1. Registry' }, { label: '2. Parks' }, { label: '95%' }] },
    getDatasetMeta: (index) => ({ type: types[index] ?? '', data: [{ x: index * 100, y: 0 }] }),
  });
  expect(written).toEqual(['1', '2']);
});
