import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { SERVER_CHAIN } from '../../src/access/audit.entity.js';
import { AppModule } from '../../src/app.module.js';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { Settings } from '../../src/config/settings.js';
import type { Work } from '../../src/database/statement.js';
import { FiguresService } from '../../src/figures/figures.service.js';
import { LockJob } from '../../src/figures/lock.job.js';
import { LocksService } from '../../src/figures/locks.service.js';
import { ClockGuard } from '../../src/operations/clock-guard.js';
import { auditOf } from '../harness/audit.js';
import { startServer, TestClock, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, aResponse, openSpring, post } from '../harness/spring.js';

/** A round that ended two days ago and locks in three, and continuous feedback whose third quarter is locked. */
async function twoSurveys(server: TestServer) {
  const round = await openSpring(server);
  const point = await aPoint(server, { name: 'Quầy 2' });
  const days = { opensOn: '2026-08-01', endsOn: '2028-12-31', locksOn: '2029-01-05' } as const;
  const campaign = await aCampaign(server, { ...days, continuous: true, pointIds: [point.id] });
  for (const answeredOn of ['2026-09-20', '2026-11-09']) {
    for (let sent = 0; sent < 12; sent += 1) await post(server, point.code, aResponse({ G: 5 }, { answeredOn }));
  }
  await server.get(LockJob, { strict: false }).look();
  return { round, feedback: { campaign, point } };
}

const get = { strict: false } as const;
const nothingNoted = function* (): Work<void> {};
const stored = async (server: TestServer, id: unknown): Promise<unknown> => {
  const sql = `SELECT business_date, standing FROM survey_response WHERE id = '${id}'`;
  const [row] = await server.get(DataSource).query(sql);
  return row;
};
const lastWritten = async (server: TestServer): Promise<string> =>
  (await server.get(DataSource).query("SELECT value FROM installation WHERE name = 'last-written'"))[0].value;

/** What is locked: by the state of the campaigns, by their publications. */
async function locks(server: TestServer, campaigns: readonly Campaign[]): Promise<unknown> {
  await server.get(LockJob, get).look();
  const [service, figures] = [server.get(CampaignsService, get), server.get(FiguresService, get)];
  const told = campaigns.map(async ({ id }) => {
    const campaign = await service.find(id);
    return {
      state: service.stateOf(campaign),
      periods: campaign.lockedPeriods,
      published: (await figures.latest(campaign)).map(({ period }) => period),
    };
  });
  return Promise.all(told);
}

const before = [
  { state: 'ended', periods: [], published: [] },
  { state: 'open', periods: ['2026-Q3'], published: ['2026-Q3'] },
];

describe.each([
  { jump: 'behind by two hours', at: '2026-11-12T00:30', to: '2026-11-11T22:30', state: 'behind', today: '2026-11-12' },
  { jump: 'behind by 40 days', at: '2026-11-12T12:00', to: '2026-10-03T12:00', state: 'behind', today: '2026-11-12' },
  { jump: 'ahead by four days', at: '2026-11-12T12:00', to: '2026-11-16T12:01', state: 'ahead', today: '2026-11-16' },
  { jump: 'ahead by 400 days', at: '2026-11-12T12:00', to: '2027-12-17T12:00', state: 'ahead', today: '2027-12-17' },
])('a clock that is $jump', ({ at, to, state, today }) => {
  let server: TestServer;
  let surveys: Awaited<ReturnType<typeof twoSurveys>>;
  let officer: SignedIn;
  beforeAll(async () => {
    server = await startServer('2026-11-11');
    server.clock.jumpTo(at);
    surveys = await twoSurveys(server);
    await server.get(ClockGuard, get).look();
    server.clock.jumpTo(to);
    officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  });
  afterAll(() => server.stop());

  it('locks nothing, and moves nothing that is locked', async () => {
    await server.get(ClockGuard, get).look();
    expect(server.clock.state).toBe(state);
    const { round, feedback } = surveys;
    expect(await locks(server, [round.campaign, feedback.campaign])).toEqual(before);
    expect(await lastWritten(server)).toBe(new Date(`${at}+07:00`).toISOString());
  });

  it('stores answers on the right day and counts them', async () => {
    const { round, feedback } = surveys;
    const phone = aResponse({ G: 4 }, { answeredOn: '2026-11-09', campaign: round.campaign.id, queued: true });
    expect(await post(server, round.point.code, phone)).toMatchObject({
      status: 201,
      body: expect.not.objectContaining({ late: true }),
    });
    expect(await stored(server, phone.id)).toEqual({ business_date: '2026-11-09', standing: 'counted' });
    const now = aResponse({ G: 4 });
    expect((await post(server, feedback.point.code, now)).status).toBe(201);
    expect(await stored(server, now.id)).toEqual({ business_date: today, standing: 'counted' });
  });

  it('says so to officers, and to whoever watches the server', async () => {
    for (const page of ['/campaigns', '/dashboard', `/campaigns/${surveys.round.campaign.id}/lock`]) {
      const text = await (await officer.get(page)).text();
      for (const instant of [at, to]) expect(text).toContain(inWords(instant));
      expect(text).toContain('Giờ máy chủ đúng');
    }
    expect(await (await fetch(`${server.url}/health/ready`)).json()).toMatchObject({ status: 'ok', clock: state });
    expect(await (await fetch(`${server.url}/metrics`)).text()).toMatch(/^clock_unsure 1$/m);
  });

  it('locks nothing for an officer either, who confirms it first', async () => {
    const refused = await officer.post(`/campaigns/${surveys.feedback.campaign.id}/lock`, {
      period: '2026-Q4',
      confirmed: 'yes',
    });
    expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('giờ của máy chủ')]);
    expect((await officer.post('/clock/confirm', { _csrf: 'wrong' })).status).toBe(403);
    expect(server.clock.state).toBe(state);
    expect((await officer.post('/clock/confirm')).status).toBe(303);
    expect([server.clock.state, server.clock.today()]).toEqual(['trusted', to.slice(0, 10)]);
    expect(await lastWritten(server)).toBe(new Date(`${to}+07:00`).toISOString());
    expect(await (await officer.get('/campaigns')).text()).not.toContain('Giờ máy chủ đúng');
    const [entry] = await auditOf(server, SERVER_CHAIN);
    expect(entry).toMatchObject({ action: 'clock-confirmed', actor: officer.name, details: { state } });
  });

  it('locks what is due once it is confirmed', async () => {
    const locked = await locks(server, [surveys.round.campaign]);
    const due = to >= '2026-11-15';
    expect(locked).toEqual([expect.objectContaining({ published: due ? ['all'] : [] })]);
  });
});

const inWords = (instant: string): string => {
  const [day = '', time] = instant.split('T');
  return `${time} ngày ${day.split('-').reverse().join('/')}`;
};

describe('a server that starts again', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer('2026-11-12');
  });
  afterAll(() => server.stop());

  it.each([
    ['three hours earlier', '2026-11-12T09:00', 'behind'],
    ['a few minutes earlier', '2026-11-12T11:50', 'trusted'],
    ['two days later', '2026-11-14T11:50', 'trusted'],
    ['after five days', '2026-11-19T12:00', 'ahead'],
    ['a moment after that, unconfirmed', '2026-11-19T12:01', 'ahead'],
  ])('%s is held against what was last written', async (_, time, state) => {
    server = await server.startAgain(time);
    expect(server.clock.state).toBe(state);
  });

  it('is believed the next time once an officer confirmed it', async () => {
    await server.get(ClockGuard, get).confirm(nothingNoted);
    server = await server.startAgain('2026-11-19T12:05');
    expect([server.clock.state, server.clock.lockDay()]).toEqual(['trusted', '2026-11-19']);
  });
});

describe('another process on the same database', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer('2026-11-12');
  });
  afterAll(() => server.stop());

  async function beside<T>(time: string, work: (app: { get: TestServer['get']; clock: TestClock }) => Promise<T>) {
    const clock = new TestClock(new Date(`${time}+07:00`));
    const app = await NestFactory.createApplicationContext(AppModule.with(server.get(Settings), clock, false), {
      ...{ abortOnError: false, logger: false },
    });
    try {
      return await work({ get: app.get.bind(app), clock });
    } finally {
      await app.close();
    }
  }

  it('with an earlier clock locks nothing and does not take back what was written', async () => {
    const { campaign } = await openSpring(server);
    const written = await lastWritten(server);
    await beside('2026-11-12T09:00', async ({ get: find, clock }) => {
      expect(clock.state).toBe('behind');
      await expect(find(LocksService, get).lock(campaign, {}, 'command')).rejects.toThrow('clock-unsure');
    });
    await beside('2026-11-12T11:30', async ({ clock }) => expect(clock.state).toBe('trusted'));
    expect(await lastWritten(server)).toBe(written);
  });

  it('takes over what an officer confirmed elsewhere, earlier or later', async () => {
    await beside('2026-11-20T12:00', async ({ get: find, clock }) => {
      const guard = find(ClockGuard, get);
      expect(clock.state).toBe('ahead');
      server.clock.jumpTo('2026-11-20T12:00');
      await server.get(ClockGuard, get).confirm(nothingNoted);
      await guard.look();
      expect(clock.state).toBe('trusted');
      clock.jumpTo('2026-11-12T12:00');
      server.clock.jumpTo('2026-11-12T12:00');
      await guard.look();
      expect(clock.state).toBe('behind');
      await server.get(ClockGuard, get).confirm(nothingNoted);
      await guard.look();
      expect([clock.state, clock.today()]).toEqual(['trusted', '2026-11-12']);
    });
  });
});
