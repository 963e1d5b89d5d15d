import { mayServeAllCommunes, roles } from '../../src/access/staff.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { openSpring } from '../harness/spring.js';

let server: TestServer;

beforeAll(async () => {
  server = await startServer('2025-03-10');
  await openSpring(server);
});
afterAll(() => server.stop());

/** Addresses of the main part of a page, within this server. */
const linksIn = (html: string): readonly string[] => {
  const [, main = ''] = html.split('<main');
  return [...new Set([...main.matchAll(/ href="(\/[^"]*)"/g)].map(([, href = '']) => href))];
};

/** Follows to where a page leads on to, as a browser does. */
async function statusOf(reader: SignedIn, path: string): Promise<number> {
  const page = await reader.get(path);
  const onward = page.headers.get('location');
  return onward?.startsWith('/') && !onward.startsWith('/login') ? statusOf(reader, onward) : page.status;
}

it.each(roles)('the %s opens help from any page, on a page whose every link opens', async (role) => {
  const communes = mayServeAllCommunes(role) ? ['spring', null] : ['spring'];
  for (const communeId of communes) {
    const reader = await signInAs(server, { role, communeId });
    expect(await (await reader.get('/password')).text()).toContain('<a href="/help">Trợ giúp</a>');
    const page = await (await reader.get('/help')).text();
    expect(page).toContain('Việc của tôi');
    expect(page).toMatch(new RegExp(`href="/help/${role}" aria-current="page"`));
    const links = linksIn(page);
    expect(links).toEqual(expect.arrayContaining(roles.map((one) => `/help/${one}`)));
    expect(links).toContain('/password');
    const closed = [];
    for (const link of links) {
      const status = await statusOf(reader, link);
      if (status !== 200) closed.push([communeId, link, status]);
    }
    expect(closed).toEqual([]);
  }
});

it('a reader of another role sees what that role does, and no link that would be refused', async () => {
  const leader = await signInAs(server, { role: 'leader', communeId: 'spring', name: 'chu-tich' });
  const page = await (await leader.get('/help/officer')).text();
  expect(page).toContain('Việc của vai trò này');
  for (const link of linksIn(page)) expect([link, await statusOf(leader, link)]).toEqual([link, 200]);
});

it('help is for staff, and for the roles there are', async () => {
  const clerk = await signInAs(server, { role: 'clerk', communeId: 'spring', name: 'nhap-phieu' });
  expect((await clerk.get('/help/king')).status).toBe(404);
  expect((await clerk.get('/help/constructor')).status).toBe(404);
  const stranger = await fetch(`${server.url}/help`, { headers: { accept: 'text/html' }, redirect: 'manual' });
  expect(stranger.headers.get('location')).toBe('/login?next=%2Fhelp');
  const login = await fetch(`${server.url}/login`, { headers: { accept: 'text/html' } });
  expect(await login.text()).not.toContain('href="/help"');
});

it('help speaks English to who chose it', async () => {
  const officer = await signInAs(server, { role: 'officer', communeId: 'spring', name: 'english' });
  const page = await (await officer.get('/help', { cookie: `${officer.cookie}; lang=en` })).text();
  expect(page).toContain('What I do');
  expect(page).toContain('“Lock the figures”');
});

it('every hint that a field names is on its page', async () => {
  const officer = await signInAs(server, { role: 'officer', communeId: 'spring', name: 'fields' });
  const root = await signInAs(server, { role: 'administrator', communeId: null, name: 'root' });
  const pages = [
    '/campaigns/new',
    '/points',
    '/devices',
    '/meetings',
    '/paper',
    '/paper/import',
    '/duties/new',
    '/tokens',
  ];
  const read = [
    ...pages.map((path) => [officer, path] as const),
    ...['/users/new', '/communes/new', '/tokens'].map((path) => [root, path] as const),
  ];
  for (const [reader, path] of read) {
    const html = await (await reader.get(path)).text();
    const named = [...html.matchAll(/ aria-describedby="([^"]*)"/g)].flatMap(([, ids = '']) => ids.trim().split(/\s+/));
    const missing = named.filter((id) => id !== '' && !html.includes(`id="${id}"`));
    expect([path, missing]).toEqual([path, []]);
  }
});

it('English lasts on every page that staff come to after signing in', async () => {
  const root = await signInAs(server, { role: 'administrator', communeId: null, name: 'reader' });
  const officer = await signInAs(server, { role: 'officer', communeId: 'spring', name: 'reads-english' });
  for (const reader of [root, officer]) {
    const page = await (await reader.get('/help')).text();
    const header = page.slice(0, page.indexOf('<main'));
    const found = [...header.matchAll(/ href="(\/[^"#]*)"/g)].map(([, href = '']) => href);
    const all = [...new Set([...found, '/duties'])];
    const ofStaff = all.filter((href) => !href.startsWith('/assets/'));
    expect(ofStaff.length).toBeGreaterThan(8);
    const chosen = await reader.get('/language/en?from=%2Fhelp');
    const cookie = `${reader.cookie}; ${chosen.headers.get('set-cookie')?.split(';')[0]}`;
    for (const path of [...ofStaff, '/communes/spring', '/communes/spring/edit']) {
      const there = await reader.get(path, { cookie });
      const html = await there.text();
      if (there.status === 200) expect([path, /<html lang="(\w+)">/.exec(html)?.[1]]).toEqual([path, 'en']);
      else expect([path, there.status]).toEqual([path, 303]);
    }
  }
});
