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
  const [units, vertical] = table.sections;

  it('puts units with the merged row at their end, and vertical bodies apart', () => {
    expect(units?.rows.map(({ key }) => key)).toEqual(['registry', '_merged']);
    expect(vertical?.heading).toMatch('ngành dọc');
    expect(vertical?.rows.map(({ key, words }) => [key, words.reading])).toEqual([['tax', null]]);
    const merged = units?.rows[1];
    expect([merged?.words.base, merged?.mergedNames, merged?.dot]).toEqual(['14 phiếu', 'Parks, Libraries', null]);
  });

  it('draws all rows on one scale that starts low enough for every interval', () => {
    expect(table.scale.from).toBe(0.7);
    expect(table.scale.ticks.map(({ percent }) => percent)).toEqual([70, 80, 90, 100]);
    expect(table.scale.target).toBeCloseTo((WIDTH * 2) / 3, 1);
    expect(units?.rows[0]?.dot).toEqual({ rate: 213.3, lower: 149.3, width: 106.7 });
  });

  it('always has a tick at its right end', () => {
    const low = { ...satisfaction, groups: [{ key: 'a', label: 'A', figure: rate(0.4, 0.32, 0.5) }] };
    expect(toRateTable(low, 'vi').scale.ticks.map(({ percent }) => percent)).toEqual([40, 60, 80, 100]);
  });

  it('reads a row of the past that is final as final, though the newest is not', () => {
    const quarters = {
      ...{ locked: false, target: 0.9 },
      groups: [
        { key: '2026-Q3', label: 'III', figure: rate(0.95, 0.92, 0.97) },
        { key: '2026-Q4', label: 'IV', figure: { ...rate(0.95, 0.92, 0.97), verdict: null } },
      ],
    } as unknown as Satisfaction;
    const readings = toRateTable(quarters, 'vi').sections[0]?.rows.map(({ words }) => words.reading?.tone);
    expect(readings).toEqual(['met', 'neutral']);
  });
});
