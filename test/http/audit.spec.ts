import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { accessCommands } from '../../src/access/access.commands.js';
import { AuditChain, AuditEntry } from '../../src/access/audit.entity.js';
import { AuditService, type NewAuditEntry } from '../../src/access/audit.service.js';
import { Clock } from '../../src/config/clock.js';
import { type Get, parseCall } from '../../src/config/command.js';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { tableOf } from '../../src/database/table.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { freshDatabase } from '../harness/fresh-database.js';

/** A server as the audit log sees it: its own connection, queue and clock. */
interface Server {
  readonly dataSource: DataSource;
  readonly queue: WriteQueue;
  readonly audit: AuditService;
}

const folder = mkdtempSync(join(tmpdir(), 'hai-long-audit-'));
let one: Server;
let other: Server;

beforeAll(async () => {
  const url = await freshDatabase(folder);
  [one, other] = [await openAt(url), await openAt(url)];
});
afterAll(async () => {
  await Promise.all([one, other].map(({ dataSource }) => dataSource.destroy()));
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => one.queue.commit(clearLog));

async function openAt(url: string): Promise<Server> {
  const file = url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : null;
  const dataSource = new DataSource(dataSourceOptions(url, file));
  await dataSource.initialize();
  const queue = new WriteQueue(dataSource);
  return { dataSource, queue, audit: new AuditService(queue, new Clock()) };
}

function* clearLog() {
  yield* tableOf(AuditEntry).delete({});
  yield* tableOf(AuditChain).delete({});
}

const entry = (communeId: string | null, object: string): NewAuditEntry => {
  return { actor: 'lan', communeId, action: 'point-created', object, details: { name: 'Quầy 1' } };
};
const append = ({ queue, audit }: Server, communeId: string | null, object = 'p1'): Promise<void> =>
  queue.commit(() => audit.append(entry(communeId, object)));

describe('the audit log', () => {
  it('is one chain for each commune and one for what concerns none', async () => {
    await append(one, 'spring');
    await append(one, null);
    await append(one, 'autumn');
    await append(one, 'spring');
    const whole = { firstBroken: null };
    expect(await one.audit.verify()).toEqual([
      { chain: '_server', entries: 1, ...whole },
      { chain: 'autumn', entries: 1, ...whole },
      { chain: 'spring', entries: 2, ...whole },
    ]);
  });

  it('has no gap where two servers append at once', async () => {
    const many = Array.from({ length: 120 }, (_, at) => at);
    await Promise.all(
      many.map(async (at) => {
        // Some share a group, others come while the other server commits.
        await new Promise((resolve) => setTimeout(resolve, (at * 7) % 50));
        await append(at % 2 ? one : other, at % 3 ? 'spring' : 'autumn', `p${at}`);
      }),
    );
    expect(await other.audit.verify()).toEqual([
      { chain: 'autumn', entries: 40, firstBroken: null },
      { chain: 'spring', entries: 80, firstBroken: null },
    ]);
    const written = await one.queue.read(tableOf(AuditEntry).select({}));
    expect(new Set(written.map(({ object }) => object)).size).toBe(120);
  });

  it('holds nothing of a unit that fails after it', async () => {
    const failing = one.queue.commit(function* () {
      yield* one.audit.append(entry('spring', 'never'));
      throw new Error('changed my mind');
    });
    const [failed] = await Promise.allSettled([failing, append(one, 'spring', 'kept')]);
    expect(failed.status).toBe('rejected');
    const written = await one.queue.read(tableOf(AuditEntry).select({}));
    expect(written.map(({ object, number }) => [object, number])).toEqual([['kept', 1]]);
  });

  it('is verified by a command that names the first broken entry of each chain', async () => {
    const command = accessCommands.find(({ name }) => name === 'audit:verify');
    const get = (() => one.audit) as Get;
    const verify = async (): Promise<unknown> => command?.run(get, parseCall(command, []));
    for (const commune of ['spring', 'autumn', null])
      for (const object of ['a', 'b', 'c']) await append(one, commune, object);
    expect(await verify()).toEqual({
      chains: ['_server', 'autumn', 'spring'].map((chain) => ({ chain, entries: 3 })),
      broken: 0,
    });
    await one.queue.commit(() => tableOf(AuditEntry).update({ chain: 'spring', number: 2 }, { actor: 'nobody' }));
    await one.queue.commit(() => tableOf(AuditEntry).delete({ chain: 'autumn', number: 3 }));
    await one.queue.commit(() => tableOf(AuditChain).delete({ chain: '_server' }));
    await expect(verify()).rejects.toThrow('_server from entry 1; autumn from entry 3; spring from entry 2');
  });

  it('of an earlier version goes on as a chain of its own, as it was written', async () => {
    const { dataSource } = one;
    for (;;) {
      const [last] = await dataSource.query('SELECT name FROM migrations ORDER BY id DESC LIMIT 1');
      await dataSource.undoLastMigration({ transaction: 'each' });
      if (last.name.startsWith('AuditChains')) break;
    }
    let hash = '0'.repeat(64);
    for (const number of [1, 2, 3]) {
      const at = `2026-03-0${number}T05:00:00.000Z`;
      const [communeId, details] = [number === 2 ? null : 'spring', { number }];
      const sealed = JSON.stringify([hash, number, at, 'lan', communeId, 'signed-in', 'lan', details]);
      hash = createHash('sha256').update(sealed).digest('hex');
      const commune = communeId === null ? 'NULL' : `'${communeId}'`;
      await dataSource.query(
        `INSERT INTO audit_event (number, at, actor, commune_id, action, object, details, hash)
         VALUES (${number}, '${at}', 'lan', ${commune}, 'signed-in', 'lan', '${JSON.stringify(details)}', '${hash}')`,
      );
    }
    await dataSource.runMigrations({ transaction: 'each' });
    await append(one, 'spring');
    const whole = { firstBroken: null };
    expect(await one.audit.verify()).toEqual([
      { chain: '_earlier', entries: 3, ...whole },
      { chain: 'spring', entries: 1, ...whole },
    ]);
    await one.queue.commit(() => tableOf(AuditEntry).delete({ chain: '_earlier', number: 3 }));
    expect((await one.audit.verify())[0]).toEqual({ chain: '_earlier', entries: 2, firstBroken: 3 });
  });
});
