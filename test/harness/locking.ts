import type { Role } from '../../src/access/staff.js';
import { TokensService } from '../../src/access/tokens.service.js';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import type { NewCampaign } from '../../src/campaigns/new-campaign.js';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import type { NewPoint } from '../../src/collection-points/collection-points.service.js';
import { commands } from '../../src/commands.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { type Get, parseCall } from '../../src/config/command.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { DevicesService } from '../../src/devices/devices.service.js';
import { FiguresService } from '../../src/figures/figures.service.js';
import { LockJob } from '../../src/figures/lock.job.js';
import { addDays, type Day } from '../../src/rules/days.js';
import { auditOf } from './audit.js';
import { aSheet } from './paper.js';
import { startServer, type TestServer } from './server.js';
import { aCampaign, aPoint, aResponse, post, SPRING } from './spring.js';

/** Rounds that are locked: by an officer, by a program, by the clock. */

export let server: TestServer;
const tokens = new Map<string, string>();

export const loosely = { strict: false } as const;
export const as = (role: Role) => ({ authorization: `Bearer ${tokens.get(role)}` });
export const page = (path: string, role: Role = 'officer'): Promise<Response> =>
  fetch(server.url + path, { headers: { accept: 'text/html', ...as(role) }, redirect: 'manual' });
export const press = (path: string, fields: Record<string, string> = {}, role: Role = 'officer'): Promise<Response> =>
  fetch(server.url + path, {
    ...{ method: 'POST', headers: { accept: 'text/html', ...as(role) }, redirect: 'manual' },
    body: new URLSearchParams(fields),
  });
export const sendJson = async (path: string, body: unknown, headers: Record<string, string>): Promise<number> => {
  const json = { 'content-type': 'application/json', accept: 'application/json' };
  const init = { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) };
  return (await fetch(server.url + path, init)).status;
};

export const find = ({ id }: Campaign): Promise<Campaign> => server.get(CampaignsService, loosely).find(id);
export const lockedOf = async (campaign: Campaign): Promise<readonly string[]> => (await find(campaign)).lockedPeriods;
export const published = async (campaign: Campaign): Promise<readonly string[]> => {
  const all = await server.get(FiguresService, loosely).latest(campaign);
  return all.map(({ period }) => period);
};
/** What the clock does by itself, and what is locked then: by the campaign and by its publications alike. */
export const jobLocks = async (campaign: Campaign): Promise<readonly string[]> => {
  await server.get(LockJob, loosely).look();
  const locked = await lockedOf(campaign);
  expect(await published(campaign)).toEqual(locked);
  return locked;
};
/** The command's outcome: what it printed, or the code of its refusal and what waits. */
export const command = async (name: string, ...args: string[]): Promise<Record<string, unknown>> => {
  const found = commands.find((one) => one.name === name);
  if (!found) throw new Error(`There is no ${name}`);
  const get: Get = (type) => server.get(type as never, loosely);
  return found.run(get, parseCall(found, args)).then(
    (printed) => printed as Record<string, unknown>,
    ({ code, waiting, message }) => ({ refused: code ?? message, waiting }),
  );
};
export const lastLock = async (campaign: Campaign) => {
  const log = await auditOf(server, 'spring');
  return log.find(({ action, object }) => action === 'campaign-locked' && object === campaign.id);
};

export const IN_VAIN = 'lần bấm này không thay đổi gì';
let made = 0;
export interface Survey {
  readonly campaign: Campaign;
  readonly point: CollectionPoint;
}
/** A round of three days from today that locks five days later, with twelve answers. */
export async function aRound(more: Partial<NewCampaign> = {}, at: Partial<NewPoint> = {}): Promise<Survey> {
  made += 1;
  const opensOn = server.clock.today();
  const point = await aPoint(server, { name: `Nơi ${made}`, ...at });
  const days = { opensOn, endsOn: addDays(opensOn, 2), locksOn: addDays(opensOn, 7) } as const;
  const name = `Đợt ${made}`;
  const campaign = await aCampaign(server, { ...days, name, pointIds: [point.id], ...more });
  return { campaign, point };
}
export const answers = async ({ point }: Survey, people: number, more: Record<string, unknown> = {}): Promise<void> => {
  for (let sent = 0; sent < people; sent += 1) await post(server, point.code, aResponse({ G: 5 }, more));
};
export const standings = async ({ campaign }: Survey): Promise<Readonly<Record<string, number>>> => {
  const sql = `SELECT standing FROM survey_response WHERE campaign_id = '${campaign.id}'`;
  const found: { standing: string }[] = await server.get(WriteQueue, loosely).read(
    (function* () {
      const { rows } = yield { sql, parameters: [], writes: null };
      return rows as never;
    })(),
  );
  return Object.fromEntries(
    [...new Set(found.map(({ standing }) => standing))]
      .sort()
      .map((standing) => [standing, found.filter((one) => one.standing === standing).length]),
  );
};
export const until = (day: Day) => server.clock.moveTo(day);
export const later = (days: number) => until(addDays(server.clock.today(), days));

export const key = (batch: string, number: number, given: object, role: Role, more = '') =>
  sendJson(`/paper/batches/${batch}/sheets${more}`, more ? { answers: given } : aSheet(number, { ...given }), as(role));

export interface Tablet {
  beat(waiting: number): Promise<void>;
  /** Sends an answer that it kept. */
  send(answeredOn: Day): Promise<void>;
}

export async function aPairedTablet({ point }: Survey): Promise<Tablet> {
  const plain = { communeId: 'spring', secondPointId: null, hours: null };
  const { code } = await server.get(DevicesService, loosely).create({ ...plain, pointId: point.id }, 'test');
  const { token } = await server.get(DevicesService, loosely).pair(code);
  return {
    async beat(waiting) {
      const device = { authorization: `Device ${token}` };
      expect(await sendJson('/api/v1/devices/heartbeat', { waiting }, device)).toBe(200);
    },
    async send(answeredOn) {
      const device = { authorization: `Device ${token}` };
      expect((await post(server, point.code, aResponse({ G: 5 }, { answeredOn }), device)).status).toBe(201);
    },
  };
}

/** Each kind, prepared in a round and told once it has ended. */

export const paper = { kind: 'paper' } as const;

/** The server, anew for each file that is about it. */
export function atTheLocks(): void {
  beforeAll(async () => {
    server = await startServer('2026-03-02', { LOG_LEVEL: 'silent' });
    await server.get(CommunesService, loosely).import(SPRING, '2026-01-01', 'test');
    for (const role of ['officer', 'clerk', 'leader', 'collector'] as const) {
      tokens.set(role, await server.get(TokensService, loosely).create(role, 'spring', role, 'test'));
    }
  });
  afterAll(() => server.stop());
}
