import { openBrowser } from '../../harness/browser.js';
import { type Bench, interleaved } from '../bench.js';
import { ONE_RADIO, SURVEY_JS, startPages } from '../browser-pages.js';
import { type Visit, visit } from '../first-question.js';
import { load } from '../load.js';
import type { Server } from '../node-process.js';
import { Product } from '../product.js';
import { bytesOnTheWire, bytesUntil, rawAnswer, startRawCopy } from '../raw-answer.js';
import type { Row } from '../row.js';
import { ratioOf, spreadOf } from '../spread.js';
import { type OpenPoint, startProduct } from '../target.js';

/** Goals 1 to 4: what a phone must fetch and wait for, and how fast the ready page is handed out. */
export async function formPart(bench: Bench): Promise<readonly Row[]> {
  bench.say('starting the product');
  const product = await startProduct(new Product(bench.folder, 'form'));
  try {
    const path = `/k/${product.code}`;
    return [
      ...(await firstWindow(product, path)),
      ...(await visits(bench, product, path)),
      ...(await readyPage(bench, product, path)),
    ];
  } finally {
    await product.server.stop();
  }
}

const asBrowser = { 'accept-encoding': 'gzip, deflate, br, zstd', 'accept-language': 'vi-VN', accept: 'text/html' };

/** What a server may send before it must wait for the first acknowledgement: ten segments of 1,460 bytes (RFC 6928). */
const FIRST_WINDOW = 14_600;

/** What stands behind the first screen of the page. */
const FURTHER_SCREENS = '<template id="rest"';

/** The further screens come behind the first one in the same response, so that a phone can go on without network. */
async function firstWindow({ server }: OpenPoint, path: string): Promise<readonly Row[]> {
  const whole = await bytesOnTheWire(server.port, path, asBrowser);
  const { body } = await rawAnswer(server.port, path, asBrowser);
  const until = whole - body.length + bytesUntil(body, FURTHER_SCREENS);
  const row = (what: string, bytes: number, atMost: number): Row => ({
    ...{ goal: 1, what, unit: 'B', better: 'lower' },
    ...{ product: spreadOf([bytes]), anchorName: 'first TCP window', anchor: spreadOf([FIRST_WINDOW]) },
    ...{ ratio: ratioOf([bytes], [FIRST_WINDOW]), wanted: { of: 'ratio', atMost } },
  });
  return [
    row('bytes on the wire until the first question is complete', until, 0.5),
    row('bytes on the wire of the whole first response, with all further screens', whole, 1),
  ];
}

async function visits({ folder, effort, say }: Bench, product: OpenPoint, path: string): Promise<readonly Row[]> {
  const pages = await startPages(folder, product.definition);
  const browser = await openBrowser();
  const at = (port: number, address: string) => visit(browser, `http://127.0.0.1:${port}${address}`);
  const seen = { product: [] as Visit[], oneRadio: [] as Visit[], surveyJs: [] as Visit[] };
  try {
    for (let turn = 1; turn <= effort.pages; turn += 1) {
      say(`first question on slow 3G, ${turn} of ${effort.pages}`);
      seen.oneRadio.push(await at(pages.port, ONE_RADIO));
      seen.product.push(await at(product.server.port, path));
      seen.surveyJs.push(await at(pages.port, SURVEY_JS));
    }
  } finally {
    await browser.close();
    await pages.stop();
  }
  return visitRows(seen);
}

type Seen = Readonly<Record<'product' | 'oneRadio' | 'surveyJs', readonly Visit[]>>;

function visitRows(seen: Seen): readonly Row[] {
  const all = (of: keyof Visit) => (visits: readonly Visit[]) => visits.map((one) => one[of]);
  const [times, requests, bytes] = [all('firstQuestion'), all('requests'), all('bytes')];
  const row = (of: (visits: readonly Visit[]) => number[], anchor: 'oneRadio' | 'surveyJs') => ({
    ...{ better: 'lower' as const, product: spreadOf(of(seen.product)), anchor: spreadOf(of(seen[anchor])) },
    ...{ ratio: ratioOf(of(seen.product), of(seen[anchor])) },
    anchorName: anchor === 'oneRadio' ? 'one-radio page' : 'stock SurveyJS page',
  });
  return [
    {
      ...{ ...row(requests, 'surveyJs'), goal: 2, what: 'requests before the first question', unit: '' },
      wanted: { of: 'product', atMost: 1 },
    },
    {
      ...{ ...row(bytes, 'surveyJs'), goal: 2, what: 'all bytes of a visit', unit: 'B' },
      wanted: { of: 'ratio', atMost: 0.08 },
    },
    {
      ...{ ...row(times, 'oneRadio'), goal: 3, what: 'time to first question, slow 3G, 4 × CPU, cold', unit: 'ms' },
      wanted: { of: 'ratio', atMost: 1.35 },
    },
    {
      ...{ ...row(times, 'surveyJs'), goal: 3, what: 'the same beside SurveyJS', unit: 'ms' },
      wanted: { of: 'ratio', atMost: 0.15 },
    },
  ];
}

async function readyPage({ folder, effort, say }: Bench, product: OpenPoint, path: string): Promise<readonly Row[]> {
  say('the ready page, 50 clients');
  const raw = await startRawCopy(folder, 'form', await rawAnswer(product.server.port, path, asBrowser));
  const headers = Object.entries(asBrowser).map(([name, value]) => `${name}: ${value}`);
  // By the server's own processor time, because a loader may be slower than node:http.
  const rate = (server: Server) => async (): Promise<number> => {
    const order = { port: server.port, path, headers, bodies: [], connections: 50, warmUp: 0, seconds: effort.seconds };
    const before = await server.report();
    const { perSecond } = await load({ ...order, method: 'GET' }, 200);
    return (perSecond * effort.seconds) / ((await server.report()).processor - before.processor);
  };
  await rate(product.server)();
  await rate(raw)();
  try {
    const found = await interleaved(effort.rounds, { product: rate(product.server), raw: rate(raw) });
    return [
      {
        ...{ goal: 4, what: 'ready form page, 50 clients', unit: 'pages/s of processor', better: 'higher' },
        ...{ product: spreadOf(found.product), anchorName: 'raw node:http, same bytes', anchor: spreadOf(found.raw) },
        ...{ ratio: ratioOf(found.product, found.raw), wanted: { of: 'ratio', atLeast: 0.8 } },
      },
    ];
  } finally {
    await raw.stop();
  }
}
