import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Bench, interleaved } from '../bench.js';
import { load } from '../load.js';
import type { Server } from '../node-process.js';
import { COMMUNE } from '../product.js';
import type { Row } from '../row.js';
import { type ScaleData, scaleData } from '../scale-data.js';
import { ratioOf, spreadOf } from '../spread.js';
import { WideTable } from '../wide-table.js';

/** Kept between runs, because ten million responses take minutes to make and gigabytes to keep. */
const FOLDER = process.env.SCALE_FOLDER ?? join('data', 'scale');

/** Goals 10 and 11: what a leader waits for does not grow with the responses, and stays below any scan of them. */
export async function scalePart({ effort, say }: Bench): Promise<readonly Row[]> {
  const one = await openScale(1_000_000, say);
  const ten = await openScale(10_000_000, say);
  const sums = await sumsReader();
  say('copying the answers into DuckDB, once');
  const wide = await WideTable.of(ten.data.file, ten.data.campaign, join(FOLDER, 'responses-10000000.duckdb'));
  try {
    say(`reading sums, publications and ${(await wide.rows()).toLocaleString('en')} rows`);
    const found = await interleaved(effort.rounds, {
      sumsOfOne: async () => sums(one.data),
      sumsOfTen: async () => sums(ten.data),
      figuresOfOne: () => one.figures(effort.seconds),
      figuresOfTen: () => ten.figures(effort.seconds),
      scan: () => wide.scan(),
    });
    const row = (product: readonly number[], anchor: readonly number[]) => ({
      ...{ unit: 'ms', better: 'lower' as const, product: spreadOf(product), anchor: spreadOf(anchor) },
      ratio: ratioOf(product, anchor),
    });
    const [atOneMillion, byScan] = ['the same at 1 M', "DuckDB's best scan, 2 threads"];
    return [
      {
        ...{ ...row(found.sumsOfTen, found.sumsOfOne), goal: 10, what: 'all sums of a campaign, 10 M responses' },
        ...{ anchorName: atOneMillion, wanted: { of: 'ratio', atMost: 1.2 } },
      },
      {
        ...{ ...row(found.figuresOfTen, found.figuresOfOne), goal: 10, what: 'figures by department, 10 M responses' },
        ...{ anchorName: atOneMillion, wanted: { of: 'ratio', atMost: 1.2 } },
      },
      {
        ...{ ...row(found.sumsOfTen, found.scan), goal: 11, what: 'all sums of a campaign, from the file' },
        ...{ anchorName: byScan, wanted: { of: 'ratio', atMost: 0.05 } },
        note: 'reads the sums of every question in 27 tables by month, some 25 MB; the scan counts 12 questions in one. Only a publication being made reads them',
      },
      {
        ...{ ...row(found.figuresOfTen, found.scan), goal: 11, what: 'figures by department, from a publication' },
        ...{ anchorName: byScan, wanted: { of: 'ratio', atMost: 0.01 } },
      },
    ];
  } finally {
    wide.close();
    for (const { server } of [one, ten]) await server.stop();
  }
}

interface Scale {
  readonly data: ScaleData;
  readonly server: Server;
  /** Milliseconds to answer for satisfaction by department, half of the time. */
  readonly figures: (seconds: number) => Promise<number>;
}

async function openScale(responses: number, say: Bench['say']): Promise<Scale> {
  const data = await scaleData(FOLDER, responses, say);
  const token = await data.product.hailong('token:create', '--role', 'leader', '--commune', COMMUNE);
  const server = await data.product.start();
  const headers = [`authorization: Bearer ${token}`];
  const path = `/api/v1/campaigns/${data.campaign}/satisfaction?by=department`;
  return {
    ...{ data, server },
    figures: async (seconds) => {
      const order = { port: server.port, method: 'GET', path, headers, bodies: [], connections: 1 } as const;
      return (await load({ ...order, warmUp: 0.5, seconds }, 200)).p50;
    },
  };
}

/** Reads every sum of a campaign as the product does and adds up its months, on a new connection; in milliseconds. */
async function sumsReader(): Promise<(data: ScaleData) => number> {
  const built = (path: string) => import(new URL(`../../${path}`, import.meta.url).href);
  const { SqliteRunner } = await built('database/sqlite-runner.js');
  const { readTallies } = await built('responses/tallies.queries.js');
  const { SummedTallies } = await built('figures/people.js');
  return ({ file, campaign }) => {
    const db = new Database(file, { readonly: true });
    const start = performance.now();
    new SummedTallies(new SqliteRunner(db).run(readTallies(COMMUNE, campaign)));
    const took = performance.now() - start;
    db.close();
    return took;
  };
}
