import { Session } from 'node:inspector/promises';
import { relative } from 'node:path';
import { TokensService } from '../src/access/tokens.service.js';
import { startServer, type TestServer } from './harness/server.js';
import { signInAs } from './harness/sign-in.js';
import { aResponse, lockAnyway, openSpring, post, type Spring } from './harness/spring.js';

/** Known without reading: words and numbers, formulas with a source, one file for each kind of question. */
const known = ['src/statistics/', 'src/formatting/', 'src/rules/kinds/', 'src/problem.ts'];
/** The thread of a lock ends by itself some seconds after it, whatever is asked meanwhile. */
const uncounted = [...known, 'src/figures/worker.ts'];

let server: TestServer;
let spring: Spring;
const inspector = new Session();

beforeAll(async () => {
  server = await startServer();
  spring = await openSpring(server);
  inspector.connect();
  await inspector.post('Profiler.enable');
});
afterAll(async () => {
  inspector.disconnect();
  await server.stop();
});

/** Our files that a request runs a function of, in alphabetical order. */
async function filesRunBy(request: () => Promise<unknown>): Promise<readonly string[]> {
  await inspector.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await request();
  const { result } = await inspector.post('Profiler.takePreciseCoverage');
  await inspector.post('Profiler.stopPreciseCoverage');
  const run = result
    .filter(({ functions }) => functions.some(({ ranges }) => ranges.some(({ count }) => count > 0)))
    .map(({ url }) => relative(process.cwd(), url.replace('file://', '')))
    .filter((file) => file.startsWith('src/') && !uncounted.some((path) => file.startsWith(path)));
  return [...new Set(run)].sort();
}

const answer = () => post(server, spring.point.code, aResponse({ G: 5, FIELD: 'ho-tich', FILE: 4, E1: 4 }));

describe('a reader follows', () => {
  it('the first response of a server through few files', async () => {
    const files = await filesRunBy(() => answer());
    console.log(`${files.length} files\n${files.join('\n')}`);
    expect(files.length).toBeLessThanOrEqual(34);
  });

  it('the first dashboard page after a publication, and then its figures, through few files', async () => {
    for (let sent = 0; sent < 40; sent++) await answer();
    const { campaign } = spring;
    server.clock.moveTo('2026-11-16');
    await lockAnyway(server, campaign);
    const leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
    const page = await filesRunBy(async () => {
      expect(await (await leader.get('/dashboard')).text()).toContain('41/41 phiếu hợp lệ');
    });
    console.log(`page: ${page.length} files\n${page.join('\n')}`);
    const token = await server.get(TokensService, { strict: false }).create('leader', 'spring', 'program', 'test');
    const figures = await filesRunBy(async () => {
      const headers = { authorization: `Bearer ${token}` };
      const told = await fetch(`${server.url}/api/v1/campaigns/${campaign.id}/satisfaction?by=field`, { headers });
      expect(await told.json()).toMatchObject({ overall: { kind: 'rate', base: 41 } });
    });
    console.log(`figures: ${figures.length} files\n${figures.join('\n')}`);
    // One of them where the thread that moves SQLite's log answers meanwhile.
    expect(page.length).toBeLessThanOrEqual(58);
    expect(figures.length).toBeLessThanOrEqual(36);
  });
});
