import { evenShare, readVillages, type TypedVillages, type VillagePlace } from './village-sheets.js';

const place = (pointId: string): VillagePlace => ({ pointId, village: `Thôn ${pointId}`, pointName: null, issued: 0 });
const places = [place('a'), place('b')];
const typed = (rows: Record<string, string>, hander: TypedVillages['hander'] = 'front'): TypedVillages => ({
  hander,
  rows: new Map(Object.entries(rows).map(([pointId, issued]) => [pointId, { issued, hander: '' }])),
});

describe('the sheets of all villages', () => {
  it('are an even share of the plan, and none where nothing is planned', () => {
    expect([evenShare(400, 12), evenShare(null, 12), evenShare(400, 0), evenShare(10_000, 2)]).toEqual([
      ...[34, null, null, 500],
    ]);
  });

  it('are read row by row; empty and 0 are left out, and a row may name another who hands out', () => {
    const rows = new Map([
      ['a', { issued: ' 30 ', hander: 'village' }],
      ['b', { issued: '0', hander: '' }],
    ] as const);
    expect(readVillages(places, { hander: '', rows })).toEqual({
      batches: [{ pointId: 'a', handedOutBy: 'village', issued: 30 }],
    });
    expect(readVillages(places, typed({ a: '', b: '1' }))).toEqual({
      batches: [{ pointId: 'b', handedOutBy: 'front', issued: 1 }],
    });
  });

  it.each([
    [typed({ a: '501', b: 'nhiều' }), ['issued-a', 'issued-b']],
    [typed({ a: '3', b: '-1' }, ''), ['hander', 'issued-b']],
    [typed({ a: '', b: '0' }), ['issued-a']],
    [typed({ a: '3', gone: '3' }), ['places']],
  ] as const)('are refused with every field at fault: %#', (sent, fields) => {
    const read = readVillages(places, sent);
    expect('faults' in read ? [...read.faults.keys()] : []).toEqual(fields);
  });
});
