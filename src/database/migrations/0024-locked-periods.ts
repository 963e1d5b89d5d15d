import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A lock is an event: each campaign names the periods that are locked, instead of being asked by the day. What had been
 * locked is taken over from the publications, and from what officers locked early. In SQL, because TypeORM copies the
 * whole table on SQLite to add a column.
 */
export class LockedPeriods1763690000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const column of newColumns) await runner.query(`ALTER TABLE campaign ADD COLUMN ${column}`);
    await runner.query("UPDATE campaign SET period = 'quarter' WHERE continuous");
    await rewrite(runner, 'locked_early, quarters_locked_early', 'locked_periods', lockedPeriods);
    for (const column of oldColumns) await runner.query(`ALTER TABLE campaign DROP COLUMN ${column.split(' ')[0]}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of oldColumns) await runner.query(`ALTER TABLE campaign ADD COLUMN ${column}`);
    await rewrite(runner, 'locked_periods', 'quarters_locked_early', ({ locked_periods: all }) => {
      return (JSON.parse(String(all)) as string[]).filter((period) => period !== WHOLE);
    });
    await runner.query(`UPDATE campaign SET locked_early = true WHERE locked_periods LIKE '%"${WHOLE}"%'`);
    for (const column of newColumns) await runner.query(`ALTER TABLE campaign DROP COLUMN ${column.split(' ')[0]}`);
  }
}

const newColumns = [
  "locked_periods text NOT NULL DEFAULT '[]'",
  ...['period varchar', 'from_day integer NOT NULL DEFAULT 1', 'ended_at varchar(24)'],
];

const oldColumns = [
  'locked_early boolean NOT NULL DEFAULT false',
  "quarters_locked_early text NOT NULL DEFAULT '[]'",
] as const;

const WHOLE = 'all';

type Stored = Readonly<Record<string, unknown>>;

function lockedPeriods({ locked_early: early, quarters_locked_early: quarters }: Stored, published: string[]) {
  const all = [...published, ...(JSON.parse(String(quarters)) as string[]), ...(early ? [WHOLE] : [])];
  return [...new Set(all)].sort();
}

/** Writes a list into a column of each campaign, made of others and of the periods whose publication is locked. */
async function rewrite(
  runner: QueryRunner,
  read: string,
  written: string,
  make: (campaign: Stored, published: string[]) => readonly string[],
): Promise<void> {
  const locked: { commune_id: string; campaign_id: string; period: string }[] = await runner.query(
    'SELECT commune_id, campaign_id, period FROM publication WHERE locked ORDER BY period',
  );
  const campaigns: Stored[] = await runner.query(`SELECT commune_id, id, ${read} FROM campaign`);
  for (const campaign of campaigns) {
    const published = locked.filter((one) => one.commune_id === campaign.commune_id && one.campaign_id === campaign.id);
    // Keys and names of our own; the two databases name their parameters differently.
    const list = JSON.stringify(
      make(
        campaign,
        published.map(({ period }) => period),
      ),
    );
    await runner.query(
      `UPDATE campaign SET ${written} = '${list}' WHERE commune_id = '${campaign.commune_id}' AND id = '${campaign.id}'`,
    );
  }
}
