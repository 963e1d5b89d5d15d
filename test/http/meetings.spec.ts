import { DataSource } from 'typeorm';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { MeetingsService } from '../../src/collection-points/meetings.service.js';
import { startServer, type TestServer } from '../harness/server.js';
import { aCampaign, aPoint, aResponse, openSpring, post } from '../harness/spring.js';

let server: TestServer;
let hall: CollectionPoint;
let meetings: MeetingsService;

beforeAll(async () => {
  server = await startServer('2026-11-03', { BURST_PER_POINT: '20' });
  await openSpring(server);
  hall = await aPoint(server, { kind: 'meeting', name: 'Họp thôn Đông', village: 'dong' });
  await aCampaign(server, { questionnaire: 'hop-thon', pointIds: [hall.id] });
  meetings = server.get(MeetingsService, { strict: false });
});
afterAll(() => server.stop());
beforeEach(() => server.clock.moveTo('2026-11-03'));

async function stored(proof?: { kind: string; value: string }): Promise<Record<string, unknown>> {
  const response = aResponse({ G: 5 }, proof ? { proof } : {});
  expect((await post(server, hall.code, response)).status).toBe(201);
  const [row] = await server.get(DataSource).query(`SELECT * FROM survey_response WHERE id = '${response.id}'`);
  return row;
}

const aMeeting = (heldOn: string, point = hall) => meetings.create(point, { heldOn, rotating: true, invited: 80 });

describe('an answer given at a meeting', () => {
  it('belongs to the last meeting held there, and to none before the first', async () => {
    expect(await stored()).toMatchObject({ channel: 'meeting', batch: null });
    server.clock.moveTo('2026-11-04');
    const first = await aMeeting('2026-11-04');
    const second = await aMeeting('2026-11-06');
    expect(await stored()).toMatchObject({ village: 'dong', batch: first.id });
    server.clock.moveTo('2026-11-07');
    expect(await stored()).toMatchObject({ batch: second.id });
  });

  it('carries the proof of the wall while its code is fresh, and the plain one afterwards: nobody is refused', async () => {
    const value = meetings.rotatingCodeOf(hall);
    expect(await stored({ kind: 'window', value })).toMatchObject({ proof: 'window' });
    expect(await stored({ kind: 'window', value: 'invented' })).toMatchObject({ proof: 'fixed' });
    server.clock.moveTo('2026-11-04');
    expect(await stored({ kind: 'window', value })).toMatchObject({ proof: 'fixed' });
  });

  it('is accepted and marked when more arrive than a point takes in', async () => {
    server.clock.moveTo('2026-11-05');
    const flags = [];
    for (let sent = 0; sent < 22; sent += 1) flags.push((await stored()).flags);
    expect(flags).toEqual([...Array(20).fill(null), 'burst', 'burst']);
  });
});

it('one meeting a day at a point, and none at a counter', async () => {
  await aMeeting('2026-11-09');
  await expect(aMeeting('2026-11-09')).rejects.toMatchObject({ code: 'input-invalid' });
  await expect(aMeeting('2026-11-09', await aPoint(server))).rejects.toMatchObject({ code: 'input-invalid' });
});
