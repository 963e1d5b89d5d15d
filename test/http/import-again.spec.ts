import { aPlace, atTheDesk, file, listed, othersIn, send, stored } from '../harness/import-desk.js';
import { aWorkbook, sheetOf } from '../harness/workbook.js';

atTheDesk();

describe('people who were imported before', () => {
  const again: Readonly<Record<string, { map: string; file: () => Buffer | string; says: string }>> = {
    'the same file': { map: 'G,NPS', file: () => file('a.csv'), says: 'Tệp này giống' },
    'with a column of numbers added': {
      map: ',G,NPS',
      file: () => file('a-with-stt-column.csv'),
      says: 'Tệp này giống',
    },
    'saved again by Excel': { map: 'G,NPS', file: () => file('a-resaved-by-excel.csv'), says: 'Tệp này giống' },
    'as a workbook': {
      map: 'G,NPS',
      file: () => aWorkbook({ A: sheetOf(['G', 'NPS'], [5, 10], [5, 10], [4, 8]) }),
      says: 'Tệp này giống',
    },
    'with other columns chosen': { map: 'G,', file: () => file('a.csv'), says: 'Tệp này giống' },
    'a part of it': { map: 'G,NPS', file: () => 'G,NPS\n5,10\n4,8\n', says: 'Tệp này giống' },
    'with more people below': { map: 'G,NPS', file: () => 'G,NPS\n5,10\n5,10\n4,8\n1,0\n', says: '3/4 dòng giống' },
  };

  it.each(Object.entries(again))('are asked about, and nothing is stored: %s', async (_, { map, file: made, says }) => {
    const place = await aPlace();
    const first = await send('', file('a.csv'), place, { map: 'G,NPS', name: 'tháng 11.csv' });
    expect(first.status).toBe(200);
    const asked = await send('', made(), place, { map });
    expect(asked.status).toBe(409);
    expect(listed(asked.text).join()).toContain(says);
    expect(listed(asked.text).join()).toContain('tệp đã nhập ngày 28/11/2026, “tháng 11.csv” (3 phiếu).');
    expect(await stored(place)).toHaveLength(3);
  });

  it('are others when the officer says so, once: a second click finds what the first did', async () => {
    const place = await aPlace();
    await send('', file('a.csv'), place, { map: 'G,NPS' });
    const asked = await send('', file('a.csv'), place, { map: 'G,NPS' });
    const others = othersIn(asked.text);
    const twice = await Promise.all([1, 2].map(() => send('', file('a.csv'), place, { map: 'G,NPS', others })));
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await stored(place)).toHaveLength(6);
  });

  it('are stored once when the button is clicked twice', async () => {
    const place = await aPlace();
    const twice = await Promise.all([1, 2].map(() => send('', file('a.csv'), place, { map: 'G,NPS' })));
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await stored(place)).toHaveLength(3);
  });

  it('and those who answered alike are seven people', async () => {
    const place = await aPlace();
    await send('', file('a.csv'), place, { map: 'G,NPS' });
    const b = file('b-other-people-same-answers.csv');
    let reply = await send('', b, place, { map: 'G,NPS' });
    if (reply.status === 409) reply = await send('', b, place, { map: 'G,NPS', others: othersIn(reply.text) });
    expect(reply.text).toContain('Đã nhập 4 phiếu.');
    expect(await stored(place)).toHaveLength(7);
  });
});
