import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource, type EntityMetadata } from 'typeorm';
import { Campaign } from '../../src/campaigns/campaign.entity.js';
import { campaignsAtPoint } from '../../src/campaigns/campaigns.service.js';
import {
  silentTablets,
  unkeyedSheets,
  unsettledAnswers,
  unsettledSheets,
} from '../../src/campaigns/lock-waits.queries.js';
import { countBetween, countBy, countWaiting } from '../../src/campaigns/response-counts.queries.js';
import { pointByCode, responsesByPoint } from '../../src/collection-points/collection-points.service.js';
import { issuesOfPoint, spendCode } from '../../src/collection-points/one-time-codes.queries.js';
import { validCatalogue } from '../../src/communes/communes.service.js';
import type { Statement, Work } from '../../src/database/statement.js';
import { type Columns, type Entity, tableOf, type Where } from '../../src/database/table.js';
import { deviceByToken, keepState, pairDevice } from '../../src/devices/device.queries.js';
import { publishedPeriods, readPublication } from '../../src/figures/publication.entity.js';
import { occasionsOf, stateOfTrial } from '../../src/figures/publications.queries.js';
import { Meeting } from '../../src/meetings/meeting.entity.js';
import { meetingAt } from '../../src/meetings/meetings.service.js';
import { remember } from '../../src/operations/clock-guard.js';
import { PaperBatch } from '../../src/paper/paper.entity.js';
import { countSheets } from '../../src/paper/sheets.queries.js';
import { answersOf, batchesOf, sheetsOf } from '../../src/participation/meeting-counts.queries.js';
import { countFlags, pointsSince } from '../../src/participation/participation.queries.js';
import { peopleByUnit } from '../../src/participation/unit-counts.service.js';
import { byReceipt } from '../../src/responses/receipts.service.js';
import { recount, storedPage } from '../../src/responses/recount.js';
import { answersFrom, answersSince } from '../../src/responses/reorganisation.service.js';
import { lastSettled, waitingByReason, waitingPage } from '../../src/responses/set-aside.queries.js';
import { countSince, countUncounted, readTallies } from '../../src/responses/tallies.queries.js';
import { placesAfter } from '../../src/responses/upgrade-receipts.js';
import { foldAdditions } from '../../src/responses/write-tallies.js';
import { commentQueries } from '../harness/comment-queries.js';
import { integrityQueries } from '../harness/integrity-queries.js';
import { logQueries } from '../harness/log-queries.js';
import { retentionQueries } from '../harness/retention-queries.js';
import { startServer, type TestServer } from '../harness/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const device = { communeId: 'spring', id: 'd' } as Parameters<typeof keepState>[0];
const campaign = Object.assign(new Campaign(), { communeId: 'spring', id: 'c', leads: [], layout: [] });
const on = '2026-11-03';

/** What is asked in SQL of its own, and what an address finds by an ID alone. */
const asked: Readonly<Record<string, Work<unknown>>> = {
  ...{ ...integrityQueries, ...retentionQueries, ...commentQueries, ...logQueries },
  'a point by its code': pointByCode('abc'),
  'the instant last written': remember(new Date(0)),
  'a campaign by its ID': tableOf(Campaign).select({ id: 'c' }),
  'a meeting by its ID': tableOf(Meeting).select({ id: 'm' }),
  'a paper batch by its ID': tableOf(PaperBatch).select({ id: 'b' }),
  'the campaigns at a point': campaignsAtPoint('spring', 'p'),
  'the catalogue of a day': validCatalogue('spring', on),
  'a tablet by its token': deviceByToken('t'),
  'a tablet, paired': pairDevice('h', 't', '2026-11-03T05:00:00.000Z'),
  'how a tablet is': keepState(device, { batteryPercent: 5, waiting: 0, beat: 1, quickRepeats: 0 }, 'now'),
  'the meeting at a point': meetingAt('spring', 'p', on),
  'the answers of a meeting': answersOf('spring', 'p', on),
  'the paper batches of a meeting': batchesOf('spring', 'm'),
  'the paper sheets of a meeting': sheetsOf('spring', 'm'),
  'the sheets of every batch': countSheets('spring'),
  'a one-time code': spendCode('spring', 'h', { given: on, received: on }),
  'the responses at every point of a commune': responsesByPoint('spring'),
  'the codes printed for a point': issuesOfPoint('spring', 'p'),
  'the responses of every campaign': countBy('campaign_id', 'spring', null),
  'the responses of a period': countBetween(campaign, { from: on, to: on }),
  'the responses of every point': countBy('point_id', 'spring', 'c'),
  'the sheets that a lock waits for': unkeyedSheets('spring', 'c', on),
  'the sheets that are not settled': unsettledSheets('spring', 'c', on, on),
  'the answers that a lock waits for': unsettledAnswers('spring', 'c', { opensOn: on, from: on, to: on }),
  'the tablets that a lock waits for': silentTablets('spring', 'c', '2026-11-03T05:00:00.000Z'),
  'people by the unit that resolves': peopleByUnit(campaign, 'people', on),
  'the sums of a campaign': readTallies('spring', 'c', '2026-Q3'),
  'what waits to be folded': foldAdditions('spring', 'c', 0),
  'what is in no figure': countUncounted('spring', 'c', { from: on, to: on }),
  'a response by its receipt': byReceipt('spring', ['h', 'i']),
  'a page of responses that get the hash of their receipt': placesAfter({ commune_id: 'spring', id: 'r' }),
  'a page of responses to be counted afresh': recount(campaign, []),
  'how many responses would be moved': answersSince('spring', 'c', on),
  'a page of responses to be moved': answersFrom('spring', 'c', on, ''),
  'whether a trial tells the same still': stateOfTrial({ communeId: 'spring', id: 'c' }),
  'the occasions of a campaign': occasionsOf('spring', 'c'),
  'a page of its responses': storedPage(
    { communeId: 'spring', id: 'c' },
    { standing: 'counted', days: { from: on, to: on }, after: '' },
  ),
  'who answered since a day': countSince('spring', 'c', on),
  'the locked periods of a campaign': publishedPeriods('spring', 'c'),
  'what was told of one of them': readPublication('spring', 'c all'),
  'the points that are answered at': pointsSince('spring', 'c', on),
  'what is flagged in a campaign': countFlags('spring', 'c'),
  'what waits for staff': waitingByReason('spring'),
  'how much waits for staff': countWaiting('spring'),
  'a page of what waits for staff': waitingPage('spring', 1),
  'what staff settled last': lastSettled('spring'),
};

/** What walks through a small table as a whole, on purpose. */
const wholeTables = [
  'SELECT id, name FROM commune ORDER BY name',
  'SELECT DISTINCT commune_id FROM public_result',
  'SELECT chain FROM audit_chain UNION SELECT chain FROM audit_entry ORDER BY chain', // a command's
  'DELETE FROM staff_session WHERE last_seen_at < $1',
  // Once at the start after an update, and a command's.
  "SELECT commune_id, id, campaign_id, period FROM publication WHERE hash_version = 1 AND content = '' ORDER BY commune_id, id",
  'SELECT commune_id, id FROM publication',
];

/** No more rows than people and programs are at work. */
const smallTables = ['Session', 'User', 'AccessToken'];

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/\.spec\.ts$|^(?:browser|database)\//.test(file))
  .map((file) => readFileSync(join('src', file), 'utf8'));

const planned = Object.entries(asked).map(([name, work]) => ({ name, statements: statementsOf(work) }));

describe('the plan of', () => {
  it.each(planned)('$name finds rows by a key and walks through no table', async ({ statements }) => {
    for (const { sql, parameters } of statements) await walksNowhere(sql, parameters);
  });

  it('every row by its key, read, held, changed and deleted, walks through no table', async () => {
    for (const { target, primaryColumns, columns } of server.get(DataSource).entityMetadatas) {
      const table = tableOf(target as Entity);
      const key = valuesOf(primaryColumns);
      const works = [table.find(key), table.hold(key), table.update(key, valuesOf(columns)), table.delete(key)];
      for (const { sql, parameters } of works.flatMap(statementsOf)) await walksNowhere(sql, parameters);
    }
  });

  it('every equality that is asked of a table walks through no table', async () => {
    const entities = new Map(server.get(DataSource).entityMetadatas.map((one) => [one.targetName, one]));
    const equalities = files.flatMap(equalitiesIn).filter(({ entity }) => !smallTables.includes(entity));
    expect(equalities.length).toBeGreaterThan(5);
    for (const { entity, properties } of equalities) {
      const { target, columns } = entities.get(entity) ?? {};
      const where = valuesOf((columns ?? []).filter(({ propertyName }) => properties.includes(propertyName)));
      for (const { sql, parameters } of statementsOf(tableOf(target as Entity).select(where))) {
        await walksNowhere(sql, parameters);
      }
    }
  });

  it('a search without a key is seen to walk', async () => {
    const plan = await planOf('SELECT id FROM survey_response WHERE batch = $1', ['x']);
    expect(walksOf(plan)).toHaveLength(1);
  });
});

describe('SQL outside of the tables', () => {
  it('is known here by its plan, all of it', () => {
    const known = [...planned.flatMap(({ statements }) => statements.map(({ sql }) => flat(sql))), ...wholeTables];
    const unknown = files.flatMap(sqlIn).filter((sql) => !known.some((one) => one.match(patternOf(sql))));
    expect(unknown).toEqual([]);
  });

  it('stands where it is handed over, so that it can be seen', () => {
    const handing = files.filter((file) => /\b(?:rows|changing)\b[^}]*\} from '[^']*database/.test(file));
    expect(handing.length).toBeGreaterThan(10);
    const unseen = /\b(?:rows|changing)(?:<[^(]*>)?\(\s*(?:[A-Z]\w*,\s*)?[a-z].*/g;
    expect(handing.flatMap((file) => file.match(unseen) ?? [])).toEqual([]);
  });
});

async function walksNowhere(sql: string, parameters: readonly unknown[]): Promise<void> {
  const plan = await planOf(sql, parameters);
  expect({ sql, plan, walks: walksOf(plan) }).toMatchObject({ walks: [] });
}

function walksOf(plan: readonly string[]): readonly string[] {
  return plan.filter((step) => /\bSCAN\b(?! CONSTANT)|Seq Scan/.test(step));
}

/** Everything that a unit asks for, where it finds nothing. */
function statementsOf(work: Work<unknown>): readonly Statement[] {
  const statements: Statement[] = [];
  for (let step = work.next(); !step.done; step = work.next({ rows: [], written: 0 })) statements.push(step.value);
  return statements;
}

/** Some value of each column; the same for none of them. */
function valuesOf(columns: EntityMetadata['columns']): Where<object> & Columns<object> {
  const values = columns.map(({ propertyName, type, transformer }) => {
    if (transformer) return [propertyName, new Date(0)];
    return [propertyName, type === 'boolean' ? true : type === 'varchar' || type === 'text' ? 'x' : 1];
  });
  return Object.fromEntries(values);
}

const flat = (sql: string): string => sql.replace(/\s+/g, ' ').trim();

/** The SQL that a file hands to `rows` or `changing`. */
function sqlIn(file: string): readonly string[] {
  const given = /\b(?:rows|changing)(?:<[^(]*>)?\(\s*(?:\w+,\s*)?(?:'([^']*)'|"([^"]*)"|`([^`]*)`)/g;
  return [...file.matchAll(given)].map(([, ...quoted]) => flat(quoted.find((one) => one !== undefined) ?? ''));
}

/** What stands for its parts may be anything. */
function patternOf(sql: string): RegExp {
  const parts = sql.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}

/** The properties that a file asks a table to be equal, by entity; of those that it spells out. */
function equalitiesIn(file: string): readonly { readonly entity: string; readonly properties: readonly string[] }[] {
  const named = new Map(
    [...file.matchAll(/const (\w+) = tableOf\((\w+)\)/g)].map(([, name, entity]) => [name, entity]),
  );
  const calls = file.matchAll(/(?:tableOf\((\w+)\)|\b(\w+))\.(?:select|count|update|delete)\(\s*\{([^{}]+)\}/g);
  return [...calls].flatMap(([, direct, name, where = '']) => {
    const entity = direct ?? named.get(name);
    const properties = where.split(',').map((one) => one.split(':')[0]?.trim() ?? '');
    return entity && !where.includes('...') ? [{ entity, properties }] : [];
  });
}

async function planOf(sql: string, parameters: readonly unknown[]): Promise<readonly string[]> {
  const dataSource = server.get(DataSource);
  if (dataSource.options.type !== 'postgres') {
    const places = [...sql.matchAll(/\$(\d+)/g)].map(([, number]) => parameters[Number(number) - 1]);
    const text = sql.replace(/ FOR UPDATE$/, '').replace(/\$\d+/g, '?');
    const bound = places.map((value) => (typeof value === 'boolean' ? Number(value) : value));
    const steps: { detail: string }[] = await dataSource.query(`EXPLAIN QUERY PLAN ${text}`, bound);
    return steps.map(({ detail }) => detail);
  }
  // On empty tables a walk is always cheapest; forbidden, it is chosen only where no key fits.
  const runner = dataSource.createQueryRunner();
  await runner.query('SET enable_seqscan = off');
  const steps: { 'QUERY PLAN': string }[] = await runner.query(`EXPLAIN ${sql}`, [...parameters]);
  await runner.query('RESET enable_seqscan');
  await runner.release();
  return steps.map((step) => step['QUERY PLAN']);
}
