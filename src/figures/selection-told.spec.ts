import type { Measure } from './measures.js';
import { type Mix, NO_MIX, type PublicationContent } from './publication.js';
import { everybody, filtered, inMonths, type Selection, together } from './selection.js';
import { NO_ROWS, type Row, type Table } from './told-table.js';

// A publication written by hand: measure `g` is its headline; of `h` nothing is told, of `f` there were too few.
const row = (respondents: number): Row => ({ respondents, sums: [respondents] });
const table = (shown: Table['shown'], merged: Partial<Table['merged']> = {}): Table => ({
  shown,
  merged: { keys: [], held: [], row: null, ...merged },
});
const measure = (name: string) => ({ name }) as Measure;
const [g, h, f, none] = ['g', 'h', 'f', 'none'].map(measure) as [Measure, Measure, Measure, Measure];
const mix = (qr: number): Mix => ({ ...NO_MIX, channel: { qr } });

const months = table({ '2026-07': row(20), '2026-08': row(30) }, { keys: ['2026-09', '2026-10'], held: ['2026-10'] });
const byField = table({ land: row(40), tax: row(25) }, { keys: ['few', 'kept'], held: ['kept'], row: row(22) });
const forMost = table({ land: row(40) }, { keys: ['tax', 'few', 'kept'], row: row(47) });
const crossed = table({ kiosk: row(40) });
const content = {
  ...{ headline: 'g', group: 'people', totals: { g: row(90) }, hidden: { h: 'held', f: 'too-few' } },
  tables: { month: { g: months }, field: { g: byField, h: table({ land: row(12) }) }, channel: { g: crossed } },
  tablesForMost: { field: { g: forMost } },
  crossings: { 'field|channel': { g: { land: crossed }, h: null } },
  groups: { g: table({ business: row(12) }, { keys: ['official', 'organisation'], held: ['organisation'] }) },
  others: { business: { channel: { g: table({ qr: row(12) }) } } },
  mixes: { '': mix(90), 'field=land': mix(40), 'group=business': mix(12) },
} as unknown as PublicationContent;

const chairman = { seesCounters: true };
const officer = { seesCounters: false };
const tooNarrow = expect.objectContaining({ code: 'filter-too-narrow' });
const by = (name: string, key: string, sight = chairman): Selection =>
  filtered(content, { name, key } as Parameters<typeof filtered>[1], sight);

describe('everybody', () => {
  it('is told by total, or why not', () => {
    const all = everybody(content, chairman);
    expect([g, h, f, none].map(all.entryOf)).toEqual([row(90), 'held', 'too-few', null]);
    expect([all.mix, everybody({ ...content, mixes: {} }, chairman).mix]).toEqual([mix(90), NO_MIX]);
  });

  it('stands in the tables of its reader', () => {
    expect(everybody(content, chairman).tableOf('field', g)).toBe(byField);
    expect(everybody(content, officer).tableOf('field', g)).toBe(forMost);
    // Where theirs do not differ, or nothing is told.
    expect(everybody(content, officer).tableOf('month', g)).toBe(months);
    expect(everybody(content, officer).tableOf('field', h)).toEqual(table({ land: row(12) }));
    expect(everybody(content, chairman).tableOf('field', none)).toBe(NO_ROWS);
    expect(everybody(content, officer).tableOf('village', g)).toBe(NO_ROWS);
  });
});

describe('some months', () => {
  const within = (...names: readonly string[]): Selection => inMonths(content, (one) => names.includes(one), chairman);

  it('are the sum of what stands in their table', () => {
    expect(within('2026-07', '2026-08').entryOf(g)).toEqual(row(50));
    expect(within('2026-08').entryOf(g)).toEqual(row(30));
    expect(within('2026-01').entryOf(g)).toBeNull();
    expect(within('2026-08').mix).toBe(NO_MIX);
  });

  it('are not told where one of them is kept back', () => {
    expect(within('2026-08', '2026-09').entryOf(g)).toBe('held');
    expect(within('2026-09').entryOf(g)).toBe('too-few');
    expect(within('2026-08', '2026-10').entryOf(g)).toBe('held');
  });

  it('have a table of months only, with the merged ones where one is among them', () => {
    expect(within('2026-08').tableOf('month', g)).toEqual(table({ '2026-08': row(30) }));
    expect(within('2026-08', '2026-09').tableOf('month', g)).toEqual({
      ...{ shown: { '2026-08': row(30) }, merged: months.merged },
    });
    expect(() => within('2026-08').tableOf('field', g)).toThrow(tooNarrow);
  });
});

describe('a filter by a cell', () => {
  it('tells its row, and its tables where they were crossed', () => {
    const land = by('field', 'land');
    expect([land.entryOf(g), land.entryOf(none), land.mix]).toEqual([row(40), null, mix(40)]);
    expect(land.tableOf('channel', g)).toBe(crossed);
    expect(land.tableOf('channel', none)).toBe(NO_ROWS);
    expect(by('field', 'tax').mix).toBe(NO_MIX);
  });

  it('tells nothing that was not crossed', () => {
    expect(() => by('field', 'land').tableOf('month', g)).toThrow(tooNarrow);
    expect(() => by('field', 'land').tableOf('channel', h)).toThrow(tooNarrow);
    expect(() => by('field', 'tax').tableOf('channel', g)).toThrow(tooNarrow);
  });

  it('is refused where the headline does not tell it apart, for its reader', () => {
    for (const key of ['few', 'kept']) expect(() => by('field', key)).toThrow(tooNarrow);
    expect(() => by('field', 'tax', officer)).toThrow(tooNarrow);
    expect(by('field', 'tax').entryOf(g)).toEqual(row(25));
    expect(by('field', 'nobody').entryOf(g)).toBeNull();
    expect(by('village', 'any').entryOf(g)).toBeNull();
  });

  it('says of another measure why it is kept back there', () => {
    const other = { ...content, headline: 'h' };
    const cell = (key: string): Selection => filtered(other, { name: 'field', key }, chairman);
    expect([cell('few').entryOf(g), cell('kept').entryOf(g)]).toEqual(['too-few', 'held']);
    expect(() => cell('few').tableOf('channel', g)).toThrow(tooNarrow);
  });
});

describe('a filter by group', () => {
  it('of the questionnaire itself is everybody', () => {
    expect(by('group', 'people').entryOf(g)).toEqual(row(90));
  });

  it('tells another group by its row and its own tables', () => {
    const business = by('group', 'business');
    expect([business.entryOf(g), business.entryOf(none), business.mix]).toEqual([row(12), null, mix(12)]);
    expect(business.tableOf('channel', g)).toEqual(table({ qr: row(12) }));
    expect(() => business.tableOf('field', g)).toThrow(tooNarrow);
    expect(() => business.tableOf('channel', h)).toThrow(tooNarrow);
    expect(by('group', 'nobody').tableOf('channel', g)).toBe(NO_ROWS);
    expect(by('group', 'nobody').mix).toBe(NO_MIX);
  });

  it('is refused where it is merged', () => {
    for (const key of ['official', 'organisation']) expect(() => by('group', key)).toThrow(tooNarrow);
    const elsewhere = { ...content, headline: 'none' };
    const entry = (key: string) => filtered(elsewhere, { name: 'group', key }, chairman).entryOf(g);
    expect([entry('official'), entry('organisation')]).toEqual(['too-few', 'held']);
  });
});

describe('several periods', () => {
  const told = (entry: ReturnType<Selection['entryOf']>, shown: Table = NO_ROWS): Selection => {
    return { entryOf: () => entry, tableOf: () => shown, mix: mix(entry === null ? 0 : 10) };
  };

  it('of one are that one, and of none nothing', () => {
    const only = told(row(12));
    expect(together([only])).toBe(only);
    expect(together([]).entryOf(g)).toBeNull();
  });

  it('are told together where each is, and kept back where one is', () => {
    expect(together([told(row(12)), told(row(30)), told(null)]).entryOf(g)).toEqual(row(42));
    expect(together([told(null), told(null)]).entryOf(g)).toBeNull();
    expect(together([told(row(12)), told('held')]).entryOf(g)).toBe('held');
    expect(together([told('held'), told('too-few')]).entryOf(g)).toBe('held');
    expect(together([told('too-few'), told(row(198))]).entryOf(g)).toBe('held');
    expect(together([told(null), told('too-few')]).entryOf(g)).toBe('too-few');
    expect(together([told(row(12)), told(row(30))]).mix).toMatchObject({ channel: { qr: 20 } });
  });

  it('add their tables up, unless one does not know who came in quick succession', () => {
    const [known, unknown] = [told(row(12), table({ yes: row(12) })), told(row(30))];
    expect(together([known, known]).tableOf('repeated', g)).toEqual(table({ yes: row(24) }));
    expect(together([known, unknown]).tableOf('repeated', g)).toBe(NO_ROWS);
    expect(together([known, unknown]).tableOf('channel', g)).toEqual(table({ yes: row(12) }));
    // Nobody came in the other period, so there was nothing to know.
    expect(together([known, told(null)]).tableOf('repeated', g)).toEqual(table({ yes: row(12) }));
  });
});
