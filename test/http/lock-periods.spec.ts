import type { Role } from '../../src/access/staff.js';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { FiguresService } from '../../src/figures/figures.service.js';
import { readTallies } from '../../src/responses/tallies.queries.js';
import { addDays, type Day } from '../../src/rules/days.js';
import { auditOf } from '../harness/audit.js';
import {
  answers,
  aPairedTablet,
  aRound,
  as,
  atTheLocks,
  command,
  find,
  IN_VAIN,
  jobLocks,
  key,
  lockedOf,
  loosely,
  page,
  paper,
  press,
  sendJson,
  server,
  standings,
  until,
} from '../harness/locking.js';
import { aBatch, aSheet } from '../harness/paper.js';
import { aCampaign, aPoint, aResponse, post } from '../harness/spring.js';

atTheLocks();

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
    // A page that was kept open leads back to what there is.
    const kept = await press(`/campaigns/${later.campaign.id}/end`, { confirmed: 'yes' });
    expect([kept.status, kept.headers.get('location')]).toEqual([303, `/campaigns/${later.campaign.id}`]);
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
