import { problemStatus } from '../../src/problem.js';
import { acknowledges, type DeviceDay, type GivenAnswer, type Weather } from '../harness/phone-and-tablet.js';
import { aheadOfNow, at, DAY_MS, devices, FIRST_DAY, spring, throughDays } from '../harness/waiting-life.js';

throughDays();

describe('an answer that waits', () => {
  /** `forgotten`: the server has it. `next`: tried again in the next round. `tomorrow`: kept, and tried once a day. */
  type Fate = 'forgotten' | 'next' | 'tomorrow';
  const reply = (status: number, told: object | string): Weather => {
    return { status, body: typeof told === 'string' ? told : JSON.stringify(told) };
  };
  const page = '<html>Log in</html>';
  const acknowledged: readonly (readonly [string, Weather])[] = [
    ['stored', reply(201, { id: 'x', receipt: 'ABC' })],
    ['stored late', reply(201, { id: 'x', receipt: 'ABC', late: true })],
    ['came before', reply(200, { id: 'x', receipt: 'ABC' })],
    ['set aside', reply(202, { id: 'x', setAside: true })],
    ['second one set aside', reply(409, { code: 'response-differs', setAside: true })],
  ];
  const notTheServer: readonly (readonly [string, Weather])[] = [
    ...[200, 201, 202, 203, 302, 400, 401, 403, 404, 409, 410, 413, 422, 500, 501].map((status) => {
      return [`${status} of something on the way`, reply(status, page)] as const;
    }),
    ...[408, 429, 502, 503, 504].map((status) => [`${status} of something on the way`, reply(status, page)] as const),
    ...(['cut', 'lost'] as const).map((weather) => [weather, weather] as const),
  ];
  /** Problems that say nothing about the answer: everything else the server can say is said once a day. */
  const ofTheServer: Partial<Record<string, Fate>> = {
    'too-many-attempts': 'next',
    failure: 'next',
    'cannot-store-now': 'next',
    'no-pdf-program': 'next',
    'pdf-later': 'next',
    'space-low': 'next',
    'too-many-streams': 'next',
    'too-slow': 'next',
  };
  const problems = Object.entries(problemStatus).map(([code, status]) => {
    return [code, reply(status, { code, status, title: code }), ofTheServer[code] ?? 'tomorrow'] as const;
  });
  const table: readonly (readonly [string, Weather, Fate])[] = [
    ...acknowledged.map(([name, weather]) => [name, weather, 'forgotten'] as const),
    ...notTheServer.map(([name, weather]) => [name, weather, 'next'] as const),
    ...problems,
    ['410 that kept it', reply(410, { code: 'point-revoked', setAside: true }), 'tomorrow'],
  ];

  interface Round {
    readonly now: number;
    readonly specialNow?: Record<string, Weather>;
    readonly count?: number;
    readonly weather?: Weather;
  }
  type Send = (round: Round) => Promise<DeviceDay>;
  const answer = (): GivenAnswer => {
    return { code: spring.point.code, campaign: spring.campaign.id, version: 'trung-tam.v1', level: 4 };
  };
  const dayOf = ({ now, specialNow = {}, count = 0, weather = 'fine' }: Round) => {
    return { ...at(now, weather), specialNow, answers: Array.from({ length: count }, answer), dies: null };
  };
  const phone: Send = (round) => devices.phone(dayOf(round));
  const tablet: Send = (round) => devices.tablet({ ...dayOf(round), token: null, rounds: 0 });

  /** What becomes of answers that wait together, when each meets something else in one round. */
  async function fatesOf(send: Send, rows: typeof table): Promise<[string, string][]> {
    const now = aheadOfNow(FIRST_DAY);
    const { given } = await send({ now, count: rows.length, weather: 'cut' });
    const specialNow = Object.fromEntries(given.map((id, at) => [id, rows[at]?.[1] ?? 'fine']));
    const after = await send({ now, specialNow });
    const sameDay = await send({ now });
    const tomorrow = await send({ now: now + DAY_MS });
    const answered = ({ replies }: DeviceDay, id: string) => replies.some((one) => one.id === id);
    const fate = (id: string): string => {
      const acknowledged = after.replies.some((one) => one.id === id && acknowledges(one));
      if (!after.kept.includes(id)) return acknowledged ? 'forgotten' : 'lost';
      if (rows.length > 1 && !answered(after, id)) return 'held up by another';
      if (!sameDay.kept.includes(id)) return 'next';
      if (answered(sameDay, id)) return 'sent too often';
      return tomorrow.kept.includes(id) ? 'never sent again' : 'tomorrow';
    };
    return given.map((id, at) => [rows[at]?.[0] ?? '', fate(id)]);
  }

  it.each([
    ['phone', phone, {}],
    // A tablet that the server does not know is paired again; its answers wait for that.
    ['tablet', tablet, { 'device-unknown': 'next' }],
  ] as const)('is forgotten by a %s only when the server has it, whatever comes back', async (_, send, own) => {
    // After these the next one fares no better.
    const alone = ['cut', 'lost', ...Object.keys(own)];
    const fates = await fatesOf(
      send,
      table.filter(([name]) => !alone.includes(name)),
    );
    for (const row of table) if (alone.includes(row[0])) fates.push(...(await fatesOf(send, [row])));
    const expected = Object.fromEntries(table.map(([name, , fate]) => [name, fate]));
    expect(Object.fromEntries(fates)).toEqual({ ...expected, ...own });
  });

  it('stays on the phone after "Gửi", unless the server has it or the person corrects it', async () => {
    const answers = table.map(([, weather]) => ({ ...answer(), weather }));
    const { given, kept } = await devices.phone({ ...at(aheadOfNow(FIRST_DAY), 'cut'), answers, dies: null });
    const fates = table.map(([name], at) => [name, kept.includes(given[at] ?? '')]);
    const corrected = ['answers-invalid', 'version-unknown', 'code-spent', 'code-unknown', 'pairing-code-unknown'];
    const gone = [...acknowledged.map(([name]) => name), ...corrected, 'input-invalid'];
    expect(fates).toEqual(table.map(([name]) => [name, !gone.includes(name)]));
  });
});
