import { TokensService } from '../../src/access/tokens.service.js';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { OneTimeCodesService } from '../../src/collection-points/one-time-codes.service.js';
import { LocksService } from '../../src/figures/locks.service.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import { startServer, type TestServer } from '../harness/server.js';
import { aPoint, aResponse, openSpring, post } from '../harness/spring.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer('2026-11-03');
});
afterAll(() => server.stop());

it('how answers were proved and through which channel they came stands beside the figures', async () => {
  const { campaign, point: wall } = await openSpring(server, { questionnaire: 'chinh-quyen' });
  const campaigns = server.get(CampaignsService, { strict: false });
  const link = await aPoint(server, { kind: 'link', name: 'Zalo của xã' });
  const hall = await aPoint(server, { kind: 'meeting', name: 'Hội trường', village: 'dong' });
  for (const { id } of [link, hall]) await campaigns.addPoint(campaign, id, 'test');
  const send = async (point: CollectionPoint, more: object = {}) =>
    expect((await post(server, point.code, aResponse({ G: 5 }, { ...more }))).status).toBe(201);

  const { codes } = await server.get(OneTimeCodesService, { strict: false }).issue(wall, 12, 'test');
  for (const value of codes) await send(wall, { proof: { kind: 'one-time', value } });
  const value = server.get(MeetingsService, { strict: false }).rotatingCodeOf(hall);
  for (let sent = 0; sent < 13; sent += 1) await send(hall, { proof: { kind: 'window', value } });
  for (let sent = 0; sent < 15; sent += 1) await send(link);
  server.clock.moveTo('2026-11-15');
  await server.get(LocksService, { strict: false }).lockDue(campaign);

  const token = await server.get(TokensService, { strict: false }).create('leader', 'spring', 'the leader', 'test');
  const read = async (what: string): Promise<Record<string, unknown>> => {
    const address = `${server.url}/api/v1/campaigns/${campaign.id}/${what}`;
    return (await fetch(address, { headers: { authorization: `Bearer ${token}` } })).json() as never;
  };
  expect((await read('satisfaction')).mix).toMatchObject({
    channel: { qr: 12, meeting: 13, link: 15 },
    proof: { 'one-time': 12, window: 13, fixed: 15 },
  });
  expect((await read('participation')).byChannel).toEqual({ qr: 12, meeting: 13, link: 15 });
});
