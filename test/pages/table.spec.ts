import { DataSource, getMetadataArgsStorage } from 'typeorm';
import { AuditEntry } from '../../src/access/audit.entity.js';
import { Campaign, CampaignPoint } from '../../src/campaigns/campaign.entity.js';
import { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import type { Work } from '../../src/database/statement.js';
import { type Columns, changing, rows, tableOf } from '../../src/database/table.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { Device } from '../../src/devices/device.entity.js';
import { PaperBatch } from '../../src/paper/paper.entity.js';
import { SetAside } from '../../src/responses/set-aside.entity.js';
import { BusyHour } from '../../src/responses/tally.entity.js';
import { startServer, type TestServer } from '../harness/server.js';

let server: TestServer;
let queue: WriteQueue;
beforeAll(async () => {
  server = await startServer();
  queue = server.get(WriteQueue);
});
afterAll(() => server.stop());

const write = <T>(work: Work<T>): Promise<T> => queue.commit(() => work);
const read = <T>(work: Work<T>): Promise<T> => queue.read(work);

const campaigns = tableOf(Campaign);
const points = tableOf(CollectionPoint);

const spring: Columns<Campaign> = {
  communeId: 'hue',
  id: 'spring',
  name: 'Mùa xuân "25"',
  questionnaireVersion: 'centre.v1',
  tabletVersion: null,
  opensOn: '2026-03-01',
  endsOn: '2026-03-31',
  locksOn: '2026-04-05',
  target: 0.9,
  continuous: false,
  testing: true,
  leads: [{ from: '2000-01-01', leads: { cleanliness: 'parks' } }],
  layout: [{ pool: 'all' }],
  reorganised: 0,
  period: null,
  fromDay: 1,
  endedAt: null,
  ownerUnit: null,
  archivedAt: null,
  lockedPeriods: [],
};

const registry: Columns<CollectionPoint> = {
  ...{ communeId: 'hue', id: 'p1', code: 'code-1', kind: 'qr', name: 'Registry' },
  ...{
    unit: 'centre',
    counter: null,
    field: null,
    village: null,
    revokedOn: null,
    earlierPlaces: [],
    onHomePage: false,
  },
};

/** A value of every column of an entity, told by its types. */
function sampleOf(entity: Parameters<typeof tableOf>[0], mark: number): Record<string, unknown> {
  const values: Record<string, unknown> = {
    varchar: `v${mark}`,
    text: `Ừ, ${mark} "lần"`,
    integer: mark,
    'double precision': mark + 0.1,
    boolean: mark % 2 === 1,
    'simple-json': { list: [mark, null, 'ô'], yes: true },
    bytea: Buffer.from([mark, 0, 255]),
  };
  return Object.fromEntries(
    getMetadataArgsStorage()
      .filterColumns(entity)
      .map(({ propertyName, options }) => [
        propertyName,
        options.transformer ? new Date(Date.UTC(2026, 10, mark, 7, 8, 9, 123)) : values[String(options.type)],
      ]),
  );
}

describe('the table of', () => {
  it('every entity stores, finds, replaces, changes and deletes a row as it was given', async () => {
    const entities = server.get(DataSource).entityMetadatas;
    expect(entities.length).toBeGreaterThan(20);
    for (const { target, tableName, primaryColumns } of entities) {
      const entity = target as new () => object;
      const table = tableOf(entity);
      const [one, other, third] = [sampleOf(entity, 3), sampleOf(entity, 4), sampleOf(entity, 5)];
      const keyOf = (row: object): object =>
        Object.fromEntries(Object.entries(row).filter(([name]) => primaryColumns.some((c) => c.propertyName === name)));
      expect(table.name).toBe(tableName);
      const told = await write(
        (function* () {
          yield* table.insert(one);
          const steps = [yield* table.insertNew(one), yield* table.insertNew(other)];
          yield* table.upsert({ ...third, ...keyOf(one) });
          return { steps, replaced: yield* table.find(keyOf(one)), held: yield* table.hold(keyOf(other)) };
        })(),
      );
      expect(told).toEqual({ steps: [false, true], replaced: { ...third, ...keyOf(one) }, held: other });
      expect(told.held).toBeInstanceOf(entity);
      expect(await write(table.update(keyOf(one), one))).toBe(1);
      expect(await read(table.find(keyOf(one)))).toEqual(one);
      expect(await read(table.select(one, { hold: false, limit: 5 }))).toEqual([one]);
      expect([await write(table.delete(keyOf(one))), await write(table.delete(keyOf(one)))]).toEqual([1, 0]);
      expect([await read(table.count(other)), await read(table.find(keyOf(one)))]).toEqual([1, null]);
      await write(table.delete(other));
    }
  });
});

describe('a row', () => {
  it('has the methods of its entity, and nothing where nothing is stored', async () => {
    await write(campaigns.insert({ ...spring, target: null }));
    const found = await read(campaigns.find({ communeId: 'hue', id: 'spring' }));
    expect(found?.stateOn('2026-03-15')).toBe('open');
    expect(found?.target).toBeNull();
  });

  it('that other SQL has read is typed alike', async () => {
    const [raw] = await read(rows('SELECT c.* FROM campaign c WHERE c.id = $1', 'spring'));
    expect(campaigns.row(raw ?? {})).toEqual({ ...spring, target: null });
    expect(() => campaigns.row({ id: 'spring' })).toThrow('communeId');
  });

  it('of any JSON comes back as it was, a text and null among them', async () => {
    for (const answers of ['chữ "trần"', null, 7, [1]]) {
      const aside = { ...sampleOf(SetAside, 1), answers } as Columns<SetAside>;
      await write(tableOf(SetAside).upsert(aside));
      expect((await read(tableOf(SetAside).find({ communeId: 'v1', id: 'v1' })))?.answers).toEqual(answers);
    }
  });

  it('is refused with a column left out, whatever the compiler was told', async () => {
    const { name, ...nameless } = registry;
    await expect(write(points.insert(nameless as Columns<CollectionPoint>))).rejects.toThrow('name');
    expect(await read(points.count({}))).toBe(0);
  });

  it('adds to the columns named', async () => {
    const hours = tableOf(BusyHour);
    const monday = { communeId: 'hue', pointId: 'p1', weekday: 1, hour: 9, responses: 2 };
    await write(hours.upsert(monday, ['responses']));
    await write(hours.upsert({ ...monday, responses: 5 }, ['responses']));
    expect(await read(hours.select({}))).toEqual([{ ...monday, responses: 7 }]);
  });
});

describe('a lookup', () => {
  it.each([
    ['a part of the key', { id: 'spring' }],
    ['the key and more', { communeId: 'hue', id: 'spring', name: 'x' }],
    ['something else', { communeId: 'hue', name: 'x' }],
    ['nothing', {}],
  ])('by %s is refused at once', (_, key) => {
    expect(() => campaigns.find(key)).toThrow('found by communeId, id');
    expect(() => campaigns.hold(key)).toThrow('found by communeId, id');
  });

  it('by a value that is not there is refused, not taken for every row', async () => {
    const pointId = undefined as unknown as string;
    expect(() => tableOf(CampaignPoint).delete({ communeId: 'hue', pointId })).toThrow('pointId');
    await expect(read(tableOf(CampaignPoint).count({ pointId }))).rejects.toThrow('pointId');
    await expect(read(campaigns.find({ communeId: 'hue', id: pointId }))).rejects.toThrow('id');
  });

  it('by what is no column is refused', () => {
    const where = { stateOn: null } as unknown as Partial<Columns<Campaign>>;
    expect(() => campaigns.update(where, { name: 'x' })).toThrow('stateOn');
  });
});

describe('rows alike', () => {
  beforeAll(async () => {
    await write(points.insert({ ...registry, unit: null }));
    await write(points.insert({ ...registry, id: 'p2', code: 'code-2', name: 'Parks', counter: '1' }));
    await write(points.insert({ ...registry, id: 'p3', code: 'code-3', name: 'Libraries', counter: '2' }));
  });

  it('are selected in order, up to a limit, with null for what is not stored', async () => {
    const select = async (...given: Parameters<typeof points.select>) =>
      (await read(points.select(...given))).map(({ id }) => id);
    expect(await select({ communeId: 'hue' }, { order: { name: 'ASC' } })).toEqual(['p3', 'p2', 'p1']);
    expect(await select({ communeId: 'hue' }, { order: { unit: 'ASC', id: 'DESC' }, limit: 1 })).toHaveLength(1);
    expect(await select({ unit: null })).toEqual(['p1']);
    expect(await select({ unit: null, counter: null, communeId: 'vinh' })).toEqual([]);
    expect(await write(points.select({ id: 'p2' }, { order: { id: 'ASC' }, limit: 2, hold: true }))).toHaveLength(1);
  });

  it('are changed together and counted', async () => {
    expect(await write(points.update({ unit: 'centre' }, { revokedOn: '2026-11-03', counter: null }))).toBe(2);
    expect(await read(points.count({ revokedOn: '2026-11-03', counter: null }))).toBe(2);
    expect(await write(points.update({ counter: '1' }, { name: 'x' }))).toBe(0);
  });

  it('are changed by SQL of its own, which gives back what it returns', async () => {
    const sql = 'UPDATE collection_point SET name = $1 WHERE id IN ($2, $3) RETURNING id';
    const changed = await write(changing<{ id: string }>(CollectionPoint, sql, 'Both', 'p1', 'p2'));
    expect(changed.map(({ id }) => id).sort()).toEqual(['p1', 'p2']);
  });
});

describe('what is remembered of a table', () => {
  const remembered = (): Promise<readonly string[]> =>
    queue.remembered(['collection_point'], 'names', function* () {
      return (yield* points.select({}, { order: { id: 'ASC' } })).map(({ name }) => name);
    });

  it('is forgotten when a row of it is written, however it is written', async () => {
    const codes = { ...registry, id: 'p9', code: 'code-9' };
    const writes: readonly (() => Work<unknown>)[] = [
      () => points.insert({ ...codes, name: 'a' }),
      () => points.insertNew({ ...codes, id: 'p8', code: 'code-8', name: 'b' }),
      () => points.upsert({ ...codes, name: 'c' }),
      () => points.update({ id: 'p9' }, { name: 'd' }),
      () => changing(CollectionPoint, 'UPDATE collection_point SET name = $1 WHERE id = $2', 'e', 'p9'),
      () => points.delete({ id: 'p9' }),
    ];
    for (const make of writes) {
      const before = await remembered();
      await write(make());
      expect(await remembered()).not.toEqual(before);
    }
  });
});

describe("SQL of one's own that writes", () => {
  it('is refused where it does not say to which table', async () => {
    if (server.get(DataSource).options.type === 'postgres') return; // remembers nothing
    const sql = "UPDATE collection_point SET name = 'x'";
    await expect(read(rows(sql))).rejects.toThrow('where does this write');
  });
});

describe('a class', () => {
  it('that is no entity has no table', () => {
    expect(() => tableOf(Map)).toThrow('Map is no entity');
  });

  it('has one table, named as TypeORM names it', () => {
    expect(tableOf(PaperBatch)).toBe(tableOf(PaperBatch));
    expect([tableOf(PaperBatch).name, tableOf(CampaignPoint).name]).toEqual(['paper_batch', 'campaign_point']);
    expect([tableOf(AuditEntry).name, tableOf(Device).name]).toEqual(['audit_entry', 'device']);
  });
});
