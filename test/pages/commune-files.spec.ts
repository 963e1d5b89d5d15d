import { AuditService } from '../../src/access/audit.service.js';
import { TokensService } from '../../src/access/tokens.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { SPRING } from '../harness/spring.js';

let server: TestServer;
let administrator: SignedIn;
let officer: SignedIn;
const strictly = { strict: false } as const;

beforeAll(async () => {
  server = await startServer('2026-08-20');
  await server.get(CommunesService, strictly).import(SPRING, '2026-01-01', 'test');
  await server.get(CommunesService, strictly).import({ ...SPRING, key: 'autumn', name: 'Thu' }, '2026-01-01', 'test');
  administrator = await signInAs(server, { role: 'administrator', communeId: null });
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
});
afterAll(() => server.stop());

const nameOn = async (day: '2026-08-20' | '2026-09-01'): Promise<string> =>
  (await server.get(CommunesService, strictly).catalogueOn('spring', day)).units[2]?.name ?? '';
const withParks = (name: string) => ({
  ...SPRING,
  units: SPRING.units.map((one) => (one.key === 'parks' ? { ...one, name } : one)),
});

describe('the data file of a commune', () => {
  it('comes down as it goes in, of any day', async () => {
    const reply = await officer.get('/communes/spring/catalogue.json?on=2026-03-01');
    expect(reply.headers.get('content-disposition')).toBe('attachment; filename="spring-2026-03-01.json"');
    const text = await reply.text();
    expect(JSON.parse(text)).toMatchObject(SPRING);
    const again = await administrator.post('/communes', { text, from: '01/09/2026' });
    expect(again.status).toBe(303);
    expect(await server.get(CommunesService, strictly).daysOf('spring')).toEqual(['2000-01-01']);
  });

  it('is taken in from the day that is given', async () => {
    const text = JSON.stringify(withParks('Phòng Kinh tế, Hạ tầng'));
    const reply = await administrator.post('/communes', { text, from: '01/09/2026' });
    expect(reply.headers.get('location')).toBe('/communes/spring?imported=yes&on=2026-09-01');
    expect([await nameOn('2026-08-20'), await nameOn('2026-09-01')]).toEqual([
      'Phòng Kinh tế',
      'Phòng Kinh tế, Hạ tầng',
    ]);
    const page = await (await officer.get('/communes/spring?on=2026-09-01')).text();
    expect(page).toContain('Phòng Kinh tế, Hạ tầng');
    expect(page).toContain('Như ngày 01/09/2026');
    expect(page).toContain('href="/communes/spring?on=2026-09-01"');
  });

  it.each(['31/09/2026', 'mai', '01/09/2062', '1999-12-31'])(
    'from “%s” is refused, and kept as typed',
    async (from) => {
      const text = JSON.stringify(SPRING);
      const reply = await administrator.post('/communes', { text, from });
      const page = await reply.text();
      expect([reply.status, page.includes(`value="${from}"`), page.includes('id="from-error"')]).toEqual([
        422,
        true,
        true,
      ]);
      expect(page).toContain('&quot;key&quot;:&quot;spring&quot;');
    },
  );

  it('is told all its faults at once', async () => {
    const text = JSON.stringify({
      ...SPRING,
      fields: [{ key: 'ho-tich', name: 'Hộ tịch', unit: 'abc' }],
      kind: 'huyện',
    });
    const page = await (await administrator.post('/communes', { text })).text();
    expect(page).toContain('Lĩnh vực “Hộ tịch” trỏ tới đơn vị không có: “abc”.');
    expect(page).toContain('Mục “kind” có giá trị không dùng được. Chỉ nhận một trong: xã, phường, đặc khu.');
  });

  it('is for those who may change the commune', async () => {
    const clerk = await signInAs(server, { role: 'clerk', communeId: 'spring' });
    expect((await clerk.get('/communes/spring/catalogue.json')).status).toBe(403);
    expect((await officer.get('/communes/autumn/catalogue.json')).status).toBe(404);
    expect((await officer.get('/communes/spring?on=2026-02-30')).status).toBe(400);
    const own = await officer.get('/communes');
    expect([own.status, own.headers.get('location')]).toEqual([303, '/communes/spring']);
  });
});

describe('for programs', () => {
  let token: string;
  beforeAll(async () => {
    token = await server.get(TokensService, strictly).create('officer', 'spring', 'p', 'test');
  });
  const call = (path: string, init: { method?: string; body?: unknown; match?: string } = {}) =>
    fetch(`${server.url}/api/v1/communes/${path}`, {
      method: init.method ?? 'GET',
      headers: {
        ...{ authorization: `Bearer ${token}`, 'content-type': 'application/json', 'accept-language': 'vi' },
        ...(init.match && { 'if-match': init.match }),
      },
      body: init.body === undefined ? null : JSON.stringify(init.body),
    });

  it('a commune is read as of a day, and replaced from a day on', async () => {
    const before = await call('spring/catalogue?on=2026-08-01');
    expect(await before.json()).toMatchObject(SPRING);
    const put = await call('spring/catalogue?from=2026-09-01', { method: 'PUT', body: withParks('Phòng Đô thị') });
    expect([put.status, await nameOn('2026-08-20'), await nameOn('2026-09-01')]).toEqual([
      200,
      'Phòng Kinh tế',
      'Phòng Đô thị',
    ]);
    expect(await server.get(AuditService, strictly).entriesOf('spring', 'commune-changed', 'spring')).toHaveLength(1);
    await call('spring/catalogue?from=2026-09-01', { method: 'PUT', body: withParks('Phòng Đô thị') });
    expect(await server.get(AuditService, strictly).entriesOf('spring', 'commune-changed', 'spring')).toHaveLength(1);
  });

  it('what was changed meanwhile is left as it is', async () => {
    const { headers } = await call('spring/catalogue?on=2026-09-01');
    const match = headers.get('etag') ?? '';
    const first = { method: 'PUT', body: withParks('Phòng A'), match };
    expect((await call('spring/catalogue?from=2026-09-01', first)).status).toBe(200);
    const late = await call('spring/catalogue?from=2026-09-01', { ...first, body: withParks('Phòng B') });
    expect([late.status, await late.json()]).toEqual([409, expect.objectContaining({ code: 'commune-changed' })]);
    expect(await nameOn('2026-09-01')).toBe('Phòng A');
  });

  it('every fault is named', async () => {
    const body = { ...SPRING, leads: { A01: 'abc' }, units: [...SPRING.units, { key: 'x', name: '', kind: 'other' }] };
    const reply = await call('spring/catalogue', { method: 'PUT', body });
    expect([reply.status, await reply.json()]).toEqual([
      422,
      expect.objectContaining({
        code: 'input-invalid',
        errors: [
          { place: 'units.4.name', code: 'too_small', value: '', message: 'Đơn vị thứ 5 có chỗ để trống.' },
          {
            ...{ place: 'leads.A01', code: 'unknown-unit', value: 'abc' },
            message: 'Nội dung A01 trỏ tới đơn vị không có: “abc”.',
          },
        ],
      }),
    ]);
  });

  it.each([
    ['autumn/catalogue', {}, 404],
    ['none/catalogue', {}, 404],
    ['autumn/catalogue', { method: 'PUT', body: SPRING }, 404],
    ['spring/catalogue?on=never', {}, 400],
    ['spring/catalogue?from=2026-02-30', { method: 'PUT', body: SPRING }, 422],
    ['spring/catalogue?from=2062-01-01', { method: 'PUT', body: SPRING }, 422],
    ['spring/catalogue', { method: 'PUT', body: { ...SPRING, key: 'autumn' } }, 422],
    ['spring/catalogue', { method: 'PUT', body: [] }, 422],
    ['spring/catalogue', { method: 'PUT', body: 'x' }, 422],
  ])('%s with %j is answered with %i', async (path, init, status) => {
    expect((await call(path, init)).status).toBe(status);
  });

  it('an unknown commune is not made by anybody', async () => {
    const all = await server.get(TokensService, strictly).create('administrator', null, 'all', 'test');
    const headers = { authorization: `Bearer ${all}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ ...SPRING, key: 'none' });
    const reply = await fetch(`${server.url}/api/v1/communes/none/catalogue`, { method: 'PUT', headers, body });
    expect(reply.status).toBe(404);
    token = await server.get(TokensService, strictly).create('leader', 'spring', 'l', 'test');
    expect((await call('spring/catalogue')).status).toBe(403);
  });
});
