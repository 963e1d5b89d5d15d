import { join } from 'node:path';
import { type Bench, interleaved } from '../bench.js';
import { load } from '../load.js';
import { here, startServer } from '../node-process.js';
import { Product } from '../product.js';
import type { Row } from '../row.js';
import { ratioOf, spreadOf } from '../spread.js';
import { startProduct, type Target } from '../target.js';

/** Goals 5 to 9: responses stored for good, with every check and sum on, beside what could do less. */
export async function submitPart(bench: Bench): Promise<readonly Row[]> {
  const servers = await startAll(bench);
  try {
    return [
      ...(await highestRates(bench, servers)),
      ...(await latency(bench, servers)),
      ...(await eventLoop(bench, servers)),
    ];
  } finally {
    for (const { server } of Object.values(servers)) await server.stop();
  }
}

const kinds = ['product', 'withoutTallies', 'rawGroup', 'naive'] as const;
type Servers = Readonly<Record<(typeof kinds)[number], Target>>;

async function startAll({ folder, say }: Bench): Promise<Servers> {
  say('starting the product, raw node:http with a group commit, and Nest + Express + save()');
  const product = await startProduct(new Product(folder, 'submit'));
  const withoutTallies = await startProduct(new Product(folder, 'without-tallies'), 'without-tallies');
  const { bodies } = product.order;
  const anchor = async (name: string): Promise<Target> => {
    const server = await startServer({ script: here(name), environment: { FILE: join(folder, `${name}.sqlite`) } });
    return { server, order: { port: server.port, method: 'POST', path: '/responses', headers: [], bodies } };
  };
  return { product, withoutTallies, rawGroup: await anchor('raw-group'), naive: await anchor('naive') };
}

async function highestRates({ effort, say }: Bench, servers: Servers): Promise<readonly Row[]> {
  say('submit, 50 clients');
  const { seconds } = effort;
  const processor: Record<'product' | 'rawGroup', number[]> = { product: [], rawGroup: [] };
  /** @param spent where the processor's time of each response is noted, in microseconds */
  const rate =
    ({ order, server }: Target, spent: number[] = []) =>
    async (): Promise<number> => {
      const before = (await server.report()).processor;
      const { perSecond, answered } = await load({ ...order, connections: 50, warmUp: 1, seconds }, 201);
      spent.push((((await server.report()).processor - before) * 1e6) / answered);
      return perSecond;
    };
  const { product, withoutTallies, rawGroup, naive } = await interleaved(effort.rounds, {
    product: rate(servers.product, processor.product),
    withoutTallies: rate(servers.withoutTallies),
    rawGroup: rate(servers.rawGroup, processor.rawGroup),
    naive: rate(servers.naive),
  });
  const common = { unit: 'responses/s', better: 'higher', product: spreadOf(product) } as const;
  const anchorName = 'raw http + bare group commit';
  return [
    {
      ...{ ...common, goal: 5, what: 'durable submit, 50 clients', anchorName },
      ...{ anchor: spreadOf(rawGroup), ratio: ratioOf(product, rawGroup), wanted: { of: 'ratio', atLeast: 0.4 } },
      note: 'the anchor stores two columns as they came; the product asks what is open, checks every answer, hashes the content, writes twenty columns, a receipt, participation and what it adds to 27 cells, through Nest and Fastify',
    },
    {
      ...{ goal: 5, what: 'durable submit, processor time of each', unit: 'µs', better: 'lower' },
      ...{ product: spreadOf(processor.product), anchorName, anchor: spreadOf(processor.rawGroup) },
      ...{ ratio: ratioOf(processor.product, processor.rawGroup), wanted: { of: 'product', atMost: 220 } },
    },
    {
      ...{ ...common, goal: 6, what: 'durable submit, 50 clients, beside naive' },
      anchorName: 'Nest + Express + TypeORM save()',
      ...{ anchor: spreadOf(naive), ratio: ratioOf(product, naive), wanted: { of: 'ratio', atLeast: 15 } },
    },
    {
      ...{ ...common, goal: 8, what: 'the same with its tallies' },
      anchorName: 'the product without tallies',
      ...{ anchor: spreadOf(withoutTallies), ratio: ratioOf(product, withoutTallies) },
      wanted: { of: 'ratio', atLeast: 0.75 },
      note: 'a cost of at most 25 % is a ratio of at least 0.75',
    },
  ];
}

async function latency({ effort, say }: Bench, servers: Servers): Promise<readonly Row[]> {
  say('submit, 500 arrivals a second');
  const p99 =
    ({ order }: Target) =>
    async (): Promise<number> => {
      const seconds = effort.seconds * 2;
      return (await load({ ...order, connections: 50, arrivals: 500, warmUp: 1, seconds }, 201)).p99;
    };
  const { product, rawGroup } = await interleaved(effort.rounds, {
    product: p99(servers.product),
    rawGroup: p99(servers.rawGroup),
  });
  return [
    {
      ...{ goal: 7, what: 'submit p99 at 500 arrivals/s', unit: 'ms', better: 'lower', product: spreadOf(product) },
      ...{ anchorName: 'raw http + bare group commit', anchor: spreadOf(rawGroup) },
      ...{ ratio: ratioOf(product, rawGroup), wanted: { of: 'ratio', atMost: 1.6 } },
      note: 'a commit of the product writes more pages, and with every 500 responses one of them folds the sums: it rewrites some 300 cells and deletes 500 rows, which takes some milliseconds',
    },
  ];
}

async function eventLoop({ effort, say }: Bench, { product, rawGroup }: Servers): Promise<readonly Row[]> {
  say('event loop, 1,000 arrivals a second');
  const longest: Record<'product' | 'rawGroup', number[]> = { product: [], rawGroup: [] };
  const delay =
    ({ server, order }: Target, blocks: number[]) =>
    async (): Promise<number> => {
      await server.watchEventLoop();
      await load({ ...order, connections: 50, arrivals: 1000, warmUp: 0, seconds: effort.seconds }, 201);
      const { eventLoopDelay, longestBlock } = await server.report();
      blocks.push(longestBlock);
      return eventLoopDelay;
    };
  const found = await interleaved(effort.rounds, {
    product: delay(product, longest.product),
    rawGroup: delay(rawGroup, longest.rawGroup),
  });
  const anchorName = 'raw http + bare group commit';
  return [
    {
      ...{ goal: 9, what: 'event-loop delay p99 at 1,000 arrivals/s', unit: 'ms', better: 'lower' },
      ...{ product: spreadOf(found.product), anchorName, anchor: spreadOf(found.rawGroup) },
      ...{ ratio: ratioOf(found.product, found.rawGroup), wanted: { of: 'product', atMost: 10 } },
    },
    {
      ...{ goal: 9, what: 'longest block of the event loop at 1,000 arrivals/s', unit: 'ms', better: 'lower' },
      ...{ product: spreadOf(longest.product), anchorName, anchor: spreadOf(longest.rawGroup) },
      ...{ ratio: ratioOf(longest.product, longest.rawGroup), wanted: { of: 'product', atMost: 25 } },
    },
  ];
}
