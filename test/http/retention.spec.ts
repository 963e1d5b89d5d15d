import type { Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { commands } from '../../src/commands.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { type Get, parseCall } from '../../src/config/command.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { RESPONDENT } from '../../src/feedback/cases.service.js';
import { FeedbackService, type NewEntry } from '../../src/feedback/feedback.service.js';
import { differences, rebuild } from '../../src/responses/recount.js';
import { RetentionJob } from '../../src/retention/retention.job.js';
import { auditOf } from '../harness/audit.js';
import { keptLetter } from '../harness/letter-changes.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, aResponse, lockAnyway, openSpring, post, SPRING, type Spring } from '../harness/spring.js';
import { breakAudit } from '../harness/whole-database.js';

const loosely = { strict: false } as const;
const FIRST = '00000000-0000-4000-8000-000000000001';
const SECRET = 'Ông Nguyễn Văn Bách, 0912345678, hẹn ba lần';

let server: TestServer;
let spring: Spring;
let officer: SignedIn;
let code = '';

const count = async (table: string, where = '1 = 1'): Promise<number> => {
  const [row] = await server.get(DataSource).query(`SELECT COUNT(*) AS n FROM ${table} WHERE ${where}`);
  return Number(row.n);
};
const until = async (day: string): Promise<void> => {
  server.clock.moveTo(day);
  officer = await signInAs(server, { name: `o${day.replaceAll('-', '')}`, role: 'officer', communeId: 'spring' });
  await server.get(RetentionJob, loosely).look();
};
const figures = async (): Promise<string> => {
  const found = await officer.get(`/api/v1/campaigns/${spring.campaign.id}/satisfaction`);
  return JSON.stringify(await found.json());
};
const entry = (id: string, more: Partial<NewEntry> = {}): NewEntry => ({
  ...{ communeId: 'spring', id, receivedOn: '2026-11-04', channel: 'form', kind: 'report', village: null, unit: null },
  ...{ place: null, text: SECRET, contact: 'chị Hoài 0987654321', source: null, needsAnswer: true, ...more },
});

/** Everything that a database says, as text; sealed things are base64, so look for words with diacritics. */
async function wholeText(): Promise<string> {
  const tables = server.get(DataSource).entityMetadatas.map(({ tableName }) => tableName);
  const all = await Promise.all(tables.map((name) => server.get(DataSource).query(`SELECT * FROM ${name}`)));
  return JSON.stringify(all);
}

beforeAll(async () => {
  server = await startServer();
  spring = await openSpring(server);
  officer = await signInAs(server, { name: 'officer', role: 'officer', communeId: 'spring' });
  for (let sent = 0; sent < 40; sent += 1) {
    await post(server, spring.point.code, aResponse({ G: sent % 8 === 0 ? 2 : 5, TEXT: 'Chờ lâu' }));
  }
  await post(server, spring.point.code, aResponse({ G: 9 }, { queued: true }));
  const feedback = server.get(FeedbackService, loosely);
  await keptLetter(server, 'spring', { recipient: SECRET });
  code = (await feedback.take(entry(FIRST), RESPONDENT)) ?? '';
  await feedback.take(entry('00000000-0000-4000-8000-000000000002', { needsAnswer: false }), RESPONDENT);
});
afterAll(() => server.stop());

describe('what has been kept for as long as it may be', () => {
  it('goes by its term and not before, while figures and sums stay as they were', async () => {
    server.clock.moveTo('2026-11-16');
    officer = await signInAs(server, { name: 'lock', role: 'officer', communeId: 'spring' });
    await lockAnyway(server, spring.campaign);
    const told = await figures();
    const texts = await count('comment');
    expect(texts).toBe(40);

    // A quarter may begin on the 15th of September.
    await until('2027-09-14');
    expect(await count('letter', 'content IS NOT NULL')).toBe(1);
    expect([await count('comment'), await count('set_aside'), await count('survey_response')]).toEqual([40, 1, 40]);
    // The contact of an entry without a case has nothing to wait for; that of an open case is still needed.
    expect([await count('feedback_entry', 'contact IS NOT NULL'), await count('feedback_entry')]).toEqual([1, 2]);

    await until('2027-11-30');
    expect([await count('letter', 'content IS NOT NULL'), await count('letter')]).toEqual([0, 1]);
    expect([await count('comment'), await count('set_aside'), await count('survey_response')]).toEqual([0, 0, 40]);
    // The words of an open case are still needed.
    expect(await count('feedback_entry', 'original IS NOT NULL')).toBe(1);
    expect(await figures()).toBe(told);

    await until('2031-11-05');
    expect(await count('letter')).toBe(0);
    expect(await count('survey_response')).toBe(0);
    expect(await figures()).toBe(told);
    expect(await count('feedback_entry')).toBe(1);
  });

  it('is written into the log, term by term, and shown to officers', async () => {
    const gone = (await auditOf(server, 'spring')).filter(({ action }) => action === 'term-ended');
    expect(Object.fromEntries(gone.map(({ object, details }) => [object, details.count]))).toEqual({
      ...{ comments: 40, contacts: 1, setAside: 1, originals: 1, responses: 40, entries: 1, rowFiles: 1 },
      ...{ letterWords: 1, letters: 1 },
    });
    const page = await (await officer.get('/retention?commune=spring')).text();
    expect(page).toContain('Câu trả lời của phiếu khảo sát, 40 mục');
  });

  it('leaves sums that are sealed: verify sees when one changes, and nobody counts them afresh', async () => {
    const campaigns = server.get(CampaignsService, loosely);
    const campaign = await campaigns.find(spring.campaign.id);
    const asked = campaigns.questionnairesOf(campaign);
    const queue = server.get(WriteQueue);
    const verify = commands.find(({ name }) => name === 'verify');
    if (!verify) throw new Error('There is no command verify');
    const get: Get = (type) => server.get(type as Type, loosely);
    expect(await verify.run(get, parseCall(verify, []))).toMatchObject({ differences: 0, publications: 1 });
    await expect(queue.commit(() => rebuild(campaign, asked))).rejects.toThrow('sealed');
    await server.get(DataSource).query('DELETE FROM tally_addition');
    expect(await queue.read(differences(campaign, asked))).toEqual(['sealed all']);
  });

  it('does not go while the clock is unsure', async () => {
    const late = await aPoint(server, { name: 'Khác' });
    const days = { opensOn: '2031-11-01', endsOn: '2031-11-10', locksOn: '2031-11-15' } as const;
    await aCampaign(server, { ...days, name: 'Đợt sau', pointIds: [late.id] });
    await post(server, late.code, aResponse({ G: 5, TEXT: 'Tốt' }));
    server.clock.jumpTo('2036-12-24T12:00');
    await server.get(RetentionJob, loosely).look();
    expect(await count('comment')).toBe(1);
    await until('2031-11-06');
  });
});

describe('a request to erase', () => {
  it('is owed an answer within two working days, and takes the words of an entry with it', async () => {
    const feedback = server.get(FeedbackService, loosely);
    const { entry: kept } = await feedback.find('spring', FIRST);
    expect(feedback.originalOf(kept)).toBe(SECRET);
    const fields = { commune: 'spring', id: '00000000-0000-4000-8000-000000000009', day: '', asked: '' };
    const refused = await officer.post('/retention', { ...fields, day: '31/12/2031' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('31/12/2031');
    const asked = `${'Xin xóa ý kiến đã gửi'}, gọi 0912345678`;
    for (const _ of [1, 2]) expect((await officer.post('/retention', { ...fields, asked })).status).toBe(303);
    expect(await count('erasure_request')).toBe(1);
    const list = await (await officer.get('/retention?commune=spring')).text();
    expect(list).toContain('10/11/2031');
    expect(list).not.toContain('0912345678');
    await keptLetter(server, 'spring', { recipient: SECRET, caseId: FIRST });
    const address = `/retention/spring/${fields.id}`;
    const wrong = await officer.post(address, { answer: 'Đã xóa.', code: 'ABCD' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('Đã xóa.');
    expect((await officer.post(address, { answer: 'Đã xóa.', code })).status).toBe(303);
    expect((await officer.post(address, { answer: 'Lần nữa.', code: '' })).status).toBe(409);
    const all = await wholeText();
    expect(['hẹn ba lần', 'Bách', 'Hoài'].filter((words) => all.includes(words))).toEqual([]);
    expect([await count('letter'), await count('letter', 'content IS NOT NULL')]).toEqual([1, 0]);
    expect((await feedback.find('spring', FIRST)).entry).toMatchObject({ original: null, masked: '', contact: null });
  });
});

it('what is past its term goes in one commune while it cannot in another, and there at the next look', async () => {
  server.clock.moveTo('2037-01-05');
  const ground = { ...SPRING, key: 'autumn', name: 'An' };
  await server.get(CommunesService, loosely).import(ground, '2037-01-05', 'test');
  for (const communeId of ['autumn', 'spring']) {
    const said = entry(crypto.randomUUID(), { communeId, receivedOn: '2037-01-04', needsAnswer: false });
    await server.get(FeedbackService, loosely).take(said, RESPONDENT);
  }
  const kept = (communeId: string) => count('feedback_entry', `original IS NOT NULL AND commune_id = '${communeId}'`);
  const before = await kept('spring');
  const mend = await breakAudit(server, 'autumn');
  await until('2038-02-01');
  expect([await kept('autumn'), await kept('spring')]).toEqual([1, before - 1]);
  await mend();
  await server.get(RetentionJob, loosely).look();
  expect(await kept('autumn')).toBe(0);
});
