import { randomUUID } from 'node:crypto';
import { WriteQueue } from '../../src/database/write-queue.js';
import { DevicesService } from '../../src/devices/devices.service.js';
import { ParticipationQueries } from '../../src/participation/participation.queries.js';
import { readTallies } from '../../src/responses/tallies.queries.js';
import { answersOf } from '../harness/asides.js';
import { aCounter, aTablet } from '../harness/counter.js';
import { bring, type Entrance, entrances, postForm, storedRows } from '../harness/entrances.js';
import { aside, atTheWindow, open, revoke, server, staff } from '../harness/refusing.js';
import { aPoint, aResponse, post } from '../harness/spring.js';

atTheWindow();

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
    expect([kept?.reason, answersOf(kept, server), more]).toEqual([
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
    expect(kept.map(({ reason, answers }) => [reason, answersOf({ answers }, server)])).toEqual([
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
