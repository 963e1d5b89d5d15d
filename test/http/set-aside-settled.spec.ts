import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { CollectionPointsService } from '../../src/collection-points/collection-points.service.js';
import {
  answersOf,
  campaign,
  counted,
  keptOf,
  lastEntry,
  officer,
  pageOf,
  query,
  send,
  server,
  setAside,
  storedAs,
  TODAY,
  uncounted,
  withAsides,
} from '../harness/asides.js';
import { signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, aResponse, lockAnyway } from '../harness/spring.js';

withAsides();

describe('an answer that is valid now', () => {
  it('is accepted once, under its own ID, with its entry; sent again it is received', async () => {
    const closed = await aPoint(server, { name: 'Cửa sau' });
    await server.get(CampaignsService, { strict: false }).addPoint(campaign, closed.id, 'test');
    await server.get(CollectionPointsService, { strict: false }).revoke(closed, 'test');
    const { response, path, row } = await setAside({ G: 5, FIELD: 'ho-tich' }, { answeredOn: '2026-11-02' }, closed);
    expect(row.reason).toBe('point-revoked');
    const [before, aside] = [await counted(), (await uncounted()).setAside];

    expect(await pageOf(path)).toMatch(
      /Hộ tịch[\s\S]*Nếu nhận, phiếu được tính vào[\s\S]*02\/11\/2026[\s\S]*Nhận phiếu này/,
    );
    const replies = await Promise.all([officer.post(`${path}/accept`), officer.post(`${path}/accept`)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await storedAs(response.id)).toMatchObject({
      ...{
        business_date: '2026-11-02',
        proof: 'fixed',
        channel: 'qr',
        resolving_unit: 'registry',
        standing: 'counted',
      },
    });
    expect(await counted()).toBe(before + 1);
    expect((await uncounted()).setAside).toBe(aside - 1);
    expect(await lastEntry()).toMatchObject({
      ...{ actor: officer.name, action: 'set-aside-accepted', object: row.id },
      details: { setAsideFor: 'point-revoked', campaign: campaign.id },
    });
    expect(await send(response, closed)).toEqual({
      status: 200,
      body: { id: response.id, receipt: expect.any(String) },
    });
    const page = await pageOf(path);
    expect(page).toContain('Đã nhận');
    expect(page).not.toContain('Hộ tịch');
    const [hour] = await query(`SELECT * FROM busy_hour WHERE point_id = '${closed.id}'`);
    expect(hour).toBeUndefined();
  });

  it('whose code was spent counts as one without a code', async () => {
    const { response, path } = await setAside({ G: 4 }, { proof: { kind: 'one-time', value: 'khong phai ma' } });
    expect((await officer.post(`${path}/accept`)).status).toBe(303);
    expect(await storedAs(response.id)).toMatchObject({ proof: 'fixed' });
  });

  it('that differs from the one received under its ID counts as a second one, and the page says so', async () => {
    const response = aResponse({ G: 5 }, { campaign: campaign.id });
    await send(response);
    const other = { ...response, answers: { G: 2 } };
    expect((await send(other)).status).toBe(409);
    const { path } = await keptOf(response.id);
    const before = await counted();
    expect(await pageOf(path)).toContain('tính thêm một phiếu thứ hai');
    expect((await officer.post(`${path}/accept`)).status).toBe(303);
    expect(await counted()).toBe(before + 1);
    expect(answersOf(await storedAs(response.id))).toEqual({ G: 5 });
    expect((await send(response)).status).toBe(200);
    expect((await send(other)).status).toBe(200);
    expect(await counted()).toBe(before + 1);
  });

  it('of a clock that cannot be believed bears the day of receipt', async () => {
    const { response, path } = await setAside({ G: 9 }, { answeredOn: '2027-01-01' });
    expect(await pageOf(path)).toContain('Ngày ghi trên máy không tin được');
    await officer.post(`${path}/correct`, { shown: 'G', 'a-G': '4', reason: 'Chạm nhầm' });
    const row = await storedAs(response.id);
    expect([row?.business_date, Boolean(row?.date_replaced)]).toEqual([TODAY, true]);
  });
});

describe('an answer that is not valid', () => {
  it('is shown with what is wrong, and not accepted as it is', async () => {
    const { response, path } = await setAside({ G: 9, FIELD: 'ho-tich', TEXT: 'Gọi tôi số 0912 345 678' });
    const page = await pageOf(path);
    expect(page).toContain('Ngoài thang đo từ 1 đến 5.');
    expect(page).toMatch(/name="a-G" value="5"/);
    expect(page).not.toContain('0912 345');
    expect(page).not.toMatch(/action="[^"]*\/accept"/);
    expect((await officer.post(`${path}/accept`)).status).toBe(422);
    expect(await storedAs(response.id)).toBeUndefined();
  });

  it('is corrected with a reason, which alone is logged with the codes of the questions', async () => {
    const { response, path, row } = await setAside({ G: 9, FIELD: 'ho-tich', EXPECT: ['x'], HACK: 'y' });
    const fields = { shown: 'G', 'a-G': '4', reason: 'Chạm nhầm trên máy' };
    const unasked = await officer.post(`${path}/correct`, { ...fields, reason: '  ' });
    expect([unasked.status, await unasked.text()]).toEqual([422, expect.stringContaining('Xin ghi lý do.')]);
    const wrong = await officer.post(`${path}/correct`, fields);
    const page = await wrong.text();
    expect(wrong.status).toBe(422);
    expect(page).toMatch(/name="a-G" value="4" checked/);
    expect(page).toMatch(/name="a-EXPECT"/);
    expect(page).toContain('value="Chạm nhầm trên máy"');

    const query = new URLSearchParams(fields);
    query.append('shown', 'EXPECT');
    expect((await sendForm(`${path}/correct`, query)).status).toBe(303);
    const stored = await storedAs(response.id);
    expect([answersOf(stored), stored?.resolving_unit]).toEqual([{ G: 4, FIELD: 'ho-tich' }, 'registry']);
    expect(await lastEntry()).toMatchObject({
      ...{ action: 'set-aside-corrected', object: row.id },
      details: { reason: 'Chạm nhầm trên máy', questions: ['G', 'EXPECT'], setAsideFor: 'answers-invalid' },
    });
    expect((await send(response)).status).toBe(200);
    expect(await pageOf(path)).toContain('Chạm nhầm trên máy');
  });

  it('is discarded with a reason, stays counted beside the figures, and settles once', async () => {
    const { response, path, row } = await setAside({ G: 0 });
    const { setAside: before } = await uncounted();
    expect((await officer.post(`${path}/discard`, { reason: '' })).status).toBe(422);
    expect((await officer.post(`${path}/discard`, { reason: 'Trẻ em nghịch máy' })).status).toBe(303);
    expect((await uncounted()).setAside).toBe(before);
    expect(await lastEntry()).toMatchObject({
      action: 'set-aside-discarded',
      details: { reason: 'Trẻ em nghịch máy' },
    });
    for (const next of ['accept', 'discard']) {
      const reply = await officer.post(`${path}/${next}`, { reason: 'Lần nữa' });
      expect([reply.status, await reply.text()]).toEqual([409, expect.stringContaining('vừa được xử lý ở nơi khác')]);
    }
    expect((await lastEntry())?.object).toBe(row.id);
    expect(await storedAs(response.id)).toBeUndefined();
    expect((await send(response)).status).toBe(202);
    expect(await query(`SELECT id FROM set_aside WHERE response_id = '${response.id}'`)).toHaveLength(1);
  });
});

describe('where an answer is counted', () => {
  it('nowhere, when no campaign asked there on its day: it can only be discarded', async () => {
    const idle = await aPoint(server, { name: 'Chưa dùng' });
    const { path } = await setAside({ G: 5 }, { campaign: undefined }, idle);
    const page = await pageOf(path);
    expect(page).toContain('Chỉ có thể bỏ phiếu.');
    expect(page).not.toMatch(/\/(accept|correct)"/);
    expect((await officer.post(`${path}/accept`)).status).toBe(409);
  });

  it('in the campaign that an officer chooses, when the one it names does not fit', async () => {
    const shared = await aPoint(server, { name: 'Quầy chung' });
    const days = { opensOn: '2026-11-01', endsOn: '2026-11-02', locksOn: '2026-11-15' } as const;
    await aCampaign(server, { ...days, name: 'Đợt ngắn', pointIds: [shared.id] });
    const next = { opensOn: '2026-11-03', endsOn: '2026-11-20', locksOn: '2026-11-25' } as const;
    const second = await aCampaign(server, { ...next, name: 'Đợt sau', pointIds: [shared.id] });
    const { response, path } = await setAside({ G: 5 }, { campaign: 'khong-co' }, shared);
    expect(await pageOf(path)).toMatch(/“Đợt sau”[\s\S]*Phiếu ghi một đợt khảo sát khác/);
    expect((await officer.post(`${path}/accept`, { campaign: second.id })).status).toBe(303);
    expect(await storedAs(response.id)).toMatchObject({ campaign_id: second.id });
    // The hash is about where it was stored, so the sender is told that it was received.
    expect((await send(response, shared)).status).toBe(200);
  });

  it('under another version of the same questionnaire only by an officer who has compared it', async () => {
    const { response, path } = await setAside({ G: 5 }, { version: 'trung-tam.v0' });
    const page = await pageOf(path);
    expect(page).toContain('xin đối chiếu từng câu');
    expect((await officer.post(`${path}/accept`)).status).toBe(422);
    expect((await officer.post(`${path}/correct`, { reason: 'Đã đối chiếu, cùng câu hỏi' })).status).toBe(303);
    expect(await storedAs(response.id)).toMatchObject({ questionnaire_version: 'trung-tam.v1' });
    const { path: foreign } = await setAside({ G: 5 }, { version: 'hop-thon.v1' });
    expect(await pageOf(foreign)).toContain('Chỉ có thể bỏ phiếu.');
  });
});

it('an answer that is accepted after the lock is kept as late, and the page says so before', async () => {
  const { response, path } = await setAside({ G: 4 }, { proof: { kind: 'one-time', value: 'khong phai ma' } });
  server.clock.moveTo('2026-11-16');
  await lockAnyway(server, campaign);
  // Weeks later nobody is signed in any more.
  const late = await signInAs(server, { name: 'muon', role: 'officer', communeId: 'spring' });
  expect(await (await late.get(path)).text()).toContain('phiếu đến muộn và không tính');
  const { late: lateBefore } = await uncounted();
  expect((await late.post(`${path}/accept`)).headers.get('location')).toContain('saved=late');
  expect(await storedAs(response.id)).toMatchObject({ standing: 'late', business_date: TODAY });
  expect((await uncounted()).late).toBe(lateBefore + 1);
});

/** A form in which a name stands more than once. */
async function sendForm(path: string, body: URLSearchParams): Promise<Response> {
  body.append('_csrf', officer.token);
  const headers = { accept: 'text/html', cookie: officer.cookie };
  return fetch(server.url + path, { method: 'POST', headers, body, redirect: 'manual' });
}
