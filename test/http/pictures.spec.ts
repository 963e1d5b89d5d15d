import { DataSource } from 'typeorm';
import { CommunesService } from '../../src/communes/communes.service.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import type { PaperBatch } from '../../src/paper/paper.entity.js';
import { batchesInUse } from '../../src/paper/sheets.queries.js';
import { auditOf } from '../harness/audit.js';
import { aBatch, sendJson } from '../harness/paper.js';
import { bring, lookAtAll, type Marked, pictureOf } from '../harness/pictured-sheets.js';
import { printedPages } from '../harness/printed-sheets.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signIn, signInAs } from '../harness/sign-in.js';
import { lockAnyway, openSpring, SPRING, type Spring } from '../harness/spring.js';

let server: TestServer;
let spring: Spring;
let batch: PaperBatch;
let other: PaperBatch;
let collector: SignedIn;
let officer: SignedIn;

beforeAll(async () => {
  server = await startServer('2026-11-08');
  spring = await openSpring(server, {}, { kind: 'paper', name: 'Phiếu giấy tại Trung tâm' });
  await server.get(CommunesService, { strict: false }).import({ ...SPRING, key: 'autumn' }, '2026-01-01', 'test');
  [batch, other] = [await aBatch(server, spring, 10, 'short'), await aBatch(server, spring, 10, 'short')];
  collector = await signInAs(server, { role: 'collector', communeId: 'spring' });
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
});
afterAll(() => server.stop());

const pictures = (): string => `/paper/batches/${batch.id}/pictures`;
const page = async (who: SignedIn, path = ''): Promise<string> => (await who.get(pictures() + path)).text();

/** What people did to their sheets. */
const sheets: Readonly<Record<number, Marked>> = {
  1: { crossed: { G: ['5'], FIELD: ['ho-tich'], FILE: ['4'], E1: ['dk'], _assisted: ['family'] } },
  2: { crossed: { G: ['2', '4'], E2: ['3'] }, written: ['TEXT', '_day'] },
  3: { crossed: { E1: ['4'] } },
};

const responses = async () => {
  const rows = await server.get(DataSource).query('SELECT * FROM survey_response ORDER BY answers');
  return rows.map((row: { answers: string }) => ({ ...row, answers: JSON.parse(row.answers) }));
};

/** As a careful person sees it: of two crosses the second was meant. */
const see = (number: number, _page: number, question: string) => {
  const { crossed = {}, written = [] } = sheets[number] ?? {};
  if (written.includes(question)) return { a: [], t: [question === '_day' ? '02/11/2026' : 'Cảm ơn cán bộ'] };
  const marked = crossed[question]?.slice(-1) ?? [];
  return { a: marked.length > 0 ? marked : ['_none'], t: [] };
};

describe('a picture of a sheet', () => {
  it('is read, kept sealed and shown to those who key alone', async () => {
    const pages = (await printedPages(server, batch.id)).map((_, at) => at + 1);
    for (const number of [1, 2, 3]) {
      for (const of of pages) {
        const picture = await pictureOf(server, batch, number, of, sheets[number] ?? {});
        const text = `Phiếu 00${number}, trang ${of}: đã đọc.`;
        expect(await bring(server, collector, batch, picture)).toEqual({
          status: 200,
          pages: [{ isKept: true, isWanted: false, text }],
        });
      }
    }
    // Answers stand on them: the campaign cannot be deleted.
    const { communeId, id: campaignId } = spring.campaign;
    expect(await server.get(WriteQueue, { strict: false }).read(batchesInUse({ communeId, campaignId }))).toBe(1);
    const flat = await collector.get(`${pictures()}/1/1/flat`);
    expect([flat.status, flat.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    const [kept] = await server.get(DataSource).query('SELECT sealed FROM paper_flat_page');
    expect(kept.sealed.includes(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe(false);
    const leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
    expect((await leader.get(`${pictures()}/1/1/flat`)).status).toBe(403);
    const stranger = await signInAs(server, { role: 'officer', communeId: 'autumn' });
    for (const path of ['', '/checks', '/1/1/flat', '/1/1/remove']) {
      expect((await stranger.get(pictures() + path)).status).toBe(404);
    }
  });

  it('is refused with its reason', async () => {
    const again = await bring(server, collector, batch, await pictureOf(server, batch, 1, 1, {}));
    expect([again.status, again.pages[0]?.text]).toEqual([422, expect.stringContaining('đã có ảnh')]);
    const elsewhere = await bring(server, collector, batch, await pictureOf(server, other, 1, 1, {}));
    expect(elsewhere.pages[0]?.text).toContain(`thuộc tập phiếu ${other.code}`);
    const noNumber = await bring(server, collector, batch, await pictureOf(server, batch, 11, 1, {}));
    expect(noNumber.pages[0]?.text).toContain('không có phiếu hoặc trang mang số đó');
    const words = await bring(server, collector, batch, Buffer.from('Xin chào'));
    expect([words.status, words.pages[0]?.text]).toEqual([422, expect.stringContaining('không phải ảnh')]);
    const large = await bring(server, collector, batch, Buffer.alloc(12_100_000, 1));
    expect([large.status, large.pages[0]?.text]).toEqual([413, expect.stringContaining('12 MB')]);
  });
});

describe('what was read', () => {
  it('is not recorded before everything that is doubtful is looked at', async () => {
    expect(await page(collector, '/checks')).toContain('value="2 1 G"');
    expect((await collector.post(`${pictures()}/record`)).status).toBe(409);
    const pages = await printedPages(server, batch.id);
    const name = `2 ${pages.findIndex(({ fields }) => fields.some(({ question }) => question === '_day')) + 1} _day`;
    const wrong = await collector.post(`${pictures()}/checks`, { shown: name, [`t-${name}`]: '31/02/2026' });
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('value="31/02/2026"')]);
    const asked = await lookAtAll(collector, batch, see);
    expect(asked).toEqual(expect.arrayContaining(['2 1 G', name]));
    expect(await responses()).toEqual([]);
  });

  it('becomes responses that say what stands on the sheets, once', async () => {
    const [first, second] = await Promise.all([1, 2].map(() => collector.post(`${pictures()}/record`)));
    expect([first?.status, second?.status]).toEqual([303, 303]);
    expect(await responses()).toMatchObject([
      { answers: { G: 4, E2: 3 }, business_date: '2026-11-02', assisted: 'self', channel: 'paper' },
      { answers: { G: 5, FIELD: 'ho-tich', FILE: 4, E1: 'dk' }, assisted: 'family', proof: 'one-time' },
    ]);
    const [row] = await server.get(DataSource).query('SELECT looks, read FROM paper_picture WHERE number = 2');
    expect(row).toEqual({ looks: '{}', read: '[]' });
    expect(JSON.stringify(await auditOf(server, 'spring'))).not.toContain('Cảm ơn');
  });

  it('comes back where it cannot be right, and is spoilt or seen otherwise', async () => {
    expect(await page(collector, '/checks')).toContain('Câu này phải trả lời.');
    await lookAtAll(collector, batch, (_number, _page, question) => {
      return { a: [question === 'G' ? '3' : '_none'], t: [] };
    });
    const done = await collector.post(`${pictures()}/record`);
    expect(done.headers.get('location')).toContain('recorded=1');
    expect(await responses()).toContainEqual(expect.objectContaining({ answers: { G: 3, E1: 4 } }));
  });

  it('is compared with what somebody keys from the same sheet', async () => {
    const second = (number: number, answers: object) =>
      sendJson(server, officer, `/paper/batches/${batch.id}/sheets/${number}/second`, { answers });
    expect((await second(2, { G: 4, E2: 3 })).body.kind).toBe('agreed');
    expect((await second(1, { G: 5, FIELD: 'ho-tich', FILE: 3 })).body.kind).toBe('differs');
    expect(await (await officer.get(`/paper/batches/${batch.id}/sheets/2`)).text()).toContain('Đọc từ ảnh');
  });
});

describe('a sheet of several pages', () => {
  it('waits for those that are missing, and a picture can be taken again', async () => {
    batch = await aBatch(server, spring, 10, 'full');
    const first = await pictureOf(server, batch, 4, 1, { crossed: { G: ['4'] } });
    expect((await bring(server, collector, batch, first)).status).toBe(200);
    expect(await page(collector)).toContain('Phiếu 004: thiếu trang 2');
    expect(await page(collector, '/4/1/remove')).toContain('Xóa ảnh phiếu 004, trang 1?');
    expect((await collector.post(`${pictures()}/4/1/remove`)).status).toBe(303);
    expect((await collector.get(`${pictures()}/4/1/flat`)).status).toBe(404);
    expect((await bring(server, collector, batch, first)).status).toBe(200);
  });

  it('is not taken in any more once the figures are final', async () => {
    // What is drawn follows from the batch's ID: here as if one of sixty had been read wrongly.
    const seen = `SET sampled = CASE id WHEN '${batch.id}' THEN 60 ELSE 0 END`;
    const wrong = `sample_errors = CASE id WHEN '${batch.id}' THEN 1 ELSE 0 END`;
    await server.get(DataSource).query(`UPDATE paper_batch ${seen}, ${wrong}`);
    server.clock.moveTo('2026-11-11');
    await lockAnyway(server, spring.campaign);
    collector = await signIn(server, collector);
    const late = await bring(server, collector, batch, await pictureOf(server, batch, 5, 1, {}));
    expect(late.status).toBe(409);
    expect((await collector.post(`${pictures()}/record`)).status).toBe(409);
    expect(await page(collector)).toContain('Đã chốt số liệu');
    officer = await signIn(server, officer);
    const trust = await (await officer.get(`/dashboard/trust?campaign=${spring.campaign.id}`)).text();
    expect(trust).toContain('3 phiếu giấy được máy đọc từ ảnh chụp');
    expect(trust).toContain('60 câu của xã được chọn ngẫu nhiên để xem lại: 1 câu đọc sai, tức là không quá');
  });
});
