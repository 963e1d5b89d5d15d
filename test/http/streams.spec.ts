import { jest } from '@jest/globals';
import type { Staff } from '../../src/access/staff.js';
import { TokensService } from '../../src/access/tokens.service.js';
import { UserChangesService } from '../../src/access/user-changes.service.js';
import { UsersService } from '../../src/access/users.service.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import { MeetingAnswers } from '../../src/participation/meeting-counts.queries.js';
import { ParticipationQueries } from '../../src/participation/participation.queries.js';
import { routesOf } from '../harness/routes.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signIn, signInAs } from '../harness/sign-in.js';
import { aPoint, openSpring } from '../harness/spring.js';
import { areOver, type Listening, listen } from '../harness/streams.js';

/** Every stream there is. */
const streams: Readonly<Record<string, { most: number; isForStaff: boolean; address: () => string }>> = {
  'ParticipationController.events': {
    ...{ most: 24, isForStaff: true },
    address: () => `/api/v1/campaigns/${campaignId}/participation/events`,
  },
  'WallController.events': { most: 20, isForStaff: false, address: () => `/meetings/${meetingId}/wall/events` },
};
const ofStaff = Object.entries(streams).filter(([, { isForStaff }]) => isForStaff);

let server: TestServer;
let campaignId = '';
let meetingId = '';
let administrator: Staff;

beforeAll(async () => {
  server = await startServer('2026-11-03');
  const { campaign } = await openSpring(server);
  campaignId = campaign.id;
  const hall = await aPoint(server, { kind: 'meeting', name: 'Nhà văn hóa' });
  const wanted = { heldOn: '2026-11-03', rotating: false, invited: null } as const;
  const meeting = await server.get(MeetingsService, { strict: false }).create(hall, wanted, 'test');
  meetingId = meeting.id;
  const { user } = await users().create({ name: 'quan-tri', role: 'administrator', communeId: null }, 'test');
  administrator = { ...user, kind: 'user', csrfToken: '' };
});
afterAll(() => server.stop());

const users = (): UsersService => server.get(UsersService, { strict: false });
const changes = (): UserChangesService => server.get(UserChangesService, { strict: false });
const leader = (name: string): Promise<SignedIn> => signInAs(server, { name, role: 'leader', communeId: 'spring' });
const idOf = async ({ name }: SignedIn): Promise<string> => String((await users().find(name))?.id);

/** Every stream for staff, by one session. */
const allBy = ({ cookie }: { readonly cookie: string }): Promise<readonly Listening[]> =>
  Promise.all(ofStaff.map(([, { address }]) => listen(server.url + address(), { cookie })));

it('no stream is missing from this list', () => {
  const known = routesOf(server).filter(({ isStream }) => isStream);
  expect(known.map(({ name, isForStaff }) => [name, isForStaff]).sort()).toEqual(
    Object.entries(streams).map(([name, { isForStaff }]) => [name, isForStaff]),
  );
});

describe.each(Object.entries(streams))('%s', (_, { most, address }) => {
  it('is open so often to one session or one wall, and says so beyond; a page that is closed makes room', async () => {
    const { cookie } = await leader(`nhiều trang ${most}`);
    const open: Listening[] = [];
    for (let n = 0; n < most; n += 1) open.push(await listen(server.url + address(), { cookie }));
    expect(open.map(({ status }) => status)).toEqual(open.map(() => 200));
    const refused = await fetch(server.url + address(), { headers: { accept: 'text/event-stream', cookie } });
    expect([refused.status, await refused.json()]).toEqual([
      429,
      expect.objectContaining({ code: 'too-many-streams', title: expect.stringContaining('Đang mở quá nhiều trang') }),
    ]);
    open.pop()?.leave();
    let again = await listen(server.url + address(), { cookie });
    for (let tries = 0; again.status === 429 && tries < 50; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      again = await listen(server.url + address(), { cookie });
    }
    expect(again.status).toBe(200);
    for (const stream of [...open, again]) stream.leave();
  });

  it('reads once for all who listen to the same', async () => {
    const sessions = await Promise.all(['một', 'hai', 'ba', 'bốn', 'năm'].map((n) => leader(`cùng xem ${n} ${most}`)));
    const reads = [
      jest.spyOn(server.get(ParticipationQueries, { strict: false }), 'count'),
      jest.spyOn(server.get(MeetingAnswers, { strict: false }), 'count'),
    ];
    const open = await Promise.all(sessions.map(({ cookie }) => listen(server.url + address(), { cookie })));
    await Promise.all(open.map((stream) => (stream.told.length > 0 ? null : stream.next())));
    expect(reads.reduce((sum, { mock }) => sum + mock.calls.length, 0)).toBeLessThan(sessions.length);
    for (const spy of reads) spy.mockRestore();
    for (const stream of open) stream.leave();
  });
});

describe('the streams of staff', () => {
  const ends: readonly [string, (somebody: SignedIn) => Promise<unknown>][] = [
    ['signing out', (somebody) => somebody.post('/logout')],
    ['disabling', async (somebody) => changes().setDisabled(await idOf(somebody), true, administrator)],
    [
      'another role',
      async (somebody) => {
        const user = await users().byId(await idOf(somebody), null);
        const { fullName, position, communeId, unit } = user;
        await changes().change(user.id, { fullName, position, role: 'auditor', communeId, unit }, null, administrator);
      },
    ],
    ['a password that is made anew', async (somebody) => changes().resetPassword(await idOf(somebody), administrator)],
    ['having to choose another', async (somebody) => changes().requireNewPassword(await idOf(somebody), administrator)],
    [
      'a password chosen in another browser',
      async (somebody) => {
        const other = await signIn(server, somebody);
        const chosen = 'mưa rơi trên mái tôn';
        await other.post('/password', { current: somebody.password, password: chosen, again: chosen });
      },
    ],
  ];

  it('end within five seconds of the end of a session and of any change of rights, and no other', async () => {
    const stays = await leader('ở lại');
    const [staying = []] = [await allBy(stays)];
    const gone = await Promise.all(
      ends.map(async ([name, end]) => {
        const somebody = await leader(name);
        const open = await allBy(somebody);
        await end(somebody);
        return [name, await areOver(open)];
      }),
    );
    expect(gone).toEqual(ends.map(([name]) => [name, true]));
    expect(await areOver(staying)).toBe(false);
    for (const stream of staying) stream.leave();
  });

  it('end with the token by which a program listens', async () => {
    const tokens = server.get(TokensService, { strict: false });
    const token = await tokens.create('leader', 'spring', 'màn hình', 'test');
    const headers = { authorization: `Bearer ${token}` };
    const open = await Promise.all(ofStaff.map(([, { address }]) => listen(server.url + address(), headers)));
    const [kept] = (await tokens.list('spring')).filter(({ name }) => name === 'màn hình');
    await tokens.revoke(String(kept?.hash), 'test');
    expect(await areOver(open)).toBe(true);
  });

  it('keep no session alive: it ends after half an hour without a request, and after twelve hours of work', async () => {
    const [idle, busy] = await Promise.all([leader('để đó'), leader('làm việc')]);
    const [left, watched] = await Promise.all([allBy(idle), allBy(busy)]);
    server.clock.moveBy(20);
    await busy.get('/password');
    // What a browser does by itself after a lost connection.
    for (const stream of await allBy(idle)) stream.leave();
    server.clock.moveBy(20);
    expect(await areOver(left)).toBe(true);
    expect((await Promise.all(await allBy(idle))).map(({ status }) => status)).toEqual(ofStaff.map(() => 401));
    for (let minutes = 40; minutes < 12 * 60; minutes += 20) {
      await busy.get('/password');
      server.clock.moveBy(20);
    }
    expect(await areOver(watched)).toBe(true);
  });
});
