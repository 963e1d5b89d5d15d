import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../src/app.module.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { Settings } from '../../src/config/settings.js';
import { tableOf } from '../../src/database/table.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { DocumentFrame } from '../../src/documents/document.entity.js';
import { PreparedPaper } from '../../src/documents/prepared-paper.entity.js';
import { PreparingJob } from '../../src/documents/preparing.job.js';
import { ReminderJob } from '../../src/duties/reminder.job.js';
import { auditOf } from '../harness/audit.js';
import { type MailServer, startMailServer } from '../harness/mail-server.js';
import { words } from '../harness/page-words.js';
import { draftOn } from '../harness/paper-frames.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, lockAnyway, SPRING } from '../harness/spring.js';
import { readPaper } from '../harness/told-paper.js';
import { aToldYear, type ToldYear } from '../harness/told-year.js';

const strictly = { strict: false } as const;
let mail: MailServer;
let server: TestServer;
let year: ToldYear;
let officer: SignedIn;
let leader: SignedIn;
let stranger: SignedIn;

beforeAll(async () => {
  mail = await startMailServer();
  server = await startServer('2026-04-01', {
    ...{ SMTP_URL: mail.url, MAIL_FROM: 'Hài Lòng <nhac-viec@xa.gov.vn>', LOG_LEVEL: 'silent' },
  });
  year = await aToldYear(server);
  await server.get(CommunesService, strictly).import({ ...SPRING, key: 'autumn', name: 'Thu' }, '2026-01-01', 'test');
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
  stranger = await signInAs(server, { role: 'officer', communeId: 'autumn' });
}, 120_000);
afterAll(async () => {
  await server.stop();
  await mail.stop();
});

const queue = () => server.get(WriteQueue, strictly);
const look = (): Promise<void> => server.get(PreparingJob, strictly).look();
const papers = () => queue().read(tableOf(PreparedPaper).select({ communeId: 'spring' }, { order: { id: 'ASC' } }));
const page = async (path: string, who = officer): Promise<string> => words(await (await who.get(path)).text());
const attend = (id: string, who = officer) => who.post(`/documents/prepared/spring/${id}/attend`);
const prepared = async () =>
  (await auditOf(server, 'spring')).filter(({ action }) => action === 'document-prepared').map(({ object }) => object);

describe('papers that nobody asked for', () => {
  it('are told as failed where they cannot be written, tried again after an hour, and hold up nothing', async () => {
    const frames = tableOf(DocumentFrame);
    const broken = { communeId: 'spring', frame: {} as never, changedOn: '2026-10-10', changedBy: 'test' } as const;
    await queue().commit(() => frames.upsert(broken));
    await look();
    const failed = (await papers()).filter(({ failedAt }) => failedAt !== null);
    expect(failed.map(({ id, preparedOn }) => [id, preparedOn])).toEqual([['quarter-2026-Q3', null]]);
    expect(await page('/')).toContain('1 văn bản hệ thống chưa lập được, đang thử lại');
    expect(await page('/documents')).toContain('Ngày 10/10/2026 chưa lập được; hệ thống tự thử lại mỗi giờ.');
    expect((await attend('quarter-2026-Q4')).status).toBe(404);
    expect((await attend('quarter-2026-Q3')).status).toBe(303);
    expect(await page('/')).not.toContain('chưa lập được');
    await queue().commit(() => frames.delete({ communeId: 'spring' }));
    await look();
    expect((await papers()).find(({ id }) => id === 'quarter-2026-Q3')?.preparedOn).toBeNull();
  });

  it('are there once, however many servers look, and wait on the start page', async () => {
    const beside = await NestFactory.createApplicationContext(
      AppModule.with(server.get(Settings), server.clock, false),
      { abortOnError: false, logger: false },
    );
    server.clock.moveBy(61);
    officer = await signIn(server, officer);
    leader = await signIn(server, leader);
    await Promise.all([look(), beside.get(PreparingJob, strictly).look(), look()]);
    await beside.close();
    await look();
    expect((await papers()).map(({ id, isFinal, failedAt }) => [id, isFinal, failedAt])).toEqual([
      ['month-2026-09', true, null],
      ['quarter-2026-Q3', true, null],
    ]);
    expect((await prepared()).toSorted()).toEqual(['month-2026-09', 'quarter-2026-Q3']);
    expect(await page('/')).toContain('2 văn bản hệ thống đã lập sẵn, chờ xem');
    expect(await page('/', leader)).not.toContain('lập sẵn');
  });

  it('are read, changed and taken from the list of papers, each where it stands', async () => {
    const html = await (await officer.get('/documents')).text();
    const card = html.slice(html.indexOf('id="prepared"'), html.indexOf('ready-title'));
    expect(words(card)).toMatch(/Bảng số liệu tháng của Trung tâm Tháng 9\/2026 .*Minh chứng của quý Quý III\/2026/);
    const links = [...card.matchAll(/href="([^"]+)"/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='),
    );
    expect(links.length).toBe(6);
    for (const link of links) expect([link, (await officer.get(link)).status]).toEqual([link, 200]);
    expect(await (await leader.get('/documents')).text()).not.toContain('/attend"');
  });

  it('are told in one e-mail of the day, which names them, and holds neither file nor figure', async () => {
    await officer.post('/duties/mail', { commune: 'spring', addresses: 'canbo@xa.gov.vn', read: '' });
    server.clock.moveTo('2026-10-12');
    const remind = () => server.get(ReminderJob, strictly).look();
    mail.refuse(true);
    await remind();
    mail.refuse(false);
    server.clock.moveTo('2026-10-13');
    await remind();
    const [one, ...others] = mail.received.splice(0);
    expect(others).toEqual([]);
    expect(one?.words).toContain('- Minh chứng của quý: Quý III/2026');
    expect(one?.words).toContain('http://localhost:3000/documents?commune=spring');
    expect(one?.words).not.toMatch(/%|Content-Disposition|@hai-long/);
    for (const day of ['2026-10-14', '2026-10-15']) {
      server.clock.moveTo(day);
      await remind();
    }
    expect(mail.received.splice(0).filter(({ words: said }) => said.includes('Minh chứng'))).toEqual([]);
  });

  it('wait until somebody has seen to them, hands the sheet in, or makes the report', async () => {
    officer = await signIn(server, officer);
    expect(
      (await attend('month-2026-09', await signInAs(server, { name: 'thu', role: 'officer', communeId: 'autumn' })))
        .status,
    ).toBe(404);
    expect((await attend('month-2026-09', await signIn(server, leader))).status).toBe(403);
    for (const again of [1, 2]) expect([again, (await attend('month-2026-09')).status]).toEqual([again, 303]);
    const points = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((index) => [`points-${index}`, '2']));
    const sheet = { commune: 'spring', quarter: '2026-Q3' };
    await officer.post('/documents/quarter', { ...sheet, ...points, changes: '0' });
    await officer.post('/documents/quarter/hand-in', { ...sheet, changes: '1', confirmed: 'yes' });

    const days = { opensOn: '2026-10-20', endsOn: '2026-10-22', locksOn: '2026-10-24' } as const;
    const round = await aCampaign(server, { questionnaire: 'chinh-quyen', ...days, target: 0.9 });
    server.clock.moveTo('2026-10-24');
    await lockAnyway(server, round);
    await look();
    officer = await signIn(server, officer);
    expect((await papers()).filter(({ attendedOn }) => attendedOn === null).map(({ id }) => id)).toEqual([
      `report-${round.id}`,
    ]);
    const made = await draftOn(officer, `/documents/draft/report?campaign=${round.id}`, {});
    expect((await officer.post('/documents/draft/report', made)).status).toBe(303);
    expect(await page('/')).not.toContain('lập sẵn');
    expect(await page('/documents')).not.toContain('Hệ thống đã lập sẵn');
  });
});

describe('a paper that was made by mistake', () => {
  const path = () => `/documents/spring/${year.document}`;

  it('is discarded with a reason, after it was asked, and once', async () => {
    officer = await signIn(server, officer);
    await officer.get(`${path()}/file.docx`);
    const asked = await page(`${path()}/discard`);
    expect(asked).toContain('Tệp đã được tải về 1 lần: nơi nào đã nhận thì xin báo cho nơi đó.');
    for (const reason of ['', ' ', 'x'.repeat(501)]) {
      const reply = await officer.post(`${path()}/discard`, { reason });
      expect([reply.status, await reply.text()]).toEqual([422, expect.stringContaining('id="reason-error"')]);
    }
    expect(await page(path())).not.toContain('đã hủy');
    const sent = await Promise.all([1, 2].map(() => officer.post(`${path()}/discard`, { reason: 'Lập nhầm quý <b>' })));
    expect(sent.map(({ status }) => status)).toEqual([303, 303]);
    const [entry, ...more] = (await auditOf(server, 'spring')).filter(({ action }) => action === 'document-discarded');
    expect([entry?.details.reason, more]).toEqual(['Lập nhầm quý <b>', []]);
  });

  it('stays to be read and compared with, and says everywhere that it is discarded', async () => {
    expect(await page(path())).toContain(
      'Văn bản này đã hủy ngày 24/10/2026, người hủy: officer.spring. Lý do: Lập nhầm quý &lt;b&gt;',
    );
    expect(await (await officer.get(path())).text()).not.toContain('/discard"');
    expect(await page('/documents')).toMatch(/Quý II\/2026 .*Đã hủy/);
    const file = await officer.get(`${path()}/file.docx`);
    expect(file.headers.get('content-disposition')).toContain('filename="da-huy-');
    expect(readPaper(Buffer.from(await file.arrayBuffer())).paragraphs.join('\n')).toContain('quý II/2026');
    expect(await page(`${path()}/discard`)).toContain('đã hủy ngày');
  });

  it('is nobody else’s to discard', async () => {
    const [reader, other] = [await signIn(server, leader), await signIn(server, stranger)];
    expect((await reader.get(`${path()}/discard`)).status).toBe(403);
    expect((await other.get(`${path()}/discard`)).status).toBe(404);
  });
});
