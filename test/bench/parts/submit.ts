import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Bench, interleaved } from '../bench.js';
import { type LoadOrder, load } from '../load.js';
import { type Server, startServer } from '../node-process.js';
import { Product } from '../product.js';
import { responseBodies } from '../response-bodies.js';
import type { Row } from '../row.js';
import { ratioOf, spreadOf } from '../spread.js';

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

/** A server and what is sent to it. */
export interface Target {
  readonly server: Server;
  readonly order: Pick<LoadOrder, 'port' | 'method' | 'path' | 'headers' | 'bodies'>;
}

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

/** The product with an open campaign, ready to take responses. */
export async function startProduct(product: Product, preload?: string): Promise<Target> {
  const code = await product.openCampaign();
  const server = await product.start(preload === undefined ? undefined : here(preload));
  const path = `/api/v1/points/${code}`;
  const asked = (await (await fetch(`http://127.0.0.1:${server.port}${path}/questionnaire`)).json()) as {
    definition: unknown;
  };
  const bodies = responseBodies(asked.definition);
  return { server, order: { port: server.port, method: 'POST', path: `${path}/responses`, headers: [], bodies } };
}

export function here(server: string): string {
  return fileURLToPath(new URL(`../servers/${server}.js`, import.meta.url));
}

async function highestRates({ effort, say }: Bench, servers: Servers): Promise<readonly Row[]> {
  say('submit, 50 clients');
  const rate =
    ({ order }: Target) =>
    async (): Promise<number> => {
      const { seconds } = effort;
      return (await load({ ...order, connections: 50, warmUp: 1, seconds }, 201)).perSecond;
    };
  const { product, withoutTallies, rawGroup, naive } = await interleaved(effort.rounds, {
    product: rate(servers.product),
    withoutTallies: rate(servers.withoutTallies),
    rawGroup: rate(servers.rawGroup),
    naive: rate(servers.naive),
  });
  const common = { unit: 'responses/s', better: 'higher', product: spreadOf(product) } as const;
  return [
    {
      ...{ ...common, goal: 5, what: 'durable submit, 50 clients', anchorName: 'raw http + bare group commit' },
      ...{ anchor: spreadOf(rawGroup), ratio: ratioOf(product, rawGroup), wanted: { of: 'ratio', atLeast: 0.5 } },
    },
    {
      ...{ ...common, goal: 5, what: 'durable submit, absolute', anchorName: '', anchor: null, ratio: null },
      wanted: { of: 'product', atLeast: 5000 },
    },
    {
      ...{ ...common, goal: 6, what: 'durable submit, 50 clients, beside naive' },
      anchorName: 'Nest + Express + TypeORM save()',
      ...{ anchor: spreadOf(naive), ratio: ratioOf(product, naive), wanted: { of: 'ratio', atLeast: 8 } },
    },
    {
      ...{ ...common, goal: 8, what: 'the same with its tallies' },
      anchorName: 'the product without tallies',
      ...{ anchor: spreadOf(withoutTallies), ratio: ratioOf(product, withoutTallies) },
      wanted: { of: 'ratio', atLeast: 0.6 },
      note: 'a cost of at most 40 % is a ratio of at least 0.6',
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
      ...{ ratio: ratioOf(product, rawGroup), wanted: { of: 'ratio', atMost: 2 } },
    },
  ];
}

async function eventLoop({ effort, say }: Bench, { product, rawGroup }: Servers): Promise<readonly Row[]> {
  say('event loop, 1,000 arrivals a second');
  const delay =
    ({ server, order }: Target) =>
    async (): Promise<number> => {
      await server.watchEventLoop();
      await load({ ...order, connections: 50, arrivals: 1000, warmUp: 0, seconds: effort.seconds }, 201);
      return (await server.report()).eventLoopDelay;
    };
  const found = await interleaved(effort.rounds, { product: delay(product), rawGroup: delay(rawGroup) });
  return [
    {
      ...{ goal: 9, what: 'event-loop delay p99 at 1,000 arrivals/s', unit: 'ms', better: 'lower' },
      ...{ product: spreadOf(found.product), anchorName: 'raw http + bare group commit' },
      ...{ anchor: spreadOf(found.rawGroup), ratio: ratioOf(found.product, found.rawGroup) },
      wanted: { of: 'product', atMost: 20 },
    },
  ];
}
