import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { ParticipationQueries } from '../../src/participation/participation.queries.js';
import { startServer, type TestServer } from '../harness/server.js';
import { openSpring, post, type Spring } from '../harness/spring.js';

let server: TestServer;
let spring: Spring;

beforeAll(async () => {
  server = await startServer('2026-11-03');
  spring = await openSpring(server);
});
afterAll(() => server.stop());

const notALevel = fc.oneof(
  fc.integer({ min: 6 }),
  fc.integer({ max: 0 }),
  fc.double({ min: 1.1, max: 4.9, noNaN: true }).filter((value) => !Number.isInteger(value)),
  fc.string().filter((text) => text.trim() !== ''),
  fc.boolean(),
  fc.array(fc.integer(), { minLength: 1 }),
  fc.dictionary(fc.string(), fc.integer(), { minKeys: 1 }),
);
const strangeKey = fc
  .oneof(fc.constantFrom('__proto__', 'constructor', 'toString', 'g', 'Q99'), fc.string({ minLength: 1 }))
  .filter((key) => !/^(G|FIELD|FILE|E\d|Q\d\d|TEXT)$/.test(key));

/** Each is wrong in at least one way. */
const badAnswers = fc.oneof(
  notALevel.map((value) => ({ G: value })),
  notALevel.map((value) => ({ G: 5, FILE: value })),
  fc.tuple(strangeKey, fc.integer()).map(([key, value]) => JSON.parse(`{"G":4,${JSON.stringify(key)}:${value}}`)),
  fc.constantFrom(
    {},
    { FILE: 4 },
    { G: null },
    { G: '' },
    { G: 5, FIELD: 'no-such-field' },
    { G: 5, FIELD: ['ho-tich'] },
  ),
  fc.constantFrom({ G: 5, Q20: 5 }, { G: 5, TEXT: 'x'.repeat(20_000) }, { G: 5, TEXT: 7 }),
);

it('refuses 1,000 generated bad answers with a sentence in Vietnamese, changes no figure and leaves the ID usable', async () => {
  const counts = server.get(ParticipationQueries, { strict: false });
  let accepted = 0;
  for (const answers of fc.sample(badAnswers, { numRuns: 1000, seed: 20261103 })) {
    const id = randomUUID();
    const refused = await post(server, spring.point.code, { id, answers });
    expect([400, 422]).toContain(refused.status);
    expect(refused.body.title).toMatch(/[àáạảãâăđêôơưấầểệịọộợụứừửựỳ]/i);
    for (const error of (refused.body.errors ?? []) as { message: string }[])
      expect(error.message.length).toBeGreaterThan(8);
    if (accepted < 20) {
      accepted += 1;
      expect((await post(server, spring.point.code, { id, answers: { G: 4 } })).status).toBe(201);
    }
  }
  expect((await counts.count(spring.campaign)).total).toBe(accepted);
}, 120_000);
