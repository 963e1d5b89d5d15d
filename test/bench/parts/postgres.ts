import { Client } from 'pg';
import { type Bench, interleaved } from '../bench.js';
import { type LoadResult, load } from '../load.js';
import { here, startServer } from '../node-process.js';
import { startPostgres } from '../postgres.js';
import { Product } from '../product.js';
import type { Row } from '../row.js';
import { ratioOf, spreadOf } from '../spread.js';
import { startProduct, type Target } from '../target.js';

/** Goal 15, submits on PostgreSQL: beside one by one and a bare group, and by two server processes on one database. */
export async function postgresPart(bench: Bench): Promise<readonly Row[]> {
  bench.say('starting PostgreSQL and the product');
  const postgres = await startPostgres();
  try {
    const url = await postgres.database('grouped');
    const grouped = new Product(bench.folder, 'grouped', url);
    const oneByOne = new Product(bench.folder, 'one-by-one', await postgres.database('one_by_one'));
    const bare = await postgres.database('bare');
    const { rates, acknowledged } = await measure(bench, { grouped, oneByOne, bare });
    return [...ratesOf(rates), await nothingLost(grouped, url, acknowledged)];
  } finally {
    await postgres.stop();
  }
}

interface Measured {
  readonly rates: Rates;
  /** Responses that the two servers on one database have acknowledged. */
  readonly acknowledged: number;
}

interface Asked {
  readonly grouped: Product;
  readonly oneByOne: Product;
  /** URL of the anchor's database. */
  readonly bare: string;
}

async function measure(bench: Bench, { grouped, oneByOne, bare }: Asked): Promise<Measured> {
  const first = await startProduct(grouped);
  const alone = await startProduct(oneByOne, 'one-by-one');
  const environment = { DATABASE_URL: bare };
  const anchor = await startServer({ script: here('raw-group-postgres'), environment });
  const bareGroup: Target = { server: anchor, order: { ...first.order, port: anchor.port, path: '/responses' } };
  const second = await grouped.start();
  const other: Target = { server: second, order: { ...first.order, port: second.port } };
  let acknowledged = 0;
  try {
    bench.say('submit on PostgreSQL, 50 clients');
    const counted = async (target: Target): Promise<number> => {
      const { statuses, perSecond } = await submits(bench, target);
      acknowledged += statuses['201'] ?? 0;
      return perSecond;
    };
    const rates = await interleaved(bench.effort.rounds, {
      grouped: () => counted(first),
      oneByOne: async () => (await submits(bench, alone)).perSecond,
      bareGroup: async () => (await submits(bench, bareGroup)).perSecond,
      twoServers: async () => (await Promise.all([counted(first), counted(other)])).reduce((sum, one) => sum + one, 0),
    });
    return { rates, acknowledged };
  } finally {
    for (const server of [first.server, alone.server, anchor, second]) await server.stop();
  }
}

function submits({ effort }: Bench, { order }: Target): Promise<LoadResult> {
  return load({ ...order, connections: 50, warmUp: 1, seconds: effort.seconds }, 201);
}

type Rates = Readonly<Record<'grouped' | 'oneByOne' | 'bareGroup' | 'twoServers', readonly number[]>>;

function ratesOf({ grouped, oneByOne, bareGroup, twoServers }: Rates): readonly Row[] {
  const common = { goal: 15, unit: 'responses/s', better: 'higher' } as const;
  return [
    {
      ...{ ...common, what: 'PostgreSQL: durable submit in groups, 50 clients', product: spreadOf(grouped) },
      ...{ anchorName: 'the product, one by one', anchor: spreadOf(oneByOne), ratio: ratioOf(grouped, oneByOne) },
      wanted: { of: 'ratio', atLeast: 5 },
    },
    {
      ...{ ...common, what: 'PostgreSQL: the same beside a bare group', product: spreadOf(grouped) },
      ...{ anchorName: 'raw http + bare group by pg', anchor: spreadOf(bareGroup), ratio: ratioOf(grouped, bareGroup) },
      wanted: { of: 'ratio', atLeast: 0.3 },
    },
    {
      ...{
        ...common,
        goal: null,
        what: 'PostgreSQL: two servers on one database, 50 clients each',
        product: spreadOf(twoServers),
      },
      ...{ anchorName: 'one server', anchor: spreadOf(grouped), ratio: ratioOf(twoServers, grouped), wanted: null },
      note: 'both servers and their loaders share two cores, so the rate tells little; that nothing is lost does',
    },
  ];
}

/**
 * What was acknowledged is stored and counted once.
 * @throws Error when a sum differs from a fresh count of the responses
 */
async function nothingLost(product: Product, url: string, acknowledged: number): Promise<Row> {
  await product.hailong('verify');
  const client = new Client({ connectionString: url });
  await client.connect();
  const count = async (sql: string): Promise<number> => Number((await client.query<{ n: string }>(sql)).rows[0]?.n);
  const stored = await count('SELECT COUNT(*) AS n FROM survey_response');
  const counted = await count('SELECT SUM(responses) AS n FROM participation_count');
  await client.end();
  // The loader does not count what is answered after its time is up, so more may be stored than it saw acknowledged.
  const wrong = Math.max(0, acknowledged - stored) + Math.abs(stored - counted);
  return {
    ...{ goal: null, what: 'PostgreSQL: responses lost or doubled, two servers', unit: '', better: 'lower' },
    ...{ product: spreadOf([wrong]), anchor: null, anchorName: '', ratio: null },
    wanted: { of: 'product', atMost: 0 },
  };
}
