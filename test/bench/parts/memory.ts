import { join } from 'node:path';
import type { Bench } from '../bench.js';
import { load } from '../load.js';
import { here, type Server, startServer } from '../node-process.js';
import { Product } from '../product.js';
import { startRawCopy } from '../raw-answer.js';
import type { Row } from '../row.js';
import { ratioOf, spreadOf } from '../spread.js';
import { startProduct, type Target } from '../target.js';

/** Goals 13 and 14: memory with nothing to do and under full load, and the time to start. */
export async function memoryPart(bench: Bench): Promise<readonly Row[]> {
  const idle = { product: [] as number[], raw: [] as number[] };
  const starts = { product: [] as number[], raw: [] as number[] };
  const peak = { product: [] as number[], rawGroup: [] as number[] };
  for (let round = 0; round < bench.effort.rounds; round += 1) {
    bench.say(`start, rest and full load, ${round + 1} of ${bench.effort.rounds}`);
    const product = await startProduct(new Product(bench.folder, `memory-${round}`));
    const raw = await startRawCopy(bench.folder, 'memory', { headers: {}, body: Buffer.from('ok') });
    const rawGroup = await startRawGroup(bench, round, product);
    starts.product.push(product.server.startedIn);
    starts.raw.push(raw.startedIn);
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    idle.product.push(await megabytes(product.server, 'memory'));
    idle.raw.push(await megabytes(raw, 'memory'));
    peak.product.push(await peakOf(product, bench));
    peak.rawGroup.push(await peakOf(rawGroup, bench));
    for (const server of [product.server, raw, rawGroup.server]) await server.stop();
  }
  return [
    {
      ...{ ...measured(idle.product, idle.raw), goal: 13, what: 'memory at rest', unit: 'MB' },
      ...{ anchorName: 'raw node:http', wanted: { of: 'ratio', atMost: 2.5 } },
      note: 'Node with Fastify, Nest and TypeORM loaded takes 2.2 times node:http before anything of the product; survey-core, OpenAPI, argon2 and the client of PostgreSQL take the rest',
    },
    {
      ...{ ...measured(peak.product, peak.rawGroup), goal: 13, what: 'highest memory under full load', unit: 'MB' },
      ...{ anchorName: 'raw http + bare group commit', wanted: { of: 'ratio', atMost: 1.6 } },
    },
    {
      ...{ ...measured(starts.product, starts.raw), goal: 14, what: 'cold start to listening', unit: 'ms' },
      ...{ anchorName: 'raw node:http', wanted: null },
    },
  ];
}

/** Long enough for the start's own garbage to be cleared. */
const REST_MS = 2_000;

function measured(product: readonly number[], anchor: readonly number[]) {
  const ratio = ratioOf(product, anchor);
  return { better: 'lower' as const, product: spreadOf(product), anchor: spreadOf(anchor), ratio };
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
