import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { differences } from '../../src/responses/recount.js';
import { type Counter, Staff } from './counter.js';
import { bring, type Entrance, entrances } from './entrances.js';
import { startServer, type TestServer } from './server.js';
import { SPRING } from './spring.js';

/** Every entrance for answers, and a commune that is reorganised while they come. */

export const REORGANISED = {
  ...SPRING,
  fields: SPRING.fields.map((field) => (field.key === 'ho-tich' ? { ...field, unit: 'parks' } : field)),
  leads: { A01: 'parks', A02: 'parks' },
};

export const names = Object.keys(entrances) as (keyof typeof entrances)[];
export const later = names.filter((name) => entrances[name].brings === 'later');

export let server: TestServer;
export let staff: Staff;

export const import_ = (commune: unknown, from: `${number}-${number}-${number}`) =>
  server.get(CommunesService, { strict: false }).import(commune, from, 'test');
export const brought = (name: keyof typeof entrances, counter: Counter, answers: object, on: string | null) =>
  bring(entrances[name] as Entrance, counter, { answers: { ...answers }, on });
export const through = <T>(read: (queue: WriteQueue) => Promise<T>): Promise<T> =>
  read(server.get(WriteQueue, { strict: false }));
export const current = (campaign: Campaign): Promise<Campaign> =>
  server.get(CampaignsService, { strict: false }).find(campaign.id);

export async function faultsIn(campaign: Campaign): Promise<readonly string[]> {
  const now = await current(campaign);
  const asked = server.get(CampaignsService, { strict: false }).questionnairesOf(now);
  return through((queue) => queue.read(differences(now, asked)));
}

/** The server, anew for each file that is about it. */
export function atTheDoor(): void {
  beforeAll(async () => {
    server = await startServer('2026-11-01');
    await import_(SPRING, '2026-01-01');
    staff = await Staff.of(server);
  });
  afterAll(() => server.stop());
}
