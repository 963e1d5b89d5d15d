import { DataSource } from 'typeorm';
import { CommunesService } from '../../src/communes/communes.service.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import type { PaperBatch } from '../../src/paper/paper.entity.js';
import { batchesInUse } from '../../src/paper/sheets.queries.js';
import { RetentionJob } from '../../src/retention/retention.job.js';
import { auditOf } from '../harness/audit.js';
import { aBatch, aSheet, sendJson } from '../harness/paper.js';
import { bring, pictureOf } from '../harness/pictured-sheets.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signIn, signInAs } from '../harness/sign-in.js';
import { lockAnyway, openSpring, SPRING, type Spring } from '../harness/spring.js';

let server: TestServer;
let spring: Spring;
let batch: PaperBatch;
let other: PaperBatch;
let collector: SignedIn;

beforeAll(async () => {
  server = await startServer('2026-11-08');
  spring = await openSpring(server, {}, { kind: 'paper', name: 'Phiếu giấy tại Trung tâm' });
  await server.get(CommunesService, { strict: false }).import({ ...SPRING, key: 'autumn' }, '2026-01-01', 'test');
  [batch, other] = [await aBatch(server, spring), await aBatch(server, spring)];
  collector = await signInAs(server, { role: 'collector', communeId: 'spring' });
});
afterAll(() => server.stop());

/** A finger on the code, on what the batch is called, on the number of the sheet. */
const CODE = { x: 171, y: 22, width: 30, height: 14 };
const BATCH = { x: 50, y: 14, width: 20, height: 6 };
const NUMBER = { x: 104, y: 14, width: 14, height: 6 };

const unnamed = (path = ''): string => `/paper/batches/${batch.id}/pictures/unnamed${path}`;
const waiting = async (): Promise<readonly string[]> => {
  const page = await (await collector.get(unnamed())).text();
  return [...page.matchAll(/name="picture" value="([0-9a-f]{32})"/g)].map(([, id = '']) => id);
};
const say = async (id: string, number: string, page: string, code = batch.code) => {
  const reply = await collector.post(unnamed(), { picture: id, batch: code, number, page });
  return { status: reply.status, text: reply.status === 303 ? reply.headers.get('location') : await reply.text() };
};
const bringCovered = async (number: number, page: number, covered: readonly object[], of = batch) => {
  const areas = [CODE, ...covered] as (typeof CODE)[];
  return bring(server, collector, batch, await pictureOf(server, of, number, page, { covered: areas }));
};

describe('a page whose code is damaged', () => {
  it('is read by the words above it', async () => {
    for (const page of [1, 2]) {
      const told = [{ isKept: true, isWanted: false, text: `Phiếu 003, trang ${page}: đã đọc.` }];
      expect(await bringCovered(3, page, [])).toEqual({ status: 200, pages: told });
    }
    expect((await bringCovered(3, 1, [])).pages[0]?.text).toContain('đã có ảnh');
  });

  it('of another batch is refused by the same words', async () => {
    const told = await bringCovered(3, 1, [], other);
    expect([told.status, told.pages[0]?.text]).toEqual([422, expect.stringContaining(`thuộc tập phiếu ${other.code}`)]);
  });

  it('of a number that was never printed is refused', async () => {
    const told = await bringCovered(11, 1, []);
    expect(told.pages[0]?.text).toContain('không có phiếu hoặc trang mang số đó');
  });

  it('waits where its number cannot be read, once, for those who key', async () => {
    const told = await bringCovered(4, 1, [NUMBER]);
    expect([told.status, told.pages[0]?.text]).toEqual([200, expect.stringContaining('chưa biết là phiếu nào')]);
    const again = await bringCovered(4, 1, [NUMBER]);
    expect([again.status, again.pages[0]?.text]).toEqual([422, expect.stringContaining('đã gửi rồi')]);
    const [id = '', ...more] = await waiting();
    expect(more).toEqual([]);
    expect(await (await collector.get(`/paper/batches/${batch.id}/pictures`)).text()).toContain(
      'Ghi số phiếu cho 1 trang',
    );
    expect((await collector.get(unnamed(`/${id}/flat`))).headers.get('content-type')).toBe('image/jpeg');
    const [kept] = await server.get(DataSource).query('SELECT sealed FROM paper_unnamed_page');
    expect(kept.sealed.includes(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe(false);
    const leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
    expect((await leader.get(unnamed(`/${id}/flat`))).status).toBe(403);
    const stranger = await signInAs(server, { role: 'officer', communeId: 'autumn' });
    for (const path of ['', `/${id}/flat`]) expect((await stranger.get(unnamed(path))).status).toBe(404);
    expect((await stranger.post(unnamed(), { picture: id, batch: batch.code, number: '4', page: '1' })).status).toBe(
      404,
    );
  });

  it('is refused with its reason where what somebody says of it cannot be', async () => {
    const [id = ''] = await waiting();
    expect(await say(id, '4', '1', other.code)).toEqual({ status: 422, text: expect.stringContaining(other.code) });
    for (const number of ['0', '11', '', 'bốn']) {
      expect(await say(id, number, '1')).toEqual({ status: 422, text: expect.stringContaining('không có phiếu') });
    }
    expect(await say(id, '4', '9')).toEqual({ status: 422, text: expect.stringContaining('không có phiếu') });
    const elsewhere = await say(id, '4', '2');
    expect(elsewhere).toEqual({ status: 422, text: expect.stringContaining('không phải của trang mang số đó') });
    expect(elsewhere.text).toContain('value="2"');
    expect(await say(id, '3', '1')).toEqual({ status: 422, text: expect.stringContaining('đã có ảnh') });
    await sendJson(server, collector, `/paper/batches/${batch.id}/sheets`, aSheet(5, { G: 4 }));
    expect(await say(id, '5', '1')).toEqual({ status: 422, text: expect.stringContaining('đã nhập') });
    expect(await waiting()).toEqual([id]);
  });

  it('is taken for the page that somebody says it is, and that is logged', async () => {
    const [id = ''] = await waiting();
    const { communeId, id: campaignId } = spring.campaign;
    expect(await say(id, '004', '1', batch.code.toLowerCase())).toEqual({
      status: 303,
      text: `/paper/batches/${batch.id}/pictures?saved=named`,
    });
    expect(await waiting()).toEqual([]);
    expect((await say(id, '6', '1')).status).toBe(404);
    const rows = await server.get(DataSource).query('SELECT number, page FROM paper_picture WHERE number = 4');
    expect(rows).toEqual([{ number: 4, page: 1 }]);
    expect((await collector.get(`/paper/batches/${batch.id}/pictures/4/1/flat`)).status).toBe(200);
    expect(await auditOf(server, 'spring')).toContainEqual(
      expect.objectContaining({ action: 'paper-picture-named', details: { number: 4, page: 1 } }),
    );
    expect(await server.get(WriteQueue, { strict: false }).read(batchesInUse({ communeId, campaignId }))).toBe(1);
  });

  it('of another batch, its words covered, is not taken for one of this batch by what stands on it', async () => {
    expect((await bringCovered(7, 1, [BATCH], other)).pages[0]?.text).toContain('chưa biết là phiếu nào');
    const [id = ''] = await waiting();
    expect(await say(id, '7', '1', other.code)).toEqual({ status: 422, text: expect.stringContaining(other.code) });
    expect((await collector.post(unnamed(`/${id}/remove`))).status).toBe(303);
    expect(await waiting()).toEqual([]);
  });

  it('is no page of this form where nothing of it is printed like one', async () => {
    const short = await aBatch(server, spring, 10, 'short');
    const picture = await pictureOf(server, short, 1, 1, { covered: [CODE] });
    expect((await bring(server, collector, batch, picture)).pages[0]?.text).toContain('Không thấy mã vuông');
  });

  it('is not named any more once the figures are final', async () => {
    await bringCovered(8, 2, [NUMBER]);
    const [id = ''] = await waiting();
    server.clock.moveTo('2026-11-11');
    await lockAnyway(server, spring.campaign);
    collector = await signIn(server, collector);
    expect((await say(id, '8', '2')).status).toBe(409);
    expect(await (await collector.get(unnamed())).text()).toContain('Đã chốt số liệu');
  });

  it('is gone by the term of all pictures', async () => {
    const count = async () => {
      const [{ n }] = await server.get(DataSource).query('SELECT COUNT(*) AS n FROM paper_unnamed_page');
      return Number(n);
    };
    for (const [day, left] of [
      ['2027-05-07', 1],
      ['2027-05-08', 0],
    ] as const) {
      server.clock.moveTo(day);
      await server.get(RetentionJob, { strict: false }).look();
      expect(await count()).toBe(left);
    }
  });
});
