import { SetupService } from '../../src/access/setup.service.js';
import { startServer, type TestServer } from '../harness/server.js';
import { cookiesOf } from '../harness/sign-in.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer('2026-10-20');
});
afterAll(() => server.stop());

/** A browser that clicks links and buttons of the page before it, and counts. */
class Clicking {
  clicks = 0;
  private cookie = '';
  private page = '';
  private address = '';

  async open(path: string): Promise<void> {
    this.address = path;
    await this.arrive(await fetch(server.url + path, { headers: this.headers(), redirect: 'manual' }));
  }

  /** Follows the first link of the page that begins so. */
  async follow(beginning: string): Promise<void> {
    const links = [...this.page.matchAll(/href="([^"]+)"/g)];
    const hrefs = links.map(([, href = '']) => href.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&'));
    const href = hrefs.find((one) => (beginning === '/' ? one === '/' : one.startsWith(beginning)));
    expect(href).toBeDefined();
    this.clicks += 1;
    await this.open(href ?? '');
  }

  /** Presses the button of the form that goes to an address; what it hides is sent along. */
  async press(action: string, typed: Record<string, string>): Promise<void> {
    // A form that names no address goes to that of its page.
    const orNone = action === this.address ? '|(?![^>]*action=)' : '';
    const [form = ''] = new RegExp(`<form(?:[^>]*action="${action}"${orNone})[\\s\\S]*?</form>`).exec(this.page) ?? [];
    expect(form).not.toBe('');
    const hidden = [...form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, n, v]) => [n, v]);
    const body = new URLSearchParams({ ...Object.fromEntries(hidden), ...typed });
    this.clicks += 1;
    const init = { method: 'POST', headers: this.headers(), body, redirect: 'manual' } as const;
    await this.arrive(await fetch(server.url + action, init));
  }

  get text(): string {
    return this.page;
  }

  private headers(): Record<string, string> {
    return { accept: 'text/html', cookie: this.cookie };
  }

  private async arrive(reply: Response): Promise<void> {
    this.cookie = cookiesOf(reply) || this.cookie;
    const to = reply.headers.get('location');
    if (to) return this.open(to);
    this.page = await reply.text();
    expect(reply.status).toBe(200);
  }
}

it('from the set-up link to the first sheet to print it takes seven clicks', async () => {
  const browser = new Clicking();
  const link = (await server.get(SetupService, { strict: false }).firstStartLink()) ?? '';
  await browser.open(link);
  const password = 'con trâu ăn cỏ ven sông';
  await browser.press(link, { name: 'lan', password, again: password });
  await browser.press('/communes', { shipped: 'hong-chau' });
  await browser.follow('/');
  expect(browser.text).toContain('chưa có đợt khảo sát nào');
  await browser.follow('/campaigns/new?commune=hong-chau');
  await browser.press('/campaigns', {
    ...{ commune: 'hong-chau', questionnaire: 'trung-tam', name: '', opensOn: '2026-11-01', endsOn: '2026-11-20' },
    ...{ locksOn: '', target: 'usual', targetPercent: '90', places: 'field', pointKind: 'qr' },
  });
  const [campaign] = /\/campaigns\/[0-9a-f-]{36}/.exec(browser.text) ?? [];
  await browser.follow(`${campaign}/sheets`);
  expect(browser.text).toContain('localhost:3000/k/');
  expect(browser.clicks).toBeLessThanOrEqual(7);
});
