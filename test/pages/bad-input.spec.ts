import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { TokensService } from '../../src/access/tokens.service.js';
import { inEveryLanguage } from '../../src/formatting/languages.js';
import { ParticipationQueries } from '../../src/participation/participation.queries.js';
import { forPlace, type Place } from '../../src/questionnaires/place.js';
import { compile } from '../../src/questionnaires/survey-js.js';
import { checkedAnswers } from '../../src/responses/arrival.js';
import { type Definition, type Item, isResponse, itemsOf } from '../harness/reference-answers.js';
import { startServer, type TestServer } from '../harness/server.js';
import { openSpring, SPRING, type Spring } from '../harness/spring.js';

/*
 * Anything may be sent. `npm run test:bad-input` sends 100,000 answers, 20,000 definitions and 50,000 bodies, and with
 * BAD_INPUT=0.1 a tenth of them; the tests a few. BAD_INPUT_SEED=n repeats a run.
 */
const SHARE = Number(process.env.BAD_INPUT ?? 0);
const COUNTS = { answers: SHARE * 100_000 || 1_000, definitions: SHARE * 20_000 || 30, bodies: SHARE * 50_000 || 100 };
const SEED = Number(process.env.BAD_INPUT_SEED ?? 20261130);
const LONG = 3_600_000;
const surveys = readdirSync('surveys').filter((file) => file.endsWith('.json'));
const read = (file: string) => JSON.parse(readFileSync(`surveys/${file}`, 'utf8'));
const inherited = JSON.stringify(Object.getOwnPropertyNames(Object.prototype).sort());
const expectUnpolluted = () =>
  expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype).sort())).toBe(inherited);

let server: TestServer;
let spring: Spring;
let token: string;
beforeAll(async () => {
  server = await startServer('2026-11-03', { LOG_LEVEL: 'fatal' });
  spring = await openSpring(server);
  token = await server.get(TokensService, { strict: false }).create('officer', 'spring', 'bad input', 'test');
});
afterAll(() => server.stop());
const strange: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    '',
    ' ',
    '5',
    '4 ',
    '05',
    'dk',
    'DK',
    'no-result',
    'ho-tich',
    'khac',
    true,
    false,
    null,
    [],
    {},
  ),
  fc.constantFrom<unknown>(0, -1, 1, 3, 5, 6, 4.5, -0, Number.MAX_SAFE_INTEGER, [5], ['5'], [[]], { length: 1 }, [
    null,
  ]),
  fc.constantFrom<unknown>(
    '\u0000',
    'a\u0000b',
    '\ud800',
    'x\udc00',
    '\u200b',
    '\ufeff5',
    'e\u0301',
    'x'.repeat(1_001),
    'ô'.repeat(1_000),
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** What fits, for the most part. */
function answerTo({ type, values }: Item): fc.Arbitrary<unknown> {
  if (type === 'boolean') return fc.boolean();
  if (type === 'comment') return fc.string({ unit: 'grapheme', maxLength: 300 });
  if (type === 'checkbox') return fc.oneof(fc.subarray([...values]), fc.subarray(values.map(String)));
  return fc.constantFrom(...values);
}

function answersTo(items: readonly Item[]): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const names = items.map(({ name }) => name);
  const asked = fc.record(Object.fromEntries(items.map((item) => [item.name, answerTo(item)])), {
    requiredKeys: names.slice(0, 1),
    noNullPrototype: true,
  });
  const key = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...names) },
    { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString', 'g', 'G ', 'Q99', '') },
  );
  const changes = fc.array(fc.tuple(key, strange), { maxLength: 2 });
  const without = fc.subarray(names.filter((_, at) => at > 0));
  return fc.tuple(asked, without, changes).map(([one, left, changed]) => {
    const kept = Object.entries(one).filter(([name]) => !left.includes(name));
    // As JSON carries it, so that `__proto__` is a key like any other.
    const text = [...kept, ...changed].map(
      ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value) ?? 'null'}`,
    );
    return JSON.parse(`{${text.join(',')}}`);
  });
}

const more = { fields: SPRING.fields.map(({ key }) => key), villages: SPRING.villages.map(({ key }) => key) };
const same = inEveryLanguage(() => '');
const place: Place = {
  ...{ fields: SPRING.fields, villages: SPRING.villages },
  placeholders: { commune: same, kind: same, 'village-kind': same },
};

it.each(surveys)(
  'of %s the check takes and refuses what another reading of its definition does',
  (file) => {
    const definition: Definition = read(file);
    const items = itemsOf(definition, more);
    const placed = forPlace(compile(read(file)), place);
    const numRuns = Math.ceil(COUNTS.answers / surveys.length);
    const verdicts = { taken: 0, refused: 0 };
    for (const sent of fc.sample(answersTo(items), { numRuns, seed: SEED })) {
      const isTaken = !('errors' in checkedAnswers({ placed }, sent));
      if (isTaken !== isResponse(items, sent)) throw new Error(`taken: ${isTaken}, ${JSON.stringify(sent)}`);
      verdicts[isTaken ? 'taken' : 'refused'] += 1;
    }
    expect(Math.min(verdicts.taken, verdicts.refused)).toBeGreaterThan(numRuns / 20);
    expectUnpolluted();
  },
  LONG,
);

/** One place of a definition replaced, taken out or doubled. */
function altered(value: unknown, steps: readonly number[], change: unknown): unknown {
  const [step = 0, ...rest] = steps;
  if (steps.length === 0 || typeof value !== 'object' || value === null) return change;
  if (Array.isArray(value)) {
    if (rest.length === 0 && step % 3 === 0) return [...value, ...value.slice(0, 3)];
    return value.map((one, at) => (at === step % Math.max(1, value.length) ? altered(one, rest, change) : one));
  }
  const entries = Object.entries(value);
  const [name = 'name'] = entries[step % Math.max(1, entries.length)] ?? [];
  if (rest.length === 0 && step % 4 === 0) return Object.fromEntries(entries.filter(([one]) => one !== name));
  return Object.fromEntries(entries.map(([one, held]) => [one, one === name ? altered(held, rest, change) : held]));
}

const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    '__proto__',
    'constructor',
    'toString',
    '{G}',
    '{G',
    '{G} > ',
    'iif({G} > 1, 2, 3)',
    '{A} = {B}',
  ),
  fc.constantFrom<unknown>(
    { url: 'https://example.org' },
    [{ type: 'regex', regex: '^(a+)+$' }],
    [[[]]],
    null,
    -1,
    1e9,
    '',
  ),
  fc.constantFrom<unknown>(
    'matrixdynamic',
    'paneldynamic',
    'html',
    'file',
    'expression',
    '<script>alert(1)</script>',
    '\u0000',
    '\ud800',
  ),
  strange,
);

it(
  'a definition is saved or refused with a reason, whatever it holds',
  async () => {
    const folder = 'test/cases';
    const cases = readdirSync(folder).filter((file) => file.endsWith('.json'));
    const sources = [
      ...surveys.map(read),
      ...cases.map((file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))),
    ];
    const steps = fc.array(fc.nat(40), { minLength: 1, maxLength: 7 });
    const definitions = fc
      .tuple(fc.constantFrom(...sources), fc.array(fc.tuple(steps, hostile), { minLength: 0, maxLength: 3 }))
      .map(([source, changes]) => changes.reduce((before, [path, change]) => altered(before, path, change), source));
    const statuses: Record<number, number> = {};
    for (const definition of fc.sample(definitions, { numRuns: COUNTS.definitions, seed: SEED })) {
      const reply = await fetch(`${server.url}/api/v1/questionnaires?commune=spring&name=bad`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(definition) ?? 'null',
      });
      const text = await reply.text();
      if (reply.status >= 500) throw new Error(`${reply.status}: ${JSON.stringify(definition)}`);
      if (reply.status >= 400) expect(JSON.parse(text)).toMatchObject({ code: expect.any(String) });
      statuses[reply.status] = (statuses[reply.status] ?? 0) + 1;
      expectUnpolluted();
    }
    expect(
      Object.keys(statuses)
        .map(Number)
        .every((status) => [200, 201, 400, 409, 413, 422].includes(status)),
    ).toBe(true);
    if (SHARE > 0) process.stderr.write(`definitions: ${JSON.stringify(statuses)}\n`);
  },
  LONG,
);

it(
  'a body that is cut or changed is a response only where it is one',
  async () => {
    const counts = server.get(ParticipationQueries, { strict: false });
    const before = (await counts.count(spring.campaign)).total;
    const answers = { G: 5, FIELD: 'ho-tich', FILE: 4, E1: 'dk', TEXT: 'Cán bộ ân cần, giải quyết nhanh' };
    const whole = () => Buffer.from(JSON.stringify({ id: randomUUID(), answers, language: 'vi', assisted: 'self' }));
    const change = fc.tuple(
      fc.constantFrom('cut', 'byte', 'byte', 'byte', 'twice', 'none'),
      fc.nat(10_000),
      fc.nat(255),
      fc.nat(9),
    );
    const statuses: Record<number, number> = {};
    for (const [how, at, byte, type] of fc.sample(change, { numRuns: COUNTS.bodies, seed: SEED })) {
      const body = whole();
      const place = at % body.length;
      if (how === 'byte') body[place] = byte;
      const sent =
        how === 'cut' ? body.subarray(0, place) : how === 'twice' ? Buffer.concat([body, body.subarray(place)]) : body;
      const reply = await fetch(`${server.url}/api/v1/points/${spring.point.code}/responses`, {
        method: 'POST',
        headers: { 'content-type': type === 0 ? 'application/x-www-form-urlencoded' : 'application/json' },
        body: sent,
      });
      await reply.arrayBuffer();
      if (reply.status >= 500) throw new Error(`${reply.status}: ${sent.toString('base64')}`);
      statuses[reply.status] = (statuses[reply.status] ?? 0) + 1;
    }
    expect((await counts.count(spring.campaign)).total - before).toBe(statuses[201] ?? 0);
    expect(statuses[201]).toBeGreaterThan(COUNTS.bodies / 20);
    expectUnpolluted();
    if (SHARE) process.stderr.write(`bodies: ${JSON.stringify(statuses)}\n`);
  },
  LONG,
);
