import { once } from 'node:events';
import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import Database from 'better-sqlite3';

/** Twelve items of the survey at the Centre that everybody may be asked: as many as the anchor was first measured with. */
const ITEMS = ['G', 'FILE', 'E1', 'E2', 'E3', 'E4', 'E5', 'Q01', 'Q02', 'Q03', 'Q04', 'Q05'];

/** The same answers as columns of a database made for scans: one row a person, a department and twelve small numbers. */
export class WideTable {
  private constructor(private readonly instance: Instance) {}

  /**
   * Opens the table, made once from the stored responses of a campaign.
   * @param source SQLite file of the product
   * @param file of DuckDB
   * @throws Error that names the command, where DuckDB is not installed
   */
  static async of(source: string, campaign: string, file: string): Promise<WideTable> {
    const isMade = existsSync(file);
    const table = new WideTable(await duckdb().create(file, { threads: '2' }));
    if (!isMade) await table.fill(source, campaign, `${file}.csv`);
    return table;
  }

  private async fill(source: string, campaign: string, csv: string): Promise<void> {
    await writeCsv(source, campaign, csv);
    const items = ITEMS.map((item) => `${item} UTINYINT`).join(', ');
    const connection = await this.instance.connect();
    await connection.run(`CREATE TABLE wide (department VARCHAR, ${items})`);
    await connection.run(`COPY wide FROM '${csv}' (HEADER false)`);
    connection.closeSync();
    rmSync(csv);
  }

  /** Counts every level of every item by department: what a page of figures shows. In milliseconds. */
  async scan(): Promise<number> {
    const connection = await this.instance.connect();
    const of = (item: string) =>
      `SELECT department, '${item}' AS item, ${item} AS level, COUNT(*) AS people FROM wide GROUP BY ALL`;
    const start = performance.now();
    await (await connection.run(ITEMS.map(of).join(' UNION ALL '))).getRows();
    const took = performance.now() - start;
    connection.closeSync();
    return took;
  }

  async rows(): Promise<number> {
    const connection = await this.instance.connect();
    const [row] = await (await connection.run('SELECT COUNT(*) FROM wide')).getRows();
    connection.closeSync();
    return Number(row?.[0]);
  }

  close(): void {
    this.instance.closeSync();
  }
}

/** What is used of DuckDB. It takes 70 MB and is asked for by nothing else, so `npm ci` leaves it out. */
interface Instance {
  connect(): Promise<Connection>;
  closeSync(): void;
}
interface Connection {
  run(sql: string): Promise<{ getRows(): Promise<readonly (readonly unknown[])[]> }>;
  closeSync(): void;
}

function duckdb(): { create(file: string, options: Readonly<Record<string, string>>): Promise<Instance> } {
  const folder = 'test/bench/duckdb';
  try {
    return createRequire(resolve(folder, 'package.json'))('@duckdb/node-api').DuckDBInstance;
  } catch (cause) {
    throw new Error(`DuckDB is missing: npm ci --prefix ${folder}`, { cause });
  }
}

async function writeCsv(source: string, campaign: string, csv: string): Promise<void> {
  const db = new Database(source, { readonly: true });
  const out = createWriteStream(csv);
  const all = db
    .prepare<[string], { unit: string | null; answers: string }>(
      'SELECT resolving_unit AS unit, answers FROM survey_response WHERE campaign_id = ?',
    )
    .iterate(campaign);
  let lines = '';
  for (const { unit, answers } of all) {
    const given = JSON.parse(answers) as Record<string, unknown>;
    lines += `${unit ?? ''},${ITEMS.map((item) => (typeof given[item] === 'number' ? given[item] : '')).join()}\n`;
    if (lines.length < CHUNK) continue;
    if (!out.write(lines)) await once(out, 'drain');
    lines = '';
  }
  out.end(lines);
  await once(out, 'finish');
  db.close();
}

const CHUNK = 1 << 20;
