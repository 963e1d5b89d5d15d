import { campaignCommands } from '../../src/campaigns/campaigns.commands.js';
import { CollectionPointsService } from '../../src/collection-points/collection-points.service.js';
import { type Get, parseCall } from '../../src/config/command.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { openSpring, post, SPRING, type Spring } from '../harness/spring.js';

let server: TestServer;
let administrator: SignedIn;
let officer: SignedIn;
let stranger: SignedIn;
let spring: Spring;

beforeAll(async () => {
  server = await startServer('2026-11-03');
  spring = await openSpring(server, { name: 'Khảo sát Xuân' });
  administrator = await signInAs(server, { role: 'administrator', communeId: null });
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  await administrator.post('/communes', { shipped: 'hong-chau' });
  stranger = await signInAs(server, { role: 'officer', communeId: 'hong-chau' });
});
afterAll(() => server.stop());

const NEW_CAMPAIGN = {
  ...{ commune: 'spring', questionnaire: 'trung-tam', name: 'Đợt mùa đông', locksOn: '' },
  ...{ opensOn: '2026-12-01', endsOn: '2026-12-20', target: 'usual', targetPercent: '90', pointKind: 'qr' },
};

describe('communes', () => {
  it('one that is shipped is imported, and its page names units, fields and villages', async () => {
    const page = await (await administrator.get('/communes/hong-chau')).text();
    expect(page).toContain('Xã Hồng Châu');
    expect(page).toContain('Văn phòng HĐND và UBND');
  });

  it('a faulty file is refused with the place of its fault, and what was pasted is kept', async () => {
    const text = JSON.stringify({ ...SPRING, fields: [{ key: 'ho-tich', name: 'Hộ tịch', unit: 'nobody' }] });
    const reply = await administrator.post('/communes', { text });
    const page = await reply.text();
    expect(reply.status).toBe(422);
    expect(page).toMatch(/Lĩnh vực “Hộ tịch” trỏ tới đơn vị không có: “nobody”[\s\S]*fields › mục thứ 1 › unit/);
    expect(page).toContain('&quot;key&quot;:&quot;spring&quot;');
    const broken = await administrator.post('/communes', { text: '{\n"key": xuan}' });
    expect(await broken.text()).toContain('dòng 2, cột 8');
  });

  it('an officer may look at the own commune, and cannot import', async () => {
    expect((await officer.get('/communes/spring')).status).toBe(200);
    expect((await officer.get('/communes/hong-chau')).status).toBe(404);
    expect((await officer.post('/communes', { shipped: 'viet-khe' })).status).toBe(403);
  });
});

describe('collection points', () => {
  it('are made at a place, take its name, print, and are revoked for good', async () => {
    const made = await officer.post('/points', { commune: 'spring', kind: 'qr', name: '', place: 'village:dong' });
    expect(made.status).toBe(303);
    const id = /#point-(.+)$/.exec(made.headers.get('location') ?? '')?.[1] ?? '';
    const point = await server.get(CollectionPointsService, { strict: false }).find('spring', id);
    expect(point).toMatchObject({ name: 'Thôn Đông', village: 'dong', unit: null, revokedOn: null });

    const sheet = await (await officer.get(`/points/sheets?commune=spring&size=a5&point=${id}`)).text();
    expect(sheet).toContain(`localhost:3000/k/${point.code}`);
    expect(sheet).toContain('/assets/sheets-a5.css');
    expect(sheet).toContain('Không hỏi họ tên, số điện thoại');
    expect(sheet).not.toContain('<style');

    expect(await (await officer.get(`/points/spring/${id}/revoke`)).text()).toContain('Thu hồi mã này?');
    expect((await officer.post(`/points/spring/${id}/revoke`)).status).toBe(303);
    expect((await officer.get(`/points/sheets?commune=spring&size=a4&point=${id}`)).status).toBe(410);
  });

  it('one without a name and a place is refused beside the field', async () => {
    const reply = await officer.post('/points', { commune: 'spring', kind: 'qr', name: ' ', place: '' });
    expect(reply.status).toBe(422);
    expect(await reply.text()).toContain('id="name-error"');
  });
});

describe('campaigns', () => {
  it('one is made together with points for its counters and fields, which stand only once', async () => {
    const body = { ...NEW_CAMPAIGN, places: 'field' };
    const made = await officer.post('/campaigns', body);
    expect(made.status).toBe(303);
    const page = await (await officer.get(made.headers.get('location') ?? '')).text();
    expect(page).toContain('Đợt mùa đông');
    expect(page).toContain('25/12/2026');
    expect(page).toContain('Hộ tịch');

    const days = { opensOn: '2026-12-20', endsOn: '2026-12-21' };
    const again = await officer.post('/campaigns', { ...body, ...days, name: 'Đợt khác' });
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('đang dùng cho đợt “Đợt mùa đông”');
    const points = await server.get(CollectionPointsService, { strict: false }).list('spring');
    expect(points.filter(({ field }) => field === 'ho-tich')).toHaveLength(1);
  });

  it('what cannot be is refused beside its field, and what was typed is kept', async () => {
    const reply = await officer.post('/campaigns', {
      ...NEW_CAMPAIGN,
      endsOn: '2026-11-01',
      target: 'own',
      targetPercent: '0',
    });
    const page = await reply.text();
    expect(reply.status).toBe(422);
    expect(page).toContain('id="endsOn-error"');
    expect(page).toContain('id="targetPercent-error"');
    expect(page).toContain('value="Đợt mùa đông"');
    const noDay = await officer.post('/campaigns', { ...NEW_CAMPAIGN, opensOn: '31/09/2026' });
    expect([noDay.status, await noDay.text()]).toEqual([422, expect.stringContaining('Không có ngày “31/09/2026”')]);
    const past = { opensOn: '2026-01-05', endsOn: '2026-01-25', locksOn: '' };
    const due = await officer.post('/campaigns', { ...NEW_CAMPAIGN, ...past });
    const told = await due.text();
    expect([due.status, told]).toEqual([422, expect.stringContaining('Ngày chốt số liệu 30/01/2026 đã đến')]);
    for (const kept of ['value="2026-01-05"', 'value="Đợt mùa đông"']) expect(told).toContain(kept);
    const villages = await officer.post('/campaigns', { ...NEW_CAMPAIGN, places: 'village' });
    expect(await villages.text()).toContain('Phiếu về Trung tâm đặt ở quầy');
  });

  it('its participation grows by one with a response, on page and list', async () => {
    const total = async (): Promise<string | undefined> =>
      /data-count="total">([\d.]+)/.exec(
        await (await officer.get(`/campaigns/${spring.campaign.id}/participation`)).text(),
      )?.[1];
    const before = Number(await total());
    await post(server, spring.point.code, { id: crypto.randomUUID(), answers: { G: 5 } });
    expect(Number(await total())).toBe(before + 1);
  });

  it('are invisible to another commune, as pages and as data', async () => {
    for (const path of ['', '/participation', '/lock']) {
      expect((await stranger.get(`/campaigns/${spring.campaign.id}${path}`)).status).toBe(404);
    }
    expect((await stranger.post('/campaigns', NEW_CAMPAIGN)).status).toBe(404);
    expect((await stranger.get('/points?commune=spring')).status).toBe(404);
    expect((await stranger.get('/campaigns?commune=spring')).status).toBe(404);
    const list = await (await stranger.get('/api/v1/campaigns', { accept: 'application/json' })).json();
    expect(list).toEqual([]);
  });

  it('are listed for programs as the contract says', async () => {
    const list = (await (await officer.get('/api/v1/campaigns', { accept: 'application/json' })).json()) as object[];
    expect(list).toContainEqual({
      ...{ id: spring.campaign.id, name: 'Khảo sát Xuân', commune: 'spring', state: 'open', target: 0.9 },
      ...{ opensOn: '2026-11-01', endsOn: '2026-11-10', locksOn: '2026-11-15', continuous: false },
      ...{ period: null, fromDay: 1, lockedPeriods: [], owner: null, archived: false },
      revision: expect.any(String),
      questionnaire: { key: 'trung-tam', version: 'trung-tam.v1' },
    });
  });

  it('say what locking means before it is done', async () => {
    const page = await (await officer.get(`/campaigns/${spring.campaign.id}/lock`)).text();
    expect(page).toContain('Chưa đến lúc chốt số liệu');
    expect(page).toContain(`href="/campaigns/${spring.campaign.id}/end"`);
  });
});

describe('the commands', () => {
  const run = (name: string, ...args: string[]): Promise<unknown> => {
    const command = campaignCommands.find((one) => one.name === name);
    if (!command) throw new Error(`There is no ${name}`);
    const get: Get = (type) => server.get(type as never, { strict: false });
    return command.run(get, parseCall(command, args));
  };

  it('make a campaign and a point that it uses', async () => {
    const days = ['--opens', '2027-01-01', '--ends', '2027-01-20', '--locks', '2027-01-25'];
    const where = ['--commune', 'spring'];
    const campaign = await run('campaign:create', ...where, '--questionnaire', 'hop-thon', ...days, '--target', 'none');
    expect(campaign).toMatchObject({ version: 'hop-thon.v1', locksOn: '2027-01-25', target: null, continuous: false });
    expect(campaign).toHaveProperty('name', expect.not.stringContaining('[['));
    const { id } = campaign as { id: string };
    const point = await run(
      'point:create',
      ...where,
      '--kind',
      'meeting',
      '--name',
      'Họp thôn',
      '--village',
      'dong',
      '--campaign',
      id,
    );
    expect(point).toMatchObject({
      kind: 'meeting',
      name: 'Họp thôn',
      url: expect.stringMatching(/\/k\/[0-9a-z]{10}$/),
    });
    expect(await (await officer.get(`/campaigns/${id}`)).text()).toContain('Họp thôn');
  });

  it('name the option that cannot be read', async () => {
    const args = ['--commune', 'spring', '--questionnaire', 'hop-thon', '--opens', '1/2/2027', '--ends', '2027-02-02'];
    await expect(run('campaign:create', ...args)).rejects.toThrow('--opens takes a day');
  });
});
