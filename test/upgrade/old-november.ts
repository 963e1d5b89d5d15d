import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { OneTimeCodesService } from '../../src/collection-points/one-time-codes.service.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import { BatchesService } from '../../src/paper/batches.service.js';
import { importForm } from '../harness/import-form.js';
import { aBatch, aSheet, sendJson } from '../harness/paper.js';
import type { TestServer } from '../harness/server.js';
import { aCampaign, aPoint, SPRING } from '../harness/spring.js';
import { asWaiting, OldCommune, type Points } from './old-commune.js';
import { People } from './people.js';

/** A meeting with a wall and its record; its campaign has ended by the last day and is not locked yet. */
export async function villageMeeting(spring: OldCommune, { hall }: Points): Promise<Campaign> {
  const { server, people } = spring;
  const days = { opensOn: '2026-11-06', endsOn: '2026-11-09', locksOn: '2026-11-14' } as const;
  const campaign = await aCampaign(server, { questionnaire: 'hop-thon', ...days, pointIds: [hall.id] });
  const meetings = server.get(MeetingsService, { strict: false });
  const meeting = await meetings.create(hall, { heldOn: '2026-11-06', rotating: true, invited: 60 }, 'test');
  for (let sent = 0; sent < 24; sent += 1) {
    const proof = { kind: 'window', value: meetings.rotatingCodeOf(hall) };
    await spring.send(spring.onPhone(campaign, hall, people.atMeeting(), sent % 3 === 0 ? {} : { proof }));
  }
  const waits = spring.onPhone(campaign, hall, people.atMeeting());
  spring.keep('to a round that has ended and is not locked', waits, 201);
  const wanted = { pointId: hall.id, meetingId: meeting.id, handedOutBy: 'front', form: 'full', issued: 10 } as const;
  const batch = await server.get(BatchesService, { strict: false }).create(campaign, wanted, 'test');
  const clerk = await spring.as('clerk');
  for (const number of [1, 2, 3]) await keyed(spring, batch.id, aSheet(number, people.atMeeting()));
  expect((await clerk.post(`/meetings/${meeting.id}`, { invited: '60', present: '41' })).status).toBe(303);
  expect((await clerk.post(`/meetings/${meeting.id}/close`)).status).toBe(303);
  return campaign;
}

/** The open round at the Centre: a field moves to another department, a code is revoked, earlier results come in. */
export async function novemberAtTheCentre(spring: OldCommune, { desk, gone, form }: Points): Promise<Campaign> {
  const { server, people } = spring;
  const days = { opensOn: '2026-11-01', endsOn: '2026-11-15', locksOn: '2026-11-20' } as const;
  const pointIds = [desk.id, gone.id, form.id];
  const centre = await aCampaign(server, { questionnaire: 'trung-tam', ...days, pointIds });
  await spring.answer(34, centre, desk, () => people.atCentre());
  await spring.answer(3, centre, gone, () => people.atCentre());
  const revoked = () => spring.onPhone(centre, gone, people.atCentre(), { assisted: 'family', language: 'en' });
  const beforeTheMove = spring.onPhone(centre, desk, { G: 4, FIELD: 'dat-dai', FILE: 4 });
  await spring.until('2026-11-09');
  const fields = SPRING.fields.map((field) => (field.key === 'dat-dai' ? { ...field, unit: 'registry' } : field));
  const text = JSON.stringify({ ...SPRING, fields, leads: { A01: 'registry', A02: 'registry' } });
  expect((await (await spring.as('administrator')).post('/communes', { text })).status).toBe(303);
  const officer = await spring.as('officer');
  expect((await officer.post(`/points/spring/${gone.id}/revoke`)).status).toBe(303);
  spring.keep('given before its field moved to another department', beforeTheMove, 201);
  await spring.send(asWaiting(revoked()), 202);
  spring.keep('to a point whose code was revoked', revoked(), 202, { setAside: true });
  const visits = { week: '2026-W45', 'count-ho-tich': '61', 'count-dat-dai': '24', 'count-thue': '9' };
  expect((await officer.post(`/campaigns/${centre.id}/visits/week`, visits)).status).toBe(303);
  await importEarlierResults(spring, centre, form);
  const batch = await aBatch(server, { campaign: centre, point: form });
  for (const number of [1, 2, 3, 4]) await keyed(spring, batch.id, aSheet(number, people.atCentre()));
  return centre;
}

async function keyed(spring: OldCommune, batchId: string, sheet: object): Promise<void> {
  const path = `/paper/batches/${batchId}/sheets`;
  expect((await sendJson(spring.server, await spring.as('clerk'), path, sheet)).status).toBe(201);
}

async function importEarlierResults(spring: OldCommune, campaign: Campaign, point: CollectionPoint): Promise<void> {
  const officer = await spring.as('officer');
  const rows = ['5;Hộ tịch;4;2/11/2026', '4;Hộ tịch;Không biết;3/11/2026', '4;Thuế;5;3/11/2026', '4;Thuế;5;3/11/2026'];
  const chosen = { place: `${campaign.id}:${point.id}`, hander: 'youth', map: 'G,FIELD,E1,_day' };
  const reply = await fetch(`${spring.server.url}/paper/import`, {
    method: 'POST',
    headers: { 'x-csrf-token': officer.token, cookie: officer.cookie },
    body: importForm(['Câu 1;FIELD;E1;Ngày trả lời', ...rows].join('\r\n'), chosen),
  });
  expect(await reply.text()).toContain('Đã nhập 4 phiếu.');
}

/** Another commune on the same server, whose officer ended and locked a round before its day. */
export async function theOtherCommune(server: TestServer): Promise<Campaign> {
  const autumn = new OldCommune(server, 'autumn', new People(2));
  const point = await aPoint(server, { communeId: 'autumn', name: 'Áp phích' });
  const wanted = { communeId: 'autumn', questionnaire: 'chinh-quyen', pointIds: [point.id] };
  const campaign = await aCampaign(server, wanted);
  await autumn.answer(44, campaign, point, () => autumn.people.onAdministration());
  const officer = await autumn.as('officer');
  expect((await officer.post(`/campaigns/${campaign.id}/end`, { confirmed: 'yes' })).status).toBe(303);
  expect((await officer.post(`/campaigns/${campaign.id}/lock`, { confirmed: 'yes' })).status).toBe(303);
  return campaign;
}

/** What came in after the last publication: sums that wait to be folded, answers set aside, a trial, kept answers. */
export async function lastDay(
  spring: OldCommune,
  { desk, kiosk, reception }: Points,
  { counter, centre }: { readonly counter: Campaign; readonly centre: Campaign },
  token: string,
): Promise<void> {
  const { server, people } = spring;
  await spring.until('2026-11-12');
  const days = { opensOn: '2026-11-20', endsOn: '2026-11-30', testing: true, locksOn: '2026-12-05' } as const;
  const trial = await aCampaign(server, { questionnaire: 'tiep-cong-dan', ...days, pointIds: [reception.id] });
  await spring.answer(3, trial, reception, () => ({ G: people.among([3, 4, 5]) }));
  await spring.answer(7, centre, desk, () => people.atCentre());

  const counted = spring.onPhone(centre, desk, people.atCentre());
  spring.keep('that was counted, its reply lost', counted, 200, await spring.send(counted));
  const other = { ...JSON.parse(counted.body), answers: { G: 1 } };
  await spring.send({ ...counted, body: JSON.stringify(other) }, 409);
  spring.keep('under the number of another one', { ...counted, body: JSON.stringify(other) }, 409);
  const wrong = () => spring.onPhone(centre, desk, { G: 9 });
  await spring.send(asWaiting(wrong()), 202);
  spring.keep('that the questionnaire refuses', wrong(), 202, { setAside: true });
  spring.keep('to an open round', spring.onPhone(centre, desk, people.atCentre()), 201);

  const tapped = spring.onTablet(token, counter, kiosk, people.atTablet());
  spring.keep("of a tablet's queue that was counted, its reply lost", tapped, 200, await spring.send(tapped));
  const waiting = spring.onTablet(token, counter, kiosk, people.atTablet());
  spring.keep("of a tablet's queue", waiting, 201);
  const { codes } = await server.get(OneTimeCodesService, { strict: false }).issue(desk, 3, 'test');
  const coded = (value = '') => spring.onPhone(centre, desk, people.atCentre(), { proof: { kind: 'one-time', value } });
  await spring.send(coded(codes[0]));
  spring.keep('with a one-time code that is still good', coded(codes[1]), 201);
}
