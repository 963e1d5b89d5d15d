import type { Bench } from '../bench.js';
import { type LoadOrder, load } from '../load.js';
import type { Server } from '../node-process.js';
import { COMMUNE, Product } from '../product.js';
import type { Row } from '../row.js';
import { ratioOf, spreadOf } from '../spread.js';

/** A commune's year. */
const RESPONSES = 20_000;

/** What a commune hands in of a year: how long it takes, what it takes, and what others notice of it. */
export async function papersPart({ folder, effort, say }: Bench): Promise<readonly Row[]> {
  say(`simulating ${RESPONSES} responses`);
  const product = new Product(folder, 'papers');
  await product.hailong('commune:import', `data/communes/${COMMUNE}.json`);
  await product.hailong('simulate', '--commune', COMMUNE, '--responses', String(RESPONSES), '--seed', '2026');
  const token = await product.hailong('token:create', '--role', 'leader', '--commune', COMMUNE);
  const server = await product.start();
  try {
    const headers = { authorization: `Bearer ${token}` };
    const year = await longestOf(server.port, headers);
    const took = { report: [] as number[], table: [] as number[] };
    const p99 = { beside: [] as number[], alone: [] as number[] };
    for (let round = 0; round < effort.rounds; round += 1) {
      say(`report and table of ${year.period}, ${round + 1} of ${effort.rounds}`);
      took.report.push(await timed(server, `${year.path}/report.docx?period=${year.period}`, headers));
      took.table.push(await timed(server, `${year.path}/table.xlsx?${year.span}`, headers));
      p99.alone.push(await othersWait(server, headers, effort.seconds));
      p99.beside.push(await whilePapersAreMade(server, year, headers, effort.seconds));
    }
    const memory = (await server.report()).memoryPeak / 2 ** 20;
    const alone = { goal: null, better: 'lower', anchor: null, anchorName: '', ratio: null } as const;
    const of = `a year of ${RESPONSES.toLocaleString('en')} responses`;
    return [
      {
        ...{ ...alone, what: `report of ${of}, as a file of Word`, unit: 'ms', product: spreadOf(took.report) },
        wanted: { of: 'product', atMost: 5_000 },
      },
      {
        ...{ ...alone, what: `workbook of ${of}`, unit: 'ms', product: spreadOf(took.table) },
        wanted: { of: 'product', atMost: 5_000 },
      },
      {
        ...{ ...alone, what: 'highest memory while papers are made', unit: 'MB', product: spreadOf([memory]) },
        wanted: { of: 'product', atMost: 400 },
      },
      {
        ...{ ...alone, what: 'other requests while papers are made, p99', unit: 'ms', product: spreadOf(p99.beside) },
        ...{ anchor: spreadOf(p99.alone), anchorName: 'the same alone', ratio: ratioOf(p99.beside, p99.alone) },
        wanted: { of: 'ratio', atMost: 2 },
      },
    ];
  } finally {
    await server.stop();
  }
}

type Headers = Readonly<Record<string, string>>;

interface Year {
  /** Of its campaign. */
  readonly path: string;
  /** `2026-Q1..2026-Q3` */
  readonly period: string;
  readonly span: string;
}

/** The continuous survey with the most locked periods, all of them. */
async function longestOf(port: number, headers: Headers): Promise<Year> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/campaigns`, { headers });
  const all = (await answer.json()) as readonly { readonly id: string; readonly lockedPeriods: readonly string[] }[];
  const [most] = all.toSorted((a, b) => b.lockedPeriods.length - a.lockedPeriods.length);
  const [first, last] = [most?.lockedPeriods.at(0), most?.lockedPeriods.at(-1)];
  if (!most || first === undefined || last === undefined) throw new Error('Nothing is locked');
  const path = `/api/v1/campaigns/${most.id}`;
  return {
    path,
    period: first === last ? first : `${first}..${last}`,
    span: `from=${monthOf(first, 1)}&to=${monthOf(last, 3)}`,
  };
}

/** The first or third month of a quarter; a month itself. */
function monthOf(period: string, of: 1 | 3): string {
  const [year, quarter] = period.split('-Q');
  return quarter === undefined ? period : `${year}-${String(Number(quarter) * 3 - 3 + of).padStart(2, '0')}`;
}

/** Milliseconds until a file is whole. */
async function timed({ port }: Server, path: string, headers: Headers): Promise<number> {
  const began = performance.now();
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
  const size = (await answer.arrayBuffer()).byteLength;
  if (!answer.ok || size < 5_000) throw new Error(`${path} answered ${answer.status} with ${size} bytes`);
  return performance.now() - began;
}

/** What one reader of figures waits for, at most: p99 in milliseconds. */
async function othersWait({ port }: Server, headers: Headers, seconds: number): Promise<number> {
  const order: LoadOrder = {
    ...{ port, method: 'GET', path: `/dashboard?commune=${COMMUNE}`, bodies: [], connections: 1, warmUp: 0.5, seconds },
    headers: Object.entries({ ...headers, accept: 'text/html' }).map(([name, value]) => `${name}: ${value}`),
  };
  return (await load(order, 200)).p99;
}

/** The same while papers are asked for, one after the other. */
async function whilePapersAreMade(server: Server, year: Year, headers: Headers, seconds: number): Promise<number> {
  const asked = new AbortController();
  const papers = (async () => {
    while (!asked.signal.aborted) {
      await timed(server, `${year.path}/report.docx?period=${year.period}`, headers);
      await timed(server, `${year.path}/table.xlsx?${year.span}`, headers);
    }
  })();
  const p99 = await othersWait(server, headers, Math.max(3, seconds));
  asked.abort();
  await papers;
  return p99;
}
