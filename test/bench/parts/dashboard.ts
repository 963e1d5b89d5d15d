import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Bench, interleaved } from '../bench.js';
import { type LoadOrder, load } from '../load.js';
import type { Server } from '../node-process.js';
import { COMMUNE, Product } from '../product.js';
import { rawAnswer, startSignedInCopy } from '../raw-answer.js';
import type { Row } from '../row.js';
import { ratioOf, spreadOf } from '../spread.js';

/** A commune's year. */
const RESPONSES = 20_000;

/** Goal 12: the leader's page and its figures as data, beside node:http that signs in; what a year takes. */
export async function dashboardPart({ folder, effort, say }: Bench): Promise<readonly Row[]> {
  say(`simulating ${RESPONSES} responses`);
  const product = new Product(folder, 'dashboard');
  await product.hailong('commune:import', `data/communes/${COMMUNE}.json`);
  await product.hailong('simulate', '--commune', COMMUNE, '--responses', String(RESPONSES), '--seed', '2026');
  const token = await product.hailong('token:create', '--role', 'leader', '--commune', COMMUNE);
  const server = await product.start();
  try {
    const headers = { authorization: `Bearer ${token}`, accept: 'text/html,application/json' };
    const campaign = await publishedCampaign(server.port, headers);
    const rows: Row[] = [];
    const figures = `/api/v1/campaigns/${campaign}/satisfaction?by=department`;
    for (const page of [
      { what: 'dashboard page', path: `/dashboard?commune=${COMMUNE}`, headers, atMost: 3 },
      { what: 'figures by department as data', path: figures, headers, atMost: 2 },
    ]) {
      say(page.what);
      rows.push(...(await pageRows({ folder, effort, say }, server, page)));
    }
    return [...rows, ...(await smallMachine(folder, server))];
  } finally {
    await server.stop();
  }
}

interface Page {
  readonly what: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Wanted, when asked for the first time. */
  readonly atMost: number;
}

/** The survey at the Centre with the most to show: the first one that has figures by department. */
async function publishedCampaign(port: number, headers: Page['headers']): Promise<string> {
  const get = (path: string) => fetch(`http://127.0.0.1:${port}/api/v1/campaigns${path}`, { headers });
  const campaigns = (await (await get('')).json()) as readonly { readonly id: string }[];
  for (const { id } of campaigns) {
    if ((await get(`/${id}/satisfaction?by=department`)).ok) return id;
  }
  throw new Error('No campaign has figures by department');
}

/** One client that asks again and again, as one leader at a desk does. */
async function pageRows({ folder, effort }: Bench, server: Server, page: Page): Promise<readonly Row[]> {
  const answer = await rawAnswer(server.port, page.path, page.headers);
  const database = join(folder, 'dashboard.sqlite');
  const raw = await startSignedInCopy(folder, page.path.replaceAll(/\W+/g, '-'), { answer, database });
  const { etag } = answer.headers;
  const p99 = (port: number, known?: string) => async (): Promise<number> => {
    const given = { ...page.headers, ...(known !== undefined && { 'if-none-match': known }) };
    const headers = Object.entries(given).map(([name, value]) => `${name}: ${value}`);
    const order: LoadOrder = {
      ...{ port, method: 'GET', path: page.path, headers, bodies: [] },
      ...{ connections: 1, warmUp: 0.5, seconds: effort.seconds },
    };
    return (await load(order, known === undefined ? 200 : 304)).p99;
  };
  try {
    const found = await interleaved(effort.rounds, {
      fresh: p99(server.port),
      known: p99(server.port, etag),
      raw: p99(raw.port),
    });
    const common = {
      goal: 12,
      unit: 'ms',
      better: 'lower',
      anchorName: 'signed-in raw page: token read from SQLite, same bytes',
    } as const;
    const row = (values: readonly number[]) => ({
      ...{ ...common, product: spreadOf(values), anchor: spreadOf(found.raw), ratio: ratioOf(values, found.raw) },
    });
    return [
      { ...row(found.fresh), what: `${page.what}, p99`, wanted: { of: 'ratio', atMost: page.atMost }, note: LIVE },
      { ...row(found.known), what: `${page.what}, p99, asked again`, wanted: { of: 'ratio', atMost: 1.2 }, note: LIVE },
    ];
  } finally {
    await raw.stop();
  }
}

/** A small machine has one core, as every server of the bench, and 1 GB of memory. */
async function smallMachine(folder: string, server: Server): Promise<readonly Row[]> {
  const file = statSync(join(folder, 'dashboard.sqlite')).size / 2 ** 20;
  const memory = (await server.report()).memoryPeak / 2 ** 20;
  const alone = { goal: null, unit: 'MB', better: 'lower', anchor: null, anchorName: '', ratio: null } as const;
  const year = `a commune's year (${RESPONSES.toLocaleString('en')} responses)`;
  return [
    {
      ...{ ...alone, what: `${year}: highest memory of the server, one core`, product: spreadOf([memory]) },
      wanted: { of: 'product', atMost: 1024 },
    },
    { ...alone, what: `${year}: database file`, product: spreadOf([file]), wanted: null },
  ];
}

const LIVE =
  'session, rights, the heads of the log, who answered so far and the frame of the page are read and drawn each time; what is locked is kept';
