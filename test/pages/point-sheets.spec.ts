import { CollectionPointsService } from '../../src/collection-points/collection-points.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, openSpring, SPRING, type Spring } from '../harness/spring.js';

let server: TestServer;
let officer: SignedIn;
let spring: Spring;
const LONG = 'Khảo sát mức độ hài lòng của người dân đối với việc giải quyết thủ tục hành chính '.repeat(2).trim();

beforeAll(async () => {
  server = await startServer('2026-11-03');
  spring = await openSpring(server, { name: LONG }, { name: 'Quầy Tư pháp' });
  await aPoint(server, { name: 'Cổng sau' });
  await server
    .get(CommunesService, { strict: false })
    .import({ ...SPRING, key: 'autumn', name: 'Thu' }, '2026-01-01', 'test');
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
});
afterAll(() => server.stop());

const read = async (path: string) => {
  const reply = await officer.get(path);
  return { status: reply.status, text: await reply.text() };
};
const codesOn = (text: string) => text.match(/localhost:3000\/k\/[0-9a-z]{10}/g) ?? [];

describe('sheets of a campaign', () => {
  it('are those of its points only, name it with its days, and are reached from its page', async () => {
    const { id } = spring.campaign;
    const page = await read(`/campaigns/${id}`);
    expect(page.text).toContain(`href="/campaigns/${id}/sheets?size=a4"`);
    for (const path of [`/campaigns/${id}/sheets`, `/campaigns/${id}/sheets?size=a5&point=${spring.point.id}`]) {
      const { status, text } = await read(path);
      expect([status, codesOn(text)]).toEqual([200, [`localhost:3000/k/${spring.point.code}`]]);
      expect(text).toContain(`${LONG} <span class="days">từ ngày 01/11/2026 đến hết ngày 10/11/2026</span>`);
    }
    const ofCommune = await read('/points/sheets?commune=spring');
    expect(codesOn(ofCommune.text)).toHaveLength(2);
    expect(ofCommune.text).not.toContain(LONG);
  });

  it('tell no days where collecting goes on', async () => {
    const point = await aPoint(server, { name: 'Sảnh' });
    const campaign = await aCampaign(server, { name: 'Góp ý', continuous: true, pointIds: [point.id] });
    const { text } = await read(`/campaigns/${campaign.id}/sheets`);
    expect(text).toContain('<p class="survey">Góp ý</p>');
  });

  it('there are none where it has no point, or none that hangs on a wall', async () => {
    const tablet = await aPoint(server, { kind: 'kiosk', name: 'Máy' });
    for (const pointIds of [[], [tablet.id]]) {
      const { id } = await aCampaign(server, { pointIds });
      const { status, text } = await read(`/campaigns/${id}/sheets`);
      expect([status, codesOn(text)]).toEqual([200, []]);
      expect(text).toContain('Đợt này chưa có điểm nào cần tờ mã QR.');
    }
  });

  it.each([
    ['another paper', '?size=a3', 400],
    ['a point that it does not use', '?point=nobody', 404],
    ['two points', '?point=a&point=b', 400],
  ])('%s: no sheets', async (_, query, status) => {
    expect((await read(`/campaigns/${spring.campaign.id}/sheets${query}`)).status).toBe(status);
  });

  it('of another commune nobody sees any, and whoever may not print has no link', async () => {
    const stranger = await signInAs(server, { role: 'officer', communeId: 'autumn' });
    const leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
    expect((await stranger.get(`/campaigns/${spring.campaign.id}/sheets`)).status).toBe(404);
    expect((await leader.get(`/campaigns/${spring.campaign.id}/sheets`)).status).toBe(403);
    expect(await (await leader.get(`/campaigns/${spring.campaign.id}`)).text()).not.toContain('/sheets');
  });

  it('five hundred points are five hundred sheets', async () => {
    const points = server.get(CollectionPointsService, { strict: false });
    const names = Array.from({ length: 500 }, (_, at) => `Điểm ${at}`);
    const made = await Promise.all(
      names.map((name) => points.create({ communeId: 'spring', kind: 'qr', name }, 'test')),
    );
    const { id } = await aCampaign(server, { pointIds: made.map((one) => one.id) });
    expect(codesOn((await read(`/campaigns/${id}/sheets`)).text)).toHaveLength(500);
  });
});

describe('an address that citizens cannot open', () => {
  const places = () => [
    '/points?commune=spring',
    `/points/spring/${spring.point.id}`,
    '/points/sheets?commune=spring',
    `/campaigns/${spring.campaign.id}`,
    `/campaigns/${spring.campaign.id}/sheets`,
  ];
  const SAID = /<div class="notice error screen-only">\s*<p><strong>Chưa nên in hay gửi mã\./;
  const slips = async () => (await officer.post(`/points/spring/${spring.point.id}/codes`, { count: '8' })).text();

  it('is warned of wherever codes are printed or sent, and nothing is blocked', async () => {
    for (const path of places()) {
      const { status, text } = await read(path);
      expect([path, status, SAID.test(text)]).toEqual([path, 200, true]);
      expect(text).toContain('đang trỏ tới http://localhost:3000,');
    }
    expect(await slips()).toMatch(SAID);
  });

  it.each([
    ['http://hailong.gov.vn', true],
    ['https://hailong.gov.vn', false],
  ])('%s: a warning? %s', async (address, warned) => {
    const other = await startServer('2026-11-03', { BASE_URL: address });
    await openSpring(other);
    const theirs = await signInAs(other, { role: 'officer', communeId: 'spring' });
    const text = await (await theirs.get('/points?commune=spring')).text();
    expect([SAID.test(text), text.includes('địa chỉ http không được bảo vệ')]).toEqual([warned, warned]);
    await other.stop();
  });
});
