import { may } from '../../src/access/staff.js';
import { server, withStaff } from '../harness/audited-staff.js';
import { addressFor, type Casts, type Somebody, type Things, theCasts, theThings } from '../harness/matrix.js';
import { type Route, routesOf } from '../harness/routes.js';
import { wholeDatabase } from '../harness/whole-database.js';

/**
 * Role × route × commune, by session and by token: the rows are the routes of the running server, so that none is left
 * out. What a right opens is shown, by the route, where each change is made (`audit-fails`) and each page read
 * (`third-language`); here nobody gets in without it, and nobody into another commune.
 */
withStaff();

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

async function sent(route: Route, address: string, { person, program }: Somebody): Promise<readonly [number, number]> {
  const { method } = route;
  const bySession = method === 'GET' ? person.get(address) : method === 'POST' ? person.post(address) : null;
  const headers = { authorization: `Bearer ${program}`, accept: 'text/html' };
  const byToken = fetch(server.url + address, { method, headers, redirect: 'manual' });
  const [one, other] = await Promise.all([bySession, byToken]);
  await Promise.all([one?.body?.cancel(), other.body?.cancel()]);
  return [one?.status ?? other.status, other.status];
}

it('every route of the running server has a row: an address for the things of a commune', () => {
  expect(routes.filter(({ address }) => address === null).map(({ name, path }) => `${name} ${path}`)).toEqual([]);
  expect(routes.length).toBeGreaterThan(80);
});

it('nobody without the right gets in, in the own commune or another, by session or by token', async () => {
  const before = await wholeDatabase(server);
  const gotIn: string[] = [];
  for (const route of routes) {
    const { right, address } = route;
    if (!right || address === null) continue;
    for (const [where, cast] of Object.entries(casts)) {
      for (const somebody of (cast as readonly Somebody[]).filter(({ role }) => !may(role, right))) {
        const statuses = await sent(route, address, somebody);
        if (statuses.some((status) => status !== 403))
          gotIn.push(`${route.name} ${somebody.role} ${where} ${statuses}`);
      }
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
    for (const somebody of casts.foreign.filter(({ role }) => right == null || may(role, right))) {
      const statuses = await sent(route, address ?? '', somebody);
      // A form that says nothing may be refused as unreadable before anything is looked up.
      const known = route.method === 'GET' ? [404, 404] : [404, 400, 415];
      if (statuses.some((status) => !known.includes(status))) gotIn.push(`${route.name} ${somebody.role} ${statuses}`);
    }
  }
  expect(gotIn).toEqual([]);
  expect(await wholeDatabase(server)).toEqual(before);
}, 300_000);

it('whoever has the right reads each page of the own commune, by session and by token', async () => {
  const kept: string[] = [];
  for (const route of routes.filter(({ method, path }) => method === 'GET' && !path.includes('events'))) {
    const { right, address } = route;
    for (const somebody of casts.own.filter(({ role }) => right == null || may(role, right))) {
      const statuses = await sent(route, address ?? '', somebody);
      if (statuses.some((status) => status === 401 || status === 403))
        kept.push(`${route.name} ${somebody.role} ${statuses}`);
    }
  }
  expect(kept).toEqual([]);
}, 300_000);
