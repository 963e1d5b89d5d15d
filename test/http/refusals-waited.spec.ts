import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { OneTimeCodesService } from '../../src/collection-points/one-time-codes.service.js';
import { problem } from '../../src/problem.js';
import { aCounter, type Counter } from '../harness/counter.js';
import { storedRows } from '../harness/entrances.js';
import { aside, atTheWindow, open, revoke, server, staff } from '../harness/refusing.js';
import { aCampaign, aPoint, aResponse, post } from '../harness/spring.js';

atTheWindow();

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
