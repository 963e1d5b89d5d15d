import { TokensService } from '../../src/access/tokens.service.js';
import { LocksService } from '../../src/figures/locks.service.js';
import { startServer, type TestServer } from '../harness/server.js';
import { aResponse, openSpring, post, type Spring } from '../harness/spring.js';

let server: TestServer;
let spring: Spring;
let token: string;

beforeAll(async () => {
  server = await startServer('2026-09-15');
  const days = { opensOn: '2026-07-01', endsOn: '2027-06-30', locksOn: '2027-07-05' } as const;
  spring = await openSpring(server, { ...days, continuous: true });
  token = await server.get(TokensService, { strict: false }).create('leader', 'spring', 'test', 'test');
  for (let sent = 0; sent < 40; sent += 1) await send({ G: sent < 38 ? 5 : 2 });
  server.clock.moveTo('2026-10-06');
  for (let sent = 0; sent < 35; sent += 1) await send({ G: 4 });
  await server.get(LocksService, { strict: false }).lockDue(spring.campaign);
}, 60_000);
afterAll(() => server.stop());

const send = (answers: Record<string, unknown>, more = {}) => post(server, spring.point.code, aResponse(answers, more));

interface Told {
  readonly period: string;
  readonly locked: boolean;
  readonly overall: Record<string, unknown>;
  readonly groups: readonly { readonly key: string; readonly figure: Record<string, unknown> }[];
}
const get = async (path: string): Promise<unknown> =>
  (await fetch(`${server.url}/api/v1/campaigns${path}`, { headers: { authorization: `Bearer ${token}` } })).json();
const ask = async (query: string): Promise<Told> => (await get(`/${spring.campaign.id}/satisfaction${query}`)) as Told;

describe('continuous feedback', () => {
  it('locks a quarter five days after its end, by itself', async () => {
    expect(await get('')).toEqual([expect.objectContaining({ state: 'open', lockedPeriods: ['2026-Q3'] })]);
  });

  it('tells the newest locked quarter unless asked for another period', async () => {
    expect(await ask('')).toMatchObject({
      period: '2026-Q3',
      locked: true,
      overall: { kind: 'rate', satisfied: 38, base: 40, rate: 0.95, meetsTarget: true, verdict: 'inconclusive' },
    });
  });

  it('tells the months of a locked quarter, and nothing of the next', async () => {
    const { groups } = await ask('?by=month');
    expect(groups.map(({ key, figure }) => [key, figure.satisfied, figure.base])).toEqual([['2026-09', 38, 40]]);
  });

  it('keeps an answer of the locked quarter that arrives late, and counts it nowhere', async () => {
    const late = await send({ G: 1 }, { answeredOn: '2026-09-20', queued: true });
    expect([late.status, late.body.late]).toEqual([201, true]);
    await server.get(LocksService, { strict: false }).lockDue(spring.campaign);
    expect(await ask('')).toMatchObject({ overall: { base: 40 } });
  });
});
