import { may, type Role, roles } from '../../src/access/staff.js';
import { type Route, routesOf } from '../harness/routes.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aResponse, openSpring, post } from '../harness/spring.js';

let server: TestServer;
let point: { readonly code: string };
const people = new Map<Role, SignedIn>();

/** A disk on which everything counts as this little room. */
async function startWith(limit: Record<string, string>): Promise<void> {
  server = await startServer('2026-11-03', { LOG_LEVEL: 'silent', ...limit });
  ({ point } = await openSpring(server));
  people.clear();
}
afterEach(() => server.stop());

/** More megabytes than any disk has. */
const ANY = '1000000000';

async function signedIn(role: Role): Promise<SignedIn> {
  const isOfServer = ['administrator', 'auditor', 'province'].includes(role);
  const known = people.get(role) ?? (await signInAs(server, { role, communeId: isOfServer ? null : 'spring' }));
  people.set(role, known);
  return known;
}

/** Asks a route as somebody who may, about things that are not there. @returns the code of the problem, if one is told */
async function asked({ path, method, right, takesFile }: Route): Promise<unknown> {
  const { cookie, token } = await signedIn(roles.find((role) => right == null || may(role, right)) ?? 'officer');
  const body = new FormData();
  body.set('_csrf', token);
  if (takesFile) body.set('file', new Blob(['x']), 'x.csv');
  const reply = await fetch(server.url + path.replace(/:\w+/g, 'x'), {
    ...{ method, redirect: 'manual' },
    headers: { accept: 'application/json', cookie, 'x-csrf-token': token },
    body: method === 'GET' ? null : takesFile ? body : new URLSearchParams(),
  });
  const text = await reply.text();
  return text.startsWith('{') ? (JSON.parse(text) as { code?: unknown }).code : reply.status;
}

async function expectAnswersTaken(): Promise<void> {
  expect(await post(server, point.code, aResponse())).toMatchObject({ status: 201 });
}

/** What stands above the page, in both languages. */
async function told(path: string, language = 'vi'): Promise<boolean> {
  const { get } = await signedIn('officer');
  const html = await (await get(`${path}?lang=${language}`)).text();
  return html.includes(language === 'vi' ? 'Ổ đĩa của máy chủ sắp hết chỗ.' : 'The disk of the server is nearly full.');
}

it('a disk with room is told to nobody', async () => {
  await startWith({});
  expect([await told('/'), await told('/campaigns')]).toEqual([false, false]);
  expect(await (await fetch(`${server.url}/health/ready`)).json()).toMatchObject({ space: 'enough' });
  expect(await (await fetch(`${server.url}/metrics`)).text()).toMatch(/free_space_megabytes [1-9]/);
});

it('of a disk on which room gets low staff read on their first page, and nothing stops', async () => {
  await startWith({ SPACE_LOW: ANY });
  expect([await told('/'), await told('/', 'en'), await told('/campaigns')]).toEqual([true, true, false]);
  expect(await (await fetch(`${server.url}/health/ready`)).json()).toMatchObject({ status: 'ok', space: 'low' });
  expect(await asked(routeNamed('QuarterFilesController.quarter'))).not.toBe('space-low');
});

const routeNamed = (name: string): Route => {
  const found = routesOf(server).find((one) => one.name === name);
  if (!found) throw new Error(`No route is called ${name}`);
  return found;
};

it('where room is scarce no file is taken in or made, on any route; everything else goes on', async () => {
  await startWith({ SPACE_SCARCE: ANY });
  const staffs = routesOf(server).filter(({ isForStaff }) => isForStaff);
  const files = staffs.filter(({ path, takesFile }) => takesFile || /\.(docx|pdf|xlsx|csv|zip)$/.test(path));
  const codes = new Map<string, unknown>();
  for (const route of files) codes.set(route.name, await asked(route));
  expect(files.length).toBeGreaterThan(20);
  expect([...codes].filter(([, code]) => code !== 'space-low')).toEqual([]);
  expect(await told('/campaigns')).toBe(true);
  const officer = await signedIn('officer');
  expect((await officer.post('/points', {})).status).not.toBe(503);
  await expectAnswersTaken();
}, 120_000);

it('the last room is for answers: every change of staff waits, on any route; they sign in and read', async () => {
  await startWith({ SPACE_LAST: ANY });
  const changes = routesOf(server).filter(({ isForStaff, method }) => isForStaff && method !== 'GET');
  const goesOn: string[] = [];
  for (const route of changes.filter(({ path }) => path !== '/logout')) {
    if ((await asked(route)) !== 'space-low') goesOn.push(route.name);
  }
  // Sheets that are keyed are answers.
  const keying = changes.filter(({ right }) => right === 'key-paper').map(({ name }) => name);
  const own = changes.filter(({ path }) => path === '/password').map(({ name }) => name);
  expect(goesOn.filter((name) => !keying.includes(name) && !own.includes(name))).toEqual([]);
  expect(keying.filter((name) => goesOn.includes(name))).not.toEqual([]);
  expect((await (await signedIn('clerk')).get('/campaigns')).status).not.toBe(503);
  const page = await (await signedIn('officer')).post('/points', {});
  expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('để dành chỗ cho phiếu')]);
  await expectAnswersTaken();
}, 120_000);
