import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { openSpring } from '../harness/spring.js';

let server: TestServer;
let campaign: Campaign;
let officer: SignedIn;

beforeAll(async () => {
  server = await startServer('2025-03-10');
  ({ campaign } = await openSpring(server));
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
}, 60_000);
afterAll(() => server.stop());

/** Where the link to another language leads that stands on a page. */
async function linkTo(language: string, page: Response): Promise<string> {
  const found = new RegExp(`href="([^"]+)"[^>]* hreflang="${language}"`).exec(await page.text());
  return found?.[1]?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=') ?? '';
}

describe('who changes the language', () => {
  it.each([
    () => '/campaigns',
    () => '/campaigns?saved=created',
    () => `/campaigns/${campaign.id}/participation?a=1&b=%C4%91%E1%BB%A3t+m%E1%BB%99t`,
    () => '/points?commune=spring',
    () => '/dashboard?commune=spring&period=2025-03&subject=',
    () => '/set-aside?commune=spring',
    () => '/password?next=%2Fcampaigns%3Fcommune%3Dspring%26x%3D1',
  ])('stays on the page with all its address says (%#)', async (address) => {
    const link = await linkTo('en', await officer.get(address()));
    const chosen = await officer.get(link);
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, address()]);
    expect(chosen.headers.get('set-cookie')).toMatch(/^lang=en; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('hears it on every page after that, and can go back', async () => {
    const cookie = `${officer.cookie}; lang=en`;
    for (const path of ['/campaigns', '/points?commune=spring', '/khong-co']) {
      const page = await officer.get(path, { cookie });
      expect(page.headers.get('content-type')).toContain('text/html');
      const text = await page.clone().text();
      expect([path, /<html lang="(\w+)">/.exec(text)?.[1]]).toEqual([path, 'en']);
      expect(await linkTo('vi', page)).toBe(`/language/vi?from=${encodeURIComponent(path)}`);
    }
  });

  it('comes back to the place on the page that the script tells of', async () => {
    const chosen = await officer.get('/language/en?from=%2Fcampaigns%3Fa%3D1%23tools');
    expect(chosen.headers.get('location')).toBe('/campaigns?a=1#tools');
  });

  it('loses a language that stood in the address', async () => {
    const link = await linkTo('vi', await officer.get('/points?lang=en&commune=spring'));
    expect(link).toBe(`/language/vi?from=${encodeURIComponent('/points?commune=spring')}`);
  });

  it('is led to no other server, and to no language that is not spoken', async () => {
    for (const from of ['https://evil.example/', '//evil.example', '/\\evil.example', '']) {
      const chosen = await officer.get(`/language/en?from=${encodeURIComponent(from)}`);
      expect([from, chosen.headers.get('location')]).toEqual([from, '/']);
    }
    expect((await officer.get('/language/xx?from=%2F')).status).toBe(404);
  });

  it('on a page for everybody keeps its address too, which alone says the language there', async () => {
    const link = await linkTo('en', await officer.get('/results/spring?period=2025-03'));
    // Nothing is published yet, so the page is one of those for staff.
    expect(link).toBe(`/language/en?from=${encodeURIComponent('/results/spring?period=2025-03')}`);
    // Staff have another page there.
    const atHome = (query: string) => fetch(`${server.url}/${query}`, { headers: { accept: 'text/html' } });
    const home = await atHome('?a=1');
    expect(home.headers.get('set-cookie')).toBeNull();
    expect(await linkTo('en', home)).toBe('?a=1&lang=en');
    expect(await linkTo('vi', await atHome('?a=1&lang=en'))).toBe('?a=1&lang=vi');
  });
});
