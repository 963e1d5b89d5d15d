/** @jest-environment ./test/harness/time-zones.js */
import { readFileSync } from 'node:fs';
import { RequestMethod } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { Role } from '../src/access/rights.js';
import { TokensService } from '../src/access/tokens.service.js';
import type { Campaign } from '../src/campaigns/campaign.entity.js';
import { CampaignsService } from '../src/campaigns/campaigns.service.js';
import { PlansService } from '../src/campaigns/plans.service.js';
import type { CollectionPoint } from '../src/collection-points/collection-point.entity.js';
import { CollectionPointsService } from '../src/collection-points/collection-points.service.js';
import { OneTimeCodesService } from '../src/collection-points/one-time-codes.service.js';
import { CommunesService } from '../src/communes/communes.service.js';
import { tableOf } from '../src/database/table.js';
import { WriteQueue } from '../src/database/write-queue.js';
import { DevicesService } from '../src/devices/devices.service.js';
import { LocksService } from '../src/figures/locks.service.js';
import { MeetingsService } from '../src/meetings/meetings.service.js';
import { BatchesService } from '../src/paper/batches.service.js';
import { PaperImport } from '../src/paper/import.entity.js';
import { PublicResultsService } from '../src/public-results/public-results.service.js';
import { SetAside } from '../src/responses/set-aside.entity.js';
import { DemoPaperService } from '../src/simulation/demo-paper.service.js';
import { SimulationService } from '../src/simulation/simulation.service.js';
import { startServer, type TestServer } from './harness/server.js';
import { aResponse, post } from './harness/spring.js';

/** Moves the machine: the time zone of the whole process (`harness/time-zones.js`). */
declare const standIn: (zone: string) => void;

const TODAY = '2026-10-01';
const COMMUNE = 'hong-chau';
const strictly = { strict: false } as const;

/** A simulated year: what the pages are about. */
interface Year {
  readonly feedback: Campaign;
  readonly round: Campaign;
  /** Of a meeting; locked today. */
  readonly talk: Campaign;
  readonly desk: CollectionPoint;
  readonly kiosk: CollectionPoint;
  readonly sheets: CollectionPoint;
  readonly meeting: string;
  readonly batch: string;
}

/** What staff made of it just now. */
interface Made {
  readonly waiting: string;
  readonly file: string;
}

interface Page {
  readonly path: string;
  readonly as?: Role;
  /** Something on it is dated when it was done: today. */
  readonly today?: true;
}

/** Every route that tells days. */
const pages: Readonly<Record<string, (about: Year & Made) => Page>> = {
  'HomeController.show': () => ({ path: '/' }),
  'ResultsController.show': () => ({ path: `/results/${COMMUNE}`, today: true }),
  'CampaignsController.list': () => ({ path: '/campaigns', as: 'officer', today: true }),
  'CampaignController.show': ({ round }) => ({ path: `/campaigns/${round.id}`, as: 'officer' }),
  'CampaignController.confirmLock': ({ round }) => ({ path: `/campaigns/${round.id}/lock`, as: 'officer' }),
  'EndController.confirm': ({ round }) => ({ path: `/campaigns/${round.id}/end`, as: 'officer', today: true }),
  'NewCampaignController.show': () => ({ path: '/campaigns/new', as: 'officer', today: true }),
  'PlanController.show': ({ round }) => ({ path: `/campaigns/${round.id}/plan`, as: 'officer', today: true }),
  'VisitsController.show': ({ feedback }) => ({ path: `/campaigns/${feedback.id}/visits`, as: 'officer' }),
  'ParticipationPageController.show': ({ round }) => {
    return { path: `/campaigns/${round.id}/participation`, as: 'officer', today: true };
  },
  'PointsController.list': () => ({ path: '/points', as: 'officer', today: true }),
  'PointController.show': ({ desk }) => ({ path: `/points/${COMMUNE}/${desk.id}`, as: 'officer', today: true }),
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
  'SummaryController.show': () => ({ path: '/dashboard/summary', as: 'leader', today: true }),
  'TablesController.show': ({ talk }) => {
    return { path: `/dashboard/tables?campaign=${talk.id}`, as: 'leader', today: true };
  },
  'MethodController.method': ({ talk }) => {
    return { path: `/dashboard/method?campaign=${talk.id}`, as: 'leader', today: true };
  },
  'ChartsController.file': ({ talk }) => {
    return { path: `/dashboard/charts/questions.svg?campaign=${talk.id}`, as: 'leader', today: true };
  },
  'ReleasesController.list': () => ({ path: '/public-results', as: 'officer', today: true }),
  'FormController.open': ({ desk }) => ({ path: `/k/${desk.code}` }),
  'CampaignsApiController.list': () => ({ path: '/api/v1/campaigns', as: 'officer', today: true }),
  'ParticipationController.show': ({ feedback }) => {
    return { path: `/api/v1/campaigns/${feedback.id}/participation`, as: 'officer', today: true };
  },
};

/** Routes that tell no day. */
const dayless: Readonly<Record<string, readonly string[]>> = {
  'forms, keying and codes: what is asked, not when': [
    ...['KioskController.show', 'KeyingController.show', 'SettleController.show'],
    ...['BatchController.print', 'SheetsController.show', 'QrController.svg', 'QrController.png'],
    ...['PointsController.confirmRevoking', 'DevicesController.confirmRevoking', 'WallController.show'],
    ...['QuestionnairesController.list', 'QuestionnairesController.show', 'ResponsesController.questionnaire'],
    ...['CommunesController.list', 'CommunesController.show'],
  ],
  'staff and their doors': [
    ...['LoginController.show', 'PasswordController.show', 'SetupController.show', 'UsersController.show'],
  ],
  'numbers by week, point, question; instants of publications': [
    ...['VisitsApiController.read', 'ParticipationController.ofPoints', 'FiguresController.distribution'],
    ...['FiguresController.satisfaction', 'FiguresController.change', 'MethodController.methods'],
  ],
  'pictures and programs': [
    ...['SummaryController.picture', 'KioskController.manifest', 'KioskController.icon'],
    ...['WorkersController.forms', 'WorkersController.kiosks'],
  ],
  'the state of the server': ['HealthController.live', 'HealthController.ready', 'MetricsController.show'],
  'streams of counts': ['ParticipationController.events', 'WallController.events'],
};

let server: TestServer;
let year: Year;
const tokens = new Map<Role, string>();

beforeAll(async () => {
  server = await startServer(TODAY);
  year = await aYear();
  for (const role of ['officer', 'leader'] as const) {
    tokens.set(role, await server.get(TokensService, strictly).create(role, COMMUNE, role, 'test'));
  }
}, 300_000);
afterAll(() => server.stop());

const zones = ['Asia/Ho_Chi_Minh', 'UTC', 'Pacific/Honolulu'];
const moments = ['00:30', '23:30'].flatMap((time) => zones.map((zone) => ({ time, zone })));

describe('the days on every page', () => {
  let expected: Readonly<Record<string, readonly string[]>> | null = null;

  it.each(moments)('are those of Vietnam at $time there, with the server in $zone', async ({ time, zone }) => {
    standIn(zone);
    server.clock.jumpTo(`${TODAY}T${time}`);
    server.clock.believe(server.clock.now());
    const told = await daysOnPages({ ...year, ...(await workOfAMinute()) });
    expected ??= told;
    expect(told).toEqual(expected);
  });

  it('are told, and today where something is dated that was done just now', () => {
    for (const [handler, page] of Object.entries(pages)) {
      const days = expected?.[handler] ?? [];
      const isToday = days.some((day) => ['01/10/2026', '2026-10-01'].includes(day));
      const { today = false } = page({ ...year, waiting: '', file: '' });
      expect([handler, days.length > 0, isToday || !today]).toEqual([handler, true, true]);
    }
  });

  it('are looked for at every route', () => {
    const controllers = [...server.get(ModulesContainer).values()].flatMap((room) => [...room.controllers.values()]);
    const reading = controllers.flatMap(({ metatype }) => (metatype ? readingHandlers(metatype) : []));
    expect([...Object.keys(pages), ...Object.values(dayless).flat()].sort()).toEqual(reading.sort());
  });
});

function readingHandlers(controller: { readonly name: string; readonly prototype: object }): string[] {
  return Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
    const handler: unknown = Object.getOwnPropertyDescriptor(controller.prototype, name)?.value;
    if (name === 'constructor' || typeof handler !== 'function' || !Reflect.hasMetadata('path', handler)) return [];
    return Reflect.getMetadata('method', handler) === RequestMethod.GET ? [`${controller.name}.${name}`] : [];
  });
}

/** The different days on each page, as they are written, by the route. */
async function daysOnPages(about: Year & Made): Promise<Readonly<Record<string, readonly string[]>>> {
  const told = Object.entries(pages).map(async ([handler, page]) => {
    const { path, as } = page(about);
    const headers = { accept: 'text/html', ...(as && { authorization: `Bearer ${tokens.get(as)}` }) };
    const answer = await fetch(server.url + path, { headers, redirect: 'manual' });
    const days = (await answer.text()).matchAll(WRITTEN_DAY);
    expect([path, answer.status]).toEqual([path, 200]);
    return [handler, [...new Set([...days].map(([day]) => day))]] as const;
  });
  return Object.fromEntries(await Promise.all(told));
}

/** In full or without the year; an instant, which programs read in UTC, is no day. */
const WRITTEN_DAY = /\b\d{2}\/\d{2}(?:\/\d{4})?\b|\b\d{4}-\d{2}-\d{2}\b(?!T)/g;

/** A commune whose answers came in over a year, up to today. */
async function aYear(): Promise<Year> {
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
  return { feedback, round, talk, desk, kiosk, sheets, meeting: meeting.id, batch: batch.id };
}

async function aTablet(kiosk: CollectionPoint): Promise<string> {
  const devices = server.get(DevicesService, strictly);
  const wanted = { communeId: COMMUNE, pointId: kiosk.id, secondPointId: null, opensAt: null, closesAt: null };
  const { device, code } = await devices.create(wanted, 'lan');
  await devices.pair(code);
  return device.id;
}

/** Everything that staff do and that is dated when it is done. */
async function workOfAMinute(): Promise<Made> {
  const { round, talk, desk, kiosk, sheets } = year;
  const plan = { basis: 'own', responses: 400, perUnit: 30, truth: null, listSize: null } as const;
  await server.get(PlansService, strictly).set(round, plan, 'lan');
  await server.get(PublicResultsService, strictly).release(talk, 'all', '', 'lan');
  await server.get(OneTimeCodesService, strictly).issue(desk, 3, 'lan');
  const points = server.get(CollectionPointsService, strictly);
  await points.revoke(await points.create({ communeId: COMMUNE, kind: 'qr', name: 'Cũ' }, 'lan'), 'lan');
  const devices = server.get(DevicesService, strictly);
  await devices.revoke(await devices.find(COMMUNE, await aTablet(kiosk)), 'lan');
  await aTablet(kiosk);
  const batch = { pointId: sheets.id, meetingId: null, handedOutBy: 'front', issued: 10 } as const;
  await server.get(BatchesService, strictly).create(round, batch, 'lan');
  await post(server, desk.code, aResponse({ G: 5 }));
  await post(server, desk.code, aResponse({ G: 9 }, { queued: true }));
  files += 1;
  await importFile(`G;A01\n${1 + (files % 4)};${1 + Math.floor(files / 4)}\n`);
  const queue = server.get(WriteQueue, strictly);
  const [waiting] = await queue.read(tableOf(SetAside).select({ communeId: COMMUNE }));
  const [file] = await queue.read(tableOf(PaperImport).select({ communeId: COMMUNE }));
  return { waiting: waiting?.id ?? '', file: file?.id ?? '' };
}

/** Each says something else, or it would be taken for the one before. */
let files = 0;

async function importFile(body: string): Promise<void> {
  const { round, sheets } = year;
  const query = new URLSearchParams({ place: `${round.id}:${sheets.id}`, hander: 'youth', map: 'G,A01', words: '[]' });
  const headers = { 'content-type': 'application/octet-stream', authorization: `Bearer ${tokens.get('officer')}` };
  const answer = await fetch(`${server.url}/paper/import?${query}`, { method: 'POST', headers, body });
  if (answer.status !== 200) throw new Error(await answer.text());
}
