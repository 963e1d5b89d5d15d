import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Packing, packCounts, Unpacking, unpackCounts } from '../packed-counts.js';
import { bytes, key, long, makeTable } from './table.js';

/**
 * Sums are stored as bytes, most counts in one: base64 of four bytes for each took five times the room, and a cell of the
 * sums was longer than a page of SQLite holds. Every row is written anew as it is; nothing is counted.
 */
export class PackedSums1763690000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await rewrite(runner, 'tally', {
      as: 'packed',
      keys: CELL,
      column: bytes(runner, 'sums'),
      written: (old: string) => packCounts(asVector(old)),
    });
    await rewrite(runner, 'tally_addition', {
      as: 'packed',
      keys: ADDITION,
      column: bytes(runner, 'added'),
      written: packedAddition,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewrite<Buffer>(runner, 'tally', {
      as: 'text',
      keys: CELL,
      column: long('sums'),
      written: (now) => asText(unpackCounts(now)),
    });
    await rewrite(runner, 'tally_addition', {
      as: 'text',
      keys: ADDITION,
      column: long('added'),
      written: textOfAddition,
    });
  }
}

const CELL = ['commune_id', 'campaign_id', 'month', 'scope', 'dimensions', 'key'];
const ADDITION = ['commune_id', 'campaign_id', 'id'];

interface Rewriting<Old> {
  /** Ends the name it has meanwhile: another on the way back, since PostgreSQL names the key by it for good. */
  readonly as: string;
  readonly keys: readonly string[];
  readonly column: ReturnType<typeof bytes>;
  readonly written: (old: Old) => Buffer | string;
}

/** Copies a table, campaign by campaign, into one whose last column is another, and puts that in its place. */
async function rewrite<Old>(runner: QueryRunner, table: string, { as, keys, column, written }: Rewriting<Old>) {
  const name = `${table}_${as}`;
  await makeTable(runner, name, [...keys.map(key), column]);
  const campaigns: Campaign[] = await runner.query(`SELECT DISTINCT commune_id, campaign_id FROM ${table}`);
  for (const campaign of campaigns) {
    const found: Record<string, unknown>[] = await runner.manager
      .createQueryBuilder()
      .select('*')
      .from(table, 'old')
      .where('commune_id = :commune_id AND campaign_id = :campaign_id', campaign)
      .getRawMany();
    for (let from = 0; from < found.length; from += A_FEW) {
      const rows = found.slice(from, from + A_FEW);
      const values = rows.map((row) => ({ ...row, [column.name]: written(row[column.name] as Old) }));
      await runner.manager
        .createQueryBuilder()
        .insert()
        .into(name, [...keys, column.name])
        .values(values)
        .execute();
    }
  }
  await runner.dropTable(table);
  await runner.query(`ALTER TABLE ${name} RENAME TO ${table}`);
}

type Campaign = { readonly commune_id: string; readonly campaign_id: string };

/** Rows of one statement. */
const A_FEW = 200;

function asVector(base64: string): Uint32Array {
  return new Uint32Array(Uint8Array.from(Buffer.from(base64, 'base64')).buffer);
}

function asText({ buffer, byteOffset, byteLength }: Uint32Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

/** Its bytes stay as they were; the names of its cells go before them. */
function packedAddition(old: string): Buffer {
  const { names, bytes: added } = JSON.parse(old) as { names: string[]; bytes: string };
  const packing = new Packing();
  packing.text(JSON.stringify(names));
  return Buffer.concat([packing.packed, Buffer.from(added, 'base64')]);
}

function textOfAddition(now: Buffer): string {
  const unpacking = new Unpacking(now);
  const names = JSON.parse(unpacking.text()) as string[];
  return JSON.stringify({ names, bytes: unpacking.left.toString('base64') });
}
