import { TokensService } from '../src/access/tokens.service.js';
import { CollectionPointsService } from '../src/collection-points/collection-points.service.js';
import { CommunesService } from '../src/communes/communes.service.js';
import { LocksService } from '../src/figures/locks.service.js';
import { Random } from '../src/simulation/random.js';
import { answered } from './harness/arrivals.js';
import { addressOf, allQuestions, type ToldAnswer } from './harness/figure-questions.js';
import { foundIn } from './harness/groups-found.js';
import { LARGE } from './harness/large-commune.js';
import { startServer, type TestServer } from './harness/server.js';
import { type Arrivals, aCommune, arrivals } from './harness/simulated-commune.js';
import { aCampaign, aPoint } from './harness/spring.js';
import { Reader, type ToldRow } from './harness/told-rows.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer('2026-11-01');
  await server.get(CommunesService, { strict: false }).import(LARGE, '2026-01-01', 'test');
}, 60_000);
afterAll(() => server.stop());

const roles = ['leader', 'director', 'officer', 'controller', 'auditor', 'administrator'] as const;

/** Everything that anybody who may see figures can ask of a locked round, over HTTP, put together. */
async function everythingAnswered(
  campaignId: string,
  people: ReturnType<typeof aCommune>,
): Promise<readonly ToldRow[]> {
  const reader = new Reader(people, 'chinh-quyen');
  const rows = new Map<string, ToldRow>();
  const answers = new Map<string, string>();
  for (const role of roles) {
    const token = await server.get(TokensService, { strict: false }).create(role, 'spring', role, 'test');
    for (const question of allQuestions(people)) {
      const address = `${question.distribution ? 'distribution' : 'satisfaction'}?${addressOf(question)}`;
      const answer = await fetch(`${server.url}/api/v1/campaigns/${campaignId}/${address}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      const text = await answer.text();
      if (answer.status === 400 || answer.status === 403) continue;
      expect(answer.status).toBe(200);
      // What is read once says the same again.
      if (answers.get(address) === text) continue;
      answers.set(address, text);
      for (const row of reader.read(question, JSON.parse(text) as ToldAnswer)) {
        rows.set(`${row.of} ${row.measure} ${row.members}`, row);
      }
    }
  }
  return [...rows.values()];
}

async function aLockedRound(pattern: Arrivals) {
  server.clock.moveTo('2026-11-01');
  const random = new Random(11);
  const asked = { questionnaire: 'chinh-quyen', people: 120, from: '2026-11-01', days: 20, period: 'all' } as const;
  const people = aCommune(random, { ...asked, arrivals: pattern });
  const point = await aPoint(server, { name: pattern });
  const days = { opensOn: '2026-11-01', endsOn: '2026-11-25', locksOn: '2026-11-30' } as const;
  const campaign = await aCampaign(server, { questionnaire: 'chinh-quyen', ...days, pointIds: [point.id] });
  server.clock.moveTo('2026-11-25');
  await answered(
    server,
    { campaign, point },
    people.map(({ sent }) => ({ people: 1, ...sent })),
  );
  server.clock.moveTo('2026-12-01');
  await server.get(LocksService, { strict: false }).lockDue(campaign);
  return { campaign, people, point };
}

it.each(arrivals)(
  'all that every role reads of a round whose people came %s gives nobody away, and is what they answered',
  async (pattern) => {
    const { campaign, people, point } = await aLockedRound(pattern);
    const told = await everythingAnswered(campaign.id, people);
    expect(told.length).toBeGreaterThan(300);
    expect(foundIn(people, told)).toEqual([]);
    await server.get(CollectionPointsService, { strict: false }).revoke(point, 'test');
  },
  180_000,
);
