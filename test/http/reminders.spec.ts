import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../src/app.module.js';
import { Settings } from '../../src/config/settings.js';
import { DutiesService } from '../../src/duties/duties.service.js';
import { ReminderJob } from '../../src/duties/reminder.job.js';
import { type MailServer, startMailServer } from '../harness/mail-server.js';
import { words } from '../harness/page-words.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signIn, signInAs } from '../harness/sign-in.js';
import { openSpring } from '../harness/spring.js';

const strictly = { strict: false } as const;
const ADDRESSES = ['canbo@xa.gov.vn', 'pho.chutich+viec@hai-phong.gov.vn'];
let mail: MailServer;
let server: TestServer;
let officer: SignedIn;

beforeAll(async () => {
  mail = await startMailServer();
  // A Tuesday. The November round is there, so that the dossier of 14 November is what comes.
  server = await startServer('2026-11-03', {
    ...{ SMTP_URL: mail.url, MAIL_FROM: 'Hài Lòng <nhac-viec@xa.gov.vn>', LOG_LEVEL: 'silent' },
  });
  await openSpring(server, {
    ...{ questionnaire: 'chinh-quyen', opensOn: '2026-11-01', endsOn: '2026-11-20', locksOn: '2026-11-25' },
  });
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
}, 60_000);
afterAll(async () => {
  await server.stop();
  await mail.stop();
});

const look = (): Promise<void> => server.get(ReminderJob, strictly).look();
const on = async (day: string): Promise<void> => {
  server.clock.moveTo(day);
  await look();
};
/** Mails since the last question. */
const sent = () => mail.received.splice(0);
const page = async (path: string, who = officer): Promise<string> => words(await (await who.get(path)).text());
const keep = (addresses: string, read = '') => officer.post('/duties/mail', { commune: 'spring', addresses, read });

describe('the addresses of a commune', () => {
  it.each([
    ...['canbo', 'canbo@', '@xa.gov.vn', 'canbo@xa', 'canbo@xa..vn', 'cán.bộ@xa.gov.vn', 'a@b@xa.gov.vn'],
    ...['canbo@xa.gov.vn.', '<canbo@xa.gov.vn>', 'canbo@-xa.vn', '.canbo@xa.vn', `${'x'.repeat(250)}@xa.gov.vn`],
    Array.from({ length: 21 }, (_, number) => `canbo${number}@xa.gov.vn`).join('\n'),
  ])('cannot be %s', async (typed) => {
    const reply = await keep(`canbo@xa.gov.vn\n${typed}`);
    const html = await reply.text();
    expect([reply.status, html]).toEqual([422, expect.stringContaining('id="addresses-error"')]);
    expect(html).toContain(typed.slice(0, 10).replace('<', '&lt;'));
  });

  it('are kept, each once, and not written over by a page that did not know them', async () => {
    expect((await keep(`${ADDRESSES[0]},\r\n${ADDRESSES[1]}; ${ADDRESSES[0]}`)).status).toBe(303);
    expect(await page('/duties')).toContain(ADDRESSES.join(' '));
    const blind = await keep('khac@xa.gov.vn');
    expect([blind.status, await blind.text()]).toEqual([409, expect.stringContaining('khac@xa.gov.vn</textarea>')]);
    expect((await keep(ADDRESSES.join('\n'))).status).toBe(303);
  });
});

describe('a reminder', () => {
  it('comes seven days ahead, to all addresses, in plain words, once', async () => {
    await on('2026-11-05');
    sent();
    await on('2026-11-06');
    expect(sent()).toEqual([]);
    await on('2026-11-09');
    const [reminder, ...others] = sent();
    expect(others).toEqual([]);
    expect(reminder).toMatchObject({ from: 'nhac-viec@xa.gov.vn', to: ADDRESSES });
    expect(reminder?.raw).toMatch(/^Content-Type: text\/plain; charset=utf-8/im);
    expect(reminder?.words).toContain('Subject: Nhắc việc xã Xuân:');
    expect(reminder?.words).toMatch(/- Nộp hồ sơ tự đánh giá, .* \(năm 2026\): hạn 14\/11\/2026, còn 5 ngày/);
    expect(reminder?.words).toContain('http://localhost:3000/duties?commune=spring');
    await look();
    await look();
    expect(sent()).toEqual([]);
    expect(await page('/duties', await signIn(server, officer))).toContain('Thư nhắc gần nhất đã gửi ngày 09/11/2026');
  });

  it('comes one day ahead, and on the day after, from seven in the morning of a working day on', async () => {
    await on('2026-11-13');
    expect(sent()).toHaveLength(1);
    for (const off of ['2026-11-14', '2026-11-15']) await on(off);
    expect(sent()).toEqual([]);
    server.clock.jumpTo('2026-11-16T06:59');
    server.clock.believe(server.clock.now());
    await look();
    expect(sent()).toEqual([]);
    server.clock.moveBy(1);
    await look();
    const [late] = sent();
    expect(late?.words).toMatch(/hạn 14\/11\/2026, quá hạn 2 ngày/);
  });

  it('comes once, however many servers look', async () => {
    const beside = await NestFactory.createApplicationContext(
      AppModule.with(server.get(Settings), server.clock, false),
      { abortOnError: false, logger: false },
    );
    server.clock.moveTo('2026-11-19');
    await Promise.all([look(), beside.get(ReminderJob, strictly).look(), look()]);
    await beside.close();
    expect(sent()).toHaveLength(1);
  });

  it('that cannot be sent disturbs nobody, is told, and comes on the next working day', async () => {
    mail.refuse(true);
    await on('2026-11-23');
    await look();
    expect(sent()).toEqual([]);
    const signedIn = await signIn(server, officer);
    expect(await page('/', signedIn)).toContain('Thư nhắc gần nhất gửi không được (ngày 23/11/2026).');
    expect(await page('/duties', signedIn)).toContain('gửi không được (ngày 23/11/2026)');
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
    mail.refuse(false);
    await on('2026-11-25');
    expect(sent()).toHaveLength(1);
    expect(await page('/', await signIn(server, officer))).not.toContain('gửi không được');
  });

  it('is not sent for what is done, to nobody, or while the clock is unsure', async () => {
    server.clock.jumpTo('2026-12-24T12:00');
    await look();
    expect(sent()).toEqual([]);
    const duties = server.get(DutiesService, strictly);
    for (const duty of (await duties.calendarOf('spring')).duties) {
      for (const time of ['2026', '2026-Q4', '2026-W47', '2026-W48', '2026-W49']) {
        await duties.mark(duty, time, '', 'lan').catch(() => undefined);
      }
    }
    await on('2026-12-07');
    expect(sent()).toEqual([]);
    officer = await signIn(server, officer);
    expect((await keep('', ADDRESSES.join(' '))).status).toBe(303);
    await on('2026-12-17');
    expect(sent()).toEqual([]);
  });
});

it('a server that does not know how to send says so, and sends nothing', async () => {
  const silent = await startServer('2026-11-13');
  await openSpring(silent);
  const lan = await signInAs(silent, { role: 'officer', communeId: 'spring' });
  await lan.post('/duties/mail', { commune: 'spring', addresses: ADDRESSES.join(' ') });
  await silent.get(ReminderJob, strictly).look();
  expect(await page('/duties', lan)).toContain('Máy chủ chưa được cài đặt gửi thư');
  await silent.stop();
  expect(sent()).toEqual([]);
});

it.each([
  [{ SMTP_URL: 'http://mail.xa.gov.vn', MAIL_FROM: 'a@xa.gov.vn' }, /SMTP_URL: smtp/],
  [{ SMTP_URL: 'smtp://an:bí-mật@mail.xa.gov.vn' }, /^Unusable setting. MAIL_FROM: needed beside SMTP_URL$/],
  [{ SMTP_URL: 'smtp://mail.xa.gov.vn', MAIL_FROM: 'Hài Lòng' }, /MAIL_FROM: an e-mail address/],
  [{ SMTP_URL: 'smtp://mail.xa.gov.vn', MAIL_FROM: 'a@xa.gov.vn\nBcc: b@xa.gov.vn' }, /MAIL_FROM/],
])('the start is refused with %j', (settings, told) => {
  expect(() => Settings.read(settings)).toThrow(told);
});
