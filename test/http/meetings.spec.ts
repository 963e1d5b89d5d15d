import { DataSource } from 'typeorm';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import { BatchesService } from '../../src/paper/batches.service.js';
import type { Day } from '../../src/rules/days.js';
import { aSheet, sendJson } from '../harness/paper.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, aResponse, openSpring, post, SPRING } from '../harness/spring.js';

let server: TestServer;
let hall: CollectionPoint;
let meetings: MeetingsService;
let campaign: Campaign;

beforeAll(async () => {
  server = await startServer('2026-11-03', { BURST_PER_POINT: '20' });
  await openSpring(server);
  hall = await aPoint(server, { kind: 'meeting', name: 'Họp thôn Đông', village: 'dong' });
  campaign = await aCampaign(server, { questionnaire: 'hop-thon', pointIds: [hall.id] });
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

const aMeeting = (heldOn: Day, point = hall) => meetings.create(point, { heldOn, rotating: true, invited: 80 }, 'test');

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

describe('the pages of a meeting', () => {
  let clerk: SignedIn;
  beforeAll(async () => {
    clerk = await signInAs(server, { role: 'clerk', communeId: 'spring' });
  });

  const prepare = (fields: Record<string, string>): Promise<Response> =>
    clerk.post('/meetings', { commune: 'spring', heldOn: '2026-11-03', rotating: 'yes', invited: '90', ...fields });
  const idIn = (reply: Response): string => reply.headers.get('location')?.split('/')[2] ?? '';
  const get = async (path: string): Promise<string> => (await fetch(server.url + path)).text();

  it('a village without a point gets one, and the meeting survey of that day takes it in', async () => {
    const reply = await prepare({ place: 'village:doai', invited: '1.200' });
    expect(reply.status).toBe(303);
    expect(await meetings.find(idIn(reply))).toMatchObject({ invited: 1200 });
    const page = await (await clerk.get(`/meetings/${idIn(reply)}`)).text();
    expect(page).toContain('Thôn Đoài');
    expect(page).toContain('Người dự họp trả lời: ');
    expect((await clerk.get(/href="(\/paper[^"]+)"/.exec(page)?.[1]?.replace('&#x3D;', '=') ?? '/')).status).toBe(200);
    const code = /\/k\/([0-9a-z]{10})/.exec(page)?.[1] ?? '';
    expect((await post(server, code, aResponse({ G: 4 }))).status).toBe(201);
    expect(await (await clerk.get('/meetings?commune=spring')).text()).toMatch(/Thôn Đoài[\s\S]*?Họp hôm nay/);
    expect((await prepare({ place: 'village:doai' })).status).toBe(422);
  });

  it('an invented place, day or number is refused and what was typed is kept', async () => {
    for (const wrong of <Record<string, string>[]>[
      { place: 'village:nowhere' },
      { heldOn: '2026-13-01' },
      { invited: 'nhiều' },
    ]) {
      const reply = await prepare({ place: `point:${hall.id}`, ...wrong });
      expect(reply.status).toBe(422);
      expect(await reply.text()).toContain('role="alert"');
    }
  });

  it('the record keeps what is known, and nothing when one number is impossible', async () => {
    const { id } = await aMeeting('2026-11-02');
    const record = { invited: '80', present: '72', issued: '30', returned: '28', valid: '27', keyedBy: 'Lan' };
    expect((await clerk.post(`/meetings/${id}`, record)).status).toBe(303);
    const refused = await clerk.post(`/meetings/${id}`, { ...record, returned: '31' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('không lớn hơn số phát ra');
    expect(await meetings.find(id)).toMatchObject({ invited: 80, present: 72, issued: 30, returned: 28, valid: 27 });
  });

  it('with paper batches the record reads its forms from them, and nobody types them', async () => {
    const { id } = await aMeeting('2026-10-30');
    const batches = server.get(BatchesService, { strict: false });
    const wanted = { pointId: hall.id, meetingId: id, handedOutBy: 'front', form: 'full', issued: 20 } as const;
    const batch = await batches.create(campaign, wanted, 'test');
    const page = async () => (await (await clerk.get(`/meetings/${id}`)).text()).replace(/<[^>]+>/g, ' ');
    expect(await page()).toMatch(/Phiếu giấy phát ra\s+20\s+Phiếu giấy thu về\s+chưa đếm đủ/);
    await batches.recordReturned(batch, 18, 'test');
    const key = (number: number, more: object) =>
      sendJson(server, clerk, `/paper/batches/${batch.id}/sheets`, { ...aSheet(number, { G: 4 }), ...more });
    expect((await key(1, {})).status).toBe(201);
    expect(await page()).toMatch(/thu về\s+18\s+Phiếu giấy hợp lệ đã nhập\s+1\s+Người nhập phiếu\s+clerk\.spring/);
    expect(await (await clerk.get(`/meetings/${id}`)).text()).not.toContain('name="issued"');
    expect((await clerk.post(`/meetings/${id}`, { invited: '80', present: '72' })).status).toBe(303);
    expect(await meetings.find(id)).toMatchObject({ invited: 80, present: 72, issued: null });
  });

  it('the wall shows a fresh code and how many answered, to everybody who has its address, until it is closed', async () => {
    const { id } = await aMeeting('2026-11-03');
    await meetings.record(await meetings.find(id), { ...nothingCounted, present: 50 }, 'test');
    const wall = await get(`/meetings/${id}/wall`);
    expect(wall).toMatch(/Mời Ông.Bà góp/);
    expect(wall).toMatch(/http-equiv="refresh"/);
    expect(wall).not.toMatch(/hài lòng \d|%/i);
    const first = await firstEvent(`/meetings/${id}/wall/events`);
    await stored();
    const second = await firstEvent(`/meetings/${id}/wall/events`);
    expect(second).toMatchObject({ state: 'shown', present: 50, answers: Number(first.answers) + 1 });
    expect(Object.keys(second).sort()).toEqual(['answers', 'percent', 'present', 'qr', 'state']);
    expect((await clerk.post(`/meetings/${id}/close`)).status).toBe(303);
    expect(await get(`/meetings/${id}/wall`)).toContain('Cuộc họp đã kết thúc');
    expect(await firstEvent(`/meetings/${id}/wall/events`)).toMatchObject({ state: 'over', qr: null });
    await clerk.post(`/meetings/${id}/reopen`);
    expect(await get(`/meetings/${id}/wall`)).toMatch(/Mời Ông.Bà góp/);
    server.clock.moveTo('2026-11-04');
    expect(await get(`/meetings/${id}/wall`)).toContain('Cuộc họp đã kết thúc');
  });

  it('an invented wall is not found, and the record is closed to strangers and leaders', async () => {
    expect((await fetch(`${server.url}/meetings/0000/wall`)).status).toBe(404);
    expect((await fetch(`${server.url}/meetings/0000/wall/events`)).status).toBe(404);
    const { id } = await aMeeting('2026-11-01');
    const leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
    await server
      .get(CommunesService, { strict: false })
      .import({ ...SPRING, key: 'autumn', name: 'Thu' }, '2026-01-01', 'test');
    const stranger = await signInAs(server, { role: 'officer', communeId: 'autumn' });
    expect((await leader.get('/meetings')).status).toBe(403);
    expect((await stranger.get(`/meetings/${id}`)).status).toBe(404);
    expect((await stranger.post(`/meetings/${id}/close`)).status).toBe(404);
  });
});

const nothingCounted = { invited: null, present: null, issued: null, returned: null, valid: null, keyedBy: null };

/** The first message of a stream of events. */
async function firstEvent(path: string): Promise<Record<string, unknown>> {
  const stopping = new AbortController();
  const reply = await fetch(server.url + path, { signal: stopping.signal, headers: { accept: 'text/event-stream' } });
  const reader = reply.body?.getReader();
  let text = '';
  while (reader && !/data: .+\n/.test(text)) text += Buffer.from((await reader.read()).value ?? []).toString();
  stopping.abort();
  return JSON.parse(/data: (.+)\n/.exec(text)?.[1] ?? '{}');
}
