import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { CollectionPointsService, type NewPoint } from '../../src/collection-points/collection-points.service.js';
import { OneTimeCodesService } from '../../src/collection-points/one-time-codes.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { DevicesService } from '../../src/devices/devices.service.js';
import { ParticipationQueries } from '../../src/participation/participation.queries.js';
import { problem } from '../../src/problem.js';
import { readTallies } from '../../src/responses/tallies.queries.js';
import { aCounter, aTablet, type Counter, Staff } from '../harness/counter.js';
import { bring, type Entrance, entrances, postForm, storedRows } from '../harness/entrances.js';
import { startServer, type TestServer } from '../harness/server.js';
import { aCampaign, aPoint, aResponse, post, SPRING } from '../harness/spring.js';

let server: TestServer;
let staff: Staff;

beforeAll(async () => {
  server = await startServer('2026-11-03');
  const communes = server.get(CommunesService, { strict: false });
  await communes.import(SPRING, '2026-01-01', 'test');
  await communes.import({ ...SPRING, key: 'autumn', name: 'Thu' }, '2026-01-01', 'test');
  staff = await Staff.of(server);
});
afterAll(() => server.stop());
beforeEach(() => server.clock.moveTo('2026-11-03'));

interface Aside {
  readonly response_id: string;
  readonly reason: string;
  readonly answers: string;
}
const aside = (id: string): Promise<readonly Aside[]> =>
  server.get(DataSource).query(`SELECT * FROM set_aside WHERE response_id = '${id}'`);
const revoke = (point: CollectionPoint) => server.get(CollectionPointsService, { strict: false }).revoke(point, 'test');

/** A point with a round of its own. */
async function open(point: Partial<NewPoint> = {}, round: Parameters<typeof aCampaign>[1] = {}) {
  const made = await aPoint(server, point);
  return { point: made, campaign: await aCampaign(server, { pointIds: [made.id], ...round }) };
}

describe('the channel of an answer', () => {
  const anybody = ['phone', 'queued phone', 'form without script'] as const;

  it('is that of a scanned code wherever no tablet and no sheet brings it', async () => {
    const counter = await aCounter(server, staff);
    const campaign = counter.campaign;
    for (const name of anybody) {
      for (const qr of [counter.kiosk, counter.paper]) {
        const { row } = await bring(entrances[name] as Entrance, { ...counter, qr }, { answers: { G: 5 }, on: null });
        expect(row).toMatchObject({ channel: 'qr', proof: 'fixed' });
      }
    }
    const others = { 'paired tablet': 'kiosk', 'keyed sheet': 'paper', 'imported row': 'paper' } as const;
    for (const [name, channel] of Object.entries(others)) {
      const entrance = entrances[name as keyof typeof others] as Entrance;
      expect((await bring(entrance, counter, { answers: { G: 5 }, on: null })).row).toMatchObject({ channel });
    }
    const people = { qr: 6, kiosk: 1, paper: 2 };
    const { byChannel } = await server.get(ParticipationQueries, { strict: false }).count(campaign);
    expect(byChannel).toEqual(people);
    const cells = await server.get(WriteQueue, { strict: false }).read(readTallies('spring', campaign.id));
    const told = (dimension: string) =>
      Object.fromEntries(
        cells
          .filter((one) => one.dimensions === dimension && one.scope === 'people')
          .map((one) => [one.key, one.sums[0]]),
      );
    expect(told('channel')).toEqual(people);
    // Numbered sheets that the Front handed out, and two rows of its file, prove more than a code on a wall.
    expect(told('proof')).toEqual({ fixed: 7, 'one-time': 2 });
  });

  it('of a tablet at a code on the wall is that of the wall', async () => {
    const { point } = await open();
    const token = await aTablet(server, await aPoint(server, { kind: 'kiosk', name: 'Máy' }));
    const sent = aResponse();
    expect((await post(server, point.code, sent, { authorization: `Device ${token}` })).status).toBe(201);
    expect((await storedRows(server)).find(({ id }) => id === sent.id)).toMatchObject({ channel: 'qr' });
  });

  it('is nothing a stranger chooses: a token of another commune, a revoked one and an invented one are refused', async () => {
    const { point } = await open({ kind: 'kiosk', name: 'Máy' });
    const foreign = await aTablet(server, await aPoint(server, { communeId: 'autumn', kind: 'kiosk', name: 'Máy' }));
    const revoked = await aTablet(server, point);
    const devices = server.get(DevicesService, { strict: false });
    const own = (await devices.list('spring')).find(({ pointId }) => pointId === point.id);
    if (own) await devices.revoke(own, 'test');
    for (const token of [foreign, revoked, 'invented']) {
      const sent = aResponse({ G: 5 }, { queued: true });
      const reply = await post(server, point.code, sent, { authorization: `Device ${token}` });
      expect(reply).toMatchObject({ status: 401, body: { code: 'device-unknown' } });
      expect(await aside(sent.id)).toEqual([]);
      expect((await storedRows(server)).some(({ id }) => id === sent.id)).toBe(false);
    }
  });
});

describe('a point revoked in mid-form', () => {
  it('says so to a phone, which hears that its answers are kept, once however often they are sent', async () => {
    const { point } = await open();
    await revoke(point);
    const sent = aResponse({ G: 2, TEXT: 'Chờ lâu' }, { version: 'trung-tam.v1' });
    for (const time of [1, 2, 3]) {
      const reply = await post(server, point.code, { ...sent, queued: time === 3 });
      if (time < 3) expect(reply).toMatchObject({ status: 410, body: { code: 'point-revoked', setAside: true } });
      else expect(reply).toEqual({ status: 202, body: { id: sent.id, setAside: true } });
    }
    const [kept, ...more] = await aside(sent.id);
    expect([kept?.reason, JSON.parse(kept?.answers ?? ''), more]).toEqual([
      ...['point-revoked', { G: 2, TEXT: 'Chờ lâu' }, []],
    ]);
  });

  it('says so to a person without script once they send, and keeps what they answered', async () => {
    const { point } = await open();
    const id = randomUUID();
    await revoke(point);
    const walking = await postForm(server, point, { G: 2 }, { _id: id, _action: 'next', _screen: 'general' });
    expect([walking.status, walking.said.includes(`name="_id" value="${id}"`)]).toEqual([200, true]);
    for (let time = 0; time < 3; time += 1) {
      const { status, said } = await postForm(server, point, { G: 2, FIELD: 'ho-tich' }, { _id: id });
      expect(status).toBe(410);
      expect(said).toContain('Mã này không còn dùng nữa');
      expect(said).toContain('Phiếu đã được giữ lại để cán bộ xem, chưa tính vào kết quả.');
    }
    const kept = await aside(id);
    expect(kept.map(({ reason, answers }) => [reason, JSON.parse(answers)])).toEqual([
      ['point-revoked', { G: 2, FIELD: 'ho-tich' }],
    ]);
    expect((await fetch(`${server.url}/k/${point.code}`)).status).toBe(410);
  });
});

describe('a round that ends in mid-form', () => {
  it('says so to whoever is there, and keeps nothing', async () => {
    const { point } = await open();
    server.clock.moveTo('2026-11-11');
    const sent = aResponse();
    const reply = await post(server, point.code, sent);
    expect(reply).toMatchObject({ status: 410, body: { code: 'campaign-closed' } });
    expect(reply.body).not.toHaveProperty('setAside');
    const id = randomUUID();
    const page = await postForm(server, point, { G: 5 }, { _id: id });
    expect([page.status, page.said.includes('Khảo sát này đã kết thúc')]).toEqual([410, true]);
    expect(page.said).not.toContain('Phiếu đã được giữ lại');
    expect([...(await aside(sent.id)), ...(await aside(id))]).toEqual([]);
  });
});

describe('what waited', () => {
  const named = (code: string) => (round: { campaign: { id: string } }) =>
    aResponse({ G: 5 }, { campaign: round.campaign.id, proof: { kind: 'one-time', value: code } });

  /** For every problem that the intake knows: how it comes about, and what it is to an answer that waited. */
  const refusals: Readonly<
    Record<string, { readonly status: 202 | 409 | 503; readonly cause: () => Promise<readonly [string, object]> }>
  > = {
    'point-revoked': {
      status: 202,
      cause: async () => {
        const { point } = await open();
        await revoke(point);
        return [point.code, aResponse()];
      },
    },
    'campaign-closed': {
      status: 202,
      cause: async () => {
        const { point } = await open();
        server.clock.moveTo('2026-11-12');
        return [point.code, aResponse()];
      },
    },
    'nothing-open': { status: 202, cause: async () => [(await aPoint(server)).code, aResponse()] },
    'not-found': {
      status: 202,
      cause: async () => [(await open()).point.code, aResponse({ G: 5 }, { campaign: randomUUID() })],
    },
    'version-unknown': {
      status: 202,
      cause: async () => [(await open()).point.code, aResponse({ G: 5 }, { version: 'trung-tam.v99' })],
    },
    'answers-invalid': { status: 202, cause: async () => [(await open()).point.code, aResponse({ G: 9 })] },
    'code-unknown': {
      status: 202,
      cause: async () => {
        const round = await open();
        return [round.point.code, named('AAAA-BBBB-CCCC')(round)];
      },
    },
    'code-spent': {
      status: 202,
      cause: async () => {
        const round = await open();
        const codes = server.get(OneTimeCodesService, { strict: false });
        const [code = ''] = (await codes.issue(round.point, 1, 'test')).codes;
        expect((await post(server, round.point.code, named(code)(round))).status).toBe(201);
        return [round.point.code, named(code)(round)];
      },
    },
    'response-differs': {
      status: 409,
      cause: async () => {
        const { point } = await open();
        const sent = aResponse();
        expect((await post(server, point.code, sent)).status).toBe(201);
        return [point.code, { ...sent, answers: { G: 1 } }];
      },
    },
    'cannot-store-now': {
      status: 503,
      cause: async () => [(await open()).point.code, aResponse({ G: 9, TEXT: 'x'.repeat(9_000) })],
    },
  };

  it('has a cause in this table for every problem of the intake', () => {
    const files = ['asked.service', 'intake.service', 'save-response', 'set-aside.service'];
    const named = files.flatMap((file) => [
      ...readFileSync(`src/responses/${file}.ts`, 'utf8').matchAll(/problem\.(\w+)\(/g),
    ]);
    const thrown = named.map(([, name = '']) => problem[name as keyof typeof problem]().code);
    const returned = ['answers-invalid', 'code-spent', 'code-unknown', 'response-differs'];
    expect(Object.keys(refusals).sort()).toEqual([...new Set([...thrown, ...returned])].sort());
  });

  it.each(Object.entries(refusals))('is stored or set aside, and never lost: %s', async (reason, { status, cause }) => {
    const [code, response] = await cause();
    const { id } = response as { id: string };
    const reply = await post(server, code, { ...response, queued: true });
    expect(reply.status).toBe(status);
    // Whoever holds it keeps it after 503, and forgets it after the others.
    const kept = (await aside(id)).map((one) => one.reason);
    expect(kept).toEqual(status === 503 ? [] : [reason]);
    if (status !== 503) expect(reply.body).toMatchObject({ setAside: true });
    expect(await post(server, code, { ...response, queued: true })).toEqual(reply);
    expect(await aside(id)).toHaveLength(kept.length);
  });

  it('is refused only where nobody could say what it belongs to', async () => {
    const unknown = await post(server, 'aaaaaaaaaa', aResponse({ G: 5 }, { queued: true }));
    expect(unknown).toMatchObject({ status: 404, body: { code: 'point-unknown' } });
  });
});

describe('with a clock of the server that is behind', () => {
  interface Place {
    readonly point: CollectionPoint;
    readonly campaign?: string;
    readonly headers?: Record<string, string>;
  }
  let counter: Counter;
  let other: { readonly point: CollectionPoint };
  beforeAll(async () => {
    server.clock.moveTo('2026-11-03');
    counter = await aCounter(server, staff);
    other = await open();
    // A round of the summer at the same point.
    await aCampaign(server, {
      ...{ pointIds: [other.point.id], opensOn: '2026-06-01', endsOn: '2026-06-10', locksOn: '2026-06-15' },
    });
  });

  it.each(['2026-10-31', '2026-06-20', '2026-06-05', '2025-12-31', '1999-12-31', '1970-01-01'])(
    'what waited is stored or set aside: %s',
    async (today) => {
      server.clock.moveTo(today);
      const places: readonly Place[] = [
        { point: counter.qr, campaign: counter.campaign.id },
        { point: counter.qr },
        { point: counter.kiosk, headers: { authorization: `Device ${counter.tablet}` } },
        { point: other.point },
      ];
      for (const { point, headers, ...more } of places) {
        const sent = aResponse({ G: 5 }, { queued: true, answeredOn: '2026-11-03', ...more });
        const reply = await post(server, point.code, sent, headers);
        expect([201, 202]).toContain(reply.status);
        const stored = (await storedRows(server)).some(({ id }) => id === sent.id);
        expect([stored, (await aside(sent.id)).length]).toEqual(reply.status === 201 ? [true, 0] : [false, 1]);
      }
    },
  );
});
