import { oneTimeCodeOf } from '../../src/collection-points/codes.js';
import { auditOf } from '../harness/audit.js';
import { words } from '../harness/page-words.js';
import { startServer, type TestServer } from '../harness/server.js';
import { signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, openSpring } from '../harness/spring.js';

let server: TestServer;
let code: string;

beforeAll(async () => {
  server = await startServer('2026-11-16');
  code = (await openSpring(server, { endsOn: '2026-11-30', locksOn: '2026-12-05' })).point.code;
});
afterAll(() => server.stop());

const read = async (path: string) => {
  const answer = await fetch(server.url + path, { headers: { accept: 'text/html' } });
  return { answer, text: words(await answer.text()) };
};

describe('the first page', () => {
  it('names the open surveys and never a code', async () => {
    const { id } = await aPoint(server);
    await aCampaign(server, {
      name: 'Mùa thu',
      pointIds: [id],
      opensOn: '2026-11-15',
      endsOn: '2026-11-20',
      locksOn: '2026-11-25',
    });
    const { text, answer } = await read('/');
    expect(answer.status).toBe(200);
    expect(text).toContain('Xã Xuân');
    expect(text).toContain('Mùa thu đến hết ngày 20/11/2026');
    expect(text).toContain('Dành cho cán bộ');
    const html = await (await fetch(`${server.url}/`)).text();
    expect(html).not.toContain('/k/');
  });

  it('leads to a link for as long as an officer lets it, while its survey is open', async () => {
    const officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
    const link = await aPoint(server, { kind: 'link', name: 'Cổng thông tin' });
    const days = { opensOn: '2026-11-15', endsOn: '2026-11-20', locksOn: '2026-11-25' } as const;
    await aCampaign(server, { name: 'Qua mạng', pointIds: [link.id], ...days });
    const at = `/points/spring/${link.id}`;
    const links = async (language = '') =>
      (await (await fetch(`${server.url}/${language}`)).text()).replaceAll('&#x3D;', '=').match(/href="\/k\/[^"]+"/g) ??
      [];
    expect(await links()).toEqual([]);
    expect(await (await officer.get(at)).text()).toContain('Trang chủ chưa dẫn đến đường dẫn này.');
    for (const _ of [1, 2]) expect((await officer.post(`${at}/home`, { offered: 'yes' })).status).toBe(303);
    expect(await (await officer.get(at)).text()).toContain('Không dẫn từ trang chủ nữa');
    expect(await links()).toEqual([`href="/k/${link.code}"`]);
    expect(await links('?lang=en')).toEqual([`href="/k/${link.code}?lang=en"`]);
    expect((await fetch(`${server.url}/k/${link.code}`)).status).toBe(200);

    const entries = (await auditOf(server, 'spring')).filter(({ action }) => action === 'point-put-on-home');
    expect(entries).toHaveLength(1);
    const { id: wall } = await aPoint(server, { name: 'Trên tường' });
    expect((await officer.post(`/points/spring/${wall}/home`, { offered: 'yes' })).status).toBe(404);
    expect((await officer.post(`${at}/home`, { offered: 'maybe' })).status).toBe(400);
    expect((await officer.post(`${at}/home`, { offered: 'no' })).status).toBe(303);
    expect(await links()).toEqual([]);

    await officer.post(`${at}/home`, { offered: 'yes' });
    server.clock.moveTo('2026-11-21');
    expect(await links()).toEqual([]);
    server.clock.moveTo('2026-11-16');
  });
});

it('results of an unknown commune are a page not found', async () => {
  const { answer } = await read('/results/nowhere');
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-type')).toContain('text/html');
});

describe('a code', () => {
  /** As people write it down, and say it again. */
  const ways = (): readonly string[] => [
    code.toUpperCase(),
    `${code.slice(0, 4)}-${code.slice(4)}`,
    ` ${code.slice(0, 5)} ${code.slice(5)} `,
    `${code}.`,
    `${code}/`,
    code.replaceAll('0', 'O').replaceAll('1', 'l'),
  ];
  const askedOf = (path: string) => fetch(server.url + path, { headers: { accept: 'text/html' }, redirect: 'manual' });

  it('is read as people type it, by one redirect to where it belongs', async () => {
    for (const way of ways()) {
      const typed = await askedOf(`/k?${new URLSearchParams({ lang: 'vi', code: way })}`);
      expect([way, typed.status, typed.headers.get('location')]).toEqual([way, 302, `/k/${code}`]);
      for (const page of ['k', 'kiosk']) {
        const followed = await fetch(`${server.url}/${page}/${encodeURIComponent(way).replace('%2F', '/')}`);
        expect([way, followed.url.replace(server.url, '')]).toEqual([way, `/${page}/${code}`]);
      }
    }
    const english = await askedOf(`/k?lang=en&code=${code.toUpperCase()}`);
    expect(english.headers.get('location')).toBe(`/k/${code}?lang=en`);
    const withProof = await askedOf(`/k/${code.toUpperCase()}?w=abc`);
    expect(withProof.headers.get('location')).toBe(`/k/${code}?w=abc`);
    expect((await askedOf(`/k/${code}`)).status).toBe(200);
  });

  it('that is not there leaves what was typed, and a field to type another', async () => {
    for (const page of [await askedOf('/k?code=khong+phai+ma'), await askedOf('/k?code='), await askedOf('/k/none')]) {
      const html = await page.text();
      expect([page.status, html]).toEqual([
        404,
        expect.stringMatching(/<form class="code" method="get" action="\/k">/),
      ]);
    }
    expect(await (await askedOf('/k?code=khong+phai+%3Cma%3E')).text()).toContain('value="khong phai &lt;ma&gt;"');
    // However long: nothing of it is cut off, and nobody waits for it to be read.
    const long = `${' .'.repeat(1500)}x`.trim();
    expect(await (await askedOf(`/k?code=${encodeURIComponent(long)}`)).text()).toContain(`value="${long}"`);
    expect(await (await askedOf('/?lang=en')).text()).toContain('<form class="result code" method="get" action="/k">');
  });

  it('that is of another kind leads to its page, in the language of the reader', async () => {
    const hrefs = async (typed: string): Promise<readonly string[]> => {
      const html = await (await askedOf(`/k?lang=en&code=${encodeURIComponent(typed)}`)).text();
      return ['/o/', '/feedback/track?', '/receipt?'].filter((href) => html.includes(`href="${href}`));
    };
    const oneTime = oneTimeCodeOf(Uint8Array.from({ length: 12 }, (_, at) => at));
    expect(await hrefs(oneTime.toLowerCase())).toEqual(expect.arrayContaining(['/o/', '/feedback/track?']));
    expect(await hrefs('J70M 2SXG 50WD G')).toContain('/receipt?');
    expect(await hrefs('khong phai ma')).toEqual(['/feedback/track?']);
  });
});
