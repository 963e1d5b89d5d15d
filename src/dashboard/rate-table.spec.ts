import { aFew, aGroup, aRate } from '../../test/harness/told.js';
import type { Figure } from '../figures/figure.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { toRateTable, WIDTH, worstFirst } from './rate-table.js';

const rate = (value: number, lower: number, upper: number): Figure => {
  const told = aRate(Math.round(value * 100), 100);
  return { ...told, interval: { ...told.interval, lower, upper } };
};
const satisfaction = {
  target: 0.9,
  groups: [
    aGroup('registry', rate(0.9, 0.84, 0.94)),
    aGroup('parks', { kind: 'merged' }, { label: 'Parks' }),
    aGroup('tax', aRate(80, 100, { meetsTarget: null, verdict: null }), { kind: 'vertical', target: null }),
    aGroup('libraries', { kind: 'held' }, { label: 'Libraries' }),
    aGroup('_merged', aFew(13, 14)),
  ],
} as unknown as Satisfaction;

describe('a table of rates', () => {
  const table = toRateTable(satisfaction, 'vi');
  const [units, vertical] = table.sections;

  it('puts units with the merged row at their end, and vertical bodies apart', () => {
    expect(units?.rows.map(({ key }) => key)).toEqual(['registry', '_merged']);
    expect(vertical?.heading).toMatch('ngành dọc');
    expect(vertical?.rows.map(({ key, words }) => [key, words.reading])).toEqual([['tax', null]]);
    const [, merged] = units?.rows ?? [];
    expect([merged?.words.state, merged?.mergedNames, merged?.dot]).toEqual([
      '13/14 phiếu hài lòng (ít phiếu, chưa tính tỷ lệ)',
      ...['Parks, Libraries (giữ lại để bảo vệ người khác)', null],
    ]);
  });

  it('of counters keeps those apart that are held for being few: they stand in no merged row', () => {
    const [counters] = toRateTable(satisfaction, 'vi', { heldApart: true }).sections;
    expect(counters?.rows.map(({ key, mergedNames }) => [key, mergedNames])).toEqual([
      ['registry', null],
      ['libraries', null],
      ['_merged', 'Parks'],
    ]);
  });

  it('draws all rows on one scale that starts low enough for every interval', () => {
    expect(table.scale.from).toBe(0.7);
    expect(table.scale.ticks.map(({ percent }) => percent)).toEqual([70, 80, 90, 100]);
    expect(table.scale.target).toBeCloseTo((WIDTH * 2) / 3, 1);
    expect(units?.rows[0]?.dot).toEqual({ rate: 213.3, lower: 149.3, width: 106.7 });
  });

  it('always has a tick at its right end', () => {
    const low = { ...satisfaction, groups: [aGroup('a', rate(0.4, 0.32, 0.5))] };
    expect(toRateTable(low, 'vi').scale.ticks.map(({ percent }) => percent)).toEqual([40, 60, 80, 100]);
  });
});

it('stands what certainly fails on top, then other rates from the lowest, then what has no rate', () => {
  const rows = [
    aGroup('few', aFew(13, 14)),
    aGroup('good', aRate(97, 100)),
    aGroup('_none', aRate(60, 100)),
    aGroup('low', aRate(80, 100)),
    aGroup('failing', aRate(330, 400, { verdict: 'not-met' })),
    aGroup('_merged', aRate(70, 100)),
  ];
  expect(worstFirst(rows).map(({ key }) => key)).toEqual(['failing', 'low', 'good', '_none', '_merged', 'few']);
});
