import { DataSource } from 'typeorm';
import { campaignsAtPoint, holdCampaign } from '../../src/campaigns/campaigns.queries.js';
import { visitsOf } from '../../src/campaigns/visits.queries.js';
import { deviceByToken } from '../../src/collection-points/device.queries.js';
import { meetingAt } from '../../src/collection-points/meetings.queries.js';
import { spendCode } from '../../src/collection-points/one-time-codes.queries.js';
import { pointByCode } from '../../src/collection-points/points.queries.js';
import type { Statement, Work } from '../../src/database/statement.js';
import { newestPublications, readPublication } from '../../src/figures/publications.queries.js';
import { countFlags } from '../../src/participation/participation.queries.js';
import { storedContent } from '../../src/responses/save-response.js';
import { lastSettled, waitingByReason, waitingPage } from '../../src/responses/set-aside.queries.js';
import { readTallies } from '../../src/responses/tallies.queries.js';
import { foldAdditions } from '../../src/responses/tally-writing.js';
import { startServer, type TestServer } from '../harness/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** What a form, a response or a page of figures reads or changes first. */
const hot: Readonly<Record<string, Work<unknown>>> = {
  'a point by its code': pointByCode('abc'),
  'the campaigns at a point': campaignsAtPoint('spring', 'p'),
  'a campaign, held': holdCampaign('spring', 'c'),
  'a response by its ID': storedContent('spring', 'r'),
  'a tablet by its token': deviceByToken('t'),
  'the meeting at a point': meetingAt('spring', 'p', '2026-11-03'),
  'a one-time code': spendCode('spring', 'h', { given: '2026-11-03', received: '2026-11-03' }),
  'the sums of a campaign': readTallies('spring', 'c'),
  'what waits to be folded': foldAdditions('spring', 'c'),
  'the newest publications': newestPublications('spring', 'c'),
  'one publication': readPublication('spring', 'p'),
  'what is flagged in a campaign': countFlags('spring', 'c'),
  'what waits for staff': waitingByReason('spring'),
  'a page of what waits for staff': waitingPage('spring', 1),
  'what staff settled last': lastSettled('spring'),
  'the visits of a campaign': visitsOf('spring', 'c'),
};

const walksOf = (plan: readonly string[]): readonly string[] =>
  plan.filter((step) => /\bSCAN\b(?! CONSTANT)|Seq Scan/.test(step));

describe('the plan of', () => {
  it.each(Object.entries(hot))('%s finds rows by a key and walks through no table', async (_, work) => {
    const { sql, parameters } = work.next().value as Statement;
    const plan = await planOf(sql, parameters);
    expect({ plan, walks: walksOf(plan) }).toMatchObject({ walks: [] });
  });

  it('a search without a key is seen to walk', async () => {
    const plan = await planOf('SELECT id FROM survey_response WHERE batch = $1', ['x']);
    expect(walksOf(plan)).toHaveLength(1);
  });
});

async function planOf(sql: string, parameters: readonly unknown[]): Promise<readonly string[]> {
  const dataSource = server.get(DataSource);
  if (dataSource.options.type !== 'postgres') {
    const text = sql.replace(/ FOR UPDATE$/, '').replace(/\$\d+/g, '?');
    const steps: { detail: string }[] = await dataSource.query(`EXPLAIN QUERY PLAN ${text}`, [...parameters]);
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
