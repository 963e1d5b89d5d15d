import type { Figure } from '../figures/figure.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { WIDTH } from './dot-scale.js';
import { toRateTable } from './rate-table.view-model.js';

const rate = (value: number, lower: number, upper: number): Figure => ({
  kind: 'rate',
  satisfied: Math.round(value * 100),
  base: 100,
  respondents: 100,
  rate: value,
  interval: { lower, upper, level: 0.9, method: 'wilson' },
  meetsTarget: value >= 0.9,
  verdict: 'inconclusive',
});
const satisfaction = {
  locked: true,
  target: 0.9,
  groups: [
    { key: 'registry', label: 'Registry', figure: rate(0.9, 0.84, 0.94) },
    { key: 'parks', label: 'Parks', figure: { kind: 'merged' } },
    {
      key: 'tax',
      label: 'Tax',
      figure: { ...rate(0.8, 0.72, 0.86), meetsTarget: null, verdict: null },
      block: 'vertical',
    },
    { key: 'libraries', label: 'Libraries', figure: { kind: 'merged' } },
    { key: '_merged', label: 'Small units', figure: { kind: 'few', respondents: 14, majority: 'satisfied' } },
  ],
} as unknown as Satisfaction;

describe('a table of rates', () => {
  const table = toRateTable(satisfaction, 'vi');

  it('puts units, the merged row and vertical bodies apart', () => {
    expect(table.rows.map(({ key }) => key)).toEqual(['registry']);
    expect(table.vertical.map(({ key }) => key)).toEqual(['tax']);
    expect([table.merged?.words.base, table.mergedNames]).toEqual(['14 phiếu', 'Parks, Libraries']);
  });

  it('draws all rows on one scale that starts low enough for every interval', () => {
    expect(table.scale.from).toBe(0.7);
    expect(table.scale.target).toBeCloseTo((WIDTH * 2) / 3, 1);
    expect(table.rows[0]?.dot).toEqual({ rate: 160, lower: 112, width: 80 });
    expect(table.merged?.dot).toBeNull();
  });
});
