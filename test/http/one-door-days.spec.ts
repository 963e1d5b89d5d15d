import { readFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { CommunesService } from '../../src/communes/communes.service.js';
import { SimulationService } from '../../src/simulation/simulation.service.js';
import { aCounter, type Counter } from '../harness/counter.js';
import { atTheDoor, brought, faultsIn, later, server, staff } from '../harness/doors.js';
import { entrances } from '../harness/entrances.js';
import { startServer } from '../harness/server.js';
import { lockAnyway } from '../harness/spring.js';

atTheDoor();

describe('a day', () => {
  let counter: Counter;
  beforeAll(async () => {
    server.clock.moveTo('2026-11-06');
    counter = await aCounter(server, staff);
  });

  /** Status, and the day under which it is kept, with `!` where it is not the one that was said. */
  type Fate = number | readonly [status: number, kept: string];
  interface Dated {
    readonly today: string;
    readonly on: string | null;
    readonly fates: Readonly<Partial<Record<keyof typeof entrances, Fate>>>;
  }
  const dated: Readonly<Record<string, Dated>> = {
    'that is not said is that of receipt': {
      ...{ today: '2026-11-06', on: null },
      fates: {
        ...{ 'set aside, then accepted': [303, '2026-11-06'] },
        ...{ phone: [201, '2026-11-06'], 'form without script': [200, '2026-11-06'] },
        ...{ 'queued phone': [201, '2026-11-06'], 'paired tablet': [201, '2026-11-06'] },
        ...{
          'keyed sheet': [201, '2026-11-06'],
          'settled sheet': [303, '2026-11-06'],
          'corrected sheet': [303, '2026-11-06'],
        },
        ...{ 'imported row': [200, '2026-11-06'] },
      },
    },
    'that does not exist is refused': {
      ...{ today: '2026-11-06', on: '2026-11-31' },
      fates: {
        ...{ 'set aside, then accepted': 400 },
        ...{ phone: 400, 'queued phone': 400, 'paired tablet': 400 },
        ...{ 'keyed sheet': 400, 'settled sheet': 400, 'corrected sheet': 400, 'imported row': 422 },
      },
    },
    'that has not come is a wrong clock, or a slip of the pen': {
      ...{ today: '2026-11-06', on: '2026-11-08' },
      fates: {
        ...{ 'set aside, then accepted': [303, '2026-11-06!'] },
        ...{ phone: [201, '2026-11-06!'], 'queued phone': [201, '2026-11-06!'] },
        ...{ 'paired tablet': [201, '2026-11-06!'] },
        ...{ 'keyed sheet': 422, 'settled sheet': 422, 'corrected sheet': 422, 'imported row': 422 },
      },
    },
    'before the opening is a wrong clock, or a slip of the pen': {
      ...{ today: '2026-11-06', on: '2026-10-30' },
      fates: {
        ...{ 'set aside, then accepted': [303, '2026-11-06!'] },
        ...{ phone: [201, '2026-11-06!'], 'queued phone': [201, '2026-11-06!'] },
        ...{ 'paired tablet': [201, '2026-11-06!'] },
        ...{ 'keyed sheet': 422, 'settled sheet': 422, 'corrected sheet': 422, 'imported row': 422 },
      },
    },
    'after the end is refused, or set aside where nobody is there': {
      ...{ today: '2026-11-12', on: '2026-11-11' },
      fates: {
        ...{ 'set aside, then accepted': 409 },
        ...{ phone: 410, 'form without script': 410, 'queued phone': 202, 'paired tablet': 202 },
        ...{ 'keyed sheet': 422, 'settled sheet': 422, 'corrected sheet': 422, 'imported row': 422 },
      },
    },
    'of the collecting counts when it is brought after the end': {
      ...{ today: '2026-11-12', on: '2026-11-09' },
      fates: {
        ...{ 'set aside, then accepted': [303, '2026-11-09'] },
        ...{ phone: [201, '2026-11-09'], 'queued phone': [201, '2026-11-09'], 'paired tablet': [201, '2026-11-09'] },
        ...{
          'keyed sheet': [201, '2026-11-09'],
          'settled sheet': [303, '2026-11-09'],
          'corrected sheet': [303, '2026-11-09'],
        },
        ...{ 'imported row': [200, '2026-11-09'] },
      },
    },
    'that stands on no paper is the last one of the collecting': {
      ...{ today: '2026-11-12', on: null },
      fates: {
        ...{ 'set aside, then accepted': 409 },
        ...{ phone: 410, 'queued phone': 202, 'paired tablet': 202 },
        ...{
          'keyed sheet': [201, '2026-11-10'],
          'settled sheet': [303, '2026-11-10'],
          'corrected sheet': [303, '2026-11-10'],
        },
        ...{ 'imported row': [200, '2026-11-10'] },
      },
    },
  };

  describe.each(Object.entries(dated))('%s', (_, { today, on, fates }) => {
    it.each(Object.entries(fates) as [keyof typeof entrances, Fate][])('%s', async (name, fate) => {
      server.clock.moveTo(today);
      const { status, said, row } = await brought(name, counter, { G: 5 }, on);
      const [expected, kept] = typeof fate === 'number' ? [fate, undefined] : fate;
      expect(status).toBe(expected);
      expect(row && `${row.business_date}${row.date_replaced ? '!' : ''}`).toBe(kept ?? null);
      if (row) expect(row.standing).toBe('counted');
      // Whoever holds the phone, the paper or the file reads why.
      else if (status !== 202) expect(said).toMatch(/[àáạảãâăđêôơưấầểệịọộợụứừửựỳ]/i);
    });
  });

  it('that is told after the lock is late, and counted nowhere', async () => {
    server.clock.moveTo('2026-11-16');
    await lockAnyway(server, counter.campaign);
    const standings: Record<string, string> = {};
    for (const name of later.filter((one) => one !== 'settled sheet' && one !== 'corrected sheet')) {
      const { status, row } = await brought(name, counter, { G: 5 }, '2026-11-09');
      standings[name] = row?.standing ?? String(status);
    }
    expect(standings).toEqual({
      ...{ phone: 'late', 'queued phone': 'late', 'paired tablet': 'late', 'keyed sheet': 'late' },
      'set aside, then accepted': 'late',
      'imported row': '409',
    });
    expect(await faultsIn(counter.campaign)).toEqual([]);
  });
});

it('a simulated person rates who was responsible on the day', async () => {
  const other = await startServer('2026-11-06');
  const commune = JSON.parse(readFileSync('data/communes/hong-chau.json', 'utf8'));
  const [one, two] = commune.fields.filter(({ unit }: { unit: string }) => unit !== commune.fields[0].unit);
  const [from, unit] = ['2026-06-15', commune.fields[0].unit] as const;
  const moved = [one.key, two.key];
  const fields = commune.fields.map((field: { key: string }) =>
    moved.includes(field.key) ? { ...field, unit } : field,
  );
  const communes = other.get(CommunesService, { strict: false });
  await communes.import(commune, '2026-01-01', 'test');
  await communes.import({ ...commune, fields }, from, 'test');
  await other.get(SimulationService, { strict: false }).simulate('hong-chau', 400, 1);
  const rows: { field: string | null; business_date: string; resolving_unit: string }[] = await other
    .get(DataSource)
    .query('SELECT * FROM survey_response WHERE field IS NOT NULL');
  const unitOn = (day: string, field: string | null): string =>
    (day < from ? commune.fields : fields).find(({ key }: { key: string }) => key === field)?.unit ?? null;
  expect(rows.map((row) => row.resolving_unit)).toEqual(rows.map((row) => unitOn(row.business_date, row.field)));
  const sides = rows.filter(({ field }) => moved.includes(field ?? '')).map((row) => row.business_date < from);
  expect(new Set(sides).size).toBe(2);
  await other.stop();
});
