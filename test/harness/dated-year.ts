import { readFileSync } from 'node:fs';
import type { Role } from '../../src/access/rights.js';
import { TokensService } from '../../src/access/tokens.service.js';
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
import { LocksService } from '../../src/figures/locks.service.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import { BatchesService } from '../../src/paper/batches.service.js';
import { PaperImport } from '../../src/paper/import.entity.js';
import { PublicResultsService } from '../../src/public-results/public-results.service.js';
import { SetAside } from '../../src/responses/set-aside.entity.js';
import { DemoPaperService } from '../../src/simulation/demo-paper.service.js';
import { SimulationService } from '../../src/simulation/simulation.service.js';
import { startServer, type TestServer } from './server.js';
import { aResponse, post } from './spring.js';

export const TODAY = '2026-10-01';
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
}

/** What staff made of it just now. */
export interface Made {
  readonly waiting: string;
  readonly file: string;
}

export let server: TestServer;
export let year: Year;
export const tokens = new Map<Role, string>();

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
export async function workOfAMinute(): Promise<Made> {
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

/** The server and its year, for the file that is about its pages. */
export function withAYear(): void {
  beforeAll(async () => {
    server = await startServer(TODAY);
    year = await aYear();
    for (const role of ['officer', 'leader'] as const) {
      tokens.set(role, await server.get(TokensService, strictly).create(role, COMMUNE, role, 'test'));
    }
  }, 300_000);
  afterAll(() => server.stop());
}
