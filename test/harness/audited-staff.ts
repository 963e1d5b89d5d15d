import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { UsersService } from '../../src/access/users.service.js';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { DevicesService } from '../../src/devices/devices.service.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import type { PaperBatch } from '../../src/paper/paper.entity.js';
import { versionOf } from '../../src/public-results/releases.service.js';
import { importForm } from './import-form.js';
import { aBatch, sendJson } from './paper.js';
import { startServer, type TestServer } from './server.js';
import { type SignedIn, signInAs } from './sign-in.js';
import { aCampaign, aPoint, aResponse, post, SPRING } from './spring.js';

/** A change that staff make, prepared up to the request itself: sent while the audit fails, and again once it works. */
export interface Change {
  readonly prepare: () => Promise<() => Promise<{ readonly status: number }>>;
  /** Entries that the audit log has more of afterwards; none means that nothing is changed. */
  readonly entries?: number;
}

export let server: TestServer;
export let folder: string;
export let administrator: SignedIn;
export let officer: SignedIn;
export let clerk: SignedIn;
export let leader: SignedIn;
export let counter: CollectionPoint;
export let kiosk: CollectionPoint;
export let paper: CollectionPoint;
export let centre: Campaign;
export let onPaper: Campaign;
export let batch: PaperBatch;
/** What is told of later on. */
export let told: Campaign;

/** From now on they are signed in. */
export async function comeToWork(): Promise<void> {
  administrator = await signInAs(server, { role: 'administrator', communeId: null });
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  clerk = await signInAs(server, { role: 'clerk', communeId: 'spring' });
  leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
}

const form = (by: () => SignedIn, path: () => string, fields: () => Record<string, string>): Change['prepare'] => {
  return async () => () => by().post(path(), fields());
};
export const asOfficer = (path: () => string, fields: () => Record<string, string> = () => ({})) =>
  form(() => officer, path, fields);
export const asAdministrator = (path: () => string, fields: () => Record<string, string>) =>
  form(() => administrator, path, fields);
export const keyed = (by: () => SignedIn, path: string, body: object): Change['prepare'] => {
  return async () => () => sendJson(server, by(), `/paper/batches/${batch.id}/sheets${path}`, body);
};
export const userId = async (name: string): Promise<string> =>
  (await server.get(UsersService, { strict: false }).find(name))?.id ?? '';
const meetingToday = async (): Promise<string> => {
  const [meeting] = await server.get(MeetingsService, { strict: false }).list('spring');
  return `/meetings/${meeting?.id}`;
};
export const ofMeeting = (rest: string, fields: Record<string, string> = {}): Change['prepare'] => {
  return async () => {
    const path = (await meetingToday()) + rest;
    return () => officer.post(path, fields);
  };
};

export async function collecting(name: string): Promise<Campaign> {
  const { id } = await aPoint(server, { name });
  return aCampaign(server, { name, pointIds: [id] });
}

/** A campaign in which enough people answered, and which has ended. */
export async function ended(name: string): Promise<Campaign> {
  const point = await aPoint(server, { name });
  const days = { opensOn: '2026-10-01', endsOn: '2026-10-31', locksOn: '2026-12-01' } as const;
  const campaign = await aCampaign(server, { ...days, name, questionnaire: 'chinh-quyen', pointIds: [point.id] });
  server.clock.moveTo('2026-10-31');
  for (let sent = 0; sent < 12; sent += 1) await post(server, point.code, aResponse({ G: 4 }));
  server.clock.moveTo('2026-11-03');
  return campaign;
}

export async function endTheSummer(): Promise<void> {
  told = await ended('Mùa hè');
}

/** Sent by a phone that waited, with a code that nobody knows. @returns the address of what is kept for staff */
export async function keptAside(answers: Record<string, unknown>): Promise<string> {
  const response = aResponse(answers, { queued: true, proof: { kind: 'one-time', value: 'không có' } });
  await post(server, counter.code, response);
  const [row] = await server.get(DataSource).query(`SELECT id FROM set_aside WHERE response_id = '${response.id}'`);
  return `/set-aside/spring/${row.id}`;
}
export const settling =
  (path: string, how: string, fields: Record<string, string> = {}) =>
  () =>
    officer.post(`${path}/${how}`, fields);

export const imported = (path: string) => async () => {
  const chosen = { place: `${onPaper.id}:${paper.id}`, hander: 'youth', map: 'G' };
  const headers = { 'x-csrf-token': officer.token, cookie: officer.cookie };
  return () =>
    fetch(`${server.url}/paper/import${path}`, {
      ...{ method: 'POST', headers, redirect: 'manual' },
      body: importForm('G\r\n5\r\n4\r\n', chosen),
    });
};

export const visitsOf =
  (rest: string): (() => string) =>
  () =>
    `/campaigns/${centre.id}/visits${rest}`;
/** A step on the way to citizens, of what is told of; the text is empty. */
export const releasing = (by: () => SignedIn, step: string, fields: Record<string, string> = {}) =>
  form(
    by,
    () => `/public-results/${step}`,
    () => ({ campaign: told.id, period: 'all', ...fields }),
  );
export const READ = { read: versionOf({ done: '' }) };

export const CHOSEN = 'con trâu ăn cỏ ven sông';
export const VISITS = '2026-W45;Hộ tịch;1300';
export const aDevice = () =>
  server
    .get(DevicesService, { strict: false })
    .create({ communeId: 'spring', pointId: kiosk.id, secondPointId: null, hours: null }, 'test');

/** The server, anew for the file that is about it. */
export function withStaff(): void {
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
}
