import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/app.js';
import { Clock } from '../../src/config/clock.js';
import { Secrets } from '../../src/config/secrets.js';
import { Settings } from '../../src/config/settings.js';
import { startServer, type TestServer } from '../harness/server.js';

describe('starting', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  it('is alive and ready, and answers an unknown address with a problem document', async () => {
    const live = await fetch(`${server.url}/health/live`);
    const ready = await fetch(`${server.url}/health/ready`);
    const unknown = await fetch(`${server.url}/api/v1/nothing`);
    expect([live.status, ready.status, unknown.status]).toEqual([200, 200, 404]);
    expect(unknown.headers.get('content-type')).toContain('application/problem+json');
    expect(await unknown.json()).toMatchObject({
      code: 'not-found',
      status: 404,
      title: 'Không tìm thấy nội dung này.',
    });
  });

  it('offers its contract as OpenAPI and its counters for monitoring', async () => {
    const contract = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as {
      paths: Record<string, unknown>;
    };
    expect(Object.keys(contract.paths)).toContain('/api/v1/points/{code}/responses');
    expect(await (await fetch(`${server.url}/metrics`)).text()).toContain('http_request_seconds');
  });

  it('sends no header that lets another site frame or sniff a page', async () => {
    const { headers } = await fetch(`${server.url}/login`);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('refusing to start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hai-long-start-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const settings = (secrets: string) =>
    Settings.read({
      DATABASE_URL: `sqlite:${join(folder, 'start.sqlite')}`,
      SECRETS_FILE: join(folder, secrets),
      LOG_LEVEL: 'silent',
    });

  it('happens with a malformed setting, and names it', () => {
    expect(() => Settings.read({ PORT: 'eighty' })).toThrow('PORT');
    expect(() => Settings.read({ DATABASE_URL: 'mysql://x' })).toThrow('DATABASE_URL');
  });

  it('happens when the secrets do not belong to the data; the file is readable by its owner only', async () => {
    const first = await createApp(settings('secrets.json'), new Clock());
    await first.init();
    await first.close();
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
    const missing = createApp(settings('missing.json'), new Clock()).then((app) => app.init());
    await expect(missing).rejects.toThrow('missing.json is missing');
    expect(existsSync(join(folder, 'missing.json'))).toBe(false);
    Secrets.readOrNew(join(folder, 'other.json')).keep();
    const other = createApp(settings('other.json'), new Clock()).then((app) => app.init());
    await expect(other).rejects.toThrow('does not belong');
  });
});
