import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { differences } from '../../src/responses/recount.js';
import { readTallies } from '../../src/responses/tallies.queries.js';
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

async function send(times: number): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) {
    await post(server, spring.point.code, { id: randomUUID(), answers: { G: 1 + (turn % 5), FIELD: 'ho-tich' } });
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
    await send(200);
    expect([await waiting(), await respondents()]).toEqual([200, 200]);
    await send(100);
    expect([await waiting(), await respondents()]).toEqual([44, 300]);
    expect(await queue.read(differences(spring.campaign, questionnaire))).toEqual([]);
  });
});
