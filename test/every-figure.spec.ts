import type { Role } from '../src/access/staff.js';
import { TokensService } from '../src/access/tokens.service.js';
import { CollectionPointsService } from '../src/collection-points/collection-points.service.js';
import { CommunesService } from '../src/communes/communes.service.js';
import { LocksService } from '../src/figures/locks.service.js';
import type { Day } from '../src/rules/days.js';
import { Random } from '../src/simulation/random.js';
import { answered } from './harness/arrivals.js';
import { addressOf, allQuestions, type ToldAnswer } from './harness/figure-questions.js';
import { foundIn } from './harness/groups-found.js';
import { LARGE } from './harness/large-commune.js';
import { startServer, type TestServer } from './harness/server.js';
import { type Arrivals, aCommune, arrivals } from './harness/simulated-commune.js';
import { aCampaign, aPoint, type Spring } from './harness/spring.js';
import { Reader, type ToldRow } from './harness/told-rows.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer('2026-11-01');
  await server.get(CommunesService, { strict: false }).import(LARGE, '2026-01-01', 'test');
}, 60_000);
afterAll(() => server.stop());

const roles = ['leader', 'director', 'officer', 'controller', 'auditor', 'administrator'] as const;

/**
 * Everything that anybody who may see figures can ask of some people over HTTP, put together.
 * @param people those of a round, or of a period
 * @param period as the API asks for it
 * @param readers who asks
 */
async function everythingAnswered(
  campaignId: string,
  people: ReturnType<typeof aCommune>,
  { period = '', readers = roles as readonly Role[] } = {},
): Promise<readonly ToldRow[]> {
  const reader = new Reader(people, 'chinh-quyen');
  const rows = new Map<string, ToldRow>();
  const answers = new Map<string, string>();
  for (const role of readers) {
    const token = await server.get(TokensService, { strict: false }).create(role, 'spring', role, 'test');
    for (const question of allQuestions(people)) {
      const address = `${question.distribution ? 'distribution' : 'satisfaction'}?${addressOf(question)}${period}`;
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
  await sentAndLocked({ campaign, point }, people, '2026-12-01');
  return { campaign, people, point };
}

/** A campaign that locks by month, and who came in each of two. */
async function twoLockedMonths(pattern: Arrivals) {
  server.clock.moveTo('2026-10-01');
  const asked = { questionnaire: 'chinh-quyen', people: 160, from: '2026-10-01', days: 61, period: 'month' } as const;
  const people = aCommune(new Random(12), { ...asked, arrivals: pattern });
  const point = await aPoint(server, { name: `${pattern}, theo tháng` });
  const days = { opensOn: '2026-10-01', endsOn: '2026-11-30', locksOn: '2026-12-05' } as const;
  const rhythm = { continuous: true, period: 'month', pointIds: [point.id] } as const;
  const campaign = await aCampaign(server, { questionnaire: 'chinh-quyen', ...days, ...rhythm });
  await sentAndLocked({ campaign, point }, people, '2026-12-05');
  return { campaign, people };
}

async function sentAndLocked(survey: Spring, people: ReturnType<typeof aCommune>, lockDay: Day): Promise<void> {
  server.clock.moveTo(survey.campaign.endsOn);
  await answered(
    server,
    survey,
    people.map(({ sent }) => ({ people: 1, ...sent })),
  );
  server.clock.moveTo(lockDay);
  await server.get(LocksService, { strict: false }).lockDue(survey.campaign);
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

it.each(arrivals)(
  'nor does a longer period beside its parts, when people came %s',
  async (pattern) => {
    const { campaign, people } = await twoLockedMonths(pattern);
    const told: ToldRow[] = [];
    for (const [from, to] of [
      ['2026-10', '2026-10'],
      ['2026-11', '2026-11'],
      ['2026-10', '2026-11'],
    ] as const) {
      const within = people.flatMap(({ cells: { month = '' } }, at) => (month >= from && month <= to ? [at] : []));
      const asked = within.flatMap((at) => people[at] ?? []);
      const rows = await everythingAnswered(campaign.id, asked, {
        period: `&from=${from}&to=${to}`,
        readers: ['leader'],
      });
      expect(rows.length).toBeGreaterThan(100);
      told.push(...rows.map((row) => ({ ...row, members: row.members.map((one) => within[one] ?? one) })));
    }
    expect(foundIn(people, told)).toEqual([]);
  },
  180_000,
);
