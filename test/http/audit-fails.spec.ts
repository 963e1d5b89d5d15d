import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { SetupService } from '../../src/access/setup.service.js';
import { TokensService } from '../../src/access/tokens.service.js';
import { UsersService } from '../../src/access/users.service.js';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { commands } from '../../src/commands.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { type Get, parseCall } from '../../src/config/command.js';
import { DevicesService } from '../../src/devices/devices.service.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import type { PaperBatch } from '../../src/paper/paper.entity.js';
import { aBatch, aSheet, sendJson } from '../harness/paper.js';
import { routesOf } from '../harness/routes.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, sendLogin, signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, aResponse, post, SPRING } from '../harness/spring.js';
import { breakAudit, wholeDatabase } from '../harness/whole-database.js';

/** A change that staff make, prepared up to the request itself: sent while the audit fails, and again once it works. */
interface Change {
  readonly prepare: () => Promise<() => Promise<{ readonly status: number }>>;
  /** Entries that the audit log has more of afterwards; none means that nothing is changed. */
  readonly entries?: number;
}

let server: TestServer;
let folder: string;
let administrator: SignedIn;
let officer: SignedIn;
let clerk: SignedIn;
let counter: CollectionPoint;
let kiosk: CollectionPoint;
let paper: CollectionPoint;
let centre: Campaign;
let onPaper: Campaign;
let batch: PaperBatch;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hai-long-audit-'));
  // Every refusal is logged with its cause, which is no news here.
  server = await startServer('2026-11-03', { LOG_LEVEL: 'silent' });
  await server.get(CommunesService, { strict: false }).import(SPRING, '2026-01-01', 'test');
  counter = await aPoint(server);
  kiosk = await aPoint(server, { kind: 'kiosk', name: 'Máy 1' });
  paper = await aPoint(server, { kind: 'paper', name: 'Phiếu giấy' });
  centre = await aCampaign(server, { pointIds: [counter.id, kiosk.id] });
  onPaper = await aCampaign(server, { pointIds: [paper.id] });
  await aCampaign(server, { questionnaire: 'hop-thon' });
  batch = await aBatch(server, { campaign: onPaper, point: paper });
}, 60_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const form = (by: () => SignedIn, path: () => string, fields: () => Record<string, string>): Change['prepare'] => {
  return async () => () => by().post(path(), fields());
};
const asOfficer = (path: () => string, fields: () => Record<string, string> = () => ({})) =>
  form(() => officer, path, fields);
const asAdministrator = (path: () => string, fields: () => Record<string, string>) =>
  form(() => administrator, path, fields);
const keyed = (by: () => SignedIn, path: string, body: object): Change['prepare'] => {
  return async () => () => sendJson(server, by(), `/paper/batches/${batch.id}/sheets${path}`, body);
};
const userId = async (name: string): Promise<string> =>
  (await server.get(UsersService, { strict: false }).find(name))?.id ?? '';
const meetingToday = async (): Promise<string> => {
  const [meeting] = await server.get(MeetingsService, { strict: false }).list('spring');
  return `/meetings/${meeting?.id}`;
};
const ofMeeting = (rest: string, fields: Record<string, string> = {}): Change['prepare'] => {
  return async () => {
    const path = (await meetingToday()) + rest;
    return () => officer.post(path, fields);
  };
};

async function collecting(name: string): Promise<Campaign> {
  const { id } = await aPoint(server, { name });
  return aCampaign(server, { name, pointIds: [id] });
}

/** A campaign in which enough people answered, and which has ended. */
async function ended(name: string): Promise<Campaign> {
  const point = await aPoint(server, { name });
  const days = { opensOn: '2026-10-01', endsOn: '2026-10-31', locksOn: '2026-12-01' } as const;
  const campaign = await aCampaign(server, { ...days, name, questionnaire: 'chinh-quyen', pointIds: [point.id] });
  server.clock.moveTo('2026-10-31');
  for (let sent = 0; sent < 12; sent += 1) await post(server, point.code, aResponse({ G: 4 }));
  server.clock.moveTo('2026-11-03');
  return campaign;
}

/** Sent by a phone that waited, with a code that nobody knows. @returns the address of what is kept for staff */
async function keptAside(answers: Record<string, unknown>): Promise<string> {
  const response = aResponse(answers, { queued: true, proof: { kind: 'one-time', value: 'không có' } });
  await post(server, counter.code, response);
  const [row] = await server.get(DataSource).query(`SELECT id FROM set_aside WHERE response_id = '${response.id}'`);
  return `/set-aside/spring/${row.id}`;
}
const settling =
  (path: string, how: string, fields: Record<string, string> = {}) =>
  () =>
    officer.post(`${path}/${how}`, fields);

const imported = (path: string) => async () => {
  const query = new URLSearchParams({ place: `${onPaper.id}:${paper.id}`, hander: 'youth', map: 'G', words: '[]' });
  const token = /name="_csrf" value="([^"]+)"/.exec(await (await officer.get('/password')).text())?.[1] ?? '';
  const headers = { 'content-type': 'application/octet-stream', 'x-csrf-token': token, cookie: officer.cookie };
  return () =>
    fetch(`${server.url}/paper/import${path}?${query}`, { method: 'POST', headers, body: 'G\r\n5\r\n4\r\n' });
};

let told: Campaign;
const visitsOf =
  (rest: string): (() => string) =>
  () =>
    `/campaigns/${centre.id}/visits${rest}`;
const released = (action: string) =>
  asOfficer(
    () => '/public-results',
    () => ({ campaign: told.id, period: 'all', action }),
  );

/**
 * Every route that changes something for staff, in an order in which each finds what it needs. A route with two outcomes
 * stands twice, with a word after its name.
 */
const routes: Readonly<Record<string, Change>> = {
  'SetupController.create': {
    entries: 2,
    prepare: async () => {
      const link = await server.get(SetupService, { strict: false }).firstStartLink();
      const body = () => new URLSearchParams({ name: 'lan', password: CHOSEN, again: CHOSEN });
      return () => fetch(server.url + link, { method: 'POST', body: body(), redirect: 'manual' });
    },
  },
  'LoginController.signIn': { prepare: async () => () => sendLogin(server, { name: 'lan', password: CHOSEN }) },
  'LoginController.signOut': {
    prepare: async () => {
      administrator = await signInAs(server, { role: 'administrator', communeId: null });
      officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
      clerk = await signInAs(server, { role: 'clerk', communeId: 'spring' });
      const leaving = await signInAs(server, { name: 'leaving', role: 'clerk', communeId: 'spring' });
      return () => leaving.post('/logout');
    },
  },
  'PasswordController.change': {
    prepare: async () => () => clerk.post('/password', { current: clerk.password, password: CHOSEN, again: CHOSEN }),
  },
  'UsersController.create': {
    prepare: asAdministrator(
      () => '/users',
      () => ({ name: 'mới', role: 'leader', commune: 'spring' }),
    ),
  },
  'UsersController.resetPassword': {
    prepare: async () => {
      const path = `/users/${await userId('leaving')}/password`;
      return () => administrator.post(path);
    },
  },
  'UsersController.setDisabled': {
    prepare: async () => {
      const path = `/users/${await userId('leaving')}/disabled`;
      return () => administrator.post(path, { disabled: 'yes' });
    },
  },
  'CommunesController.import': {
    prepare: asAdministrator(
      () => '/communes',
      () => ({ text: JSON.stringify({ ...SPRING, key: 'autumn', name: 'Thu' }) }),
    ),
  },
  'PointsController.create': {
    prepare: asOfficer(
      () => '/points',
      () => ({ commune: 'spring', kind: 'qr', name: 'Cửa sau', place: '' }),
    ),
  },
  'PointsController.revoke': {
    prepare: async () => {
      const { id } = await aPoint(server, { name: 'Cũ' });
      return () => officer.post(`/points/spring/${id}/revoke`);
    },
  },
  'PointController.issue': {
    prepare: asOfficer(
      () => `/points/spring/${counter.id}/codes`,
      () => ({ count: '8' }),
    ),
  },
  'DevicesController.create': {
    prepare: asOfficer(
      () => '/devices',
      () => ({ commune: 'spring', point: kiosk.id }),
    ),
  },
  'DevicesApiController.pair': {
    prepare: async () => {
      const { code } = await aDevice();
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code }) };
      return () => fetch(`${server.url}/api/v1/devices/pair`, init);
    },
  },
  'DevicesController.revoke': {
    prepare: async () => {
      const { device } = await aDevice();
      return () => officer.post(`/devices/spring/${device.id}/revoke`);
    },
  },
  // The point of the village is made, joins the survey of that day, and has the meeting.
  'MeetingsController.create': {
    entries: 3,
    prepare: asOfficer(
      () => '/meetings',
      () => ({ commune: 'spring', place: 'village:dong', heldOn: '2026-11-03', invited: '80' }),
    ),
  },
  'MeetingController.record': { prepare: ofMeeting('', { invited: '80', present: '45' }) },
  'MeetingController.close': { prepare: ofMeeting('/close') },
  'MeetingController.reopen': { prepare: ofMeeting('/reopen') },
  // Three fields, none of which has a point yet.
  'NewCampaignController.create': {
    entries: 4,
    prepare: asOfficer(
      () => '/campaigns',
      () => ({
        ...{ commune: 'spring', questionnaire: 'trung-tam', name: 'Mùa đông', locksOn: '', places: 'field' },
        ...{ opensOn: '2026-12-01', endsOn: '2026-12-20', target: 'usual', targetPercent: '90', pointKind: 'qr' },
      }),
    ),
  },
  'CampaignController.addPoint': {
    prepare: async () => {
      const { id } = await aPoint(server, { name: 'Thêm' });
      return () => officer.post(`/campaigns/${centre.id}/points`, { point: id });
    },
  },
  'CampaignController.removePoint': { prepare: asOfficer(() => `/campaigns/${centre.id}/points/${kiosk.id}/remove`) },
  'PlanController.save': {
    prepare: asOfficer(
      () => `/campaigns/${centre.id}/plan`,
      () => ({ basis: 'power:0.94', perUnit: '30' }),
    ),
  },
  'VisitsController.preview': { entries: 0, prepare: asOfficer(visitsOf('/preview'), () => ({ text: VISITS })) },
  'VisitsController.save': { prepare: asOfficer(visitsOf(''), () => ({ text: VISITS })) },
  'VisitsController.saveWeek': {
    prepare: asOfficer(visitsOf('/week'), () => ({ week: '2026-W45', 'count-thue': '3' })),
  },
  'VisitsApiController.replace': {
    prepare: async () => {
      const token = await server.get(TokensService, { strict: false }).create('officer', 'spring', 'visits', 'test');
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const body = JSON.stringify({ visits: [{ week: '2026-W45', field: 'thue', count: 5 }] });
      return () => fetch(`${server.url}/api/v1/campaigns/${centre.id}/visits`, { method: 'PUT', headers, body });
    },
  },
  'BatchesController.create': {
    prepare: asOfficer(
      () => '/paper',
      () => ({ place: `${onPaper.id}:${paper.id}`, hander: 'unit', issued: '3' }),
    ),
  },
  'BatchController.returned': {
    prepare: asOfficer(
      () => `/paper/batches/${batch.id}/returned`,
      () => ({ returned: '5' }),
    ),
  },
  'BatchController.spoil': {
    prepare: asOfficer(
      () => `/paper/batches/${batch.id}/spoilt`,
      () => ({ number: '9', reason: 'blank' }),
    ),
  },
  'KeyingController.first': { prepare: keyed(() => officer, '', aSheet(1, { G: 5 })) },
  'KeyingController.second': { prepare: keyed(() => clerk, '/1/second', { answers: { G: 4 } }) },
  'SettleController.settle': {
    prepare: asOfficer(
      () => `/paper/batches/${batch.id}/sheets/1/settle`,
      () => ({ 'take-G': 'second' }),
    ),
  },
  'SetAsideController.accept': { prepare: async () => settling(await keptAside({ G: 5 }), 'accept') },
  'SetAsideController.correct': {
    prepare: async () =>
      settling(await keptAside({ G: 9 }), 'correct', { shown: 'G', 'a-G': '4', reason: 'Chạm nhầm' }),
  },
  'SetAsideController.discard': {
    prepare: async () => settling(await keptAside({ G: 8 }), 'discard', { reason: 'Thử máy' }),
  },
  'ImportController.columns': { entries: 0, prepare: imported('/columns') },
  'ImportController.import': { prepare: imported('') },
  'UndoImportController.undo': {
    prepare: async () => {
      const { text } = await officer.get('/paper/import').then(async (page) => ({ text: await page.text() }));
      const [path = ''] = /\/paper\/import\/[^"]+\/undo/.exec(text) ?? [];
      return () => officer.post(path);
    },
  },
  'EndController.end': {
    prepare: async () => {
      const { id } = await collecting('Kết thúc');
      return () => officer.post(`/campaigns/${id}/end`, { confirmed: 'yes' });
    },
  },
  'CampaignsApiController.end': {
    prepare: async () => {
      const { id } = await collecting('Kết thúc bằng lệnh');
      const token = await server.get(TokensService, { strict: false }).create('officer', 'spring', 'ends', 'test');
      const headers = { authorization: `Bearer ${token}` };
      return () => fetch(`${server.url}/api/v1/campaigns/${id}/end`, { method: 'POST', headers });
    },
  },
  'LockController.lock': {
    prepare: async () => {
      told = await ended('Mùa hè');
      return () => officer.post(`/campaigns/${told.id}/lock`, { confirmed: 'yes' });
    },
  },
  'ClockController.confirm': {
    prepare: async () => {
      server.clock.jumpBy(-120);
      return () => officer.post('/clock/confirm');
    },
  },
  'ReleasesController.decide release': { prepare: released('release') },
  'ReleasesController.decide withdraw': { prepare: released('withdraw') },
};

const CHOSEN = 'con trâu ăn cỏ ven sông';
const VISITS = '2026-W45;Hộ tịch;1300';
const aDevice = () =>
  server
    .get(DevicesService, { strict: false })
    .create({ communeId: 'spring', pointId: kiosk.id, secondPointId: null, opensAt: null, closesAt: null }, 'test');

describe('with an audit log that fails', () => {
  it.each(Object.entries(routes))('%s changes nothing; else its entry stands beside it', async (_, change) => {
    const send = await change.prepare();
    await holds(change.entries ?? 1, async () => (await send()).status);
  });

  it.each(Object.entries(commandsThatChange()))(
    'the command %s changes nothing; else it is logged',
    async (name, args) => {
      const command = commands.find((one) => one.name === name);
      const get: Get = (type) => server.get(type as never, { strict: false });
      const call = command && parseCall(command, await args());
      await holds(1, async () => {
        if (!call) return 404;
        return command.run(get, call).then(
          () => 200,
          () => 503,
        );
      });
    },
  );
});

/** Sends a request while the audit fails, and again once it works. */
async function holds(entries: number, send: () => Promise<number>): Promise<void> {
  const before = await wholeDatabase(server);
  const mend = await breakAudit(server);
  const refused = await send().finally(mend);
  expect(await wholeDatabase(server)).toEqual(before);
  if (entries > 0) expect(refused).toBe(503);

  expect(await send()).toBeLessThan(400);
  const { audit_entry: log = [], audit_chain: _, ...after } = await wholeDatabase(server);
  const { audit_entry: logBefore = [], audit_chain: __, ...rest } = before;
  expect(log.length - logBefore.length).toBe(entries);
  if (entries > 0) expect(after).not.toEqual(rest);
  else expect(after).toEqual(rest);
}

describe('the list above', () => {
  it('has every route on which staff send something, and no other but these doors', () => {
    const sending = routesOf(server).filter(({ isForStaff, method }) => isForStaff && method !== 'GET');
    const doors = ['SetupController.create', 'LoginController.signIn', 'DevicesApiController.pair'];
    const listed = new Set(Object.keys(routes).map((name) => name.split(' ')[0]));
    expect([...listed].sort()).toEqual([...sending.map(({ name }) => name), ...doors].sort());
  });

  it('has every command that changes something', () => {
    const known = [...Object.keys(commandsThatChange()), ...Object.keys(otherCommands)].sort();
    expect(commands.map(({ name }) => name).sort()).toEqual(known);
  });
});

function commandsThatChange(): Readonly<Record<string, () => Promise<readonly string[]>>> {
  const days = ['--opens', '2026-12-01', '--ends', '2026-12-20'];
  return {
    'commune:import': async () => {
      const file = join(folder, 'winter.json');
      writeFileSync(file, JSON.stringify({ ...SPRING, key: 'winter', name: 'Đông' }));
      return [file];
    },
    'user:create': async () => ['--name', 'từ lệnh', '--role', 'leader', '--commune', 'spring'],
    'token:create': async () => ['--role', 'leader', '--commune', 'spring'],
    'campaign:create': async () => ['--commune', 'spring', '--questionnaire', 'chinh-quyen', ...days],
    'point:create': async () => ['--commune', 'spring', '--kind', 'qr', '--name', 'Từ lệnh'],
    'campaign:lock': async () => [(await ended('Mùa thu')).id],
  };
}

/** Why a command leaves no entry of its own. */
const otherCommands: Readonly<Record<string, string>> = {
  simulate: 'runs where nothing is real; what it makes is logged as by the simulation',
  'tallies:rebuild': 'writes what follows from the responses',
  verify: 'reads',
  'audit:verify': 'reads',
  backup: 'copies',
  restore: 'replaces the whole file, log included, with the server stopped',
};
