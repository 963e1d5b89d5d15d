import { readFileSync } from 'node:fs';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { tableOf } from '../../src/database/table.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { DevicesService } from '../../src/devices/devices.service.js';
import { translate } from '../../src/formatting/languages.js';
import { type ProblemCode, problem, problemStatus } from '../../src/problem.js';
import { SetAside } from '../../src/responses/set-aside.entity.js';
import type { Day } from '../../src/rules/days.js';
import { answerErrorCodes } from '../../src/rules/kinds/kind.js';
import {
  answersOf,
  campaign,
  officer,
  pageOf,
  query,
  send,
  server,
  setAside,
  storedAs,
  TODAY,
  withAsides,
} from '../harness/asides.js';
import { signInAs } from '../harness/sign-in.js';
import { aPoint, aResponse, post } from '../harness/spring.js';

withAsides();

describe('why an answer was set aside', () => {
  /** Every code under which the door can set something aside, as its source names them. */
  const codes = (): readonly string[] => {
    const source = ['intake', 'asked', 'submissions'].map((name) => `src/responses/${name}.service.ts`);
    const text = source.map((file) => readFileSync(file, 'utf8')).join('\n');
    const thrown = [...text.matchAll(/problem\.(\w+)\(/g)].map(
      ([, name = '']) => problem[name as keyof typeof problem]().code,
    );
    const named = [...text.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map(([, code = '']) => code);
    const known = named.filter((code): code is ProblemCode => Object.hasOwn(problemStatus, code));
    // These are told to the sender, who keeps the answer.
    const told = ['cannot-store-now', 'point-unknown', 'device-unknown'];
    const kept = [...thrown, ...known].filter((code) => !told.includes(code));
    return [...new Set(kept)].sort();
  };

  it('is one of nine reasons, each with a sentence in both languages', () => {
    expect(codes()).toHaveLength(9);
    for (const language of ['vi', 'en'] as const) {
      for (const code of codes()) {
        expect(translate(language, `setAside.reasons.${code}`)).not.toBe('');
        expect(translate(language, `setAside.why.${code}`)).not.toBe('');
      }
      for (const code of answerErrorCodes) expect(translate(language, `setAside.faults.${code}`)).not.toBe('');
    }
  });
});

describe('the list', () => {
  it('says kindly that nothing waits, and is for those who settle', async () => {
    const empty = await signInAs(server, { role: 'administrator', communeId: null });
    await empty.post('/communes', { shipped: 'hong-chau' });
    const other = await signInAs(server, { role: 'officer', communeId: 'hong-chau' });
    expect(await (await other.get('/set-aside')).text()).toContain('Không có phiếu nào chờ xem xét.');
    expect((await other.get('/set-aside?commune=spring')).status).toBe(404);
    const controller = await signInAs(server, { role: 'controller', communeId: 'spring' });
    expect((await controller.get('/set-aside')).status).toBe(200);
    for (const role of ['leader', 'collector', 'clerk', 'director'] as const) {
      const reader = await signInAs(server, {
        role,
        communeId: 'spring',
        ...(role === 'director' && { unit: 'centre' }),
      });
      expect((await reader.get('/set-aside')).status).toBe(403);
    }
  });

  it('names what waits by reason, with the point, the campaign and the days; the campaigns tell how many', async () => {
    await setAside({ G: 9 }, { answeredOn: '2026-11-02' });
    await setAside({ G: 5 }, { version: 'khong-co.v1' });
    const page = await pageOf('/set-aside');
    expect(page).toMatch(/Câu trả lời chưa hợp lệ <span class="tag attention">1</);
    expect(page).toMatch(/Theo mẫu phiếu khác <span class="tag attention">1</);
    expect(page).toMatch(new RegExp(`Quầy 1[\\s\\S]*?${campaign.name}[\\s\\S]*?02/11/2026[\\s\\S]*?03/11/2026`));
    expect(page).toContain('Điện thoại');
    expect(await pageOf('/campaigns')).toContain('2 phiếu chờ xem xét');
    expect(await pageOf('/set-aside?lang=en')).toContain('Answers not valid');
  });

  it('has fifty on a page at most, and what was settled apart', async () => {
    const other = await aPoint(server, { name: 'Quầy đông' });
    await fill(other, 60, { reason: 'nothing-open' });
    const [first, second] = [await pageOf('/set-aside'), await pageOf('/set-aside?page=2')];
    const rows = (page: string): number => [...page.matchAll(/href="\/set-aside\/spring\//g)].length;
    expect([rows(first), rows(second)]).toEqual([50, 12]);
    expect(rows(await pageOf('/set-aside?page=99'))).toBe(12);
    await query(`DELETE FROM set_aside WHERE point_id = '${other.id}'`);
    const { path } = await setAside({ G: 7 });
    await officer.post(`${path}/discard`, { reason: 'Thử máy' });
    expect(rows(await pageOf('/set-aside'))).toBe(2);
    expect(await pageOf('/set-aside?settled=yes')).toMatch(/Đã bỏ[\s\S]*Thử máy/);
  });
});

describe('what is kept is bounded', () => {
  it('to the questions of the version it names, and to 8 kB', async () => {
    const { response, row } = await setAside({ G: 9, JUNK: 'x'.repeat(20_000) }, { version: 'trung-tam.v1' });
    expect(answersOf(row)).toEqual({ G: 9 });
    await officer.post(`/set-aside/spring/${row.id}/correct`, { shown: 'G', 'a-G': '3', reason: 'Chạm nhầm' });
    expect(answersOf(await storedAs(response.id))).toEqual({ G: 3 });
    // What was not kept is not known any more, and still it is told that it was received.
    expect((await send(response)).status).toBe(200);
    const large = aResponse({ G: 9, TEXT: 'x'.repeat(9_000) }, { queued: true });
    const reply = await send(large);
    expect([reply.status, reply.body.code]).toEqual([503, 'cannot-store-now']);
  });

  it('to 2,000 of a point and day; paired tablets have 2,000 of their own', async () => {
    const hall = await aPoint(server, { kind: 'kiosk', name: 'Máy ở sảnh' });
    const phone = () => send(aResponse({ G: 5 }, { queued: true }), hall);
    const token = await aTablet(hall);
    const tablet = () => post(server, hall.code, aResponse({ G: 5 }), { authorization: `Device ${token}` });
    await fill(hall, 1_999);
    expect([(await phone()).status, (await phone()).status]).toEqual([202, 503]);
    expect((await tablet()).status).toBe(202);
    await fill(hall, 1_999, { byTablet: true });
    expect((await tablet()).status).toBe(503);
    server.clock.moveTo('2026-11-04');
    expect((await phone()).status).toBe(202);
    await query(`DELETE FROM set_aside WHERE point_id = '${hall.id}'`);
  });
});

/** Rows as they would be had so many been sent. */
async function fill(at: CollectionPoint, count: number, more: Partial<SetAside> = {}): Promise<void> {
  const table = tableOf(SetAside);
  await server.get(WriteQueue, { strict: false }).commit(function* () {
    for (let sent = 0; sent < count; sent += 1) {
      const id = `${more.byTablet ? 't' : 'p'}-${at.id.slice(0, 20)}-${sent}`;
      yield* table.insert({
        ...{ communeId: 'spring', id, responseId: id, contentHash: id, campaignId: null, pointId: at.id },
        ...{ reason: 'nothing-open', answers: { G: 5 }, receivedOn: TODAY as Day, version: null, language: 'vi' },
        ...{ assisted: 'self', answeredOn: null, byTablet: false, settled: null, settledOn: null, settledBy: null },
        ...{ settledBecause: null, ...more },
      });
    }
  });
}

async function aTablet(at: CollectionPoint): Promise<string> {
  const plain = { communeId: 'spring', pointId: at.id, secondPointId: null, hours: null };
  const { code } = await server.get(DevicesService, { strict: false }).create(plain, 'test');
  const reply = await fetch(`${server.url}/api/v1/devices/pair`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  return String(((await reply.json()) as { token: string }).token);
}
