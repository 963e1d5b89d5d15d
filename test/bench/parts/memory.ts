import { join } from 'node:path';
import type { Bench } from '../bench.js';
import { load } from '../load.js';
import { here, type Server, startServer } from '../node-process.js';
import { Product } from '../product.js';
import type { Row } from '../row.js';
import { ratioOf, spreadOf } from '../spread.js';
import { startProduct, type Target } from '../target.js';

/** Goals 13 and 14: memory with nothing to do and under full load, and the time to start. */
export async function memoryPart(bench: Bench): Promise<readonly Row[]> {
  const idle = { product: [] as number[], empty: [] as number[] };
  const starts = { product: [] as number[], empty: [] as number[] };
  const peak = { product: [] as number[], rawGroup: [] as number[] };
  for (let round = 0; round < bench.effort.rounds; round += 1) {
    bench.say(`start, rest and full load, ${round + 1} of ${bench.effort.rounds}`);
    const product = await startProduct(new Product(bench.folder, `memory-${round}`));
    const empty = await startEmpty(bench, round);
    const rawGroup = await startRawGroup(bench, round, product);
    starts.product.push(product.server.startedIn);
    starts.empty.push(empty.startedIn);
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    idle.product.push(await megabytes(product.server, 'memory'));
    idle.empty.push(await megabytes(empty, 'memory'));
    peak.product.push(await peakOf(product, bench));
    peak.rawGroup.push(await peakOf(rawGroup, bench));
    for (const server of [product.server, empty, rawGroup.server]) await server.stop();
  }
  return [
    {
      ...{ ...measured(idle.product, idle.empty), goal: 13, what: 'memory at rest', unit: 'MB' },
      ...{ anchorName: EMPTY, wanted: { of: 'ratio', atMost: 1.4 } },
      note: 'a thousand files of its own, six hundred routes, the words of its pages and zod; what no citizen needs (survey-core, OpenAPI, argon2, mail, workbooks, the client of PostgreSQL) is loaded when it is used',
    },
    {
      ...{ ...measured(peak.product, peak.rawGroup), goal: 13, what: 'highest memory under full load', unit: 'MB' },
      ...{ anchorName: 'raw http + bare group commit', wanted: { of: 'ratio', atMost: 2 } },
    },
    {
      ...{ ...measured(starts.product, starts.empty), goal: 14, what: 'cold start to listening', unit: 'ms' },
      ...{ anchorName: EMPTY, wanted: { of: 'ratio', atMost: 1.5 } },
      note: 'each of its thousand files is a module that Node opens, compiles and links by itself',
    },
  ];
}

const EMPTY = 'empty Nest + Fastify + TypeORM';

/** Long enough for the start's own garbage to be cleared. */
const REST_MS = 2_000;

function measured(product: readonly number[], anchor: readonly number[]) {
  const ratio = ratioOf(product, anchor);
  return { better: 'lower' as const, product: spreadOf(product), anchor: spreadOf(anchor), ratio };
}

/** Started once before it is measured, since the product too finds its tables there. */
async function startEmpty({ folder }: Bench, round: number): Promise<Server> {
  const program = { script: here('empty-nest'), environment: { FILE: join(folder, `memory-empty-${round}.sqlite`) } };
  await (await startServer(program)).stop();
  return startServer(program);
}

async function startRawGroup({ folder }: Bench, round: number, { order }: Target): Promise<Target> {
  const environment = { FILE: join(folder, `memory-raw-${round}.sqlite`) };
  const server = await startServer({ script: here('raw-group'), environment });
  return { server, order: { ...order, port: server.port, path: '/responses' } };
}

async function peakOf({ server, order }: Target, { effort }: Bench): Promise<number> {
  await load({ ...order, connections: 50, warmUp: 0, seconds: effort.seconds * 2 }, 201);
  return megabytes(server, 'memoryPeak');
}

async function megabytes(server: Server, which: 'memory' | 'memoryPeak'): Promise<number> {
  return (await server.report())[which] / 2 ** 20;
}
