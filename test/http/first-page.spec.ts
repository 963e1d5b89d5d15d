import { words } from '../harness/page-words.js';
import { startServer, type TestServer } from '../harness/server.js';
import { aCampaign, openSpring } from '../harness/spring.js';

let server: TestServer;

beforeAll(async () => {
  server = await startServer('2026-11-16');
  await openSpring(server);
});
afterAll(() => server.stop());

const read = async (path: string) => {
  const answer = await fetch(server.url + path, { headers: { accept: 'text/html' } });
  return { answer, text: words(await answer.text()) };
};

describe('the first page', () => {
  it('names the open surveys and never a code', async () => {
    await aCampaign(server, { name: 'Mùa thu', opensOn: '2026-11-15', endsOn: '2026-11-20', locksOn: '2026-11-25' });
    const { text, answer } = await read('/');
    expect(answer.status).toBe(200);
    expect(text).toContain('Xã Xuân');
    expect(text).toContain('Mùa thu đến hết ngày 20/11/2026');
    expect(text).toContain('Dành cho cán bộ');
    const html = await (await fetch(`${server.url}/`)).text();
    expect(html).not.toContain('/k/');
  });
});

it('results of an unknown commune are a page not found', async () => {
  const { answer } = await read('/results/nowhere');
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-type')).toContain('text/html');
});
