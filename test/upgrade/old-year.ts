import { SetupService } from '../../src/access/setup.service.js';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { OneTimeCodesService } from '../../src/collection-points/one-time-codes.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { DevicesService } from '../../src/devices/devices.service.js';
import { versionOf } from '../../src/public-results/releases.service.js';
import { aBatch, aSheet, sendJson } from '../harness/paper.js';
import type { TestServer } from '../harness/server.js';
import { signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, SPRING } from '../harness/spring.js';
import { OldCommune, type Points, pointsOf } from './old-commune.js';
import { lastDay, novemberAtTheCentre, theOtherCommune, villageMeeting } from './old-november.js';
import { People } from './people.js';

/** What the year leaves to whoever notes what was told. */
export interface Lived {
  readonly spring: OldCommune;
  readonly campaigns: Readonly<Record<string, Campaign>>;
  readonly tablet: { readonly token: string; readonly beat: number };
}

/** A year of two communes, through everything that the product keeps. Each month builds on the one before. */
export async function liveThroughYear(server: TestServer): Promise<Lived> {
  const spring = new OldCommune(server, 'spring', new People(1));
  await settleIn(spring);
  const points = await pointsOf(server);
  const june = await juneRound(spring, points);
  const { counter, tablet } = await summerAtTheTablet(spring, points);
  const october = await octoberRound(spring, points);
  await codeReplaced(spring);
  const hall = await villageMeeting(spring, points);
  const centre = await novemberAtTheCentre(spring, points);
  const autumn = await theOtherCommune(server);
  await lastDay(spring, points, { counter, centre }, tablet.token);
  return { spring, campaigns: { june, counter, october, hall, centre, autumn }, tablet };
}

async function settleIn(spring: OldCommune): Promise<void> {
  const communes = spring.server.get(CommunesService, { strict: false });
  await communes.import(SPRING, '2026-01-01', 'test');
  await communes.import({ ...SPRING, key: 'autumn', name: 'Thu' }, '2026-01-01', 'test');
  await spring.server.get(SetupService, { strict: false }).firstStartLink();
  for (const role of ['director', 'controller'] as const) await signInAs(spring.server, { role, communeId: 'spring' });
  for (const role of ['auditor', 'province'] as const) await signInAs(spring.server, { role, communeId: null });
  for (const role of ['officer', 'clerk', 'collector', 'leader'] as const) await spring.as(role);
  const administrator = await spring.as('administrator');
  const left = await administrator.post('/users', { name: 'da-nghi', role: 'clerk', commune: 'spring' });
  expect(left.status).toBe(201);
  const page = await (await administrator.get('/users')).text();
  const id = /\/users\/([\w-]+)">da-nghi</.exec(page)?.[1];
  expect((await administrator.post(`/users/${id}/disabled`, { disabled: 'yes' })).status).toBe(303);
}

/** The first round on the administration: locked, prepared and approved for everybody. */
async function juneRound(spring: OldCommune, { poster, link, sheets }: Points): Promise<Campaign> {
  const { server, people } = spring;
  const days = { opensOn: '2026-06-01', endsOn: '2026-06-10', locksOn: '2026-06-15' } as const;
  const pointIds = [poster.id, link.id, sheets.id];
  const june = await aCampaign(server, { questionnaire: 'chinh-quyen', name: 'Đợt tháng 6', ...days, pointIds });
  for (const day of ['2026-06-02', '2026-06-05', '2026-06-08']) {
    await spring.until(day);
    await spring.answer(26, june, poster, () => people.onAdministration());
    await spring.answer(11, june, link, () => people.onAdministration());
  }
  const batch = await aBatch(server, { campaign: june, point: sheets });
  const collector = await spring.as('collector');
  for (let number = 1; number <= 10; number += 1) {
    const sheet = {
      ...aSheet(number, people.onAdministration()),
      assisted: people.among(['self', 'family', 'officer']),
    };
    expect((await sendJson(server, collector, `/paper/batches/${batch.id}/sheets`, sheet)).status).toBe(201);
  }
  await spring.until('2026-06-15');
  const round = { campaign: june.id, period: 'all' };
  const done = 'Đã thêm ghế chờ.';
  const officer = await spring.as('officer');
  expect((await officer.post('/public-results/prepare', { ...round, done })).status).toBe(303);
  const approval = { ...round, read: versionOf({ done }) };
  expect((await (await spring.as('leader')).post('/public-results/approve', approval)).status).toBe(303);
  // Another text waits for ever.
  expect((await officer.post('/public-results/prepare', { ...round, done: `${done} Và quạt.` })).status).toBe(303);
  return june;
}

/** Continuous feedback at the Centre's tablet: its third quarter is locked, the fourth goes on. */
async function summerAtTheTablet(spring: OldCommune, { kiosk }: Points) {
  const { server, people } = spring;
  const days = { opensOn: '2026-07-01', endsOn: '2027-06-30', locksOn: '2027-07-05', continuous: true } as const;
  const pointIds = [kiosk.id];
  const counter = await aCampaign(server, { questionnaire: 'trung-tam-may-tinh-bang', ...days, pointIds });
  await spring.until('2026-07-15');
  const hours = Array(7).fill({ opensAt: '07:00', closesAt: '17:30' });
  const wanted = { communeId: 'spring', pointId: kiosk.id, secondPointId: null, hours };
  const { code } = await server.get(DevicesService, { strict: false }).create(wanted, 'test');
  const call = async (path: string, body: object, authorization = '') => {
    const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) };
    const reply = await fetch(`${server.url}/api/v1/devices/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    expect(reply.ok).toBe(true);
    return (await reply.json()) as { token: string };
  };
  const { token } = await call('pair', { code });
  for (const [day, count] of [
    ['2026-08-05', 36],
    ['2026-09-10', 16],
    ['2026-10-01', 12],
  ] as const) {
    await spring.until(day);
    for (let sent = 0; sent < count; sent += 1) {
      const more = sent === 5 ? { repeated: true } : {};
      await spring.send(spring.onTablet(token, counter, kiosk, people.atTablet(), more));
    }
  }
  await spring.until('2026-10-05');
  const beat = 41;
  await call('heartbeat', { battery: 0.64, waiting: 1, beat, quickRepeats: 2 }, `Device ${token}`);
  return { counter, tablet: { token, beat } };
}

/** The second round: with a plan, one-time codes and sheets that were keyed twice. Locked. */
async function octoberRound(spring: OldCommune, { poster, link, sheets }: Points): Promise<Campaign> {
  const { server, people } = spring;
  const days = { opensOn: '2026-10-12', endsOn: '2026-10-31', locksOn: '2026-11-05' } as const;
  const pointIds = [poster.id, link.id, sheets.id];
  const october = await aCampaign(server, { questionnaire: 'chinh-quyen', name: 'Đợt tháng 10', ...days, pointIds });
  const plan = { basis: 'power:0.94', perUnit: '30' };
  expect((await (await spring.as('officer')).post(`/campaigns/${october.id}/plan`, plan)).status).toBe(303);
  await spring.until('2026-10-14');
  const { codes } = await server.get(OneTimeCodesService, { strict: false }).issue(link, 6, 'test');
  const withCode = (value: string) => ({ proof: { kind: 'one-time', value } });
  for (const value of codes.slice(0, 4))
    await spring.send(spring.onPhone(october, link, people.onAdministration(), withCode(value)));
  await spring.answer(48, october, poster, () => people.onAdministration());
  const early = spring.onPhone(october, poster, people.onAdministration());
  spring.keep('that was counted in a round locked since then', early, 200, await spring.send(early));
  const [spent = '', free = ''] = codes.slice(3);
  const second = spring.onPhone(october, link, people.onAdministration(), withCode(spent));
  spring.keep('with a code that somebody else spent', second, 202, { setAside: true });
  await keyTwice(spring, october, sheets);
  await spring.until('2026-10-27');
  await spring.answer(34, october, poster, () => people.onAdministration());
  const late = () => spring.onPhone(october, poster, people.onAdministration());
  const arrivesLate = late();
  spring.keep('to a round that was locked meanwhile', late(), 201, { late: true });
  const coded = spring.onPhone(october, link, people.onAdministration(), withCode(free));
  spring.keep('with a code of its own, to a round that was locked meanwhile', coded, 201, { late: true });
  await spring.until('2026-11-06');
  await spring.send(arrivesLate);
  return october;
}

/** Somebody photographed the sheet at the back door: it gets another code, and the old one stays known. */
async function codeReplaced(spring: OldCommune): Promise<void> {
  const { id, code } = await aPoint(spring.server, { name: 'Cửa sau' });
  const officer = await spring.as('officer');
  expect((await officer.post(`/points/spring/${id}/replace`, { code })).status).toBe(303);
}

/** A batch in every state that a sheet can have. */
async function keyTwice(spring: OldCommune, campaign: Campaign, point: CollectionPoint): Promise<void> {
  const { server, people } = spring;
  const batch = await aBatch(server, { campaign, point }, 20);
  const path = `/paper/batches/${batch.id}`;
  const [collector, clerk] = [await spring.as('collector'), await spring.as('clerk')];
  for (let number = 1; number <= 8; number += 1) {
    const { INT1: _, TEXT: __, ...answers } = people.onAdministration();
    expect((await sendJson(server, collector, `${path}/sheets`, aSheet(number, answers))).status).toBe(201);
    const again = number > 4 ? { ...answers, G: answers.G === 5 ? 4 : 5 } : answers;
    if (number > 6) continue;
    const second = await sendJson(server, clerk, `${path}/sheets/${number}/second`, { answers: again });
    expect(second.body.kind).toBe(number > 4 ? 'differs' : 'agreed');
  }
  expect((await clerk.post(`${path}/sheets/5/settle`, { 'take-G': 'second' })).status).toBe(303);
  expect((await clerk.post(`${path}/returned`, { returned: '12' })).status).toBe(303);
  expect((await clerk.post(`${path}/spoilt`, { number: '9', reason: 'no-general' })).status).toBe(303);
  expect((await clerk.post(`${path}/spoilt`, { number: '10', reason: 'blank' })).status).toBe(303);
}
