import { TokensService } from '../../src/access/tokens.service.js';
import { askedAgain } from '../../src/app-hooks.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { answered } from '../harness/arrivals.js';
import { figureExits } from '../harness/figure-exits.js';
import { routesOf } from '../harness/routes.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { lockAnyway, SPRING } from '../harness/spring.js';
import { aToldYear, type ToldYear, visitors } from '../harness/told-year.js';

/** Files, and pages that hold what people wrote. */
const keptByNobody = [
  ...['DashboardController.department', 'CommentsController.show'],
  ...['FilesController.chart', 'FilesController.picture'],
];

const PAGE = '/dashboard?commune=spring';

let server: TestServer;
let year: ToldYear;
let leader: SignedIn;
let another: SignedIn;

beforeAll(async () => {
  server = await startServer('2026-04-01');
  year = await aToldYear(server);
  leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
  another = await signInAs(server, { role: 'leader', communeId: 'spring', name: 'another' });
}, 60_000);
afterAll(() => server.stop());

it('every page of the dashboard and every figure for programs may be asked about again, but files and what people wrote', () => {
  const pages = routesOf(server).filter(({ method, path }) => method === 'GET' && /^\/(dashboard|city)\b/.test(path));
  const data = routesOf(server).filter(
    ({ name }) => name in figureExits && /^(Figures|CityFigures)Controller/.test(name),
  );
  const wanted = [...pages, ...data].filter(({ name }) => !keptByNobody.includes(name));
  expect(wanted.map(({ path }) => path).sort()).toEqual([...askedAgain].sort());
});

it('whoever holds the same page is told so, and nobody is who may not read it', async () => {
  const first = await leader.get(PAGE);
  const etag = first.headers.get('etag') ?? '';
  expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
  expect((await first.text()).includes(leader.token)).toBe(true);
  const again = await leader.get(PAGE, { 'if-none-match': etag });
  expect([again.status, again.headers.get('etag'), again.headers.get('cache-control'), await again.text()]).toEqual([
    ...[304, etag, 'private, no-cache', ''],
  ]);
  // Name and token of somebody else are not theirs to use.
  const other = await another.get(PAGE, { 'if-none-match': etag });
  const html = await other.text();
  expect([other.status, html.includes(another.token), html.includes(leader.token)]).toEqual([200, true, false]);
  const headers = { 'if-none-match': etag, accept: 'text/html' };
  const stranger = await fetch(server.url + PAGE, { headers, redirect: 'manual' });
  expect([stranger.status, ...keptOf(stranger)]).toEqual([302, 'no-store', null]);
});

it('what is kept for one role is not shown to another, and is told anew at once where staff change something', async () => {
  const counters = `/dashboard/tables?campaign=${year.feedback.id}&by=counter`;
  const [officer, chairman] = [await tokenOf('spring', 'officer'), await tokenOf('spring')];
  await asked(counters, chairman);
  // Nothing is kept just after a change.
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const seen = [await asked(counters, chairman), await asked(counters, officer), await asked(counters, chairman)];
  expect(seen.map(({ status }) => status === 200)).toEqual([true, false, true]);
  const beside = await server.beside();
  beside.clock.moveTo('2026-10-10');
  const headings = () => Promise.all([server, beside].map(({ url }) => headingOf(url, officer)));
  expect(await headings()).toEqual(['Xã Xuân', 'Xã Xuân']);
  const renamed = { ...SPRING, name: 'Xuân Mới' };
  await server.get(CommunesService, { strict: false }).import(renamed, '2026-10-01', 'test');
  expect(await headings()).toEqual(['Xã Xuân Mới', 'Xã Xuân Mới']);
  await beside.stop();
});

it('a browser drops what it kept when its reader signs out', async () => {
  const signedOut = await leader.post('/logout');
  expect([signedOut.status, signedOut.headers.get('clear-site-data')]).toEqual([303, '"cache"']);
});

it('nobody of another commune is told that anything is the same', async () => {
  await server.get(CommunesService, { strict: false }).import({ ...SPRING, key: 'autumn' }, '2026-01-01', 'test');
  const far = await tokenOf('autumn');
  const near = await tokenOf('spring');
  for (const [name, { plain }] of Object.entries(figureExits).filter(([one]) => /^(Figures|Dash)/.test(one))) {
    const path = plain(year);
    const [etag] = keptOf(await asked(path, near)).slice(1);
    if (keptByNobody.includes(name)) continue;
    const same = await asked(path, near, etag);
    const elsewhere = await asked(path, far, etag);
    expect([name, same.status, elsewhere.status === 304, await same.text()]).toEqual([name, 304, false, '']);
  }
});

it('a page is another once somebody answers, a day has passed, or something is locked', async () => {
  const marks = [await markOf()];
  expect(await markOf()).toBe(marks[0]);
  await answered(server, { campaign: year.feedback, point: year.desk }, visitors('2026-10-10'));
  marks.push(await markOf());
  server.clock.moveTo('2027-01-08');
  marks.push(await markOf());
  await lockAnyway(server, year.feedback, '2026-Q4');
  marks.push(await markOf());
  expect([marks.includes(null), new Set(marks).size]).toEqual([false, marks.length]);
});

function keptOf({ headers }: Response): readonly [string | null, string | null] {
  return [headers.get('cache-control'), headers.get('etag')];
}

function tokenOf(communeId: string, role: 'leader' | 'officer' = 'leader'): Promise<string> {
  return server.get(TokensService, { strict: false }).create(role, communeId, communeId, 'test');
}

async function headingOf(url: string, token: string): Promise<string | undefined> {
  const page = await fetch(url + PAGE, { headers: { authorization: `Bearer ${token}`, accept: 'text/html' } });
  return /<h1>(.*?)<\/h1>/.exec(await page.text())?.[1];
}

function asked(path: string, token: string, etag?: string | null): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, ...(etag && { 'if-none-match': etag }) };
  return fetch(server.url + path, { headers, redirect: 'manual' });
}

async function markOf(): Promise<string | null> {
  return keptOf(await asked(PAGE, await tokenOf('spring')))[1];
}
