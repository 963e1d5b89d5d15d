import type { Figure } from './figure.js';
import { funnelOf } from './funnel-chart.js';
import { overTimeChart } from './over-time-chart.js';
import { questionsChart } from './questions-chart.js';
import type { Satisfaction } from './satisfaction.js';
import { timeSignals } from './time-signals.js';
import { unitsChart } from './units-chart.js';

const rate = (satisfied: number, base: number, meetsTarget: boolean | null = true): Figure => ({
  ...{ kind: 'rate', satisfied, base, respondents: base, rate: satisfied / base, meetsTarget, verdict: 'inconclusive' },
  interval: { lower: satisfied / base - 0.05, upper: satisfied / base + 0.05, level: 0.9, method: 'wilson' },
});
const satisfaction = (groups: Satisfaction['groups']) => ({ groups, target: 0.9, locked: true }) as Satisfaction;

const units = satisfaction([
  { key: 'registry', label: 'Registry', figure: rate(90, 100) },
  { key: 'tax', label: 'Tax', figure: rate(80, 100, null), block: 'vertical' },
  { key: 'parks', label: 'Parks', figure: rate(70, 100, false) },
  { key: 'libraries', label: 'Libraries', figure: rate(93, 100) },
  { key: 'forests', label: 'Forests', figure: { kind: 'few', respondents: 12, majority: 'satisfied' } },
  { key: 'roads', label: 'Roads', figure: { kind: 'no-responses' } },
  { key: '_merged', label: 'Merged', figure: rate(45, 50) },
]);

it('units have a dot where they have a rate, and nothing anywhere else', () => {
  const { data } = unitsChart(units, 'en');
  expect(data.labels).toEqual(['Registry', 'Parks', 'Libraries', 'Merged', 'Tax']);
  expect(data.datasets[0]?.data).toEqual([90, 70, 93, 90, 80]);
  expect(data.datasets[1]?.data).toEqual([90, 90, 90, 90, null]);
  expect(data.datasets[2]?.data[0]).toEqual([85, 95]);
});

it('a funnel names units in the order of the catalogue, without merged, few and vertical ones', () => {
  const funnel = funnelOf(units, 'en');
  expect(funnel?.units.map(({ label, position }) => [label, position])).toEqual([
    ['Registry', 'within'],
    ['Parks', 'very-low'],
    ['Libraries', 'within'],
  ]);
  expect(funnel?.dispersion).toBe(1);
  expect(funnelOf({ ...units, locked: false }, 'en')).toBeNull();
});

it('a question reaches as far to each side as its answers do, and names its counts', () => {
  const levels = [10, 10, 20, 30, 30];
  const { data } = questionsChart([{ key: 'E1', label: 'Polite', levels, base: 100, satisfied: 60, outside: 7 }], 'en');
  expect(data.labels).toEqual([['Polite', '60/100']]);
  expect(data.datasets.map((set) => set.data[0])).toEqual([-10, -10, -10, 10, 30, 30]);
});

it('change over time is judged from twelve final points on', () => {
  const months = Array.from({ length: 12 }, (_, index) => ({
    ...{ key: `${index}`, label: `${index + 1}`, figure: rate(index < 11 ? 90 : 60, 100) },
  }));
  expect(timeSignals({ groups: months.slice(0, 11) }).chart).toBeNull();
  expect(timeSignals({ groups: months }).chart?.signals).toContainEqual({
    ...{ rule: 'beyond-limits', from: 11, to: 11, direction: 'down' },
  });
});

it('control limits stand at final points only, and a provisional point says so', () => {
  const last = rate(90, 100);
  const months = Array.from({ length: 13 }, (_, index) => ({
    ...{ key: `${index}`, label: `${index + 1}` },
    figure: index < 12 ? rate(90, 100) : ({ ...last, satisfied: null } as Figure),
  }));
  const { data } = overTimeChart(satisfaction(months), 'en');
  expect(data.labels?.slice(-2)).toEqual(['12', ['13', 'provisional']]);
  expect(data.datasets.slice(-2).map((set) => set.data.slice(-2))).toEqual([
    [99, null],
    [81, null],
  ]);
  expect(overTimeChart(satisfaction(months.slice(1)), 'en').data.datasets).toHaveLength(4);
});
