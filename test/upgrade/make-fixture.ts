import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { TokensService } from '../../src/access/tokens.service.js';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { FiguresService } from '../../src/figures/figures.service.js';
import { freshDatabase } from '../harness/fresh-database.js';
import { startServer, type TestServer } from '../harness/server.js';
import type { Expected, Told } from './expected.js';
import { keepFixture } from './fixture.js';
import { type Lived, liveThroughYear } from './old-year.js';
import { addressesOf, addressOf, everyAddressOf, toldAt } from './what-was-told.js';

/** Lets a year pass with the version that runs, and keeps its database with what it said of itself. */
export async function makeFixture(version: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hai-long-'));
  const installed = { databaseUrl: await freshDatabase(folder), secretsFile: join(folder, 'secrets.json') };
  const server = await startServer('2026-05-25', {
    ...{ DATABASE_URL: installed.databaseUrl, SECRETS_FILE: installed.secretsFile },
    ...{ BURST_PER_POINT: '45' },
  });
  try {
    await keepFixture(version, installed, await expectedOf(server, await liveThroughYear(server)));
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

async function expectedOf(server: TestServer, { spring, campaigns, tablet }: Lived): Promise<Expected> {
  const { url } = server;
  const tokens = { spring: await aToken(server, 'spring'), autumn: await aToken(server, 'autumn') };
  const tell = async (campaign: Campaign, addresses: readonly string[]) =>
    toldAt(url, tokens[campaign.communeId as keyof typeof tokens], addresses);
  const { name, password, cookie } = await spring.as('officer');
  const dataHashes: Record<string, string> = {};
  const locked: Record<string, Told> = {};
  const collecting: Record<string, Told> = {};
  const participation: Record<string, Told> = {};
  for (const campaign of Object.values(campaigns)) {
    for (const { period, dataHash } of await server.get(FiguresService, { strict: false }).latest(campaign)) {
      dataHashes[addressOf(campaign, period)] = dataHash;
      Object.assign(locked, await tell(campaign, everyAddressOf(campaign, period)));
    }
    for (const period of campaign.periods.filter((one) => !campaign.isPeriodLocked(one)))
      Object.assign(collecting, await tell(campaign, addressesOf(campaign, period)));
    Object.assign(participation, await tell(campaign, [`/campaigns/${campaign.id}/participation`]));
  }
  const { june, october } = campaigns as { june: Campaign; october: Campaign };
  Object.assign(locked, await tell(june, [`/campaigns/${june.id}/change?from=${june.id}&to=${october.id}`]));
  return {
    ...{ day: server.clock.today(), rows: await rowsOf(server), keptAnswers: spring.kept, participation },
    ...{ locked: { dataHashes, told: locked }, collecting: { told: collecting } },
    staff: { user: { name, password }, cookie, tokens, tablet },
  };
}

function aToken(server: TestServer, commune: string): Promise<string> {
  return server.get(TokensService, { strict: false }).create('leader', commune, `figures of ${commune}`, 'test');
}

async function rowsOf(server: TestServer): Promise<Readonly<Record<string, number>>> {
  const dataSource = server.get(DataSource);
  const counts = dataSource.entityMetadatas.map(async ({ tableName }) => {
    const [row] = await dataSource.query(`SELECT COUNT(*) AS rows FROM ${tableName}`);
    return [tableName, Number(row.rows)] as const;
  });
  const rows = Object.fromEntries((await Promise.all(counts)).sort());
  // What a fixture does not hold, an upgrade may lose unseen.
  expect(Object.entries(rows).filter(([, count]) => count === 0)).toEqual([]);
  return rows;
}
