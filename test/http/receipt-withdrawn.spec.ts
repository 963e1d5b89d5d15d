import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { Secrets } from '../../src/config/secrets.js';
import { receiptHash } from '../../src/responses/receipt.js';
import { SettlingService } from '../../src/responses/settling.service.js';
import {
  answersOf,
  campaign,
  keptOf,
  lastEntry,
  query,
  send,
  server,
  storedAs,
  uncounted,
  withAsides,
} from '../harness/asides.js';
import { auditOf } from '../harness/audit.js';
import { aCounter, Staff } from '../harness/counter.js';
import { bring, type Entrance, entrances } from '../harness/entrances.js';
import { answers, faults, participation, receiptFor, received, type, withdraw } from '../harness/receipts.js';
import { aPoint, aResponse } from '../harness/spring.js';
import { breakAudit, wholeDatabase } from '../harness/whole-database.js';

withAsides();
const strictly = { strict: false } as const;

describe('a form withdrawn', () => {
  it('is asked about first; then it is gone from every sum, with its answers, and its entry stands in the log', async () => {
    const [before, entries] = [await participation(), await auditOf(server, 'spring')];
    const { response, receipt } = await received();
    const asked = await type(receipt, { _action: 'ask' });
    expect(asked.heading).toBe('Rút phiếu này?');
    expect(asked.text).toContain('Không thể lấy lại');
    expect(await participation()).toMatchObject({ total: before.total + 1, withdrawn: before.withdrawn });

    const gone = await withdraw(receipt);
    expect(gone).toMatchObject({ status: 200, heading: 'Phiếu đã được rút' });
    expect(await participation()).toEqual({ ...before, withdrawn: before.withdrawn + 1 });
    expect(await faults()).toEqual([]);
    const row = await storedAs(response.id);
    expect(answersOf(row)).toEqual({});
    expect(row).toMatchObject({
      ...{ standing: 'withdrawn', business_date: campaign.opensOn, receiving_unit: null, resolving_unit: null },
      ...{ field: null, village: null, counter: null, batch: null, content_hash: '' },
    });
    expect(await auditOf(server, 'spring')).toHaveLength(entries.length + 1);
    expect(await lastEntry()).toMatchObject({
      actor: 'respondent',
      action: 'response-withdrawn',
      object: campaign.id,
      details: {},
    });
  });

  it('stays withdrawn, once, however often that is asked for', async () => {
    const { receipt } = await received();
    const both = await Promise.all([withdraw(receipt), withdraw(receipt)]);
    expect(both.map(({ heading }) => heading)).toEqual(['Phiếu đã được rút', 'Phiếu đã được rút']);
    const before = await wholeDatabase(server);
    for (const action of ['check', 'ask', 'withdraw'])
      expect(await type(receipt, { _action: action })).toMatchObject({ status: 200, heading: 'Phiếu đã được rút' });
    expect(await wholeDatabase(server)).toEqual(before);
    expect(await faults()).toEqual([]);
  });

  it('sent again by a phone that never heard of it is received, uncounted, whatever it says', async () => {
    const { response, receipt } = await received();
    await withdraw(receipt);
    const before = await participation();
    expect(await send(response)).toEqual({ status: 200, body: { id: response.id, receipt } });
    expect(await send({ ...response, queued: true })).toEqual({ status: 200, body: { id: response.id, receipt } });
    expect((await send({ ...response, answers: { G: 1 } })).status).toBe(200);
    expect(await participation()).toEqual(before);
    expect(await faults()).toEqual([]);
  });

  it('takes with it whatever was set aside under its ID', async () => {
    const { response, receipt } = await received({ campaign: campaign.id });
    const other = { ...response, answers: { G: 1, E1: 1 } };
    expect((await send(other)).status).toBe(409);
    const aside = (await uncounted()).setAside;
    await withdraw(receipt);
    const { row } = await keptOf(response.id);
    expect([row.settled, row.settled_by, answersOf(row)]).toEqual(['withdrawn', null, {}]);
    expect((await uncounted()).setAside).toBe(aside - 1);
    expect(await send(other)).toEqual({ status: 200, body: { id: response.id, receipt } });
  });

  it('takes with it the other answers that staff accepted of the same phone', async () => {
    const before = await participation();
    const { response, receipt } = await received();
    await send({ ...response, answers: { G: 1, E1: 1 } });
    const { row } = await keptOf(response.id);
    const settling = server.get(SettlingService, strictly);
    const waiting = await settling.find('spring', String(row.id));
    const [fit] = waiting.fits;
    if (!fit) throw new Error('It fits nowhere');
    expect(await settling.accept(waiting, fit, 'test')).toMatchObject({ kind: 'settled' });
    expect((await participation()).total).toBe(before.total + 2);
    await withdraw(receipt);
    expect(await participation()).toEqual({ ...before, withdrawn: before.withdrawn + 2 });
    expect(await faults()).toEqual([]);
  });

  it('while the audit log fails is not withdrawn at all; afterwards it is', async () => {
    const { receipt } = await received();
    const before = await wholeDatabase(server);
    const mend = await breakAudit(server);
    const refused = await withdraw(receipt).finally(mend);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, expect.any(String)]);
    expect(refused.html).toContain(`value="${receipt}"`);
    expect(await wholeDatabase(server)).toEqual(before);
    expect(await withdraw(receipt)).toMatchObject({ status: 200, heading: 'Phiếu đã được rút' });
  });

  it('from before its receipt told where it was given leaves the counts of the likeliest point', async () => {
    const [plain, counter] = [await aPoint(server, { name: 'Cửa sau' }), await aPoint(server, { counter: 'q1' })];
    for (const { id } of [plain, counter]) await server.get(CampaignsService, strictly).addPoint(campaign, id, 'test');
    await send(aResponse(answers), plain);
    const before = await participation();
    const response = aResponse(answers);
    const receipt = String((await send(response, counter)).body.receipt);
    const hash = receiptHash(server.get(Secrets, strictly), receipt, '');
    await query(`UPDATE survey_response SET receipt_hash = '${hash}' WHERE id = '${response.id}'`);
    expect((await withdraw(receipt)).heading).toBe('Phiếu đã được rút');
    expect(await participation()).toEqual({ ...before, withdrawn: before.withdrawn + 1 });
  });
});

describe('by whatever entrance an answer came', () => {
  let staff: Staff;
  beforeAll(async () => {
    staff = await Staff.of(server);
  });

  it.each(Object.entries(entrances))(
    'who was told a receipt can withdraw it, who was told none cannot: %s',
    async (_, entrance) => {
      const counter = await aCounter(server, staff);
      const { row } = await bring(entrance as Entrance, counter, {
        answers: { G: 4, FIELD: 'ho-tich', FILE: 2 },
        on: null,
      });
      const receipt = receiptFor(row?.id ?? '');
      const isTold = entrance.channel !== 'paper';
      expect((await withdraw(receipt)).status).toBe(isTold ? 200 : 404);
      expect(await participation(counter.campaign)).toMatchObject({
        ...{ total: isTold ? 0 : 1, withdrawn: isTold ? 1 : 0 },
      });
      expect(await faults(counter.campaign)).toEqual([]);
    },
  );
});
