import type { NewPoint } from '../../src/collection-points/collection-points.service.js';
import {
  aPairedTablet,
  aRound,
  atTheLocks,
  command,
  jobLocks,
  key,
  lastLock,
  later,
  page,
  paper,
  press,
  published,
  type Survey,
  server,
  until,
} from '../harness/locking.js';
import { aBatch } from '../harness/paper.js';
import { aResponse, post } from '../harness/spring.js';

atTheLocks();

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
