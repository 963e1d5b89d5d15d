import { SetupService } from '../../src/access/setup.service.js';
import { TokensService } from '../../src/access/tokens.service.js';
import { DevicesService } from '../../src/devices/devices.service.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, sendLogin, signInAs } from '../harness/sign-in.js';
import { aPoint, openSpring } from '../harness/spring.js';

/*
 * A clock that jumps while the server runs ends nothing and keeps nothing that ends by time. Locks, days and reminders:
 * clock.spec.ts. The list of what ends is the list of this test.
 */

const get = { strict: false } as const;
const jumps = {
  'back by two hours': '2026-11-03T10:00',
  'ahead by a month': '2026-12-03T12:00',
  'to 1970': '1970-01-01T07:00',
} as const;

/** What is begun before a jump, how it is seen to be alive, and after how many minutes it ends. */
interface Lasting {
  readonly minutes: number;
  readonly begin: (server: TestServer) => Promise<(server: TestServer) => Promise<boolean>>;
}

let officers = 0;
const officer = (server: TestServer): Promise<SignedIn> => {
  officers += 1;
  return signInAs(server, { role: 'officer', communeId: 'spring', name: `officer${officers}` });
};

const lasting: Readonly<Record<string, Lasting>> = {
  'the link to set up': {
    minutes: 24 * 60 + 1,
    begin: async (server) => {
      const setUp = server.get(SetupService, get);
      const link = await setUp.firstStartLink();
      if (link === null) throw new Error('There is somebody already');
      return async () => (await fetch(server.url + link)).status === 200;
    },
  },
  'a session': {
    minutes: 31,
    begin: async (server) => {
      const { get: ask } = await officer(server);
      return async () => (await ask('/password')).status === 200;
    },
  },
  'the delay after wrong passwords': {
    minutes: 6,
    begin: async (server) => {
      const { name } = await officer(server);
      const guess = async () => (await sendLogin(server, { name, password: 'wrong' })).status;
      for (let guessed = 0; guessed < 12 && (await guess()) !== 429; guessed += 1);
      return async () => (await guess()) === 429;
    },
  },
  'the delay after wrong codes': {
    minutes: 11,
    begin: async (server) => {
      const track = async () => (await fetch(`${server.url}/v/${'0'.repeat(26)}`)).status;
      for (let guessed = 0; guessed < 40 && (await track()) !== 429; guessed += 1);
      return async () => (await track()) === 429;
    },
  },
  'the code that pairs a tablet': {
    minutes: 61,
    begin: async (server) => {
      const devices = server.get(DevicesService, get);
      const point = await aPoint(server, { kind: 'kiosk', name: `Máy ${Math.random()}` });
      const wanted = { communeId: 'spring', pointId: point.id, secondPointId: null, hours: null };
      const { code } = await devices.create(wanted, 'test');
      return async () =>
        devices.pair(code).then(
          () => true,
          () => false,
        );
    },
  },
  'the code on the wall of a meeting': {
    minutes: 11,
    begin: async (server) => {
      const meetings = server.get(MeetingsService, get);
      const point = await aPoint(server, { kind: 'meeting', name: `Họp ${Math.random()}` });
      const code = meetings.rotatingCodeOf(point);
      return async () => meetings.knowsRotatingCode(point, code);
    },
  },
};

let server: TestServer;
beforeAll(async () => {
  server = await startServer('2026-11-03', { LOG_LEVEL: 'fatal' });
  await openSpring(server);
});
afterAll(() => server.stop());

describe.each(Object.entries(lasting))('%s', (_name, { minutes, begin }) => {
  it.each(Object.entries(jumps))('outlasts a clock that jumps %s', async (_jump, to) => {
    server.clock.moveTo('2026-11-03');
    const isAlive = await begin(server);
    server.clock.jumpTo(to);
    expect(server.clock.state).not.toBe('trusted');
    expect(await isAlive(server)).toBe(true);
  });

  it('begins under a clock that jumped, and lasts when it is right again', async () => {
    server.clock.moveTo('2026-11-03');
    server.clock.jumpTo('2027-11-03T12:00');
    const isAlive = await begin(server);
    server.clock.jumpTo('2026-11-03T12:00');
    expect(await isAlive(server)).toBe(true);
  });

  it('ends when its time has passed', async () => {
    server.clock.moveTo('2026-11-03');
    const isAlive = await begin(server);
    server.clock.moveBy(minutes);
    expect(await isAlive(server)).toBe(false);
  });
});

it('a token of a program outlasts a clock that jumps ahead', async () => {
  server.clock.moveTo('2026-11-03');
  const token = await server
    .get(TokensService, get)
    .create('leader', 'spring', 'program', 'test', '2026-11-04' as never);
  const status = async () => {
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(`${server.url}/api/v1/campaigns`, { headers })).status;
  };
  for (const to of [...Object.values(jumps), '2026-11-03T12:00']) {
    server.clock.jumpTo(to);
    expect([to, await status()]).toEqual([to, 200]);
  }
  server.clock.moveTo('2026-11-05');
  expect(await status()).toBe(401);
});
