import { TokensService } from '../../src/access/tokens.service.js';
import { tableOf } from '../../src/database/table.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { LocksService } from '../../src/figures/locks.service.js';
import type { Satisfaction } from '../../src/figures/satisfaction.js';
import { Meeting } from '../../src/meetings/meeting.entity.js';
import type { Day } from '../../src/rules/days.js';
import { type Alike, answered } from '../harness/arrivals.js';
import { startServer, type TestServer } from '../harness/server.js';
import { aCampaign, aPoint, openSpring, type Spring } from '../harness/spring.js';

/** The records of the halls, by the name of which their responses know them. */
async function meetingsHeld(server: TestServer, { point }: Spring): Promise<void> {
  const nothingYet = { present: null, issued: null, returned: null, valid: null, keyedBy: null, closedOn: null };
  await server.get(WriteQueue, { strict: false }).commit(function* insert() {
    for (const [index, id] of [...new Set(halls.map(({ batch }) => batch ?? ''))].entries()) {
      const heldOn = `2026-11-0${index + 1}` as Day;
      const held = { communeId: 'spring', id, pointId: point.id, heldOn, rotating: false };
      yield* tableOf(Meeting).insert({ ...held, invited: null, ...nothingYet });
    }
  });
}

const days = {
  questionnaire: 'chinh-quyen',
  opensOn: '2026-11-01',
  endsOn: '2026-11-10',
  locksOn: '2026-11-15',
} as const;

/** 400 people, 372 of them satisfied, as they came to eight halls. */
const halls: readonly Alike[] = [48, 50, 41, 45, 50, 46, 44, 48].flatMap((satisfied, index) => {
  const hall = { channel: 'meeting', village: index < 5 ? 'dong' : 'doai', batch: `hop-${index}` } as const;
  return [
    { ...hall, people: satisfied, answers: { G: 5, A01: 5, A02: 4 } },
    { ...hall, people: 50 - satisfied, answers: { G: 2, A01: 2, A02: 4 } },
  ];
});

describe('a round collected at village meetings', () => {
  let server: TestServer;
  let held: Spring;
  let single: Spring;
  let token: string;

  beforeAll(async () => {
    server = await startServer('2026-11-09');
    held = await openSpring(server, days);
    const point = await aPoint(server);
    single = { point, campaign: await aCampaign(server, { ...days, pointIds: [point.id] }) };
    token = await server.get(TokensService, { strict: false }).create('leader', 'spring', 'the leader', 'test');
    await meetingsHeld(server, held);
    await answered(server, held, halls);
    await answered(
      server,
      single,
      halls.map(({ batch, ...one }) => one),
    );
    server.clock.moveTo('2026-11-16');
    const locks = server.get(LocksService, { strict: false });
    for (const { campaign } of [held, single]) await locks.lockDue(campaign);
  }, 120_000);
  afterAll(() => server.stop());

  const read = async ({ campaign }: Spring, query = ''): Promise<Satisfaction> => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${server.url}/api/v1/campaigns/${campaign.id}/satisfaction?${query}`, { headers });
    return (await answer.json()) as Satisfaction;
  };
  const widths = (told: Satisfaction): readonly number[] =>
    [told.overall, ...told.groups.map(({ figure }) => figure)].map((figure) =>
      figure.kind === 'rate' ? figure.interval.upper - figure.interval.lower : Number.NaN,
    );

  it('has a wider interval than the same answers one by one', async () => {
    const [together, alone] = [await read(held), await read(single)];
    expect(alone.overall).toMatchObject({ rate: 0.93, base: 400, effectiveRespondents: 400 });
    // 400² ⁄ (400 + 8·0.2·50·49) = 37.0
    expect(together.overall).toMatchObject({ rate: 0.93, base: 400, effectiveRespondents: 37 });
  });

  it('does not claim the target for certain, where single forms would', async () => {
    const [together, alone] = [await read(held), await read(single)];
    expect(alone.overall).toMatchObject({ satisfied: 372, meetsTarget: true, verdict: 'met' });
    expect(together.overall).toMatchObject({ satisfied: 372, meetsTarget: true, verdict: 'inconclusive' });
  });

  it.each([
    ...['by=village', 'by=channel', 'by=village&channel=meeting', 'by=question', 'by=question&village=dong'],
    ...['formula=F3', 'formula=F6', 'by=assisted', 'by=month', 'by=element', 'by=department'],
  ])('is less certain in every row of %s', async (query) => {
    const [together, alone] = [await read(held, query), await read(single, query)];
    expect(alone.groups.map(({ key }) => key)).toEqual(together.groups.map(({ key }) => key));
    const rows = widths(alone).flatMap((width, index) => (width > 0 ? [[width, widths(together)[index]]] : []));
    expect(rows.length).toBeGreaterThan(0);
    for (const [one, several] of rows) expect(several).toBeGreaterThan((one ?? 0) * 1.05);
  });

  it('never names a meeting or tells its sums', async () => {
    for (const query of ['', 'by=village', 'by=channel', 'by=village&channel=meeting']) {
      const text = JSON.stringify(await read(held, query));
      expect(text).not.toMatch(/hop-|batch/);
    }
  });
});
