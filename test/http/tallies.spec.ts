import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { PackedSums1763690000060 } from '../../src/database/migrations/0060-packed-sums.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { differences } from '../../src/responses/recount.js';
import { readTallies } from '../../src/responses/tallies.queries.js';
import { addToTallies, foldAdditions } from '../../src/responses/write-tallies.js';
import { startServer, type TestServer } from '../harness/server.js';
import { openSpring, post, type Spring } from '../harness/spring.js';

let server: TestServer;
let spring: Spring;

beforeAll(async () => {
  server = await startServer();
  spring = await openSpring(server);
});
afterAll(() => server.stop());

const waiting = async (): Promise<number> =>
  Number((await server.get(DataSource).query('SELECT COUNT(*) AS n FROM tally_addition'))[0].n);

const fields = ['ho-tich', 'dat-dai', 'thue'];
const ways = ['direct', 'online', 'post', 'home'];
const ages = ['under-25', '25-49', '50-60', 'over-60'];
const sexes = ['male', 'female', 'no-answer'];

async function send(times: number): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) {
    const [FIELD, WAY] = [fields[turn % 3], ways[turn % 4]];
    const [AGE, SEX] = [ages[turn % 4], sexes[turn % 3]];
    const answers = { G: 1 + (turn % 5), E1: 5, FIELD, WAY, AGE, SEX };
    await post(server, spring.point.code, { id: randomUUID(), answers });
  }
}

describe('the sums of a campaign', () => {
  it('are the cells and the additions together, before and after they are folded', async () => {
    const queue = server.get(WriteQueue, { strict: false });
    const questionnaire = server.get(CampaignsService, { strict: false }).questionnairesOf(spring.campaign);
    const respondents = async (): Promise<number> => {
      const { communeId, id } = spring.campaign;
      const cells = await queue.read(readTallies(communeId, id));
      return cells.find(({ scope, dimensions }) => scope === 'people' && dimensions === '')?.sums[0] ?? 0;
    };
    await send(40);
    expect([await waiting(), await respondents()]).toEqual([40, 40]);
    const { communeId, id } = spring.campaign;
    const foldAll = async (): Promise<number> => {
      let folds = 0;
      for (let isDone = false; !isDone; folds += 1) {
        isDone = await queue.commit(() => foldAdditions(communeId, id, 0));
        expect(await queue.read(differences(spring.campaign, questionnaire))).toEqual([]);
      }
      return folds;
    };
    // What an earlier process left is read: where there is no time for it, four additions, and the others wait on.
    await server.get(DataSource).query("UPDATE tally_addition SET id = 'a' || id");
    expect([await foldAll(), await waiting(), await respondents()]).toEqual([40 / 4, 0, 40]);
    // What this process wrote is known.
    await send(9);
    expect([await foldAll(), await waiting(), await respondents()]).toEqual([1, 0, 49]);
    // Unless it was rolled back.
    await send(11);
    const one = { cells: ['2026-11\tpeople\t\t'], length: 1, places: [0], counts: [1] };
    const rolledBack = queue.commit(function* () {
      yield* addToTallies(communeId, id, [one]);
      throw new Error('changed my mind');
    });
    await expect(rolledBack).rejects.toThrow('mind');
    expect([await foldAll(), await waiting(), await respondents()]).toEqual([3, 0, 60]);
    await send(500);
    expect(await waiting()).toBeLessThan(500);
    expect(await respondents()).toBe(560);
    expect(await queue.read(differences(spring.campaign, questionnaire))).toEqual([]);
  });

  it('are the same in the form of earlier versions, and back in that of today', async () => {
    const runner = server.get(DataSource).createQueryRunner();
    const stored = async (): Promise<unknown> => [
      await runner.query('SELECT * FROM tally ORDER BY commune_id, campaign_id, month, scope, dimensions, key'),
      await runner.query('SELECT * FROM tally_addition ORDER BY commune_id, campaign_id, id'),
    ];
    await send(3);
    const before = await stored();
    const step = new PackedSums1763690000060();
    await step.down(runner);
    const [earlier] = await runner.query("SELECT sums FROM tally WHERE dimensions = ''");
    expect(earlier.sums).toMatch(/^[\w+/]+=*$/);
    await step.up(runner);
    expect(await stored()).toEqual(before);
    await runner.release();
  });
});
