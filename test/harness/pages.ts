import { readFileSync } from 'node:fs';
import { hashOfSecret } from '../../src/access/secret-code.js';
import type { Role } from '../../src/access/staff.js';
import { TokensService } from '../../src/access/tokens.service.js';
import { UsersService } from '../../src/access/users.service.js';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { PlansService } from '../../src/campaigns/plans.service.js';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { CollectionPointsService } from '../../src/collection-points/collection-points.service.js';
import { OneTimeCodesService } from '../../src/collection-points/one-time-codes.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { tableOf } from '../../src/database/table.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { DevicesService } from '../../src/devices/devices.service.js';
import { DutiesService } from '../../src/duties/duties.service.js';
import { LocksService } from '../../src/figures/locks.service.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import { BatchesService } from '../../src/paper/batches.service.js';
import { PaperImport } from '../../src/paper/import.entity.js';
import { SetAside } from '../../src/responses/set-aside.entity.js';
import { DemoPaperService } from '../../src/simulation/demo-paper.service.js';
import { SimulationService } from '../../src/simulation/simulation.service.js';
import { released } from './releasing.js';
import type { TestServer } from './server.js';
import { aResponse, post } from './spring.js';

/** The day that the year goes up to. */
export const TODAY = '2026-11-05';
export const COMMUNE = 'hong-chau';
const strictly = { strict: false } as const;

/** A simulated year: what the pages are about. */
export interface Year {
  readonly feedback: Campaign;
  readonly round: Campaign;
  /** Of a meeting; locked today. */
  readonly talk: Campaign;
  readonly desk: CollectionPoint;
  readonly kiosk: CollectionPoint;
  readonly sheets: CollectionPoint;
  readonly meeting: string;
  readonly batch: string;
  readonly user: string;
  /** What an access token is called. */
  readonly token: string;
}

/** What staff made of it just now. */
export interface Made {
  /** A paired tablet. */
  readonly device: string;
  readonly waiting: string;
  readonly file: string;
}

export interface Page {
  readonly path: string;
  readonly as?: Role;
  /** Something on it is dated when it was done: today. */
  readonly today?: true;
  /** It can be asked for on another server only, and says so here. */
  readonly refused?: true;
}

/** Pages that tell days, and the few routes beside them that do. */
export const datedPages: Readonly<Record<string, PageOf>> = {
  'StartController.show': () => ({ path: '/', as: 'officer' }),
  'ResultsController.show': () => ({ path: `/results/${COMMUNE}`, today: true }),
  'CampaignsController.list': () => ({ path: '/campaigns', as: 'officer', today: true }),
  'CampaignController.show': ({ round }) => ({ path: `/campaigns/${round.id}`, as: 'officer' }),
  'CampaignController.confirmLock': ({ round }) => ({ path: `/campaigns/${round.id}/lock`, as: 'officer' }),
  'EndController.confirm': ({ round }) => ({ path: `/campaigns/${round.id}/end`, as: 'officer', today: true }),
  'EditController.show': ({ round }) => ({ path: `/campaigns/${round.id}/edit`, as: 'officer' }),
  'CloneController.show': ({ round }) => ({ path: `/campaigns/${round.id}/clone`, as: 'officer' }),
  'DeleteController.confirm': ({ round }) => ({ path: `/campaigns/${round.id}/delete`, as: 'officer' }),
  'NewCampaignController.show': () => ({ path: '/campaigns/new', as: 'officer', today: true }),
  'PlanController.show': ({ round }) => ({ path: `/campaigns/${round.id}/plan`, as: 'officer', today: true }),
  'VisitsController.show': ({ feedback }) => ({ path: `/campaigns/${feedback.id}/visits`, as: 'officer' }),
  'ParticipationPageController.show': ({ round }) => {
    return { path: `/campaigns/${round.id}/participation`, as: 'officer', today: true };
  },
  'PointsController.list': () => ({ path: '/points', as: 'officer', today: true }),
  'PointController.show': ({ desk }) => ({ path: `/points/${COMMUNE}/${desk.id}`, as: 'officer', today: true }),
  'CommunesController.list': () => ({ path: '/communes', as: 'administrator', today: true }),
  'CommunesController.show': () => ({ path: `/communes/${COMMUNE}`, as: 'officer', today: true }),
  'EditCommuneController.show': () => ({ path: `/communes/${COMMUNE}/edit`, as: 'officer', today: true }),
  'DevicesController.list': () => ({ path: '/devices', as: 'officer', today: true }),
  'MeetingsController.list': () => ({ path: '/meetings', as: 'officer', today: true }),
  'MeetingController.show': ({ meeting }) => ({ path: `/meetings/${meeting}`, as: 'officer', today: true }),
  'BatchesController.list': () => ({ path: '/paper', as: 'officer', today: true }),
  'BatchController.show': ({ batch }) => ({ path: `/paper/batches/${batch}`, as: 'officer', today: true }),
  'ImportController.show': () => ({ path: '/paper/import', as: 'officer', today: true }),
  'UndoImportController.show': ({ round, file }) => {
    return { path: `/paper/import/${round.id}/${file}/undo`, as: 'officer', today: true };
  },
  'SetAsideController.list': () => ({ path: '/set-aside', as: 'officer', today: true }),
  'SetAsideController.show': ({ waiting }) => ({
    path: `/set-aside/${COMMUNE}/${waiting}`,
    as: 'officer',
    today: true,
  }),
  'DashboardController.show': () => ({ path: '/dashboard', as: 'leader' }),
  'FilesController.summary': () => ({ path: '/dashboard/summary', as: 'leader', today: true }),
  'DashboardController.section': ({ talk }) => {
    return { path: `/dashboard/trust?campaign=${talk.id}`, as: 'leader', today: true };
  },
  'DashboardController.department': () => ({ path: '/dashboard/units/van-phong', as: 'leader' }),
  'DashboardController.compare': () => ({ path: '/dashboard/compare?subject=centre', as: 'leader' }),
  'DashboardController.tables': ({ talk }) => {
    return { path: `/dashboard/tables?campaign=${talk.id}`, as: 'leader', today: true };
  },
  'MethodController.method': ({ talk }) => {
    return { path: `/dashboard/method?campaign=${talk.id}`, as: 'leader', today: true };
  },
  'FilesController.chart': ({ talk }) => {
    return { path: `/dashboard/charts/questions.svg?campaign=${talk.id}`, as: 'leader', today: true };
  },
  'ReleasesController.list': () => ({ path: '/public-results', as: 'officer', today: true }),
  'ReleasesController.preview': ({ talk }) => {
    return { path: `/public-results/${talk.id}/all/preview`, as: 'officer', today: true };
  },
  'PictureController.page': ({ talk }) => {
    return { path: `/public-results/${talk.id}/all/picture`, as: 'officer', today: true };
  },
  'DutiesController.list': () => ({ path: '/duties', as: 'officer', today: true }),
  'DutyController.show': () => ({ path: `/duties/${COMMUNE}/yearReport`, as: 'officer', today: true }),
  'FormController.open': ({ desk }) => ({ path: `/k/${desk.code}` }),
  'CampaignsApiController.list': () => ({ path: '/api/v1/campaigns', as: 'officer', today: true }),
  'AuditController.show': () => ({ path: '/audit', as: 'administrator', today: true }),
  'TokensController.list': () => ({ path: '/tokens', as: 'officer', today: true }),
  'ParticipationController.show': ({ feedback }) => {
    return { path: `/api/v1/campaigns/${feedback.id}/participation`, as: 'officer', today: true };
  },
};

/** Pages that tell no day. */
export const datelessPages: Readonly<Record<string, PageOf>> = {
  'KioskController.show': ({ kiosk }) => ({ path: `/kiosk/${kiosk.code}` }),
  'KeyingController.show': ({ batch }) => ({ path: `/paper/batches/${batch}/key`, as: 'officer' }),
  'SettleController.show': ({ batch }) => ({ path: `/paper/batches/${batch}/sheets/4/settle`, as: 'officer' }),
  'BatchController.print': ({ batch }) => ({ path: `/paper/batches/${batch}/print`, as: 'officer' }),
  'BatchController.printAll': ({ batch }) => ({ path: `/paper/batches/${batch}/print-all`, as: 'officer' }),
  'SheetsController.show': ({ desk }) => ({
    path: `/points/sheets?commune=${COMMUNE}&point=${desk.id}`,
    as: 'officer',
  }),
  'PointsController.confirmRevoking': ({ desk }) => ({ path: `/points/${COMMUNE}/${desk.id}/revoke`, as: 'officer' }),
  'DeviceController.show': ({ device }) => ({ path: `/devices/${COMMUNE}/${device}`, as: 'officer' }),
  'DeviceController.confirmRevoking': ({ device }) => {
    return { path: `/devices/${COMMUNE}/${device}/revoke`, as: 'officer' };
  },
  'WallController.show': ({ meeting }) => ({ path: `/meetings/${meeting}/wall` }),
  'QuestionnairesController.list': () => ({ path: '/questionnaires', as: 'officer' }),
  'QuestionnairesController.show': () => ({ path: '/questionnaires/trung-tam.v1', as: 'officer' }),
  'CommunesController.list': () => ({ path: '/communes', as: 'administrator' }),
  'CommunesController.show': () => ({ path: `/communes/${COMMUNE}`, as: 'administrator' }),
  'DutiesController.show': () => ({ path: '/duties/new', as: 'officer' }),
  'NewCommuneController.show': () => ({ path: '/communes/new', as: 'administrator' }),
  'LoginController.show': () => ({ path: '/login' }),
  'PasswordController.show': () => ({ path: '/password', as: 'officer' }),
  'SecondStepController.show': () => ({ path: '/password/second-step', as: 'officer', refused: true }),
  'CodeController.find': () => ({ path: '/k?code=none', refused: true }),
  'ReceiptController.show': () => ({ path: '/receipt' }),
  'SetupController.show': () => ({ path: '/setup/used', refused: true }),
  'UsersController.show': () => ({ path: '/users', as: 'administrator' }),
  'TokensController.confirmRevoking': ({ token }) => ({ path: `/tokens/${token}/revoke`, as: 'officer' }),
  'UsersController.newUser': () => ({ path: '/users/new', as: 'administrator' }),
  'UserController.show': ({ user }) => ({ path: `/users/${user}`, as: 'administrator' }),
  'UserController.confirmReset': ({ user }) => ({ path: `/users/${user}/password`, as: 'administrator' }),
  'UserController.confirmTakingOff': ({ user }) => ({ path: `/users/${user}/second-step`, as: 'administrator' }),
  'UserController.confirmDisabling': ({ user }) => ({ path: `/users/${user}/disabled`, as: 'administrator' }),
  'CityController.show': () => ({ path: '/city', as: 'administrator' }),
  'DashboardController.methods': () => ({ path: '/dashboard/methods', as: 'leader' }),
};

/** What is read by programs, a picture, or no page of its own. */
export const notPages: readonly string[] = [
  ...[
    'QrController.svg',
    'QrController.png',
    'FilesController.picture',
    'PictureController.picture',
    'KioskController.icon',
    'KioskController.picture',
  ],
  ...['KioskController.manifest', 'WorkersController.forms', 'WorkersController.kiosks'],
  ...['CommunesController.file', 'CommunesApiController.read'],
  ...['ResponsesController.questionnaire', 'VisitsApiController.read', 'ParticipationController.ofPoints'],
  ...['ResultFilesController.json', 'ResultFilesController.csv', 'CityFiguresController.satisfaction'],
  ...['FiguresController.distribution', 'FiguresController.satisfaction', 'FiguresController.change'],
  ...['AuditController.file', 'HealthController.live', 'HealthController.ready', 'MetricsController.show'],
  ...['ParticipationController.events', 'WallController.events', 'LanguageController.choose'],
];

type PageOf = (about: Year & Made) => Page;

/** A commune whose answers came in over a year, up to today. */
export async function aYear(server: TestServer): Promise<Year> {
  const campaigns = server.get(CampaignsService, strictly);
  const catalogue: unknown = JSON.parse(readFileSync(`data/communes/${COMMUNE}.json`, 'utf8'));
  await server.get(CommunesService, strictly).import(catalogue, '2025-01-01', 'test');
  await server.get(SimulationService, strictly).simulate(COMMUNE, 1_500, 1);
  await server.get(DemoPaperService, strictly).fill(COMMUNE, { first: 'lan', second: 'minh' });
  const open = (await campaigns.list(COMMUNE)).filter((one) => campaigns.stateOf(one) === 'open');
  const about = (key: string) => open.find(({ questionnaireVersion: version }) => version.startsWith(`${key}.`));
  const [feedback, round, talk] = [about('trung-tam'), about('chinh-quyen'), about('hop-thon')];
  if (!feedback || !round || !talk) throw new Error('Not every survey is open');
  const points = [...(await campaigns.pointsOf(feedback)), ...(await campaigns.pointsOf(round))];
  const pointOf = (kind: string) => points.findLast((one) => one.kind === kind);
  const [desk, kiosk, sheets] = [points.find(({ kind }) => kind === 'qr'), pointOf('kiosk'), pointOf('paper')];
  const [meeting] = await server.get(MeetingsService, strictly).list(COMMUNE);
  const [batch] = await server.get(BatchesService, strictly).list(COMMUNE);
  if (!desk || !kiosk || !sheets || !meeting || !batch) throw new Error('Something is missing from the year');
  const [hall] = await campaigns.pointsOf(talk);
  for (let sent = 0; sent < 30; sent += 1) await post(server, hall?.code ?? '', aResponse({ G: 4 }));
  await server.get(LocksService, strictly).lock(talk, { endNow: true, anyway: true }, 'lan');
  const wanted = { name: 'lan', role: 'clerk', communeId: COMMUNE } as const;
  const { user } = await server.get(UsersService, strictly).create(wanted, 'test');
  const token = await server.get(TokensService, strictly).create('clerk', COMMUNE, 'lan', 'test');
  const ids = { user: user.id, token: hashOfSecret(token).slice(0, 12) };
  return { feedback, round, talk, desk, kiosk, sheets, meeting: meeting.id, batch: batch.id, ...ids };
}

async function aTablet(server: TestServer, kiosk: CollectionPoint): Promise<string> {
  const devices = server.get(DevicesService, strictly);
  const wanted = { communeId: COMMUNE, pointId: kiosk.id, secondPointId: null, hours: null };
  const { device, code } = await devices.create(wanted, 'lan');
  await devices.pair(code);
  return device.id;
}

/** Everything that staff do and that is dated when it is done. */
export async function workOfAMinute(server: TestServer, year: Year, token: string): Promise<Made> {
  const { round, talk, desk, kiosk, sheets } = year;
  const plan = { basis: 'own', responses: 400, perUnit: 30, truth: null, listSize: null } as const;
  await server.get(PlansService, strictly).set(round, plan, 'lan');
  await released(server, talk);
  const duties = server.get(DutiesService, strictly);
  const report = (await duties.calendarOf(COMMUNE)).duties.find(({ key }) => key === 'yearReport');
  if (report) await duties.mark(report, '2026', '', 'lan');
  await server.get(OneTimeCodesService, strictly).issue(desk, 3, 'lan');
  const points = server.get(CollectionPointsService, strictly);
  await points.revoke(await points.create({ communeId: COMMUNE, kind: 'qr', name: 'Cũ' }, 'lan'), 'lan');
  const devices = server.get(DevicesService, strictly);
  await devices.revoke(await devices.find(COMMUNE, await aTablet(server, kiosk)), 'lan');
  const device = await aTablet(server, kiosk);
  const batch = { pointId: sheets.id, meetingId: null, handedOutBy: 'front', form: 'full', issued: 10 } as const;
  await server.get(BatchesService, strictly).create(round, batch, 'lan');
  await post(server, desk.code, aResponse({ G: 5 }));
  await post(server, desk.code, aResponse({ G: 9 }, { queued: true }));
  files += 1;
  await importFile(server, year, token, `G;A01\n${1 + (files % 4)};${1 + Math.floor(files / 4)}\n`);
  const queue = server.get(WriteQueue, strictly);
  const [waiting] = await queue.read(tableOf(SetAside).select({ communeId: COMMUNE }));
  const [file] = await queue.read(tableOf(PaperImport).select({ communeId: COMMUNE }));
  return { waiting: waiting?.id ?? '', file: file?.id ?? '', device };
}

/** Each says something else, or it would be taken for the one before. */
let files = 0;

async function importFile(server: TestServer, year: Year, token: string, body: string): Promise<void> {
  const { round, sheets } = year;
  const query = new URLSearchParams({ place: `${round.id}:${sheets.id}`, hander: 'youth', map: 'G,A01', words: '[]' });
  const headers = { 'content-type': 'application/octet-stream', authorization: `Bearer ${token}` };
  const answer = await fetch(`${server.url}/paper/import?${query}`, { method: 'POST', headers, body });
  if (answer.status !== 200) throw new Error(await answer.text());
}
