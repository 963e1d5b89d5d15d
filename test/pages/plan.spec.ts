import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { auditOf } from '../harness/audit.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import {
  aCampaign,
  aPoint,
  aResponse,
  LARGER_SPRING,
  openSpring,
  post,
  reorganised,
  SPRING,
  type Spring,
} from '../harness/spring.js';

let server: TestServer;
let spring: Spring;
let officer: SignedIn;

beforeAll(async () => {
  server = await startServer('2026-11-03');
  spring = await openSpring(server);
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
});
afterAll(() => server.stop());

const pageOf = (campaign: Campaign, rest = ''): string => `/campaigns/${campaign.id}${rest}`;
const read = async (path: string, staff = officer): Promise<string> => (await staff.get(path)).text();

describe('the plan of a campaign', () => {
  it('is explained before it is chosen: how many responses show that a true rate is above the target', async () => {
    const page = await read(pageOf(spring.campaign, '/plan'));
    expect(page).toContain('Chưa đặt kế hoạch');
    expect(page).toMatch(
      /92%[\s\S]*1\.365 phiếu[\s\S]*93%[\s\S]*593 phiếu[\s\S]*94%[\s\S]*333 phiếu[\s\S]*95%[\s\S]*203/,
    );
    expect(page).toMatch(/3 đơn vị giải quyết hồ sơ, mỗi đơn vị 30 phiếu, là 90 phiếu/);
    expect(page).toContain('1.000 người rút 278');
    expect(await read(pageOf(spring.campaign))).toContain(`href="${pageOf(spring.campaign, '/plan')}"`);
  });

  it('is kept with the day and the name of who decided, and told that it came after the opening', async () => {
    const reply = await officer.post(pageOf(spring.campaign, '/plan'), { basis: 'power:0.94', perUnit: '30' });
    expect([reply.status, reply.headers.get('location')]).toEqual([303, pageOf(spring.campaign, '/plan?saved=yes')]);
    const page = await read(pageOf(spring.campaign, '/plan'));
    expect(page).toMatch(/333 phiếu<\/strong> \(đủ để khẳng định, nếu tỷ lệ thật khoảng 94%\)/);
    expect(page).toContain('Đặt ngày 03/11/2026, người đặt: officer.spring. Đặt sau khi đã mở đợt.');
    expect(page).toContain('value="power:0.94" checked');
    const [newest] = await auditOf(server, 'spring');
    expect(newest).toMatchObject({
      ...{ actor: 'officer.spring', action: 'campaign-planned', object: spring.campaign.id },
      details: { basis: 'power', responses: 333, perUnit: 30, truth: 0.94, listSize: null },
    });
  });

  it('is refused beside its field, and what was typed is kept', async () => {
    const path = pageOf(spring.campaign, '/plan');
    const reply = await officer.post(path, { basis: 'list', listSize: 'nhiều', perUnit: '12' });
    const page = await reply.text();
    expect(reply.status).toBe(422);
    expect(page).toContain('id="listSize-error"');
    expect(page).toContain('id="perUnit-error"');
    expect(page).toContain('value="nhiều"');
    expect(await read(path)).toContain('333 phiếu');
  });

  it('stands against what has come in, in all and by unit; only counted, without a word about the target', async () => {
    for (let sent = 0; sent < 13; sent += 1) {
      await post(server, spring.point.code, aResponse({ G: 5, FIELD: 'ho-tich' }));
    }
    const page = await read(pageOf(spring.campaign, '/participation'));
    expect(page).toMatch(/data-count="total">13<\/span> <span class="figure-unit">\/ 333 phiếu/);
    expect(page).toContain('max="333" value="13"');
    expect(page).toMatch(/Văn phòng HĐND và UBND<\/th><td class="number">10</);
    expect(page).toMatch(/Phòng Kinh tế<\/th><td class="number">0</);
    expect(page).not.toMatch(/ĐẠT|khẳng định/);
  });

  it('keeps the unit that people came to when its field moves to another one meanwhile', async () => {
    const communes = server.get(CommunesService, { strict: false });
    await communes.import(reorganised(LARGER_SPRING, { 'ho-tich': 'culture' }), '2026-11-04', 'test');
    server.clock.moveTo('2026-11-05');
    officer = await signInAs(server, { role: 'officer', communeId: 'spring', name: 'after' });
    const page = await read(pageOf(spring.campaign, '/participation'));
    expect(page).toMatch(/Văn phòng HĐND và UBND<\/th><td class="number">10</);
    expect(page).toMatch(/Phòng Văn hóa - Xã hội<\/th><td class="number">0</);
  });

  it('of continuous feedback is for each quarter', async () => {
    const point = await aPoint(server, { name: 'Quầy 2' });
    const year = { opensOn: '2026-07-01', endsOn: '2027-06-30', locksOn: '2027-07-05' } as const;
    const campaign = await aCampaign(server, { ...year, continuous: true, pointIds: [point.id] });
    expect((await officer.post(pageOf(campaign, '/plan'), { basis: 'own', own: '1.200' })).status).toBe(303);
    for (const answeredOn of ['2026-09-30', '2026-10-01']) {
      await post(server, point.code, aResponse({ G: 5 }, { answeredOn }));
    }
    const page = await read(pageOf(campaign, '/participation'));
    expect(page).toContain('/ 1.200 phiếu');
    expect(page).toMatch(/data-count="since:2026-10-01">1</);
    expect(page).toContain('Tính từ đầu quý, ngày 01/10/2026');
  });

  it('needs no number for units where nobody comes for a field, and has no table without a target', async () => {
    const meeting = await aCampaign(server, { questionnaire: 'hop-thon' });
    const page = await read(pageOf(meeting, '/plan'));
    expect(page).toContain('không cần đặt số riêng cho từng đơn vị');
    expect(page).not.toContain('value="power:');
  });

  it('is seen by those who see participation, set by officers only, and by nobody of another commune', async () => {
    const clerk = await signInAs(server, { role: 'clerk', communeId: 'spring' });
    const page = await read(pageOf(spring.campaign, '/plan'), clerk);
    expect(page).toContain('333 phiếu');
    expect(page).not.toContain('Lưu kế hoạch');
    const body = { basis: 'own', own: '10' };
    expect((await clerk.post(pageOf(spring.campaign, '/plan'), body)).status).toBe(403);
    await server.get(CommunesService, { strict: false }).import({ ...SPRING, key: 'elsewhere' }, '2026-01-01', 'test');
    const stranger = await signInAs(server, { role: 'officer', communeId: 'elsewhere' });
    expect((await stranger.get(pageOf(spring.campaign, '/plan'))).status).toBe(404);
    expect((await stranger.post(pageOf(spring.campaign, '/plan'), body)).status).toBe(404);
  });

  it('can no longer change once collecting has ended', async () => {
    server.clock.moveTo('2026-11-11');
    const late = await signInAs(server, { role: 'officer', communeId: 'spring', name: 'late' });
    expect((await late.post(pageOf(spring.campaign, '/plan'), { basis: 'own', own: '10' })).status).toBe(409);
    const page = await read(pageOf(spring.campaign, '/plan'), late);
    expect(page).toContain('không đổi được nữa');
    expect(page).not.toContain('Lưu kế hoạch');
  });
});
