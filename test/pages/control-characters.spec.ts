import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupService } from '../../src/access/setup.service.js';
import { TokensService } from '../../src/access/tokens.service.js';
import { UsersService } from '../../src/access/users.service.js';
import { commands } from '../../src/commands.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { USUAL_COMMUNE } from '../../src/communes/new-commune.js';
import { parseCall } from '../../src/config/command.js';
import { callApi, fieldsOf } from '../harness/campaign-forms.js';
import { aCommentPage } from '../harness/comments.js';
import { go, openPart, save } from '../harness/commune-form.js';
import { aCounter, type Counter, Staff } from '../harness/counter.js';
import { correctedBecause, entrances } from '../harness/entrances.js';
import { feedbackWords } from '../harness/feedback-words.js';
import { givenWords } from '../harness/given-words.js';
import { importForm } from '../harness/import-form.js';
import { integrityWords } from '../harness/integrity-words.js';
import { discardOn, draftOf, FRAME } from '../harness/paper-frames.js';
import { routesOf } from '../harness/routes.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, aResponse, lockAnyway, post, SPRING } from '../harness/spring.js';
import { wholeDatabase } from '../harness/whole-database.js';
import { withoutWords } from '../harness/wordless-routes.js';
import { aWorkbook, sheetOf } from '../harness/workbook.js';

/**
 * People paste text that holds what nobody sees: PostgreSQL refuses a NUL, and SQLite keeps it. Wherever words are
 * given, they are kept without; and no address with such signs ends in a failure of the server.
 */
type Given = (text: string) => Promise<{ readonly status: number }>;

let server: TestServer;
let folder: string;
let counter: Counter;
let administrator: SignedIn;
let officer: SignedIn;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hai-long-words-'));
  server = await startServer('2026-11-03', { LOG_LEVEL: 'silent' });
  await server.get(CommunesService, { strict: false }).import(SPRING, '2026-01-01', 'test');
}, 60_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** As a browser with the session of an officer sends a file. */
async function sendFile(body: string | Buffer, name: string) {
  const place = `${counter.campaign.id}:${counter.paper.id}`;
  const headers = { 'x-csrf-token': officer.token, cookie: officer.cookie };
  const form = importForm(body, { place, hander: 'youth', map: 'G,TEXT', name });
  return fetch(`${server.url}/paper/import`, { method: 'POST', headers, body: form });
}

/** An answer that nobody can count waits for staff. */
async function settle(how: string, fields: Record<string, string>) {
  const { id } = aResponse();
  const sent = { id, answers: { G: 9 }, queued: true };
  await post(server, counter.qr.code, sent);
  const page = await (await officer.get('/set-aside?commune=spring')).text();
  const [path = ''] = page.match(/\/set-aside\/spring\/[0-9a-f-]+/g)?.slice(-1) ?? [];
  return officer.post(`${path}/${how}`, fields);
}

const centreDays = { opensOn: '2026-12-01', endsOn: '2026-12-20', locksOn: '' };

/** Days on which the points of the counter are free. */
const next = (month: number) => ({
  ...{ opensOn: `2027-0${month}-01`, endsOn: `2027-0${month}-20`, locksOn: `2027-0${month}-25` },
});

async function api(method: string, path: string, body: object) {
  const token = await server
    .get(TokensService, { strict: false })
    .create('officer', 'spring', `${method}${path}`, 'test');
  return callApi(server, token, method, `${counter.campaign.id}${path}`, body);
}

/** Every route on which people give words of their own. */
const routes: Readonly<Record<string, Given>> = {
  'SetupController.create': async (name) => {
    const link = await server.get(SetupService, { strict: false }).firstStartLink();
    const body = new URLSearchParams({ name, password: PASSWORD, again: PASSWORD });
    const reply = await fetch(server.url + link, { method: 'POST', body, redirect: 'manual' });
    administrator = await signInAs(server, { role: 'administrator', communeId: null });
    officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
    counter = await aCounter(server, await Staff.of(server));
    return reply;
  },
  'UsersController.create': (name) => administrator.post('/users', { name, role: 'leader', commune: 'spring' }),
  'UserController.change': async (fullName) => {
    const { id } = (await server.get(UsersService, { strict: false }).find('officer.spring')) ?? {};
    return administrator.post(`/users/${id}`, { fullName });
  },
  'TokensController.create': (name) =>
    officer.post('/tokens', { name, role: 'clerk', commune: 'spring', expiresOn: '2027-01-31' }),
  'CommunesController.import': (name) =>
    administrator.post('/communes', { text: JSON.stringify({ ...SPRING, key: 'autumn', name }) }),
  'NewCommuneController.create': (name) =>
    administrator.post('/communes/new', { ...USUAL_COMMUNE, name, province: 'Hải Phòng' }),
  'EditCommuneController.save': async (name) => {
    const form = await openPart(officer, 'villages', '2027-02-01');
    return save(officer, await go(officer, form, 'preview', { 'name-3': name }));
  },
  'CommunesApiController.replace': async (name) => {
    const token = await server.get(TokensService, { strict: false }).create('officer', 'spring', 'communes', 'test');
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ ...SPRING, villages: [...SPRING.villages, { key: 'nam', name }] });
    return fetch(`${server.url}/api/v1/communes/spring/catalogue?from=2027-01-01`, { method: 'PUT', headers, body });
  },
  'PointsController.create': (name) => officer.post('/points', { commune: 'spring', kind: 'qr', name, place: '' }),
  'PointChangesController.save': (name) =>
    officer.post(`/points/spring/${counter.qr.id}/edit`, { name, place: '', wasName: counter.qr.name, wasPlace: '' }),
  'SeveralPointsController.save': async (name) => {
    const fields = { commune: 'spring', kind: 'link', text: name, place: '' };
    const [, seen = ''] =
      /name="seen" value="([^"]+)"/.exec(await (await officer.post('/points/several', fields)).text()) ?? [];
    return officer.post('/points/several', { ...fields, seen, go: 'create' });
  },
  'NewCampaignController.create': (name) =>
    officer.post('/campaigns', {
      ...{ commune: 'spring', questionnaire: 'trung-tam', name, target: 'usual', targetPercent: '90', pointKind: 'qr' },
      ...centreDays,
    }),
  'EditController.save': async (name) => {
    const page = await (await officer.get(`/campaigns/${counter.campaign.id}/edit`)).text();
    return officer.post(`/campaigns/${counter.campaign.id}/edit`, { ...fieldsOf(page), name });
  },
  'CloneController.clone': (name) => officer.post(`/campaigns/${counter.campaign.id}/clone`, { ...next(1), name }),
  'ChangeApiController.change': (name) => api('PATCH', '', { name }),
  'ChangeApiController.clone': (name) => api('POST', '/clone', { ...next(3), name }),
  'MeetingController.record': async (keyedBy) => {
    await officer.post('/meetings', { commune: 'spring', place: 'village:dong', heldOn: '2026-11-03', invited: '80' });
    const [path = ''] = /\/meetings\/[0-9a-f-]{36}/.exec(await (await officer.get('/meetings')).text()) ?? [];
    return officer.post(path, { invited: '80', keyedBy });
  },
  'SheetController.correct': (reason) => correctedBecause(counter, reason),
  'SetAsideController.correct': (reason) => settle('correct', { shown: 'G', 'a-G': '4', reason }),
  'SetAsideController.discard': (reason) => settle('discard', { reason }),
  'QuarterController.save': (note) =>
    officer.post('/documents/quarter', { commune: 'spring', quarter: '2026-Q3', changes: '0', 'note-1': note }),
  'ReleasesController.prepare': async (done) => {
    const point = await aPoint(server, { name: 'Cổng' });
    const days = { opensOn: '2026-10-01', endsOn: '2026-10-31' } as const;
    const campaign = await aCampaign(server, { ...days, questionnaire: 'chinh-quyen', pointIds: [point.id] });
    server.clock.moveTo('2026-10-31');
    for (let sent = 0; sent < 12; sent += 1) await post(server, point.code, aResponse({ G: 4 }));
    server.clock.moveTo('2026-11-03');
    await lockAnyway(server, campaign);
    return officer.post('/public-results/prepare', { campaign: campaign.id, period: 'all', done });
  },
  'ReleasesController.record': async (number) => {
    const page = await (await officer.get('/public-results')).text();
    const hidden = (name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? '';
    const decision = { read: hidden('read'), number, decidedOn: '2026-11-03' };
    return officer.post('/public-results/record', { campaign: hidden('campaign'), period: 'all', ...decision });
  },
  ...integrityWords(() => ({ server, officer })),
  'CommentController.tag': async (tag) => officer.post(`${await aCommentPage(server)}/tags`, { tag }),
  'DraftController.make': async (text) => officer.post('/documents/draft/report', await draftOf(officer, text)),
  'DiscardController.discard': (reason) => discardOn(officer, reason),
  'FrameController.save': (place) => officer.post('/documents/frame/spring', { ...FRAME, read: 'usual', place }),
  ...feedbackWords({ server: () => server, officer: () => officer }),
  ...givenWords({ server: () => server, officer: () => officer }),
  'ImportController.import': (name) => sendFile('G,TEXT\n5,\n', name),
  'FormController.answer': (text) => entrances['form without script'].bring(counter, answered(text)),
  'ResponsesController.submit': (text) => entrances.phone.bring(counter, answered(text)),
  'KeyingController.first': (text) => entrances['keyed sheet'].bring(counter, answered(text)),
  'SetAsideController.accept': (text) => entrances['set aside, then accepted'].bring(counter, answered(text)),
};

/** Words inside of what a route takes in more than one way. */
const otherWays: Readonly<Record<string, Given>> = {
  'a phone that waited': (text) => entrances['queued phone'].bring(counter, answered(text)),
  'a paired tablet': (text) => entrances['paired tablet'].bring(counter, answered(text)),
  'a CSV file': (text) => sendFile(`G,TEXT\n3,"${text}"\n`, 'a.csv'),
  'an XLSX file': (text) => {
    const escaped = text.replace(/\p{Cc}/gu, (sign) => `_x00${sign.charCodeAt(0).toString(16).padStart(2, '0')}_`);
    return sendFile(aWorkbook({ A: sheetOf(['G', 'TEXT'], [4, escaped]) }), 'a.xlsx');
  },
};

/** Every command that takes words. */
const inCommands: Readonly<Record<string, (text: string) => readonly string[]>> = {
  'commune:import': (name) => {
    const file = join(folder, 'winter.json');
    writeFileSync(file, JSON.stringify({ ...SPRING, key: 'winter', name }));
    return [file];
  },
  'user:create': (name) => ['--name', name, '--role', 'leader', '--commune', 'spring'],
  'token:create': (name) => ['--name', name, '--role', 'leader', '--commune', 'spring'],
  'campaign:create': (name) => {
    return ['--name', name, '--commune', 'spring', '--questionnaire', 'hop-thon', ...COMMAND_DAYS];
  },
  'point:create': (name) => ['--name', name, '--commune', 'spring', '--kind', 'qr'],
};

const COMMAND_DAYS = ['--opens', '2026-12-01', '--ends', '2026-12-20'];
const PASSWORD = 'con trâu ăn cỏ ven sông';
const answered = (TEXT: string) => ({ answers: { G: 4, TEXT }, on: '2026-11-03' });
let given = 0;

/** Gives words that hold a NUL, a bell and an escape, and finds them kept without. */
async function keepsWords(give: Given): Promise<void> {
  given += 1;
  const { status } = await give(`B\u0000ến \u0007đò ${given}\u001b`);
  expect(status).toBeLessThan(400);
  const kept = JSON.stringify(await wholeDatabase(server)).toLocaleLowerCase('vi');
  expect(kept.includes(`bến đò ${given}`)).toBe(true);
  expect(/.{50}\\u00(?:00|07|1b).{20}/.exec(kept)).toBeNull();
}

it.each(Object.entries(routes))('%s keeps no control character', (_, give) => keepsWords(give));
it.each(Object.entries(otherWays))('%s brings no control character', (_, give) => keepsWords(give));
it.each(Object.entries(inCommands))('the command %s keeps no control character', (name, args) =>
  keepsWords(async (text) => {
    const command = commands.find((one) => one.name === name);
    if (!command) return { status: 404 };
    await command.run((type) => server.get(type as never, { strict: false }), parseCall(command, args(text)));
    return { status: 200 };
  }),
);

it('every route that is sent anything is named above', () => {
  const sent = routesOf(server).filter(({ method }) => method !== 'GET');
  expect([...Object.keys(routes), ...withoutWords].sort()).toEqual(sent.map(({ name }) => name).sort());
});

it('every command is named above, or takes no words', () => {
  const reading = ['verify', 'audit:verify', 'paper:print', 'token:list', 'token:revoke'];
  const writing = ['documents:write', 'campaign:lock', 'simulate', 'tallies:rebuild', 'user:reset'];
  const others = [...reading, 'questionnaire:check', 'questionnaire:count', ...writing];
  expect(commands.map(({ name }) => name).sort()).toEqual([...Object.keys(inCommands), ...others].sort());
});

it('no address and no field with a NUL in it ends in a failure of the server', async () => {
  const failed: string[] = [];
  for (const { name, method, path } of routesOf(server)) {
    const address = `${path.replace(/:\w+/g, 'a%00b')}?commune=spring%00&campaign=%00&place=%00:%00&period=%00`;
    const reply = await (method === 'GET'
      ? officer.get(address)
      : officer.post(address, { commune: 'spring\u0000', campaign: '\u0000', point: '\u0000', name: '\u0000' }));
    if (reply.status >= 500) failed.push(`${name} ${reply.status}`);
  }
  expect(failed).toEqual([]);
});
