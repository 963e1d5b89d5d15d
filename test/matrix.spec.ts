import { may, type Role } from '../src/access/staff.js';
import { server, withStaff } from './harness/audited-staff.js';
import { addressFor, type Casts, type Somebody, type Things, theCasts, theThings } from './harness/matrix.js';
import { type Route, routesOf } from './harness/routes.js';
import { wholeDatabase } from './harness/whole-database.js';

/**
 * Role × route × commune, by session and by token: the rows are the routes of the running server, so that none is left
 * out. What a right opens is shown, by the route, where each change is made (`audit-fails`) and each page read
 * (`third-language`); here nobody gets in without it, and nobody into another commune.
 */
withStaff();

/** `whole`: every page for everybody who may read it; the tests let one of them read each, in turn. */
const { MATRIX } = process.env;

let casts: Casts;
let things: Things;
let routes: readonly (Route & { readonly address: string | null })[];
beforeAll(async () => {
  casts = await theCasts();
  things = await theThings();
  routes = routesOf(server)
    .filter(({ isForStaff }) => isForStaff)
    .map((route) => ({ ...route, address: addressFor(route, things) }));
}, 120_000);

/** Routes whose address names a thing of a commune. */
const isOfCommune = ({ path }: Route): boolean => /:(?:id|commune|campaign)\b/.test(path);

/** As a browser sends it; what no form can send, as a program does. */
async function bySession(route: Route, address: string, somebody: Somebody): Promise<number> {
  const { method } = route;
  if (method !== 'GET' && method !== 'POST') return byToken(route, address, somebody);
  return statusOf(method === 'GET' ? somebody.person.get(address) : somebody.person.post(address));
}

async function byToken({ method }: Route, address: string, { program }: Somebody): Promise<number> {
  const headers = { authorization: `Bearer ${program}`, accept: 'text/html' };
  return statusOf(fetch(server.url + address, { method, headers, redirect: 'manual' }));
}

async function statusOf(asked: Promise<Response>): Promise<number> {
  const { status, body } = await asked;
  await body?.cancel();
  return status;
}

/** Whoever of a cast has a right, or has not, at once. */
async function each(
  cast: readonly Somebody[],
  right: Route['right'],
  has: boolean,
  does: (somebody: Somebody) => Promise<void>,
): Promise<void> {
  await Promise.all(cast.filter(({ role }) => (right == null || may(role, right)) === has).map(does));
}

it('every route of the running server has a row: an address for the things of a commune', () => {
  expect(routes.filter(({ address }) => address === null).map(({ name, path }) => `${name} ${path}`)).toEqual([]);
  expect(routes.length).toBeGreaterThan(80);
});

it('nobody without the right gets in, by session in the own commune or by token in another', async () => {
  const before = await wholeDatabase(server);
  const gotIn: string[] = [];
  for (const route of routes) {
    const { right, address } = route;
    if (!right || address === null) continue;
    for (const [where, cast] of Object.entries(casts)) {
      await each(cast, right, false, async (somebody) => {
        const status =
          where === 'own' ? await bySession(route, address, somebody) : await byToken(route, address, somebody);
        if (status !== 403) gotIn.push(`${route.name} ${somebody.role} ${where} ${status}`);
      });
    }
  }
  expect(gotIn).toEqual([]);
  expect(await wholeDatabase(server)).toEqual(before);
}, 300_000);

it('nobody with the right gets at a thing of another commune, by session or by token', async () => {
  const before = await wholeDatabase(server);
  const gotIn: string[] = [];
  for (const route of routes.filter(isOfCommune)) {
    const { right, address } = route;
    await each(casts.foreign, right, true, async (somebody) => {
      const ways = [bySession, byToken].map((way) => way(route, address ?? '', somebody));
      const statuses = await Promise.all(ways);
      // A form that says nothing may be refused as unreadable before anything is looked up.
      const known = route.method === 'GET' ? [404, 404] : [404, 400, 415];
      if (statuses.some((status) => !known.includes(status))) gotIn.push(`${route.name} ${somebody.role} ${statuses}`);
    });
  }
  expect(gotIn).toEqual([]);
  expect(await wholeDatabase(server)).toEqual(before);
}, 300_000);

it('whoever has the right reads each page of the own commune, by session, and the API by token', async () => {
  const kept: string[] = [];
  const pages = routes.filter(({ method, path }) => method === 'GET' && !path.includes('events'));
  for (const [turn, route] of pages.entries()) {
    const { right, address } = route;
    const readers = casts.own.filter(({ role }) => right == null || may(role, right));
    for (const somebody of MATRIX === 'whole' ? readers : readers.slice(turn % readers.length).slice(0, 1)) {
      const way = route.path.startsWith('/api') ? byToken : bySession;
      const status = await way(route, address ?? '', somebody);
      if (status === 401 || status === 403) kept.push(`${route.name} ${somebody.role} ${status}`);
    }
  }
  // Who works for one commune makes no other.
  expect(kept).toEqual(['NewCommuneController.show administrator 403']);
}, 300_000);

it('no page leads whoever reads it to one that would refuse them', async () => {
  const pages = routesOf(server).filter(({ method, isStream }) => method === 'GET' && !isStream);
  const words = (path: string): number => path.split('/').filter((part) => part !== '' && !part.startsWith(':')).length;
  const patterns = pages
    .toSorted((one, other) => words(other.path) - words(one.path))
    .map((route) => ({ ...route, pattern: new RegExp(`^${route.path.replace(/:\w+/g, '[^/]+')}$`) }));
  const links: { readonly role: Role; readonly from: string; readonly to: Route }[] = [];
  for (const { name, method, path, isStream, right, address } of routes) {
    if (method !== 'GET' || isStream || path.startsWith('/api') || address === null) continue;
    await each(casts.own, right, true, async ({ role, person }) => {
      const page = await person.get(address);
      const html = page.headers.get('content-type')?.startsWith('text/html') ? await page.text() : '';
      for (const [, href = ''] of html.matchAll(/ href="(\/[^"#?]*)/g)) {
        const to = patterns.find(({ pattern }) => pattern.test(href));
        if (to) links.push({ role, from: name, to });
      }
    });
  }
  expect(links.length).toBeGreaterThan(1_000);
  const of = (role: Role, name: string): string => `${role} ${name}`;
  // What no page leads somebody to is for others: an administrator may print for a register that only officers read.
  const ledTo = new Set(links.filter(({ from, to }) => from !== to.name).map(({ role, to }) => of(role, to.name)));
  const refused = links
    .filter(({ role, from, to }) => to.right && !may(role, to.right) && ledTo.has(of(role, from)))
    .map(({ role, from, to }) => `${role}: from ${from} to ${to.path}`);
  expect([...new Set(refused)].toSorted()).toEqual([]);
}, 300_000);
