import { CrossingDraft } from './crossing-draft.js';
import { sizesBy, TableDraft } from './drafts.js';
import type { PeopleAlike } from './people.js';
import type { TableDimension } from './publication.js';

/** People who came to a field by a channel, at a counter or at none; all of them answered. */
function came(people: number, field: string, channel = 'qr', counter = '_none', answered = true): PeopleAlike {
  const values = new Map<TableDimension, string>([
    ['field', field],
    ['channel', channel],
    ['counter', counter],
  ]);
  const asked = new Set(['question:G']);
  return { people, group: 'people', values, occasion: null, asked, answered: answered ? asked : new Set() };
}

function tableOf(people: readonly PeopleAlike[], dimension: TableDimension = 'field', everything = false): TableDraft {
  const keyOf = ({ values }: PeopleAlike) => values.get(dimension);
  const telling = { mergedRow: true, counters: true, everything };
  return new TableDraft(sizesBy(people, 'question:G', keyOf), keyOf, telling);
}

describe('a table to be told', () => {
  it('merges fields with fewer than ten people, and tells them together', () => {
    const table = tableOf([came(40, 'land'), came(6, 'tax'), came(5, 'work')]);
    expect([[...table.told.shown], table.told.merged, table.told.tellsMerged]).toEqual([
      ['land'],
      ['work', 'tax'],
      true,
    ]);
    expect(table.rowsOf(came(1, 'tax'))).toEqual(['_merged']);
  });

  it('does not tell that the few of a field left the question out', () => {
    const table = tableOf([came(40, 'land'), came(12, 'work'), came(4, 'tax', 'qr', '_none', false)]);
    expect(table.told.merged).toEqual(['tax', 'work']);
  });

  it('tells that ten and more left it out', () => {
    const table = tableOf([came(40, 'land'), came(12, 'tax', 'qr', '_none', false)]);
    expect([[...table.told.shown], table.sizeOf('tax')]).toEqual([['land', 'tax'], 0]);
  });

  it('tells less when a row is merged away, and in the end nothing', () => {
    const table = tableOf([came(40, 'land'), came(20, 'tax')]);
    expect(table.merge('tax')).toBe(true);
    expect([[...table.told.shown], table.told.tellsMerged]).toEqual([['land'], true]);
    expect([table.merge('_merged'), [...table.told.shown]]).toEqual([true, []]);
    expect([table.merge('_merged'), table.told.tellsMerged, table.merge('_merged')]).toEqual([true, false, false]);
  });

  it('shows most readers no row that is the work of one counter, nor the row that it stands in', () => {
    const table = tableOf([came(40, 'land', 'qr', 'counter-1'), came(15, 'tax'), came(60, 'work')]);
    expect([...table.told.shown]).toEqual(['land', 'tax', 'work']);
    expect(table.toldToMost).toMatchObject({ merged: ['land', 'tax'], tellsMerged: true });
    expect(tableOf([came(40, 'land', 'qr', 'counter-1'), came(15, 'land')]).toldToMost).toBeNull();
  });

  it('shows most readers nothing that is merged away for everybody since', () => {
    const table = tableOf([came(40, 'land', 'qr', 'counter-1'), came(15, 'tax'), came(60, 'work')]);
    for (const key of ['land', 'tax', 'work']) table.merge(key);
    expect([[...table.told.shown], table.toldToMost]).toEqual([[], null]);
  });

  it('of a trial tells everything', () => {
    expect([...tableOf([came(1, 'land', 'qr', 'counter-1')], 'field', true).told.shown]).toEqual(['land']);
  });
});

describe('fields within departments', () => {
  const shownOf = (fields: Readonly<Record<string, readonly [people: number, department: string]>>) => {
    const people = Object.entries(fields).map(([field, [n, department]]): PeopleAlike => {
      const one = came(n, field);
      return { ...one, values: new Map([...one.values, ['department', department]]) };
    });
    const keyOf = ({ values }: PeopleAlike) => values.get('field');
    const departments = [...new Set(Object.values(fields).map(([, department]) => department))];
    const within = new Map(
      departments.map((department) => {
        const inside = people.filter(({ values }) => values.get('department') === department);
        return [department, sizesBy(inside, 'question:G', keyOf)] as const;
      }),
    );
    const telling = { mergedRow: true, counters: false, everything: false };
    const coarser = { table: tableOf(people, 'department'), within };
    return [...new TableDraft(sizesBy(people, 'question:G', keyOf), keyOf, telling, coarser).told.shown];
  };

  it('leave nobody over in a department less its fields', () => {
    // Land less deeds would be the four of maps.
    const fields = { deeds: [30, 'land'], maps: [4, 'land'], tax: [6, 'money'], fees: [20, 'money'] } as const;
    expect(shownOf({ ...fields, births: [40, 'registry'] })).toEqual(['births']);
  });

  it('stand together where their departments do', () => {
    // Both departments together, less either of two fields, would be the nine of shops.
    const fields = { shops: [9, 'trade'], army: [11, 'army'], births: [40, 'registry'] } as const;
    expect(shownOf(fields)).toEqual(['births']);
  });

  it('stand alone where ten and more are left of each department', () => {
    const fields = { deeds: [30, 'land'], maps: [12, 'land'], births: [40, 'registry'] } as const;
    expect(shownOf(fields)).toEqual(['deeds', 'maps', 'births']);
  });
});

describe('a crossing to be told', () => {
  const crossingOf = (people: readonly PeopleAlike[]): CrossingDraft => {
    const keyOf = ({ values }: PeopleAlike) => `${values.get('channel')}|${values.get('field')}`;
    const sizes = sizesBy(people, 'question:G', keyOf);
    const telling = { mergedRow: true, counters: true, everything: false };
    return new CrossingDraft(tableOf(people, 'channel'), tableOf(people), sizes, keyOf, telling);
  };

  it('merges rows until no cell of the pair holds one to nine people', () => {
    const people = [came(40, 'land'), came(30, 'tax'), came(20, 'work'), came(30, 'land', 'kiosk')];
    expect(crossingOf([...people, came(25, 'tax', 'kiosk'), came(4, 'work', 'kiosk')]).merged).toEqual(['work', 'tax']);
    expect(crossingOf([...people, came(25, 'tax', 'kiosk')]).merged).toEqual([]);
  });

  it('is not told where only one row would be left', () => {
    expect(
      crossingOf([came(40, 'land'), came(30, 'tax'), came(40, 'land', 'kiosk'), came(3, 'tax', 'kiosk')]).merged,
    ).toBeNull();
  });

  it('merges what within a channel is the work of one counter', () => {
    const people = [came(40, 'land', 'kiosk', 'counter-1'), came(40, 'tax', 'kiosk'), came(40, 'work', 'kiosk')];
    const both = [...people, came(30, 'land'), came(30, 'tax'), came(30, 'work')];
    expect(crossingOf(both).merged).toContain('land');
  });
});
