import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { DataSource } from 'typeorm';
import { type Route, routesOf } from '../harness/routes.js';
import { startServer, type TestServer } from '../harness/server.js';
import { aResponse, openSpring, post } from '../harness/spring.js';

/*
 * Nobody fills the memory or the disk of a server by asking for ever new things. The list of routes is the running
 * server's own: a new one that anybody may call is tried with the others.
 */

/** `BOUNDED=3000 npm run specs -- --selectProjects pages --testPathPatterns=bounded` asks more often. */
const TIMES = Number(process.env.BOUNDED ?? 20);
/** What a route may keep of one request that is like no other: a name and a number, and never a page. Bytes. */
const MOST_KEPT_OF_ONE = 1_500;
/** What a heap moves by itself. Bytes. */
const NOISE = 4_000_000;

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;

let server: TestServer;
let code: string;
beforeAll(async () => {
  server = await startServer('2026-11-03', { LOG_LEVEL: 'fatal' });
  code = (await openSpring(server)).point.code;
});
afterAll(() => server.stop());

/** Streams never end by themselves. */
const streams = ['WallController.events'];

const open = (): readonly Route[] =>
  routesOf(server).filter(({ isForStaff, name }) => !isForStaff && !streams.includes(name));

async function bytesInMemory(): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    collect();
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

async function bytesOnDisk(): Promise<number> {
  const source = server.get(DataSource, { strict: false });
  const [{ page_count: pages }] = await source.query('PRAGMA page_count');
  const [{ page_size: size }] = await source.query('PRAGMA page_size');
  return Number(pages) * Number(size);
}

/** The same address never twice, about something that is there or not. */
function addressOf({ path }: Route, number: number, isThere: boolean): string {
  const unlike = `${'x'.repeat(100)}${number}`;
  const filled = path
    .replace(':code', isThere ? code : unlike)
    .replace(':commune', isThere ? 'spring' : unlike)
    .replace(/:\w+/g, unlike);
  return `${server.url}${filled}?c=${unlike}&w=${number}&lang=${number % 2 ? 'en' : 'vi'}&q=${unlike}`;
}

/** Drawn a hundred times slower in a test than on a server, and kept once drawn; asked for what is not there only. */
const drawn = ['QrController.png'];

async function ask(route: Route, number: number, isThere: boolean): Promise<number> {
  const isPost = route.method === 'POST';
  const words = `${number} `.repeat(1_000);
  const reply = await fetch(addressOf(route, number, isThere), {
    method: route.method,
    redirect: 'manual',
    headers: {
      ...(isPost && { 'content-type': number % 2 ? 'application/json' : 'application/x-www-form-urlencoded' }),
      accept: number % 3 ? 'text/html' : '*/*',
      cookie: `lang=${number}; a=${'x'.repeat(200)}${number}`,
      'user-agent': `phone ${number}`,
    },
    ...(isPost && {
      body: number % 2 ? JSON.stringify({ id: number, code: words, text: words }) : `text=${words}&G=5`,
    }),
  });
  await reply.arrayBuffer();
  return reply.status;
}

async function askAll(routes: readonly Route[], from: number): Promise<void> {
  for (let number = from; number < from + TIMES; number += 5) {
    const together = [0, 1, 2, 3, 4].map((one) => number + one);
    for (const route of routes) {
      const there = drawn.includes(route.name) ? [] : together.map((one) => ask(route, one, true));
      await Promise.all([...there, ...together.map((one) => ask(route, one, false))]);
    }
  }
}

it('thousands of requests like no other leave no more in memory and on disk than their counts', async () => {
  const routes = open();
  expect(routes.length).toBeGreaterThan(30);
  await askAll(routes, 0);
  const [memory, disk] = [await bytesInMemory(), await bytesOnDisk()];
  await askAll(routes, 1_000_000);
  const asked = routes.length * TIMES * 2;
  expect((await bytesInMemory()) - memory).toBeLessThan(NOISE + asked * MOST_KEPT_OF_ONE);
  expect((await bytesOnDisk()) - disk).toBeLessThan(NOISE / 4);
}, 600_000);

it('a form asked for under thousands of addresses is kept once in each language', async () => {
  const pages = async (from: number): Promise<void> => {
    for (let number = from; number < from + 50 * TIMES; number += 10) {
      const addresses = Array.from({ length: 10 }, (_, one) => `${server.url}/k/${code}?c=${number + one}&lang=en`);
      await Promise.all(addresses.map(async (address) => (await fetch(address)).arrayBuffer()));
    }
  };
  await pages(0);
  const before = await bytesInMemory();
  await pages(1_000_000);
  // Kept for each address it would be 2 kB each time: everything but the page itself.
  expect((await bytesInMemory()) - before).toBeLessThan(1_000 * 50 * TIMES);
}, 600_000);

/** Eight kilobytes of answers, sealed and written out in letters. */
const MOST_OF_ONE = 13_000;

it('what is set aside is what a version asks, little of what no version here does, and no more than staff can read', async () => {
  const before = await bytesOnDisk();
  const statuses = new Map<number, number>();
  const count = Math.max(300, 2 * TIMES);
  for (let sent = 0; sent < count; sent += 1) {
    const junk = Object.fromEntries(Array.from({ length: 7 }, (_, one) => [`JUNK${one}`, 'x'.repeat(1_000)]));
    const unlike = aResponse(
      { G: 9, ...junk },
      { queued: true, version: sent % 2 ? `nothing.v${sent}` : 'trung-tam.v1' },
    );
    const { status } = await post(server, code, unlike);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect(Object.fromEntries(statuses)).toEqual(count <= 2_000 ? { 202: count } : { 202: 2_000, 503: count - 2_000 });
  // Half of them name a version that is not here, and are kept as they came.
  expect((await bytesOnDisk()) - before).toBeLessThan(Math.min(count, 2_000) * ((2_000 + MOST_OF_ONE) / 2));
}, 600_000);
