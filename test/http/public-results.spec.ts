import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import type { RateFigure } from '../../src/figures/figure.js';
import { LocksService } from '../../src/figures/locks.service.js';
import { SatisfactionService } from '../../src/figures/satisfaction.service.js';
import { auditOf } from '../harness/audit.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, aResponse, openSpring, post, SPRING } from '../harness/spring.js';

let server: TestServer;
let campaign: Campaign;
let officer: SignedIn;
let stranger: SignedIn;

beforeAll(async () => {
  server = await startServer();
  const spring = await openSpring(server, { name: 'Mùa xuân', questionnaire: 'chinh-quyen' });
  campaign = spring.campaign;
  const communes = server.get(CommunesService, { strict: false });
  await communes.import({ ...SPRING, key: 'autumn', name: 'Thu' }, '2026-01-01', 'test');
  for (let i = 0; i < 34; i += 1) {
    const { status } = await post(server, spring.point.code, aResponse({ G: i < 31 ? 5 : 2, A01: 4 }));
    expect(status).toBe(201);
  }
  officer = await signInAs(server, { role: 'officer', communeId: 'spring', unit: null });
  stranger = await signInAs(server, { role: 'officer', communeId: 'autumn', unit: null });
});

afterAll(() => server.stop());

const read = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(server.url + path, { headers: { accept: 'text/html', ...headers } });
  return { answer, text: words(await answer.text()) };
};
const decide = (who: SignedIn, action: string, more: Record<string, string> = {}) =>
  who.post('/public-results', { campaign: campaign.id, period: 'all', action, ...more });

describe('results for everybody', () => {
  it('are not shown before the lock, nor can they be released', async () => {
    await server.get(LocksService, { strict: false }).lockDue(campaign);
    expect((await decide(officer, 'release')).status).toBe(409);
    const { answer, text } = await read('/results/spring');
    expect(answer.status).toBe(200);
    expect(text).toContain('Chưa có kết quả nào được công bố.');
  });

  it('are not shown after the lock until somebody releases them', async () => {
    server.clock.moveTo('2026-11-15');
    await server.get(LocksService, { strict: false }).lockDue(campaign);
    officer = await again('officer', 'spring');
    stranger = await again('officer', 'autumn');
    expect((await read('/results/spring')).text).toContain('Chưa có kết quả nào được công bố.');
    expect((await read('/')).text).toContain('Chưa công bố kết quả.');
    const page = words(await (await officer.get('/public-results')).text());
    expect(page).toContain('31 trong 34 người trả lời hài lòng (91,2%).');
    expect(page).toContain('Chưa công bố');
  });

  it('cannot be released for another commune, nor without the token of the form', async () => {
    expect((await decide(stranger, 'release')).status).toBe(404);
    expect((await decide(stranger, 'withdraw')).status).toBe(404);
    expect((await decide(officer, 'release', { _csrf: 'guessed' })).status).toBe(403);
    expect(words(await (await stranger.get('/public-results')).text())).not.toContain('Mùa xuân');
    expect((await read('/results/spring')).text).toContain('Chưa có kết quả nào được công bố.');
  });

  it('equal the figures of the API once released', async () => {
    const reply = await decide(officer, 'release', { done: 'Thêm ghế <chờ>.' });
    expect([reply.status, reply.headers.get('location')]).toEqual([303, '/public-results?done=released']);
    const { satisfied, base } = await apiFigure();
    const { text } = await read('/results/spring');
    expect(text).toContain(`${satisfied} trong ${base} người trả lời hài lòng.`);
    expect(text).toContain('91,2% hài lòng');
    expect(text).toContain('Mục tiêu từ 90%: đạt trên số phiếu thu được.');
    expect(text).toContain('Chưa đủ căn cứ khẳng định cho toàn xã.');
    expect(text).toContain('Công khai, minh bạch 100,0%');
    expect(text).toContain('34/34 câu trả lời hài lòng');
    expect(text).toContain('Quét mã QR 34');
    expect(text).toContain('Thêm ghế &lt;chờ&gt;.');
    expect((await read('/')).text).toContain('Kết quả đã công bố');
  });

  it('are light, in two languages, without script or cookie, and kept by browsers', async () => {
    const { answer, text } = await read('/results/spring?lang=en', { 'accept-encoding': 'identity' });
    expect(text).toContain('31 of the 34 people who answered are satisfied.');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'sha256-");
    const etag = answer.headers.get('etag') ?? '';
    const { answer: same } = await read('/results/spring?lang=en', { 'if-none-match': etag });
    expect(same.status).toBe(304);
    const html = await (await fetch(`${server.url}/results/spring`)).text();
    expect(html).not.toContain('<script');
    expect(Buffer.byteLength(html)).toBeLessThan(24_000);
  });

  it('are gone at once when withdrawn, and both steps are in the log', async () => {
    const etag = (await read('/results/spring')).answer.headers.get('etag') ?? '';
    expect((await decide(officer, 'withdraw')).status).toBe(303);
    const { answer, text } = await read('/results/spring', { 'if-none-match': etag });
    expect(answer.status).toBe(200);
    expect(text).toContain('Chưa có kết quả nào được công bố.');
    const [last, before] = await auditOf(server, 'spring');
    expect([last, before]).toMatchObject([
      { action: 'results-withdrawn', object: campaign.id },
      { action: 'results-released', object: campaign.id },
    ]);
  });

  it('of an unknown commune are a page not found', async () => {
    const { answer } = await read('/results/nowhere');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('text/html');
  });
});

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

/** A session ends after half an hour, and the clock has jumped. */
function again(role: 'officer', communeId: string): Promise<SignedIn> {
  return signInAs(server, { role, communeId, unit: null, name: `${communeId}.later` });
}

async function apiFigure(): Promise<RateFigure> {
  const query = { by: null, formula: null, filter: null, period: null };
  const answer = await server.get(SatisfactionService, { strict: false }).satisfactionOf(campaign, query, 'vi');
  if (answer.overall.kind !== 'rate') throw new Error(answer.overall.kind);
  return answer.overall;
}

/** The text of a page as it is read. */
function words(html: string): string {
  return html
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,])/g, '$1');
}
