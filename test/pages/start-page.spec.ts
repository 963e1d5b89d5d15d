import { PlansService } from '../../src/campaigns/plans.service.js';
import { DevicesService } from '../../src/devices/devices.service.js';
import { DutiesService } from '../../src/duties/duties.service.js';
import { ReleasesService } from '../../src/public-results/releases.service.js';
import { words } from '../harness/page-words.js';
import { aBatch } from '../harness/paper.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, aResponse, lockAnyway, openSpring, post } from '../harness/spring.js';

const strictly = { strict: false } as const;
let server: TestServer;
const staff = new Map<string, SignedIn>();
const who = (role: string): SignedIn => staff.get(role) ?? fail(role);
const fail = (role: string): never => {
  throw new Error(`Nobody is a ${role}`);
};

const inCommune = ['officer', 'clerk', 'leader', 'controller', 'collector'] as const;
const everywhere = ['administrator', 'auditor', 'province'] as const;

/** A round that is locked, one that ended and waits, one that collects; paper, a tablet, an answer that was set aside. */
beforeAll(async () => {
  server = await startServer('2026-10-05');
  const spring = await openSpring(server, {
    ...{ name: 'Góp ý tại Trung tâm', opensOn: '2026-10-01', endsOn: '2026-12-31', locksOn: '2027-01-05' },
  });
  const kiosk = await aPoint(server, { kind: 'kiosk', name: 'Máy 1' });
  const paper = await aPoint(server, { kind: 'paper', name: 'Phiếu giấy' });
  const days = { opensOn: '2026-10-01', endsOn: '2026-10-05', locksOn: '2026-10-10' } as const;
  const chairman = await aPoint(server, { name: 'Cổng' });
  const round = await aCampaign(server, {
    ...{ ...days, questionnaire: 'chinh-quyen', name: 'Đợt mười', pointIds: [chairman.id] },
  });
  for (let sent = 0; sent < 12; sent += 1) await post(server, chairman.code, aResponse({ G: 4 }));
  await post(server, spring.point.code, aResponse({ G: 9 }, { queued: true }));
  await post(server, spring.point.code, aResponse({ G: 4 }));
  const onPaper = await aCampaign(server, { ...days, name: 'Phiếu giấy tháng mười', pointIds: [paper.id, kiosk.id] });
  const batch = await aBatch(server, { campaign: onPaper, point: paper });
  const plan = { basis: 'own', responses: 400, perUnit: 30, truth: null, listSize: null } as const;
  await server.get(PlansService, strictly).set(spring.campaign, plan, 'test');
  const devices = server.get(DevicesService, strictly);
  const tablet = { communeId: 'spring', pointId: kiosk.id, secondPointId: null, hours: null };
  await devices.pair((await devices.create(tablet, 'test')).code);
  const officer = await signInAs(server, { name: 'lan', role: 'officer', communeId: 'spring' });
  await officer.post(`/paper/batches/${batch.id}/returned`, { returned: '7' });
  server.clock.moveTo('2026-10-06');
  await lockAnyway(server, round);
  await server.get(ReleasesService, strictly).prepare(round, 'all', 'Đã thêm ghế', 'lan');
  server.clock.moveTo('2026-10-13');
  staff.set('officer', await signIn(server, officer));
  for (const role of inCommune.slice(1)) staff.set(role, await signInAs(server, { role, communeId: 'spring' }));
  for (const role of everywhere) staff.set(role, await signInAs(server, { role, communeId: null }));
  await who('administrator').post('/communes', { shipped: 'hong-chau' });
  staff.set('stranger', await signInAs(server, { role: 'officer', communeId: 'hong-chau' }));
}, 60_000);
afterAll(() => server.stop());

const read = async (reader: SignedIn, path = '/'): Promise<string> => words(await (await reader.get(path)).text());
const headersOf = ({ headers }: Response) => [headers.get('cache-control'), headers.get('vary')];

describe('the first page of the server', () => {
  it('is for citizens what it was, and never what staff see', async () => {
    const open = await fetch(`${server.url}/`);
    expect(headersOf(open)).toEqual(['public, no-cache', 'Accept-Encoding, Cookie']);
    const text = words(await open.text());
    expect(text).toContain('Góp ý tại Trung tâm đến hết ngày 31/12/2026');
    expect(text).not.toContain('Việc cần làm');
    const etag = open.headers.get('etag') ?? '';
    expect((await fetch(`${server.url}/`, { headers: { 'if-none-match': etag } })).status).toBe(304);
    const signedIn = await who('officer').get('/', { 'if-none-match': etag });
    expect([signedIn.status, ...headersOf(signedIn)]).toEqual([200, 'no-store', 'Cookie']);
    expect(await signedIn.text()).toContain('<h1>Việc cần làm');
    expect((await fetch(`${server.url}/`, { headers: { cookie: 'session=long-gone' } })).headers.get('etag')).toBe(
      etag,
    );
  });

  it('turns into the one for citizens when staff sign out', async () => {
    const leaving = await signInAs(server, { name: 'leaving', role: 'clerk', communeId: 'spring' });
    await leaving.post('/logout');
    expect(await read(leaving)).toContain('Dành cho cán bộ');
  });
});

describe('what an officer has to do', () => {
  it('stands on it: due, waiting and running, each with its page', async () => {
    const html = await (await who('officer').get('/')).text();
    const text = words(html);
    expect(text).toMatch(/Lập đợt khảo sát tháng 11 năm 2026 còn 18 ngày hạn 31\/10\/2026/);
    expect(text).toContain('Tổng hợp ý kiến của các thôn, tổ dân phố tuần 42/2026 còn 3 ngày');
    expect(text).toContain('tuần 41/2026 quá hạn 4 ngày');
    for (const [said, page] of [
      ['1 kết quả chờ Chủ tịch phê duyệt công bố', '/public-results'],
      ['7 phiếu giấy đã thu về chưa nhập', '/paper?commune&#x3D;spring'],
      ['1 phiếu chờ xem xét', '/set-aside?commune&#x3D;spring'],
      ['1 máy tính bảng chưa liên lạc từ hôm qua', '/devices?commune&#x3D;spring'],
    ]) {
      expect(html).toContain(`<a href="${page}">${said}</a>`);
    }
    expect(text).toContain('1 điểm thu nhận của “Góp ý tại Trung tâm” không có phiếu nào trong 7 ngày qua');
    expect(text).toMatch(/Phiếu giấy tháng mười : chưa chốt số liệu, vì còn chờ: .*7 phiếu đã thu về chưa nhập xong/);
    expect(text).toMatch(/Góp ý tại Trung tâm Đang thu phiếu 01\/10\/2026 – 31\/12\/2026 1 \/ kế hoạch 400 phiếu/);
    const links = [...html.matchAll(/<main[\s\S]*<\/main>/g)].flatMap(([main]) => [
      ...main.matchAll(/href="([^"]+)"/g),
    ]);
    for (const [, href = ''] of links) {
      const path = href.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
      expect([path, (await who('officer').get(path)).status]).toEqual([path, 200]);
    }
    expect(await read(who('officer'), '/?lang=en')).toContain('1 result waits for the chairman to approve it');
  });

  it('is no more than the own role may do', async () => {
    const clerk = await read(who('clerk'));
    expect(clerk).toContain('7 phiếu giấy đã thu về chưa nhập');
    for (const others of ['chờ xem xét', 'máy tính bảng', 'phê duyệt', 'Lập đợt khảo sát', 'chưa chốt số liệu']) {
      expect(clerk).not.toContain(others);
    }
    const controller = await read(who('controller'));
    expect(controller).toContain('1 phiếu chờ xem xét');
    expect(controller).not.toContain('phiếu giấy đã thu về');
    const leader = await read(who('leader'));
    expect(leader).toContain('1 kết quả chờ Ông/Bà phê duyệt công bố');
    expect(leader).toContain('Xem kết quả');
    expect(leader).not.toContain('chưa nhập');
  });

  it.each([...inCommune, ...everywhere])('leads %s only where it opens', async (role) => {
    for (const start of ['/', '/?commune=spring']) {
      const [main = ''] = /<main[\s\S]*<\/main>/.exec(await (await who(role).get(start)).text()) ?? [];
      for (const [, href = ''] of main.matchAll(/href="([^"]+)"/g)) {
        const path = href.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
        expect([path, (await who(role).get(path)).status]).toEqual([path, 200]);
      }
    }
  });

  it('is of the own commune', async () => {
    expect((await who('stranger').get('/?commune=spring')).status).toBe(404);
    expect(await read(who('stranger'))).not.toContain('Đợt mười');
    expect((await who('administrator').get('/?commune=nowhere')).status).toBe(404);
    const none = await read(who('stranger'));
    for (const said of ['Hiện không có việc nào chờ.', 'chưa có đợt khảo sát nào']) expect(none).toContain(said);
    expect(none).not.toContain('quá hạn');
  });

  it('is a line for each commune for who looks after all', async () => {
    const text = await read(who('administrator'));
    expect(text).toMatch(/Xã Hồng Châu .*Xã Xuân \d việc quá hạn/);
    expect(text).toMatch(/1 đợt đang thu, 1 phiếu/);
    expect(await read(who('administrator'), '/?commune=spring')).toContain('Tất cả xã, phường');
    expect(await read(who('province'))).toContain('Xã Hồng Châu');
  });
});

describe('a duty that is done', () => {
  it('leaves the page, for the next one to come', async () => {
    const path = '/duties/spring/villageDigest';
    await who('officer').post(`${path}/done`, { of: '2026-W41' });
    expect(await read(who('officer'))).not.toContain('tuần 41/2026');
    const duties = server.get(DutiesService, strictly);
    for (const { key } of (await duties.calendarOf('spring')).duties) {
      const page = await (await who('officer').get(`/duties/spring/${key}`)).text();
      const read = /name="read" value="([^"]+)"/.exec(page)?.[1] ?? '';
      const off: Record<string, string> = key === 'yearReport' ? {} : { off: 'yes' };
      await who('officer').post(`/duties/spring/${key}`, { role: 'officer', read, weekday: '5', ...off });
    }
    const text = await read(who('officer'));
    expect(text).toContain('Hiện không có việc nào đến hạn trong 30 ngày tới.');
    expect(text).toContain('Việc tiếp theo: Báo cáo kết quả thực hiện, hạn ngày 31/12/2026.');
  });
});
