import fc from 'fast-check';
import { aFew, aGroup, aRate } from '../../test/harness/told.js';
import { onPaper } from './chart-parts.js';
import type { Figure } from './figure.js';
import { overTimeChart, pointsOf, type TimePoint, timeSignals } from './over-time-chart.js';
import { questionsChart } from './questions-chart.js';
import type { Satisfaction } from './satisfaction.js';
import { funnelOf, unitsChart } from './units-chart.js';

const rate = (satisfied: number, base: number, meetsTarget: boolean | null = true, worth = base): Figure =>
  aRate(satisfied, base, { meetsTarget, worth });
const satisfaction = (groups: Satisfaction['groups']) => ({ groups, target: 0.9 }) as Satisfaction;

const units = satisfaction([
  aGroup('Registry', rate(90, 100)),
  aGroup('Tax', rate(80, 100, null), { kind: 'vertical', target: null }),
  aGroup('Parks', rate(70, 100, false)),
  aGroup('Libraries', rate(93, 100)),
  aGroup('Forests', aFew(11, 12)),
  aGroup('Roads', { kind: 'no-responses' }),
  aGroup('_merged', rate(45, 50), { label: 'Merged' }),
]);

it('units have a dot where they have a rate, and nothing anywhere else', () => {
  const { data } = unitsChart(units, 'en');
  expect(data.labels).toEqual(['Registry', 'Parks', 'Libraries', 'Merged', 'Tax']);
  expect(data.datasets[0]?.data).toEqual([90, 70, 93, 90, 80]);
  expect(data.datasets[1]?.data).toEqual([90, 90, 90, 90, null]);
  expect(data.datasets[2]?.data[0]).toEqual([83.6, 94.5]);
});

it('a funnel names units in the order of the catalogue, without merged, few and vertical ones', () => {
  const funnel = funnelOf(units, onPaper, 'en');
  expect(funnel?.units.map(({ label, position }) => [label, position])).toEqual([
    ['Registry', 'within'],
    ['Parks', 'very-low'],
    ['Libraries', 'within'],
  ]);
  expect(funnel?.dispersion).toBe(1);
  expect(funnel?.without).toEqual(['Forests']);
  expect(funnel?.config.data.datasets[1]).toMatchObject({ label: '2. Parks', data: [{ x: 100, y: 70 }] });
});

it('a unit measured at meetings stands in a funnel where its answers are worth, not where its forms are', () => {
  const [registry, tax, parks, libraries] = units.groups;
  const met = satisfaction([registry, tax, parks, libraries].flatMap((group) => group ?? []));
  const atMeetings = aGroup('Halls', rate(160, 200, false, 40));
  const alone = aGroup('Halls', rate(160, 200, false));
  const placed = (halls: typeof alone) =>
    funnelOf({ ...met, groups: [...met.groups, halls] }, onPaper, 'en')?.units.at(-1);
  expect(placed(atMeetings)).toMatchObject({ respondents: 200, worth: 40, position: 'within' });
  expect(placed(alone)).toMatchObject({ respondents: 200, worth: 200, position: 'very-low' });
});

it('a question reaches as far to each side as its answers do, and names its counts and who did not know', () => {
  const levels = [10, 10, 20, 30, 30];
  const item = { key: 'E1', label: 'Polite', levels, base: 100, satisfied: 60, respondents: 40, outside: 7 };
  const { data } = questionsChart([item, { ...item, respondents: 40, outside: 0 }], 'en');
  expect(data.labels).toEqual([
    ['Polite', "60/100 · don't know: 7"],
    ['Polite', '60/100'],
  ]);
  expect(data.datasets.map((set) => set.data[0])).toEqual([0, -10, -10, -10, 10, 30, 30]);
});

const months = (figures: readonly Figure[]): TimePoint[] =>
  figures.map((figure, index) => ({
    ...{ key: `${index}`, label: `Month ${index + 1}`, when: `month ${index + 1}`, figure },
  }));
const drawn = (points: readonly TimePoint[], joined = true) =>
  overTimeChart({ points, target: 0.9, joined }, onPaper, 'en').data;

it('change over time is judged from twelve points on', () => {
  const figures = Array.from({ length: 12 }, (_, index) =>
    index < 11 ? rate(index % 2 ? 88 : 93, 100) : rate(70, 100),
  );
  expect(timeSignals(months(figures.slice(0, 11))).chart).toBeNull();
  const { chart, named } = timeSignals(months(figures));
  expect(chart?.signals).toContainEqual({ rule: 'beyond-limits', from: 11, to: 11, direction: 'down' });
  expect([...named]).toEqual(['11']);
  expect(drawn(months(figures)).datasets[0]).toMatchObject({ pointStyle: [...Array(11).fill('circle'), 'rect'] });
});

it('a month from meetings has wider limits than one of as many who came alone', () => {
  const figures = Array.from({ length: 12 }, (_, index) => rate(85 + index, 100, true, index === 5 ? 25 : 100));
  const widths = timeSignals(months(figures)).limits.map((one) => one && one.upper - one.lower);
  expect(widths[5]).toBeGreaterThan(widths[4] ?? 1);
});

it('rounds are not joined by a line, and one without a rate leaves a gap', () => {
  const { datasets } = drawn(months([rate(90, 100), { kind: 'no-responses' }, rate(95, 100)]), false);
  expect(datasets[0]).toMatchObject({ showLine: false, data: [90, null, 95] });
  expect(datasets.at(-1)?.data[1]).toBeNull();
});

it('months and quarters are named, and what is merged is no point', () => {
  const groups = ['2026-06', '2026-Q3', '_merged'].map((key) => aGroup(key, rate(90, 100)));
  expect(pointsOf({ groups }, 'en').map(({ when }) => when)).toEqual(['June 2026', 'Q3 2026']);
});

it('however units are ordered, each stands at the same place in the funnel', () => {
  const base = units.groups.filter(({ figure }) => figure.kind === 'rate');
  const placeOf = (groups: Satisfaction['groups']) =>
    Object.fromEntries(
      (funnelOf({ ...units, groups }, onPaper, 'en')?.units ?? []).map(({ key, position, worth }) => [
        key,
        `${position} ${worth}`,
      ]),
    );
  const expected = placeOf(base);
  fc.assert(
    fc.property(fc.shuffledSubarray(base, { minLength: base.length }), (shuffled) => {
      expect(placeOf(shuffled)).toEqual(expected);
    }),
  );
});

it('whatever was counted, a rate is drawn within its interval and a bar is a hundred percent long', () => {
  const answered = fc
    .array(fc.nat(400), { minLength: 5, maxLength: 5 })
    .filter((levels) => levels.some((count) => count > 0));
  fc.assert(
    fc.property(answered, (levels) => {
      const base = levels.reduce((sum, count) => sum + count, 0);
      const satisfied = (levels[3] ?? 0) + (levels[4] ?? 0);
      const { datasets } = drawn(months([rate(satisfied, base)]));
      const [dot, bar] = [datasets[0]?.data[0], datasets.at(-1)?.data[0]] as [number, [number, number]];
      expect(bar[0] <= dot && dot <= bar[1] && bar[0] < bar[1]).toBe(true);
      const item = { key: 'E1', label: 'Polite', levels, base, satisfied, respondents: 40, outside: 0 };
      const parts = questionsChart([item], 'en').data.datasets.map((set) => Math.abs(Number(set.data[0])));
      expect(Math.abs(parts.reduce((sum, part) => sum + part, 0) - 100)).toBeLessThan(0.5);
    }),
  );
});
