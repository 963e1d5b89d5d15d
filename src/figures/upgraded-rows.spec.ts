import type { Measure } from './measures.js';
import { UpgradedRows } from './upgraded-rows.js';

const scale = { levels: 2, satisfied: [2], outside: ['dk'] };
const G = {
  ...{ kind: 'question', name: 'question:G', question: { code: 'G', scale } },
  ...{ answers: ['1', '2', 'dk'], places: [0, 1, 2, 3, 4], asked: { of: [0], less: [] }, counted: [2, 3] },
} as unknown as Measure;
const occasions = new Map([
  ['hall', 'meeting'],
  ['dong', 'hand-out'],
] as const);
const rows = new UpgradedRows(new Map([[G.name, G]]), { length: 5 } as never, occasions);
const batches = { hall: [20, 20, 0, 20, 0], dong: [10, 10, 5, 5, 0], keyed: [30, 30, 0, 30, 0] };

describe('a row of a publication of version 1', () => {
  it('keeps its counts, and says what stands in no denominator', () => {
    expect(rows.kept(G.name, { respondents: 50, sums: [60, 55, 10, 40, 5] }, null)).toEqual({
      ...{ respondents: 50, sums: [60, 55, 10, 40, 5] },
      excluded: [5, 5],
    });
  });

  it('is clustered by its meetings and hand-outs; a bundle made for keying is none', () => {
    const { clustered } = rows.kept(G.name, { respondents: 60, sums: [60, 60, 5, 55, 0], batches }, null);
    expect(clustered).toBe(0.2 * 20 * 19 + 0.05 * 10 * 9);
  });

  it('takes as many people of an occasion into a part as may have been there', () => {
    const whole = rows.together(G.name, { respondents: 60, sums: [], batches });
    const part = { respondents: 25, sums: [25, 25, 0, 25, 0] };
    expect(rows.kept(G.name, part, null, [whole]).clustered).toBe(0.2 * 20 * 19 + 0.05 * 5 * 4);
    const nobodyOfTheHall = new Map([['dong', 3]]);
    expect(rows.kept(G.name, part, null, [whole, nobodyOfTheHall]).clustered).toBe(0.3);
    expect(rows.kept(G.name, part, null, [new Map()])).not.toHaveProperty('clustered');
  });

  it('is made of all sums of its people where it had no table', () => {
    const cells = new Map([
      ['qr', Uint32Array.of(12, 11, 1, 9, 1)],
      ['paper', Uint32Array.of(3, 3, 0, 3)],
      ['link', Uint32Array.of(4)],
    ]);
    expect(rows.sizesIn(G.name, cells)).toEqual(
      new Map([
        ['qr', 10],
        ['paper', 3],
      ]),
    );
    const vector = rows.vectorOf(cells, ['qr', 'paper']);
    expect(vector && rows.made(G.name, vector, [])).toEqual({
      ...{ respondents: 13, sums: [15, 14, 1, 12, 1] },
      excluded: [1, 1],
    });
    expect(rows.vectorOf(cells, ['kiosk'])).toBeNull();
  });

  it('of a question that the campaign does not ask is no row', () => {
    expect(() => rows.together('question:X', null)).not.toThrow();
    expect(() => rows.kept('question:X', { respondents: 1, sums: [] }, null)).toThrow('question:X');
  });
});
