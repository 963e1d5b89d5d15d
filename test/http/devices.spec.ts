import { DataSource } from 'typeorm';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { DevicesService } from '../../src/devices/devices.service.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, aResponse, openSpring } from '../harness/spring.js';

let server: TestServer;
let officer: SignedIn;
let kiosk: CollectionPoint;
let reception: CollectionPoint;
let counter: Campaign;

beforeAll(async () => {
  server = await startServer('2026-11-03', { BURST_PER_TABLET: '3' });
  await openSpring(server);
  kiosk = await aPoint(server, { kind: 'kiosk', name: 'Máy tại sảnh' });
  reception = await aPoint(server, { kind: 'kiosk', name: 'Máy tiếp công dân' });
  counter = await aCampaign(server, { questionnaire: 'trung-tam-may-tinh-bang', pointIds: [kiosk.id] });
  await aCampaign(server, { questionnaire: 'tiep-cong-dan', pointIds: [reception.id] });
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  const administrator = await signInAs(server, { role: 'administrator', communeId: null });
  await administrator.post('/communes', { shipped: 'hong-chau' });
});
afterAll(() => server.stop());

const send = async (path: string, body: unknown, token?: string) => {
  const answer = await fetch(`${server.url}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Device ${token}` }) },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

const flagged = async (): Promise<Record<string, number>> => {
  const reply = await officer.get(`/api/v1/campaigns/${counter.id}/participation`);
  return ((await reply.json()) as { byFlag: Record<string, number> }).byFlag;
};

const create = (fields: Record<string, string> = {}) =>
  officer.post('/devices', { commune: 'spring', point: kiosk.id, second: '', ...fields });

/** An officer makes a code, a tablet takes it. */
async function aPairedTablet(fields: Record<string, string> = {}) {
  const page = await (await create(fields)).text();
  const code = /id="pairing-code">([^<]+)</.exec(page)?.[1] ?? '';
  const pin = /id="pin">([^<]+)</.exec(page)?.[1] ?? '';
  const { status, body } = await send('devices/pair', { code });
  expect(status).toBe(201);
  return { code, pin, body, id: String(body.device), token: String(body.token) };
}

describe('pairing a tablet', () => {
  it('takes the code an officer was shown, once', async () => {
    const { code, pin, body } = await aPairedTablet({ second: reception.id, opensAt1: '07:00', closesAt1: '17:30' });
    expect(body).toEqual({
      device: expect.any(String),
      token: expect.any(String),
      points: [kiosk.code, reception.code],
      pin,
      openingHours: [{ opensAt: '07:00', closesAt: '17:30' }, ...Array(6).fill(null)],
    });
    expect(await send('devices/pair', { code })).toMatchObject({ status: 422, body: { code: 'pairing-code-unknown' } });
  });

  it('of two tablets with the same code at the same moment one is paired', async () => {
    const page = await (await create()).text();
    const code = /id="pairing-code">([^<]+)</.exec(page)?.[1] ?? '';
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => send('devices/pair', { code })));
    expect(outcomes.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422]);
  });

  it('takes a code in capitals and without its dash, and no invented one', async () => {
    const { code } = await server
      .get(DevicesService, { strict: false })
      .create({ communeId: 'spring', pointId: kiosk.id, secondPointId: null, hours: null }, 'test');
    expect((await send('devices/pair', { code: 'aaaaa-aaaaa' })).status).toBe(422);
    expect((await send('devices/pair', {})).status).toBe(400);
    expect((await send('devices/pair', { code: code.toUpperCase().replace('-', ' ') })).status).toBe(201);
  });

  it('refuses a code of yesterday', async () => {
    const page = await (await create()).text();
    const code = /id="pairing-code">([^<]+)</.exec(page)?.[1] ?? '';
    server.clock.moveTo('2026-11-04');
    expect((await send('devices/pair', { code })).status).toBe(422);
    server.clock.moveTo('2026-11-03');
  });

  it('keeps neither code nor token', async () => {
    const { code, token } = await aPairedTablet();
    const kept = JSON.stringify(await server.get(DataSource).query('SELECT * FROM device'));
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(code);
  });
});

describe('a paired tablet', () => {
  it('reports battery and waiting answers, and officers see them', async () => {
    const { token, pin } = await aPairedTablet();
    const state = { battery: 0.18, waiting: 1234, beat: 1 };
    const reply = await send('devices/heartbeat', state, token);
    expect(reply).toEqual({ status: 200, body: { beat: 0, points: [kiosk.code], pin, openingHours: null } });
    const page = await (await officer.get('/devices?commune=spring')).text();
    expect(page).toMatch(/18%, cần sạc[\s\S]*1\.234/);
    expect(page).toContain('Đang hoạt động');
    expect(page).toContain(pin);
  });

  it('is told the number of its last heartbeat, by which it knows a restored server', async () => {
    const { token } = await aPairedTablet();
    await send('devices/heartbeat', { waiting: 0, beat: 41 }, token);
    expect((await send('devices/heartbeat', { waiting: 0, beat: 42 }, token)).body.beat).toBe(41);
    expect((await send('devices/heartbeat', { waiting: 0, beat: 7 }, token)).body.beat).toBe(42);
  });

  it('sends answers that are counted once', async () => {
    const { token } = await aPairedTablet();
    const response = aResponse({ G: 5, GOOD: ['time'] });
    expect((await send(`points/${kiosk.code}/responses`, response, token)).status).toBe(201);
    expect((await send(`points/${kiosk.code}/responses`, response, token)).status).toBe(200);
  });

  it('has an invalid answer set aside, because nobody is there to correct it', async () => {
    const { token } = await aPairedTablet();
    const response = aResponse({ G: 9 });
    expect((await send(`points/${kiosk.code}/responses`, response)).status).toBe(422);
    const reply = await send(`points/${kiosk.code}/responses`, response, token);
    expect(reply).toEqual({ status: 202, body: { id: response.id, setAside: true } });
  });

  it('is refused with every call once it is revoked', async () => {
    const { token, id } = await aPairedTablet();
    expect(await (await officer.get(`/devices/spring/${id}/revoke`)).text()).toContain('Thu hồi máy này?');
    expect((await officer.post(`/devices/spring/${id}/revoke`)).status).toBe(303);
    const response = await send(`points/${kiosk.code}/responses`, aResponse(), token);
    expect(response).toMatchObject({ status: 401, body: { code: 'device-unknown' } });
    expect((await send('devices/heartbeat', { waiting: 0 }, token)).status).toBe(401);
  });

  it('has no say at the points of another commune', async () => {
    const { token } = await aPairedTablet();
    const elsewhere = await aPoint(server, { communeId: 'hong-chau', kind: 'kiosk' });
    expect((await send(`points/${elsewhere.code}/responses`, aResponse(), token)).status).toBe(401);
  });

  it('has answers marked beyond what one tablet takes in a day, by day of answer and not of arrival', async () => {
    const { token } = await aPairedTablet();
    const flagOf = async (answeredOn: string): Promise<unknown> => {
      const response = aResponse({ G: 4 }, { answeredOn });
      expect((await send(`points/${kiosk.code}/responses`, response, token)).status).toBe(201);
      const [row] = await server.get(DataSource).query(`SELECT flags FROM survey_response WHERE id = '${response.id}'`);
      return row.flags;
    };
    const flags = [];
    for (const day of ['02', '02', '02', '02', '03', '02']) flags.push(await flagOf(`2026-11-${day}`));
    expect(flags).toEqual([null, null, null, 'burst', null, 'burst']);
  });

  it('marks what was pressed within seconds; a phone cannot, and officers see how many', async () => {
    const { token } = await aPairedTablet();
    const before = await flagged();
    const response = aResponse({ G: 4 }, { answeredOn: '2026-11-01', repeated: true });
    expect((await send(`points/${kiosk.code}/responses`, response, token)).status).toBe(201);
    expect((await send(`points/${kiosk.code}/responses`, aResponse({ G: 4 }, { repeated: true }))).status).toBe(201);
    expect(await flagged()).toEqual({ ...before, repeated: 1 });
    const page = await (await officer.get(`/campaigns/${counter.id}/participation`)).text();
    expect(page).toMatch(/vài giây <strong data-count="flag:repeated">1</);
  });

  it('not heard of since yesterday is named in the list and on the page of its campaign', async () => {
    const { id } = await aPairedTablet();
    const pages = () =>
      Promise.all(
        ['/devices?commune=spring', `/campaigns/${counter.id}/participation`].map(async (path) =>
          (await officer.get(path)).text(),
        ),
      );
    for (const page of await pages()) expect(page).not.toContain('không liên lạc từ hôm qua');
    const yesterday = '2026-11-02T05:00:00.000Z';
    await server.get(DataSource).query(`UPDATE device SET last_seen_at = '${yesterday}' WHERE id = '${id}'`);
    const [list, participation] = await pages();
    expect(list).toMatch(/\d máy không liên lạc từ hôm qua/);
    expect(participation).toMatch(/không liên lạc từ hôm qua:\s+Máy tại sảnh \(lần cuối ngày 02\/11\/2026\)/);
  });

  it('leaves no trace of itself beside an answer', async () => {
    const { token, id } = await aPairedTablet();
    const response = aResponse({ G: 4 });
    await send(`points/${kiosk.code}/responses`, response, token);
    const rows = await server.get(DataSource).query(`SELECT * FROM survey_response WHERE id = '${response.id}'`);
    expect(JSON.stringify(rows)).not.toContain(id);
    expect(rows[0]).toMatchObject({ channel: 'kiosk', proof: 'fixed' });
  });
});

it('a heartbeat without a token, or with an invented one, is refused', async () => {
  expect((await send('devices/heartbeat', { waiting: 0 })).status).toBe(401);
  expect((await send('devices/heartbeat', { waiting: 0 }, 'nobody')).status).toBe(401);
});

describe('the page of the tablets', () => {
  it('refuses the same point twice and hours that end before they begin, and keeps what was typed', async () => {
    expect(await (await create({ second: kiosk.id })).text()).toContain('Điểm thứ hai phải khác');
    const reply = await create({ opensAt6: '17:00', closesAt6: '07:00' });
    expect(reply.status).toBe(422);
    expect(await reply.text()).toMatch(
      /href="#opensAt6"[\s\S]*id="opensAt6"[^>]* value="17:00"[^>]* aria-invalid="true"/,
    );
    expect((await create({ closesAt1: '11:30' })).status).toBe(422);
    expect((await create({ point: 'nowhere' })).status).toBe(422);
  });

  it('changes hours and the second point of a tablet that stands where it stands; it hears of it by itself', async () => {
    const { token, id } = await aPairedTablet();
    const address = `/devices/spring/${id}`;
    expect((await officer.post(address, { opensAt1: '11:30', closesAt1: '07:00' })).status).toBe(422);
    expect((await officer.post(address, { second: kiosk.id })).status).toBe(422);
    const week = { opensAt1: '07:00', closesAt1: '17:30', opensAt2: '07:00', closesAt2: '17:30' };
    const saved = await officer.post(address, { ...week, opensAt6: '07:00', closesAt6: '11:30', second: reception.id });
    expect(saved.headers.get('location')).toBe(`/devices?commune=spring#device-${id}`);
    const { body } = await send('devices/heartbeat', { waiting: 0 }, token);
    expect(body.points).toEqual([kiosk.code, reception.code]);
    const [working, saturday] = ['17:30', '11:30'].map((closesAt) => ({ opensAt: '07:00', closesAt }));
    expect(body.openingHours).toEqual([working, working, null, null, null, saturday, null]);
    expect(await (await officer.get(address)).text()).toMatch(/id="opensAt6"[^>]* value="07:00"/);
    const row = (await (await officer.get('/devices?commune=spring')).text()).split(`id="device-${id}"`)[1] ?? '';
    expect(row).toMatch(/Thứ Hai – Thứ Ba<br>07:00 – 17:30<br>Thứ Bảy<br>07:00 – 11:30/);
    await officer.post(address, {});
    const always = await send('devices/heartbeat', { waiting: 0 }, token);
    expect(always.body).toMatchObject({ points: [kiosk.code], openingHours: null });
  });

  it('is closed to others and to another commune', async () => {
    const leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
    const stranger = await signInAs(server, { role: 'officer', communeId: 'hong-chau' });
    const { id } = await aPairedTablet();
    expect((await leader.get('/devices?commune=spring')).status).toBe(403);
    expect((await stranger.get('/devices?commune=spring')).status).toBe(404);
    expect((await stranger.post(`/devices/spring/${id}/revoke`)).status).toBe(404);
    expect((await stranger.get(`/devices/spring/${id}`)).status).toBe(404);
    expect((await stranger.post(`/devices/spring/${id}`, {})).status).toBe(404);
  });
});
