import { DataSource } from 'typeorm';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { CollectionPointsService, type NewPoint } from '../../src/collection-points/collection-points.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { Staff } from './counter.js';
import { startServer, type TestServer } from './server.js';
import { aCampaign, aPoint, SPRING } from './spring.js';

/** Answers that come where or when they may not. */

export let server: TestServer;
export let staff: Staff;

export interface Aside {
  readonly response_id: string;
  readonly reason: string;
  readonly answers: string;
}
export const aside = (id: string): Promise<readonly Aside[]> =>
  server.get(DataSource).query(`SELECT * FROM set_aside WHERE response_id = '${id}'`);
export const revoke = (point: CollectionPoint) =>
  server.get(CollectionPointsService, { strict: false }).revoke(point, 'test');

/** A point with a round of its own. */
export async function open(point: Partial<NewPoint> = {}, round: Parameters<typeof aCampaign>[1] = {}) {
  const made = await aPoint(server, point);
  return { point: made, campaign: await aCampaign(server, { pointIds: [made.id], ...round }) };
}

/** The server, anew for each file that is about it. */
export function atTheWindow(): void {
  beforeAll(async () => {
    server = await startServer('2026-11-03');
    const communes = server.get(CommunesService, { strict: false });
    await communes.import(SPRING, '2026-01-01', 'test');
    await communes.import({ ...SPRING, key: 'autumn', name: 'Thu' }, '2026-01-01', 'test');
    staff = await Staff.of(server);
  });
  afterAll(() => server.stop());
  beforeEach(() => server.clock.moveTo('2026-11-03'));
}
