import { DataSource } from 'typeorm';
import { FiguresService } from '../../src/figures/figures.service.js';
import { addDays } from '../../src/rules/days.js';
import {
  answers,
  aRound,
  atTheLocks,
  command,
  find,
  IN_VAIN,
  jobLocks,
  lastLock,
  later,
  lockedOf,
  loosely,
  page,
  press,
  published,
  server,
  standings,
  until,
} from '../harness/locking.js';

atTheLocks();

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
    const told = await command('campaign:lock', round.campaign.id);
    await Promise.all(phones);
    // On a busy machine answers may come faster than they are summed: that is said, and it is locked a moment later.
    if ('refused' in told) {
      expect(told.refused).toBe('cannot-store-now');
      await command('campaign:lock', round.campaign.id);
    }
    const { counted = 0, late = 0 } = await standings(round);
    expect(counted + late).toBe(213);
    const [publication] = await server.get(FiguresService, loosely).latest(round.campaign);
    expect(publication?.content.respondents).toBe(counted);
  });
});

it('a round whose sums are not those of its answers is not locked, and the page says what to do', async () => {
  const round = await aRound();
  await answers(round, 12);
  later(3);
  for (const table of ['tally', 'tally_addition']) {
    await server.get(DataSource).query(`DELETE FROM ${table} WHERE campaign_id = '${round.campaign.id}'`);
  }
  const path = `/campaigns/${round.campaign.id}/lock`;
  const refused = await press(path, { period: 'all', confirmed: 'yes' });
  expect([refused.status, await lockedOf(round.campaign)]).toEqual([503, []]);
  const told = await refused.text();
  for (const said of ['Chưa chốt, chưa có gì thay đổi', 'lệnh verify', 'name="confirmed"'])
    expect(told).toContain(said);
  expect(await command('campaign:lock', round.campaign.id)).toMatchObject({ refused: 'cannot-store-now' });
  expect(await command('verify')).not.toMatchObject({ differences: 0 });
  await command('tallies:rebuild');
  expect((await press(path, { period: 'all', confirmed: 'yes' })).status).toBe(303);
  expect(await lockedOf(round.campaign)).toEqual(['all']);
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
