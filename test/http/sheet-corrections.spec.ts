import { DataSource } from 'typeorm';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import type { PaperBatch } from '../../src/paper/paper.entity.js';
import { differences } from '../../src/responses/recount.js';
import { auditOf } from '../harness/audit.js';
import { aBatch, aSheet, seenOf, sendJson } from '../harness/paper.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { lockAnyway, openSpring, type Spring } from '../harness/spring.js';

/** Keyed sheets that are put right until the lock: their answers, their number, and whether they count. */

let server: TestServer;
let spring: Spring;
let batch: PaperBatch;
let collector: SignedIn;
let clerk: SignedIn;
let officer: SignedIn;

beforeAll(async () => {
  server = await startServer();
  spring = await openSpring(server, {}, { kind: 'paper', name: 'Phiếu giấy' });
  batch = await aBatch(server, spring);
  collector = await signInAs(server, { role: 'collector', communeId: 'spring' });
  clerk = await signInAs(server, { role: 'clerk', communeId: 'spring' });
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
});
afterAll(() => server.stop());

const path = (number: number, rest = ''): string => `/paper/batches/${batch.id}/sheets/${number}${rest}`;
const key = (who: SignedIn, number: number, answers: object) =>
  sendJson(server, who, `/paper/batches/${batch.id}/sheets`, aSheet(number, { ...answers }));
const second = (who: SignedIn, number: number, answers: object) =>
  sendJson(server, who, path(number, '/second'), { answers });
const correct = async (who: SignedIn, number: number, fields: Record<string, string>) => {
  const shown = Object.keys(fields).flatMap((name) => (name.startsWith('a-') ? [name.slice(2)] : []));
  return who.post(path(number, '/correct'), {
    ...{ seen: await seenOf(who, path(number)), shown, reason: 'Gõ nhầm' },
    ...fields,
  });
};
const change = async (who: SignedIn, number: number, doing: string, fields: Record<string, string> = {}) =>
  who.post(path(number, `/${doing}`), { seen: await seenOf(who, path(number)), ...fields });
const query = (sql: string) => server.get(DataSource).query(sql);
const rowOf = async (number: number) => {
  const [row] = await query(`SELECT r.* FROM survey_response r JOIN paper_sheet s ON s.response_id = r.id
    WHERE s.batch_id = '${batch.id}' AND s.number = ${number}`);
  return row && { ...row, answers: JSON.parse(row.answers) };
};
const faultsInSums = () => {
  const questionnaire = server.get(CampaignsService, { strict: false }).questionnairesOf(spring.campaign);
  return server.get(WriteQueue, { strict: false }).read(differences(spring.campaign, questionnaire));
};

describe('the answers of a keyed sheet', () => {
  it('are put right by who keyed it, with both values, a reason, and every sum', async () => {
    await key(collector, 1, { G: 5, FIELD: 'ho-tich', E1: 3, EXPECT: ['time'], TEXT: 'Anh Tư nói hay' });
    const page = await (await collector.get(path(1))).text();
    expect(page).toMatch(/name="a-G" value="5" checked/);
    expect([page.includes('Anh Tư'), page.includes('Ý kiến viết bằng chữ đã tách khỏi phiếu')]).toEqual([false, true]);
    const changed = { 'a-G': '2', 'a-FIELD': 'dat-dai', assisted: 'officer' };
    const reply = await correct(collector, 1, changed);
    expect([reply.status, reply.headers.get('location')]).toEqual([303, `/paper/batches/${batch.id}?saved=corrected`]);
    const answers = { G: 2, FIELD: 'dat-dai', E1: 3, EXPECT: ['time'] };
    expect(await rowOf(1)).toMatchObject({ answers, field: 'dat-dai', assisted: 'officer', resolving_unit: 'parks' });
    expect(await faultsInSums()).toEqual([]);
    const told = await (await collector.get(path(1))).text();
    expect(told).toMatch(/Rất hài lòng → Không hài lòng/);
    expect(told).toContain('Gõ nhầm');
  });

  it('are told to nobody by the log, which names the questions and why', async () => {
    const entry = (await auditOf(server, 'spring')).find(({ action }) => action === 'paper-sheet-corrected');
    expect(entry).toMatchObject({ actor: collector.name, object: batch.id });
    expect(entry?.details).toEqual({
      ...{ number: 1, questions: ['G', 'FIELD'], pen: ['self', 'officer'], reason: 'Gõ nhầm', version: 'corrected-1' },
    });
    const keyings = await query(`SELECT version, answers, because FROM paper_keying WHERE number = 1 ORDER BY turn`);
    expect(keyings.map((one: { answers: string }) => JSON.parse(one.answers).G)).toEqual([5, 2]);
    expect(JSON.stringify(keyings)).not.toContain('Anh Tư');
  });

  it('are never shown to another collector or clerk, and to the officer of the commune', async () => {
    expect((await clerk.get(path(1))).status).toBe(403);
    expect((await correct(clerk, 1, { 'a-G': '1' })).status).toBe(403);
    expect((await change(clerk, 1, 'spoil', { reason: 'blank' })).status).toBe(403);
    const refused = await clerk.get(`/paper/batches/${batch.id}/sheets?number=1`);
    expect([refused.status, (await refused.text()).includes('do người khác nhập')]).toEqual([403, true]);
    expect((await officer.get(`/paper/batches/${batch.id}/sheets?number=01`)).status).toBe(303);
    expect((await officer.get(`/paper/batches/${batch.id}/sheets?number=9`)).status).toBe(404);
    expect((await officer.get(path(1))).status).toBe(200);
  });

  it('are kept as typed where they cannot be right, and nothing is lost between two who correct', async () => {
    const wrong = await correct(officer, 1, { 'a-G': '', 'a-E1': '5' });
    const page = await wrong.text();
    expect([wrong.status, /name="a-E1" value="5" checked/.test(page)]).toEqual([422, true]);
    expect(page).toContain('Câu này phải trả lời');
    expect((await correct(officer, 1, { 'a-G': '4', reason: ' ' })).status).toBe(422);
    expect((await correct(officer, 1, { 'a-G': '2' })).status).toBe(422);
    const seen = await seenOf(collector, path(1));
    expect((await correct(officer, 1, { 'a-G': '4' })).status).toBe(303);
    const late = await correct(collector, 1, { seen, 'a-G': '1' });
    expect([late.status, (await late.text()).includes('vừa được người khác sửa')]).toEqual([409, true]);
    expect((await rowOf(1))?.answers.G).toBe(4);
  });
});

describe('a second keying', () => {
  it('is compared with the sheet as it was corrected, by nobody who keyed or corrected it', async () => {
    expect((await second(officer, 1, { G: 4 })).body.code).toBe('another-person-needed');
    const answers = { G: 4, FIELD: 'dat-dai', E1: 3, EXPECT: ['time'] };
    expect((await second(clerk, 1, answers)).body).toEqual({ kind: 'agreed' });
    expect((await correct(officer, 1, { 'a-G': '5' })).status).toBe(303);
    expect((await rowOf(1))?.answers.G).toBe(5);
  });

  it('that differs is settled first, with the corrected answers on one side', async () => {
    await key(collector, 2, { G: 1 });
    await correct(collector, 2, { 'a-G': '3' });
    expect((await second(clerk, 2, { G: 4 })).body).toEqual({ kind: 'differs' });
    const page = await (await officer.get(path(2))).text();
    expect([page.includes('Xin thống nhất trước'), page.includes('name="a-G"')]).toEqual([true, false]);
    expect((await correct(officer, 2, { 'a-G': '5' })).status).toBe(404);
    expect(await (await officer.get(path(2, '/settle'))).text()).toContain('Lần đầu: Bình thường');
    await officer.post(path(2, '/settle'), { 'take-G': 'second' });
    expect([(await rowOf(2))?.answers.G, await faultsInSums()]).toEqual([4, []]);
  });
});

it('more sheets than one file takes are offered place by place', async () => {
  const [first] = [await aBatch(server, spring, 500), await aBatch(server, spring, 500)];
  const page = await (await officer.get(`/paper/batches/${first?.id}/print-all`)).text();
  expect(page).toContain('có tất cả 1.010 phiếu');
  expect(page.match(/href="\/paper\/batches\/[^"]+\/sheets.pdf"/g)).toHaveLength(3);
  const all = await officer.get(`/paper/batches/${first?.id}/all-sheets.pdf`);
  expect([all.status, all.headers.get('location')]).toEqual([303, `/paper/batches/${first?.id}/print-all`]);
});

describe('a sheet as a whole', () => {
  it('gets the number that is printed on it, unless that is taken', async () => {
    await key(collector, 3, { G: 3 });
    const [id, taken] = [(await rowOf(3))?.id, await change(collector, 3, 'renumber', { to: '1' })];
    expect([taken.status, (await change(collector, 3, 'renumber', { to: '11' })).status]).toEqual([409, 422]);
    expect((await change(collector, 3, 'renumber', { to: '7' })).status).toBe(303);
    expect([(await rowOf(7))?.id, await rowOf(3)]).toEqual([id, undefined]);
    expect((await key(collector, 3, { G: 5 })).status).toBe(201);
    expect((await correct(collector, 7, { 'a-G': '4' })).status).toBe(303);
  });

  it('leaves every sum where it cannot be counted, and is keyed anew where that was a mistake', async () => {
    const counted = async () => (await query("SELECT id FROM survey_response WHERE standing = 'counted'")).length;
    const before = await counted();
    expect((await change(officer, 7, 'spoil', {})).status).toBe(422);
    const seen = await seenOf(officer, path(7));
    expect((await change(officer, 7, 'spoil', { reason: 'same-hand' })).status).toBe(303);
    expect([await counted(), await rowOf(7), await faultsInSums()]).toEqual([before - 1, undefined, []]);
    expect((await change(officer, 7, 'spoil', { seen, reason: 'same-hand' })).status).toBe(409);
    expect((await clerk.post(path(7, '/good'))).status).toBe(403);
    expect((await officer.post(path(7, '/good'))).status).toBe(303);
    expect((await key(clerk, 7, { G: 2 })).status).toBe(201);
    expect([await counted(), (await rowOf(7))?.answers.G, await faultsInSums()]).toEqual([before, 2, []]);
    const kept = await query('SELECT version FROM paper_keying WHERE number = 7 ORDER BY version');
    expect(kept.map(({ version }: { version: string }) => version)).toEqual([
      ...['earlier-2-corrected-1', 'earlier-2-first', 'first'],
    ]);
  });

  it('is left alone by forms of another sheet that had its number before, and by those of an earlier version', async () => {
    await key(collector, 5, { G: 1 });
    const seen = await seenOf(officer, path(5));
    expect((await change(collector, 5, 'renumber', { to: '6' })).status).toBe(303);
    await key(collector, 5, { G: 5 });
    const late = [
      await correct(officer, 5, { seen, 'a-G': '3' }),
      await correct(officer, 5, { seen, 'a-G': '' }),
      await change(officer, 5, 'renumber', { seen, to: '10' }),
      await change(officer, 5, 'spoil', { seen, reason: 'blank' }),
      await correct(officer, 6, { seen: '1', 'a-G': '3' }),
      await officer.post(path(6, '/spoil'), { reason: 'blank' }),
    ];
    for (const reply of late) {
      expect([reply.status, (await reply.text()).includes('Dưới đây là phiếu như hiện nay')]).toEqual([409, true]);
    }
    expect([(await rowOf(5))?.answers.G, (await rowOf(6))?.answers.G, await faultsInSums()]).toEqual([5, 1, []]);
  });

  it('is final after the lock', async () => {
    await officer.post(`/paper/batches/${batch.id}/spoilt`, { number: '8', reason: 'blank' });
    const seen = await seenOf(officer, path(7));
    server.clock.moveTo('2026-11-16');
    await lockAnyway(server, spring.campaign);
    const later = await signInAs(server, { role: 'officer', communeId: 'spring', name: 'sau.chot' });
    const replies = [
      await correct(later, 7, { seen, 'a-G': '5' }),
      await change(later, 7, 'renumber', { seen, to: '9' }),
      await change(later, 7, 'spoil', { seen, reason: 'blank' }),
      await later.post(path(8, '/good')),
    ];
    expect(replies.map(({ status }) => status)).toEqual([409, 409, 409, 409]);
    for (const reply of replies) expect(await reply.text()).toContain('đã chốt số liệu');
    const page = await (await later.get(path(7))).text();
    expect([page.includes('không sửa được nữa'), page.includes('name="a-G"')]).toEqual([true, false]);
  });
});
