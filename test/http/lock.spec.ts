import type { Role } from '../../src/access/rights.js';
import { TokensService } from '../../src/access/tokens.service.js';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { CampaignsService, type NewCampaign } from '../../src/campaigns/campaigns.service.js';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import type { NewPoint } from '../../src/collection-points/collection-points.service.js';
import { commands } from '../../src/commands.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { type Get, parseCall } from '../../src/config/command.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { DevicesService } from '../../src/devices/devices.service.js';
import { FiguresService } from '../../src/figures/figures.service.js';
import { LockJob } from '../../src/figures/lock.job.js';
import { readTallies } from '../../src/responses/tallies.queries.js';
import { addDays, type Day } from '../../src/rules/days.js';
import { auditOf } from '../harness/audit.js';
import { aBatch, aSheet } from '../harness/paper.js';
import { startServer, type TestServer } from '../harness/server.js';
import { aCampaign, aPoint, aResponse, post, SPRING } from '../harness/spring.js';

let server: TestServer;
const tokens = new Map<string, string>();
beforeAll(async () => {
  server = await startServer('2026-03-02', { LOG_LEVEL: 'silent' });
  await server.get(CommunesService, loosely).import(SPRING, '2026-01-01', 'test');
  for (const role of ['officer', 'clerk', 'leader', 'collector'] as const) {
    tokens.set(role, await server.get(TokensService, loosely).create(role, 'spring', role, 'test'));
  }
});
afterAll(() => server.stop());

const loosely = { strict: false } as const;
const as = (role: Role) => ({ authorization: `Bearer ${tokens.get(role)}` });
const page = (path: string, role: Role = 'officer'): Promise<Response> =>
  fetch(server.url + path, { headers: { accept: 'text/html', ...as(role) }, redirect: 'manual' });
const press = (path: string, fields: Record<string, string> = {}, role: Role = 'officer'): Promise<Response> =>
  fetch(server.url + path, {
    ...{ method: 'POST', headers: { accept: 'text/html', ...as(role) }, redirect: 'manual' },
    body: new URLSearchParams(fields),
  });
const sendJson = async (path: string, body: unknown, headers: Record<string, string>): Promise<number> => {
  const json = { 'content-type': 'application/json', accept: 'application/json' };
  const init = { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) };
  return (await fetch(server.url + path, init)).status;
};

const find = ({ id }: Campaign): Promise<Campaign> => server.get(CampaignsService, loosely).find(id);
const lockedOf = async (campaign: Campaign): Promise<readonly string[]> => (await find(campaign)).lockedPeriods;
const published = async (campaign: Campaign): Promise<readonly string[]> => {
  const all = await server.get(FiguresService, loosely).latest(campaign);
  return all.map(({ period }) => period);
};
/** What the clock does by itself, and what is locked then: by the campaign and by its publications alike. */
const jobLocks = async (campaign: Campaign): Promise<readonly string[]> => {
  await server.get(LockJob, loosely).look();
  const locked = await lockedOf(campaign);
  expect(await published(campaign)).toEqual(locked);
  return locked;
};
/** The command's outcome: what it printed, or the code of its refusal and what waits. */
const command = async (name: string, ...args: string[]): Promise<Record<string, unknown>> => {
  const found = commands.find((one) => one.name === name);
  if (!found) throw new Error(`There is no ${name}`);
  const get: Get = (type) => server.get(type as never, loosely);
  return found.run(get, parseCall(found, args)).then(
    (printed) => printed as Record<string, unknown>,
    ({ code, waiting, message }) => ({ refused: code ?? message, waiting }),
  );
};
const lastLock = async (campaign: Campaign) => {
  const log = await auditOf(server, 'spring');
  return log.find(({ action, object }) => action === 'campaign-locked' && object === campaign.id);
};

const IN_VAIN = 'lần bấm này không thay đổi gì';
let made = 0;
interface Survey {
  readonly campaign: Campaign;
  readonly point: CollectionPoint;
}
/** A round of three days from today that locks five days later, with twelve answers. */
async function aRound(more: Partial<NewCampaign> = {}, at: Partial<NewPoint> = {}): Promise<Survey> {
  made += 1;
  const opensOn = server.clock.today();
  const point = await aPoint(server, { name: `Nơi ${made}`, ...at });
  const days = { opensOn, endsOn: addDays(opensOn, 2), locksOn: addDays(opensOn, 7) } as const;
  const name = `Đợt ${made}`;
  const campaign = await aCampaign(server, { ...days, name, pointIds: [point.id], ...more });
  return { campaign, point };
}
const answers = async ({ point }: Survey, people: number, more: Record<string, unknown> = {}): Promise<void> => {
  for (let sent = 0; sent < people; sent += 1) await post(server, point.code, aResponse({ G: 5 }, more));
};
const standings = async ({ campaign }: Survey): Promise<Readonly<Record<string, number>>> => {
  const sql = `SELECT standing FROM survey_response WHERE campaign_id = '${campaign.id}'`;
  const found: { standing: string }[] = await server.get(WriteQueue, loosely).read(
    (function* () {
      const { rows } = yield { sql, parameters: [], writes: null };
      return rows as never;
    })(),
  );
  return Object.fromEntries(
    [...new Set(found.map(({ standing }) => standing))]
      .sort()
      .map((standing) => [standing, found.filter((one) => one.standing === standing).length]),
  );
};
const until = (day: Day) => server.clock.moveTo(day);
const later = (days: number) => until(addDays(server.clock.today(), days));

describe('what has not ended', () => {
  it('is locked by nobody: neither a round that collects nor a month that runs', async () => {
    const round = await aRound();
    const months = await aRound({ continuous: true, period: 'month', endsOn: '2027-12-31', locksOn: '2028-01-05' });
    expect(await command('campaign:lock', round.campaign.id)).toMatchObject({ refused: 'not-ended' });
    expect(await command('campaign:lock', round.campaign.id, '--anyway')).toMatchObject({ refused: 'not-ended' });
    for (const args of [[], ['--period', '2026-03'], ['--period', '2026-03', '--anyway']]) {
      expect(await command('campaign:lock', months.campaign.id, ...args)).toMatchObject({ refused: 'not-ended' });
    }
    expect(await command('campaign:lock', months.campaign.id, '--end-now')).toMatchObject({ refused: 'input-invalid' });
    expect(await command('campaign:lock', months.campaign.id, '--period', '2026-Q1')).toMatchObject({
      refused: 'input-invalid',
    });
    for (const { campaign } of [round, months]) {
      const asked = await (await page(`/campaigns/${campaign.id}/lock`)).text();
      expect(asked).toContain('<h1>Chưa đến lúc chốt số liệu</h1>');
      expect(asked).toContain(campaign.continuous ? 'đến hết ngày 31/03/2026' : 'đến hết ngày 04/03/2026');
      expect(asked).not.toContain('name="confirmed"');
      const reply = await press(`/campaigns/${campaign.id}/lock`, { confirmed: 'yes', anyway: 'yes' });
      expect([reply.status, await reply.text()]).toEqual([409, expect.stringContaining('Chưa đến lúc chốt số liệu')]);
      expect(await jobLocks(campaign)).toEqual([]);
    }
  });

  it('is locked by nobody before the opening either', async () => {
    const opensOn = addDays(server.clock.today(), 5);
    const { campaign } = await aRound({ opensOn, endsOn: opensOn, locksOn: addDays(opensOn, 1) });
    expect(await command('campaign:lock', campaign.id)).toMatchObject({ refused: 'not-ended' });
    expect(await command('campaign:lock', campaign.id, '--end-now')).toMatchObject({ refused: 'nothing-open' });
  });
});

describe('a round that has ended', () => {
  it('is locked by the clock on its day, and not before', async () => {
    const round = await aRound();
    await answers(round, 12);
    later(6);
    expect(await jobLocks(round.campaign)).toEqual([]);
    await answers(round, 1, { answeredOn: round.campaign.opensOn });
    later(1);
    expect(await jobLocks(round.campaign)).toEqual(['all']);
    expect(await lastLock(round.campaign)).toMatchObject({
      actor: 'clock',
      details: { period: 'all', leftOut: { sheets: 0, setAside: 0, tablets: 0 } },
    });
    await answers(round, 2, { answeredOn: round.campaign.opensOn });
    expect(await standings(round)).toEqual({ counted: 13, late: 2 });
    const [publication] = await server.get(FiguresService, loosely).latest(round.campaign);
    expect(publication?.content.respondents).toBe(13);
  });

  it('is locked from its page only by somebody who says that it is meant', async () => {
    const round = await aRound();
    later(3);
    const path = `/campaigns/${round.campaign.id}/lock`;
    const asked = await (await page(path)).text();
    for (const said of [
      '<h1>Chốt số liệu ngay bây giờ?</h1>',
      'Không còn gì chờ',
      'Không sửa, duyệt, rút lại',
      'Không ai mở lại được',
      'name="confirmed"',
    ]) {
      expect(asked).toContain(said);
    }
    const pressed = await press(path, { period: 'all' });
    expect([pressed.status, await pressed.text()]).toEqual([422, expect.stringContaining('ô xác nhận')]);
    expect(await lockedOf(round.campaign)).toEqual([]);
    expect((await press(path, { confirmed: 'yes' }, 'leader')).status).toBe(403);
    expect((await press(path, { period: 'all', confirmed: 'yes' })).status).toBe(303);
    expect([await lockedOf(round.campaign), await published(round.campaign)]).toEqual([['all'], ['all']]);
    for (const fields of [{ confirmed: 'yes' }, {}] as Record<string, string>[]) {
      const again = await press(path, { period: 'all', ...fields });
      expect([again.status, await again.text()]).toEqual([409, expect.stringContaining(IN_VAIN)]);
    }
    const now = await page(path);
    expect([now.status, await now.text()]).toEqual([200, expect.stringContaining('<h1>Số liệu đã chốt</h1>')]);
    expect(await command('campaign:lock', round.campaign.id)).toMatchObject({ refused: 'campaign-locked' });
  });

  it.each([
    ['a round', {}, 'all'],
    ['a village meeting', { questionnaire: 'hop-thon' }, 'all'],
    ['a month', { continuous: true, period: 'month' }, '2026-04'],
  ] as const)(
    '%s that two people lock at once: the second is told by whom, and where its figures are',
    async (_, more, period) => {
      until(period === 'all' ? server.clock.today() : '2026-04-01');
      const round = await aRound(more);
      await answers(round, 12);
      later(period === 'all' ? 3 : 30);
      const [path, confirmed] = [`/campaigns/${round.campaign.id}/lock`, { period, confirmed: 'yes' }];
      const replies = await Promise.all([press(path, confirmed), press(path, confirmed)]);
      expect(replies.map(({ status }) => status).sort()).toEqual([303, 409]);
      // The first screen tells of a month by its name.
      const named = period === 'all' ? new RegExp(round.campaign.name) : /tháng 4\/2026/i;
      const loser = (await replies.find(({ status }) => status === 409)?.text()) ?? '';
      for (const said of ['<h1>Số liệu đã chốt</h1>', IN_VAIN, 'Người chốt: officer, lúc 12:00 ngày']) {
        expect(loser).toContain(said);
      }
      const its = await (await page(`/campaigns/${round.campaign.id}`)).text();
      for (const told of [loser, its]) {
        expect(told).toContain('không ai thêm, sửa hay bỏ được phiếu nào nữa');
        const html = told.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
        const links = [...html.matchAll(/href="(\/dashboard[^"]*campaign=[^"]+)"/g)].map(([, link = '']) => link);
        expect(links).toHaveLength(2);
        for (const link of links) {
          const figures = await page(link);
          expect([figures.status, await figures.text()]).toEqual([200, expect.stringMatching(named)]);
        }
      }
      const clerks = await (await page(`/campaigns/${round.campaign.id}`, 'clerk')).text();
      expect(clerks).not.toContain('/dashboard?');
    },
  );

  it('counts in its publication whatever was answered in the same moment before the lock', async () => {
    const round = await aRound();
    later(3);
    const { opensOn: answeredOn } = round.campaign;
    await answers(round, 12, { answeredOn });
    const phones = Array.from({ length: 40 }, () => answers(round, 5, { answeredOn }));
    // In the middle of it, so that it shares its commit with some of them.
    await answers(round, 1, { answeredOn });
    await command('campaign:lock', round.campaign.id);
    await Promise.all(phones);
    const { counted = 0, late = 0 } = await standings(round);
    expect(counted + late).toBe(213);
    const [publication] = await server.get(FiguresService, loosely).latest(round.campaign);
    expect(publication?.content.respondents).toBe(counted);
  });
});

/** Something that a lock waits for. */
interface Waiting {
  /** As the refusal lists it. */
  readonly listed: object;
  /** As the pages say it. */
  readonly said: RegExp;
  readonly leftOut: object;
  /** Done: nothing waits any more. */
  readonly settle: () => Promise<void>;
}

const key = (batch: string, number: number, given: object, role: Role, more = '') =>
  sendJson(`/paper/batches/${batch}/sheets${more}`, more ? { answers: given } : aSheet(number, { ...given }), as(role));

interface Tablet {
  beat(waiting: number): Promise<void>;
  /** Sends an answer that it kept. */
  send(answeredOn: Day): Promise<void>;
}

async function aPairedTablet({ point }: Survey): Promise<Tablet> {
  const plain = { communeId: 'spring', secondPointId: null, opensAt: null, closesAt: null };
  const { code } = await server.get(DevicesService, loosely).create({ ...plain, pointId: point.id }, 'test');
  const { token } = await server.get(DevicesService, loosely).pair(code);
  return {
    async beat(waiting) {
      const device = { authorization: `Device ${token}` };
      expect(await sendJson('/api/v1/devices/heartbeat', { waiting }, device)).toBe(200);
    },
    async send(answeredOn) {
      const device = { authorization: `Device ${token}` };
      expect((await post(server, point.code, aResponse({ G: 5 }, { answeredOn }), device)).status).toBe(201);
    },
  };
}

/** Each kind, prepared in a round and told once it has ended. */
const kinds: Readonly<Record<string, (round: Survey) => Promise<() => Promise<Waiting>>>> = {
  'sheets that came back and are not keyed': async (round) => {
    const batch = await aBatch(server, round);
    await press(`/paper/batches/${batch.id}/returned`, { returned: '3' });
    expect(await key(batch.id, 1, { G: 5 }, 'clerk')).toBe(201);
    return async () => ({
      listed: { kind: 'sheets', batch: batch.code, count: 2 },
      said: new RegExp(`href="/paper/batches/${batch.id}">[^<]*${batch.code}: 2 phiếu`),
      leftOut: { sheets: 2, setAside: 0, tablets: 0 },
      async settle() {
        expect(await key(batch.id, 2, { G: 4 }, 'clerk')).toBe(201);
        const spoilt = await press(`/paper/batches/${batch.id}/spoilt`, { number: '3', reason: 'blank' });
        expect(spoilt.status).toBe(303);
      },
    });
  },
  'a sheet that two people keyed otherwise': async (round) => {
    const batch = await aBatch(server, round);
    expect(await key(batch.id, 1, { G: 5 }, 'clerk')).toBe(201);
    expect(await key(batch.id, 1, { G: 4 }, 'collector', '/1/second')).toBe(201);
    return async () => ({
      listed: { kind: 'sheets', batch: batch.code, count: 1 },
      said: new RegExp(`href="/paper/batches/${batch.id}">[^<]*: 1 phiếu`),
      leftOut: { sheets: 1, setAside: 0, tablets: 0 },
      async settle() {
        const settled = await press(`/paper/batches/${batch.id}/sheets/1/settle`, { 'take-G': 'second' });
        expect(settled.status).toBe(303);
      },
    });
  },
  'answers that were set aside': async ({ point }) => {
    const wrong = aResponse({ G: 9 }, { queued: true });
    expect((await post(server, point.code, wrong)).status).toBe(202);
    return async () => ({
      listed: { kind: 'set-aside', count: 1 },
      said: /href="\/set-aside\?commune(?:=|&#x3D;)spring">1 phiếu chờ xem xét/,
      leftOut: { sheets: 0, setAside: 1, tablets: 0 },
      async settle() {
        const [path = ''] = /\/set-aside\/spring\/[\w-]+/.exec(await (await page('/set-aside')).text()) ?? [];
        expect((await press(`${path}/discard`, { reason: 'Chạm nhầm' })).status).toBe(303);
      },
    });
  },
  'a tablet that was not heard of since the end': async (round) => {
    const tablet = await aPairedTablet(round);
    return async () => ({
      listed: { kind: 'tablet', point: round.point.name },
      said: new RegExp(`href="/devices\\?commune(?:=|&#x3D;)spring">[^<]*${round.point.name}`),
      leftOut: { sheets: 0, setAside: 0, tablets: 1 },
      settle: () => tablet.beat(0),
    });
  },
  'a tablet that sends answers, and no heartbeats': async (round) => {
    const tablet = await aPairedTablet(round);
    return async () => ({
      listed: { kind: 'tablet', point: round.point.name },
      said: new RegExp(`href="/devices\\?commune(?:=|&#x3D;)spring">[^<]*${round.point.name}`),
      leftOut: { sheets: 0, setAside: 0, tablets: 1 },
      settle: () => tablet.send(round.campaign.opensOn),
    });
  },
  'a tablet that still holds answers': async (round) => {
    const tablet = await aPairedTablet(round);
    return async () => {
      await tablet.beat(4);
      return {
        listed: { kind: 'tablet', point: round.point.name },
        said: new RegExp(round.point.name),
        leftOut: { sheets: 0, setAside: 0, tablets: 1 },
        settle: () => tablet.beat(0),
      };
    };
  },
};
const paper = { kind: 'paper' } as const;
const placeOf = (kind: string): Partial<NewPoint> => {
  if (kind.includes('sheet')) return paper;
  return kind.includes('tablet') ? { kind: 'kiosk' } : {};
};

describe.each(Object.keys(kinds))('a lock waits for %s', (kind) => {
  /** Such a round, ended yesterday. */
  async function waitingRound(): Promise<{ readonly round: Survey; readonly waiting: Waiting }> {
    const round = await aRound({}, placeOf(kind));
    const told = await kinds[kind]?.(round);
    if (!told) throw new Error(`Nothing is ${kind}`);
    later(3);
    return { round, waiting: await told() };
  }

  it('by command, on its page and by the clock, until it is done', async () => {
    const { round, waiting } = await waitingRound();
    const { campaign } = round;
    const refused = await command('campaign:lock', campaign.id);
    expect(refused).toEqual({ refused: 'still-waiting', waiting: [waiting.listed] });
    const path = `/campaigns/${campaign.id}/lock`;
    for (const where of [path, `/campaigns/${campaign.id}`, '/campaigns']) {
      expect(await (await page(where)).text()).toMatch(waiting.said);
    }
    const pressed = await press(path, { period: 'all', confirmed: 'yes' });
    const refusal = await pressed.text();
    expect([pressed.status, refusal]).toEqual([409, expect.stringContaining('đánh dấu là vẫn chốt')]);
    expect(refusal).toContain('<h1>Còn việc chờ, vẫn chốt số liệu?</h1>');
    later(4);
    expect(await jobLocks(campaign)).toEqual([]);
    await waiting.settle();
    expect(await (await page('/campaigns')).text()).not.toMatch(waiting.said);
    expect(await jobLocks(campaign)).toEqual(['all']);
    expect((await lastLock(campaign))?.details).toMatchObject({ leftOut: { sheets: 0, setAside: 0, tablets: 0 } });
  });

  it('no longer than ten days; then it says what was left out', async () => {
    const { round, waiting } = await waitingRound();
    later(13);
    expect(await jobLocks(round.campaign)).toEqual([]);
    later(1);
    expect(await jobLocks(round.campaign)).toEqual(['all']);
    expect((await lastLock(round.campaign))?.details).toMatchObject({ period: 'all', leftOut: waiting.leftOut });
    expect(await (await page('/campaigns')).text()).not.toContain(`/campaigns/${round.campaign.id}/lock`);
    await leaveNothing(round);
  });

  it('unless somebody says that it may be left out', async () => {
    const { round, waiting } = await waitingRound();
    const path = `/campaigns/${round.campaign.id}/lock`;
    expect((await press(path, { period: 'all', anyway: 'yes' })).status).toBe(422);
    expect((await press(path, { period: 'all', anyway: 'yes', confirmed: 'yes' })).status).toBe(303);
    expect((await lastLock(round.campaign))?.details).toMatchObject({ leftOut: waiting.leftOut });
    await leaveNothing(round);
    const { round: another } = await waitingRound();
    const printed = await command('campaign:lock', another.campaign.id, '--anyway');
    expect(printed).toMatchObject({ campaign: another.campaign.id, locked: [{ period: 'all' }] });
    await leaveNothing(another);
  });
});

/** Whatever still waits of a locked round is discarded, so that the next is about its own. */
async function leaveNothing({ campaign }: Survey): Promise<void> {
  expect(await published(campaign)).toEqual(['all']);
  for (;;) {
    const [path] = /\/set-aside\/spring\/[\w-]+/.exec(await (await page('/set-aside')).text()) ?? [];
    if (path === undefined) return;
    await press(`${path}/discard`, { reason: 'Quá hạn' });
  }
}

describe('the November round', () => {
  it('is locked on the 14th, whatever waits', async () => {
    until('2026-10-20');
    const round = await aRound({ endsOn: '2026-11-03', locksOn: '2026-11-08' }, { kind: 'kiosk' });
    await aPairedTablet(round);
    until('2026-11-13');
    expect(await jobLocks(round.campaign)).toEqual([]);
    until('2026-11-14');
    expect(await jobLocks(round.campaign)).toEqual(['all']);
    expect((await lastLock(round.campaign))?.details).toMatchObject({ leftOut: { tablets: 1 } });
  });
});

describe('ending early', () => {
  it('asks first, says what will happen, and closes the form from that moment on', async () => {
    until('2026-11-16');
    const round = await aRound({ endsOn: '2026-11-30', locksOn: '2026-12-05' });
    await answers(round, 10);
    const waited = aResponse({ G: 4 }, { campaign: round.campaign.id, answeredOn: '2026-11-16', queued: true });
    const path = `/campaigns/${round.campaign.id}/end`;
    expect(await (await page(`/campaigns/${round.campaign.id}`)).text()).toContain(`href="${path}"`);
    const asked = await (await page(path)).text();
    for (const said of [
      'thay cho ngày 30/11/2026',
      'tự chốt vào ngày 21/11/2026',
      'được báo là khảo sát đã kết thúc',
    ]) {
      expect(asked).toContain(said);
    }
    expect((await press(path)).status).toBe(422);
    expect((await find(round.campaign)).endedAt).toBeNull();
    expect((await press(path, { confirmed: 'yes' }, 'leader')).status).toBe(403);
    const replies = await Promise.all([press(path, { confirmed: 'yes' }), press(path, { confirmed: 'yes' })]);
    expect(replies.map(({ status }) => status).sort()).toEqual([303, 409]);
    for (const again of [replies.find(({ status }) => status === 409), await press(path)]) {
      const told = (await again?.text()) ?? '';
      for (const said of [IN_VAIN, 'Ngày kết thúc là 16/11/2026', 'Người kết thúc: officer, lúc 12:00']) {
        expect(told).toContain(said);
      }
    }
    expect(await find(round.campaign)).toMatchObject({ endsOn: '2026-11-16', locksOn: '2026-11-21' });
    const [entry] = await auditOf(server, 'spring');
    expect(entry).toMatchObject({ action: 'campaign-ended', details: { wouldEndOn: '2026-11-30' } });

    expect((await fetch(`${server.url}/k/${round.point.code}`)).status).toBe(410);
    for (const more of [{}, { campaign: round.campaign.id }, { answeredOn: '2026-11-16' }]) {
      const now = await post(server, round.point.code, aResponse({ G: 5 }, more));
      expect(now).toMatchObject({ status: 410, body: { code: 'campaign-closed' } });
    }
    expect(await post(server, round.point.code, waited)).toMatchObject({ status: 201 });
    expect(await standings(round)).toEqual({ counted: 11 });
    until('2026-11-21');
    expect(await jobLocks(round.campaign)).toEqual(['all']);
    const [publication] = await server.get(FiguresService, loosely).latest(round.campaign);
    expect(publication?.content.respondents).toBe(11);
  });

  it('is a call for programs, done once', async () => {
    const round = await aRound();
    const end = (role: Role) => sendJson(`/api/v1/campaigns/${round.campaign.id}/end`, {}, as(role));
    expect([await end('leader'), await end('officer'), await end('officer')]).toEqual([403, 200, 200]);
    const log = await auditOf(server, 'spring');
    expect(
      log.filter(({ action, object }) => action === 'campaign-ended' && object === round.campaign.id),
    ).toHaveLength(1);
    const opensOn = addDays(server.clock.today(), 1);
    const later = await aRound({ opensOn, endsOn: opensOn, locksOn: addDays(opensOn, 1) });
    expect(await sendJson(`/api/v1/campaigns/${later.campaign.id}/end`, {}, as('officer'))).toBe(404);
  });

  it('leaves the point to another campaign, also on the same day', async () => {
    const round = await aRound();
    const next = {
      pointIds: [round.point.id],
      opensOn: server.clock.today(),
      endsOn: addDays(server.clock.today(), 1),
    };
    await expect(aCampaign(server, { ...next, locksOn: addDays(next.endsOn, 5) })).rejects.toThrow('campaign-overlaps');
    await press(`/campaigns/${round.campaign.id}/end`, { confirmed: 'yes' });
    const campaign = await aCampaign(server, { ...next, locksOn: addDays(next.endsOn, 5) });
    expect((await post(server, round.point.code, aResponse())).status).toBe(201);
    expect(await standings({ campaign, point: round.point })).toEqual({ counted: 1 });
  });

  it('by --end-now locks at once, or changes nothing where something waits', async () => {
    const round = await aRound({}, { kind: 'kiosk' });
    await answers(round, 10);
    const tablet = await aPairedTablet(round);
    await tablet.beat(2);
    expect(await command('campaign:lock', round.campaign.id, '--end-now')).toMatchObject({ refused: 'still-waiting' });
    expect((await post(server, round.point.code, aResponse())).status).toBe(201);
    // A tablet that is awake has just been heard of.
    await tablet.beat(0);
    expect(await command('campaign:lock', round.campaign.id, '--end-now')).toMatchObject({
      locked: [{ period: 'all' }],
    });
    expect((await post(server, round.point.code, aResponse())).status).toBe(410);
    const today = server.clock.today();
    const waited = aResponse({ G: 4 }, { answeredOn: today, queued: true });
    expect(await post(server, round.point.code, waited)).toMatchObject({ status: 201, body: { late: true } });
    expect(await standings(round)).toEqual({ counted: 11, late: 1 });
    const log = (await auditOf(server, 'spring')).map(({ action }) => action);
    expect(log.slice(0, 2)).toEqual(['campaign-locked', 'campaign-ended']);
  });
});

describe('periods from the 15th to the 14th', () => {
  it('count, lock and publish the answers of their own days', async () => {
    until('2026-06-10');
    const days = ['--opens', '2026-06-10', '--ends', '2027-06-14'];
    const rhythm = ['--continuous', '--period', 'quarter', '--from-day', '15'];
    const what = ['--commune', 'spring', '--questionnaire', 'trung-tam'];
    const printed = await command('campaign:create', ...what, ...days, ...rhythm);
    expect(printed).toMatchObject({ continuous: true, period: 'quarter', fromDay: 15 });
    const service = server.get(CampaignsService, loosely);
    const campaign = await service.find(String(printed.id));
    const point = await aPoint(server, { name: 'Từ ngày 15' });
    await service.addPoint(campaign, point.id, 'test');
    const survey = { campaign, point };
    for (const [day, people] of [
      ['2026-06-14', 11],
      ['2026-06-15', 12],
      ['2026-09-14', 13],
      ['2026-09-15', 14],
    ] as const) {
      until(day);
      await answers(survey, people);
    }
    until('2026-09-15');
    expect(await jobLocks(campaign)).toEqual(['2026-Q2']);
    expect(await command('campaign:lock', campaign.id, '--period', '2026-Q4')).toMatchObject({ refused: 'not-ended' });
    until('2026-09-16');
    expect(await jobLocks(campaign)).toEqual(['2026-Q2', '2026-Q3']);
    const told = await server.get(FiguresService, loosely).latest(campaign);
    expect(told.map(({ content }) => content.respondents)).toEqual([11, 25]);
    const sums = await server.get(WriteQueue, loosely).read(readTallies('spring', campaign.id));
    const months = [...new Set(sums.map(({ month }) => month))].sort();
    expect(months).toEqual(['2026-06', '2026-07', '2026-09', '2026-10']);
    await answers(survey, 1, { answeredOn: '2026-09-14', queued: true });
    await answers(survey, 1, { answeredOn: '2026-09-15', queued: true });
    expect(await standings(survey)).toEqual({ counted: 51, late: 1 });
    expect(await (await page(`/campaigns/${campaign.id}`)).text()).toContain('từ ngày 15 đến ngày 14');
  });

  it('can be chosen by an officer who makes a campaign', async () => {
    const reply = await press('/campaigns', {
      ...{ commune: 'spring', questionnaire: 'trung-tam', name: 'Theo tháng', locksOn: '', pointKind: 'qr' },
      ...{ opensOn: '2026-09-16', endsOn: '2027-09-14', target: 'usual', targetPercent: '90' },
      ...{ continuous: 'yes', period: 'month', fromDay: '15' },
    });
    const id = /campaigns\/([\w-]+)/.exec(reply.headers.get('location') ?? '')?.[1] ?? '';
    const campaign = await server.get(CampaignsService, loosely).find(id);
    expect(campaign).toMatchObject({ period: 'month', fromDay: 15, continuous: true });
    expect(campaign.periods.slice(0, 2)).toEqual(['2026-10', '2026-11']);
  });
});

describe('once a period is locked', () => {
  it('nothing of it can be corrected, settled, undone or counted; what is of the next still can', async () => {
    until('2026-04-28');
    const months = { continuous: true, period: 'month', endsOn: '2026-12-31', locksOn: '2027-01-05' } as const;
    const survey = await aRound(months, paper);
    const batch = await aBatch(server, survey);
    const keyTwice = async (number: number, answeredOn: Day) => {
      const sheet = aSheet(number, { G: 5 }, { answeredOn });
      expect(await sendJson(`/paper/batches/${batch.id}/sheets`, sheet, as('clerk'))).toBe(201);
      expect(await key(batch.id, number, { G: 4 }, 'collector', `/${number}/second`)).toBe(201);
    };
    await keyTwice(1, '2026-04-28');
    until('2026-05-06');
    await keyTwice(2, '2026-05-06');
    expect(await command('campaign:lock', survey.campaign.id)).toMatchObject({
      waiting: [{ kind: 'sheets', batch: batch.code, count: 1 }],
    });
    await command('campaign:lock', survey.campaign.id, '--anyway');
    expect(await lockedOf(survey.campaign)).toEqual(['2026-04']);
    const settle = (number: number) =>
      press(`/paper/batches/${batch.id}/sheets/${number}/settle`, { 'take-G': 'second' });
    expect([(await settle(1)).status, (await settle(2)).status]).toEqual([409, 303]);
    // A sheet of April that turns up now is late, one of May is not.
    for (const [number, answeredOn] of [
      [3, '2026-04-29'],
      [4, '2026-05-06'],
    ] as const) {
      const sheet = aSheet(number, { G: 5 }, { answeredOn });
      expect(await sendJson(`/paper/batches/${batch.id}/sheets`, sheet, as('clerk'))).toBe(201);
    }
    expect(await standings(survey)).toEqual({ counted: 3, late: 1 });
    expect(await command('verify')).toMatchObject({ differences: 0 });
  });
});

describe('a clock that is a month ahead for some seconds', () => {
  it('locks and ends nothing, by whatever means', async () => {
    until('2026-12-01');
    const round = await aRound({ endsOn: '2026-12-20', locksOn: '2026-12-25' });
    server.clock.jumpTo('2027-01-03T12:00');
    expect(await jobLocks(round.campaign)).toEqual([]);
    for (const args of [[], ['--anyway'], ['--end-now']]) {
      expect(await command('campaign:lock', round.campaign.id, ...args)).toMatchObject({ refused: 'clock-unsure' });
    }
    const locked = await press(`/campaigns/${round.campaign.id}/lock`, { period: 'all', confirmed: 'yes' });
    expect([locked.status, await locked.text()]).toEqual([409, expect.stringContaining('giờ của máy chủ')]);
    server.clock.jumpTo('2026-12-01T12:01');
    expect(await jobLocks(round.campaign)).toEqual([]);
    expect((await find(round.campaign)).stateOn(server.clock.today())).toBe('open');
    server.clock.jumpTo('2027-01-03T12:00');
    const ended = await press(`/campaigns/${round.campaign.id}/end`, { confirmed: 'yes' });
    expect(ended.status).toBe(409);
    server.clock.jumpTo('2026-12-01T12:02');
  });
});
