import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { tableOf } from '../../src/database/table.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { LocksService } from '../../src/figures/locks.service.js';
import { PublicResult } from '../../src/public-results/public-result.entity.js';
import { auditOf } from '../harness/audit.js';
import { headlineOf } from '../harness/headline.js';
import { nothingShown } from '../harness/nothing-shown.js';
import { words } from '../harness/page-words.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signIn, signInAs } from '../harness/sign-in.js';
import { aResponse, openSpring, post, SPRING } from '../harness/spring.js';

let server: TestServer;
let campaign: Campaign;
let officer: SignedIn;
let leader: SignedIn;

beforeAll(async () => {
  server = await startServer();
  const spring = await openSpring(server, { name: 'Mùa xuân', questionnaire: 'chinh-quyen' });
  campaign = spring.campaign;
  const communes = server.get(CommunesService, { strict: false });
  await communes.import({ ...SPRING, key: 'autumn', name: 'Thu' }, '2026-01-01', 'test');
  for (let i = 0; i < 34; i += 1) {
    const { status } = await post(server, spring.point.code, aResponse({ G: i < 31 ? 5 : 2, A01: 4 }));
    expect(status).toBe(201);
  }
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
});
beforeEach(async () => {
  [officer, leader] = [await signIn(server, officer), await signIn(server, leader)];
});

afterAll(() => server.stop());

const read = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(server.url + path, { headers: { accept: 'text/html', ...headers } });
  return { answer, text: words(await answer.text()) };
};
const step = (who: SignedIn, name: string, more: Record<string, string> = {}) =>
  who.post(`/public-results/${name}`, { campaign: campaign.id, period: 'all', ...more });
/** Sends the form on which whoever approves has just read the text. */
const approve = async (who: SignedIn, name = 'approve', more: Record<string, string> = {}) =>
  step(who, name, { read: await readBy(leader), ...more });
const readBy = async (who: SignedIn): Promise<string> =>
  /name="read" value="(\w+)"/.exec(await (await who.get('/public-results')).text())?.[1] ?? '';
const staffPage = async (who: SignedIn): Promise<string> => words(await (await who.get('/public-results')).text());

const toSend = (file = 'picture') => leader.get(`/public-results/${campaign.id}/all/${file}`);

const afterwards = (done: string): string => `/public-results?done=${done}#result-${campaign.id}-all`;

/** Every way in which citizens could read of a result, each as long as nothing is approved. */
async function expectNothingShown(): Promise<void> {
  leader = await signIn(server, leader);
  await nothingShown(server, leader, campaign.id);
}

describe('results for everybody', () => {
  it('are not shown before the lock, nor can they be prepared', async () => {
    await server.get(LocksService, { strict: false }).lockDue(campaign);
    expect((await step(officer, 'prepare')).status).toBe(409);
    await expectNothingShown();
  });

  it('are not shown after the lock until they are prepared and approved', async () => {
    server.clock.moveTo('2026-11-15');
    await server.get(LocksService, { strict: false }).lockDue(campaign);
    officer = await signIn(server, officer);
    await expectNothingShown();
    const page = await staffPage(officer);
    expect(page).toContain('31 trong 34 người trả lời hài lòng (91,2%).');
    expect(page).toContain('Chưa công bố');
  });

  it('can be neither prepared nor withdrawn for another commune, nor without the token of the form', async () => {
    const stranger = await signInAs(server, { role: 'officer', communeId: 'autumn' });
    expect((await step(stranger, 'prepare')).status).toBe(404);
    expect((await step(stranger, 'withdraw', { what: 'everything' })).status).toBe(404);
    expect((await step(officer, 'prepare', { _csrf: 'guessed' })).status).toBe(403);
    expect(await staffPage(stranger)).not.toContain('Mùa xuân');
    await expectNothingShown();
  });

  it('wait for the chairman once an officer has prepared them, and citizens see nothing yet', async () => {
    const reply = await step(officer, 'prepare', { done: 'Thêm ghế <chờ>.' });
    expect([reply.status, reply.headers.get('location')]).toEqual([303, afterwards('prepared')]);
    await expectNothingShown();
    const page = await staffPage(leader);
    expect(page).toContain('1 kết quả chờ Chủ tịch phê duyệt công bố.');
    expect(page).toContain('officer.spring chuẩn bị ngày 15/11/2026.');
    expect(page).toContain('Người dân sẽ đọc: 31 trong 34 người trả lời hài lòng (91,2%).');
    expect(page).toContain('Thêm ghế &lt;chờ&gt;.');
    expect(page).toContain('Ảnh gửi người dân qua Zalo làm được sau khi Chủ tịch phê duyệt công bố.');
    const preview = await leader.get(`/public-results/${campaign.id}/all/preview`);
    expect(preview.headers.get('cache-control')).toBe('private, no-store');
    const previewed = words(await preview.text());
    expect(previewed).toContain('Bản xem trước: người dân sẽ đọc như dưới đây. Chưa công bố.');
    expect(previewed).toContain('Thêm ghế &lt;chờ&gt;.');
  });

  it('are approved by the chairman of this commune only: by no officer, no administrator, no other commune’s', async () => {
    const administrator = await signInAs(server, { role: 'administrator', communeId: null });
    const stranger = await signInAs(server, { role: 'leader', communeId: 'autumn' });
    expect((await approve(officer)).status).toBe(403);
    expect((await approve(administrator)).status).toBe(403);
    expect((await approve(stranger)).status).toBe(404);
    expect((await approve(leader, 'record', { number: '1', decidedOn: '2026-11-15' })).status).toBe(403);
    await expectNothingShown();
  });

  it('are approved by somebody else than who prepared them', async () => {
    const deputy = await signInAs(server, { role: 'leader', communeId: 'spring', name: 'phó' });
    await step(deputy, 'prepare', { done: 'Của phó chủ tịch.' });
    expect(await staffPage(deputy)).toContain('Nội dung này do Ông/Bà chuẩn bị');
    expect((await approve(deputy)).status).toBe(409);
    await expectNothingShown();
  });

  it('are not approved with a text that the chairman has not read', async () => {
    const before = await readBy(leader);
    await step(officer, 'prepare', { done: 'Thêm ghế <chờ>.' });
    const reply = await step(leader, 'approve', { read: before });
    expect(reply.status).toBe(409);
    expect(words(await reply.text())).toContain('nội dung vừa được sửa hoặc bỏ');
    await expectNothingShown();
  });

  it('equal the figures of the API once approved', async () => {
    const reply = await approve(leader);
    expect([reply.status, reply.headers.get('location')]).toEqual([303, afterwards('approved')]);
    const { satisfied, base } = await headlineOf(server, campaign);
    const { text } = await read('/results/spring');
    expect(text).toContain(`${satisfied} trong ${base} người trả lời hài lòng.`);
    expect(text).toContain('91,2% hài lòng');
    expect(text).toContain('Mục tiêu từ 90%: đạt trên số phiếu thu được.');
    expect(text).toContain('Chưa đủ căn cứ khẳng định cho toàn xã.');
    expect(text).toContain('Công khai, minh bạch 100,0% 34 trong 34 người trả lời hài lòng. ĐẠT');
    expect(text).toContain('Từng câu hỏi, thấp nhất trước');
    expect(text).toContain('Quét mã QR 34');
    expect(text).toContain('Nhân dân góp ý – Chính quyền tiếp thu, giải quyết Thêm ghế &lt;chờ&gt;.');
    expect(text).toContain('Chủ tịch UBND xã phê duyệt công bố ngày 15/11/2026.');
    expect((await read('/')).text).toContain('Kết quả đã công bố');
    const { results } = (await (await fetch(`${server.url}/results/spring.json`)).json()) as { results: unknown[] };
    expect(results).toMatchObject([{ approval: { on: '2026-11-15', number: null }, done: 'Thêm ghế <chờ>.' }]);
  });

  it('are light, in two languages, without script or cookie, and kept by browsers', async () => {
    const { answer, text } = await read('/results/spring?lang=en', { 'accept-encoding': 'identity' });
    expect(text).toContain('31 of the 34 people who answered are satisfied.');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'sha256-");
    const etag = answer.headers.get('etag') ?? '';
    const { answer: same } = await read('/results/spring?lang=en', { 'if-none-match': etag });
    expect(same.status).toBe(304);
    const html = await (await fetch(`${server.url}/results/spring`)).text();
    expect(html).not.toContain('<script');
    expect(Buffer.byteLength(html)).toBeLessThan(24_000);
  });

  it('can be sent as a picture and a text once approved, by nobody of another commune', async () => {
    const picture = await toSend('picture.png');
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(
      Buffer.from(await picture.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    const page = words(await (await toSend()).text());
    expect(page).toContain('91,2% (31 trong 34 người trả lời hài lòng.)');
    expect(page).toMatch(/Chủ tịch UBND xã phê duyệt công bố ngày 15\/11\/2026\. .*\/results\/spring/);
    const stranger = await signInAs(server, { role: 'leader', communeId: 'autumn', name: 'lãnh đạo khác' });
    for (const file of ['picture', 'picture.png', 'preview'])
      expect((await stranger.get(`/public-results/${campaign.id}/all/${file}`)).status).toBe(404);
  });

  it('keep the text that was approved while a new one waits, which may be dropped', async () => {
    await step(officer, 'prepare', { done: 'Mở thêm quầy.' });
    const page = await staffPage(leader);
    expect(page).toContain('đến lúc đó vẫn là nội dung đang công bố.');
    expect(page).toContain('Mở thêm quầy.');
    const { text } = await read('/results/spring');
    expect(text).toContain('Thêm ghế &lt;chờ&gt;.');
    expect(text).not.toContain('Mở thêm quầy.');
    expect((await step(officer, 'withdraw', { what: 'waiting' })).status).toBe(303);
    expect(await staffPage(leader)).not.toContain('Chờ Chủ tịch phê duyệt công bố');
    expect((await read('/results/spring')).text).toContain('Thêm ghế &lt;chờ&gt;.');
  });

  it.each([
    ['before the lock', '2026-11-14', '2026-11-14', 'Ngày này trước ngày chốt số liệu 15/11/2026.'],
    ['tomorrow', '2026-11-16', '2026-11-16', 'Ngày này chưa đến.'],
    ['on a day that does not exist', '31/11/2026', '31/11/2026', 'Nhập ngày Chủ tịch ký.'],
  ])('are not shown by a decision signed %s, and what was typed stays', async (_, decidedOn, kept, sentence) => {
    await step(officer, 'prepare', { done: 'Mở thêm quầy.' });
    const reply = await approve(officer, 'record', { number: '125/QĐ-UBND', decidedOn });
    expect(reply.status).toBe(422);
    const html = await reply.text();
    expect(html).toMatch(new RegExp(`id="day-[^"]*-error">${sentence}`));
    expect(html).toContain('value="125/QĐ-UBND"');
    expect(html).toContain(`value="${kept}" aria-describedby="day-`);
    expect((await read('/results/spring')).text).not.toContain('Mở thêm quầy.');
  });

  it('are shown once an officer, even who prepared them, records the decision that the chairman signed', async () => {
    const reply = await approve(officer, 'record', { number: '125/QĐ-UBND', decidedOn: '2026-11-15' });
    expect(reply.status).toBe(303);
    const { text } = await read('/results/spring');
    expect(text).toContain('Mở thêm quầy.');
    expect(text).toContain('Chủ tịch UBND xã phê duyệt công bố ngày 15/11/2026 (văn bản số 125/QĐ-UBND).');
  });

  it('are gone at once when withdrawn, and every step is in the log', async () => {
    const etag = (await read('/results/spring')).answer.headers.get('etag') ?? '';
    await step(officer, 'prepare', { done: 'Và quạt.' });
    expect((await step(leader, 'withdraw', { what: 'everything' })).status).toBe(303);
    const { answer } = await read('/results/spring', { 'if-none-match': etag });
    expect(answer.status).toBe(200);
    await expectNothingShown();
    const steps = (await auditOf(server, 'spring')).filter(({ action }) => action.startsWith('results-'));
    expect(steps.every(({ object }) => object === campaign.id)).toBe(true);
    const distinct = steps.map(({ action, actor }) => `${action} ${actor}`);
    expect(distinct.slice(0, 4)).toEqual([
      'results-withdrawn leader.spring',
      'results-prepared officer.spring',
      'results-approval-recorded officer.spring',
      'results-prepared officer.spring',
    ]);
    expect(distinct).toContain('results-approved leader.spring');
    expect(steps[2]?.details).toMatchObject({ number: '125/QĐ-UBND', decidedOn: '2026-11-15' });
  });

  it('that were released before anybody had to approve stay shown, and name no chairman', async () => {
    const before = { releasedOn: '2026-11-15', releasedBy: 'lan', done: '' } as const;
    const key = { communeId: 'spring', campaignId: campaign.id, period: 'all' };
    const unknown = { preparedBy: null, decisionNumber: null, decidedOn: null };
    const queue = server.get(WriteQueue, { strict: false });
    await queue.commit(() => tableOf(PublicResult).insert({ ...key, ...before, ...unknown }));
    const { text } = await read('/results/spring');
    expect(text).toContain('Công bố ngày 15/11/2026.');
    expect(text).not.toContain('Chủ tịch');
    expect((await toSend()).status).toBe(409);
    expect(await staffPage(officer)).toContain('Từ ngày 15/11/2026, người công bố: lan.');
    await step(officer, 'withdraw', { what: 'everything' });
  });
});
