import { once } from 'node:events';
import { connect } from 'node:net';
import { head, type Reply, sent, write } from '../harness/raw-requests.js';
import { type Route, routesOf } from '../harness/routes.js';
import { startServer, type TestServer } from '../harness/server.js';
import { openSpring } from '../harness/spring.js';

/*
 * Whatever is refused is refused as everything else: a problem document, or a page where a person reads it, in the
 * reader's language, with every header that protects. The list of ways to fail is the list of this test.
 */

let server: TestServer;
let code: string;
let slow: readonly Slow[];
beforeAll(async () => {
  server = await startServer('2026-11-03', { METRICS_TOKEN: 'a token of Prometheus' });
  code = (await openSpring(server)).point.code;
  slow = Object.values(slowly).map((request) => trickle(request()));
});
afterAll(() => server.stop());

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';
const responses = (): string => `/api/v1/points/${code}/responses`;
const notUtf8 = Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d]);
const deep = (depth: number, [open, close]: readonly [string, string]): string =>
  `{"answers":${open.repeat(depth)}1${close.repeat(depth)}}`;

/** Every way in which an address or a body can be wrong before a route has looked at it. */
const byRequest: Readonly<Record<string, () => { readonly request: string | Buffer; readonly status: number }>> = {
  'an address that cannot be decoded': () => ({ request: head('GET /%'), status: 400 }),
  'an address that is no UTF-8': () => ({ request: head('GET /k/%E0%A4%A'), status: 400 }),
  'a query that is no UTF-8': () => ({ request: head('GET /receipt?code=%ff'), status: 400 }),
  'an address that is nothing but slashes': () => ({ request: head('GET //nobody:x/'), status: 404 }),
  'a code of 300 letters': () => ({ request: head(`GET /k/${'a'.repeat(300)}`), status: 414 }),
  'an address of 20,000 letters': () => ({ request: head(`GET /${'a'.repeat(20_000)}`), status: 431 }),
  'a header of 20,000 letters': () => ({ request: head('GET /', [`X: ${'a'.repeat(20_000)}`]), status: 431 }),
  'an address that is nowhere': () => ({ request: head('GET /nowhere'), status: 404 }),
  'a file that is nowhere': () => ({ request: head('GET /assets/nowhere.js'), status: 404 }),
  'a file outside': () => ({ request: head('GET /assets/../../package.json'), status: 403 }),
  'a method that a page has not': () => ({ request: head('DELETE /login'), status: 404 }),
  'what is no HTTP': () => ({ request: 'Xin chào\r\n\r\n', status: 400 }),
  'a method that nobody knows': () => ({ request: head('XIN /'), status: 400 }),
  'a request without a host': () => ({ request: 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', status: 400 }),
  'a tunnel': () => ({ request: head('CONNECT elsewhere:443'), status: 400 }),
  'two lengths': () => ({
    request: head(`POST ${responses()}`, ['Content-Length: 3', 'Transfer-Encoding: chunked']),
    status: 400,
  }),
  'a body that says it is packed': () => ({
    request: head(`POST ${responses()}`, ['Transfer-Encoding: gzip']),
    status: 400,
  }),
  'JSON that is no UTF-8': () => ({ request: sent(responses(), JSON_TYPE, notUtf8), status: 400 }),
  'JSON that is none': () => ({ request: sent(responses(), JSON_TYPE, '{"id":'), status: 400 }),
  'JSON with lists in lists': () => ({ request: sent(responses(), JSON_TYPE, deep(5_000, ['[', ']'])), status: 400 }),
  'JSON with objects in objects': () => ({
    request: sent(responses(), JSON_TYPE, deep(5_000, ['{"a":', '}'])),
    status: 400,
  }),
  'JSON that reaches for a prototype': () => ({
    request: sent(responses(), JSON_TYPE, '{"__proto__":{}}'),
    status: 400,
  }),
  'a form that is no UTF-8': () => ({ request: sent(`/k/${code}`, FORM, 'a=%ff'), status: 400 }),
  'a form of other bytes': () => ({ request: sent(`/k/${code}`, FORM, notUtf8), status: 400 }),
  'a form that reaches for a prototype': () => ({ request: sent(`/k/${code}`, FORM, '__proto__=x'), status: 400 }),
  'more than may be sent': () => ({ request: sent(responses(), JSON_TYPE, `"${'a'.repeat(300_000)}"`), status: 413 }),
  'plain text': () => ({ request: sent(responses(), 'text/plain', '{}'), status: 415 }),
  'a file where none is taken': () => ({
    request: sent(responses(), 'multipart/form-data; boundary=x', '--x--'),
    status: 415,
  }),
};

/** What no reader's wish came with. */
const beforeHeaders = [431];
const noHttp = [
  'what is no HTTP',
  'a method that nobody knows',
  'a tunnel',
  'two lengths',
  'a body that says it is packed',
];

function expectProtected({ status, headers }: Reply): void {
  const policy = headers.get('content-security-policy') ?? '';
  expect({ status, policy }).toEqual({ status, policy: expect.stringMatching(/frame-ancestors 'none'/) });
  expect(policy).toMatch(/object-src 'none'|default-src 'none'/);
  expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toMatch(/^(same-origin|no-referrer)$/);
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  expect(headers.get('x-powered-by')).toBeNull();
}

describe.each(Object.entries(byRequest))('%s', (name, made) => {
  it('is a problem document with every header', async () => {
    const { request, status } = made();
    const reply = await write(server, request);
    expectProtected(reply);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(JSON.parse(reply.body)).toMatchObject({ status, code: expect.any(String), title: expect.any(String) });
  });

  it('is a page in the language of whoever reads it', async () => {
    const { request, status } = made();
    if (beforeHeaders.includes(status) || noHttp.includes(name)) return;
    const text = request
      .toString('latin1')
      .replace(/^(\S+ \S+ \S+\r\n)/, '$1Accept: text/html\r\nCookie: a=b; lang=en\r\n');
    const reply = await write(server, Buffer.from(text, 'latin1'));
    expectProtected(reply);
    if (text.includes(responses())) return expect(reply.headers.get('content-type')).toContain('problem+json');
    expect([reply.status, reply.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
    expect(reply.body).toContain('<html lang="en"');
  });
});

describe('every route', () => {
  const eachRoute = (ask: (route: Route, path: string) => Promise<void>) =>
    Promise.all(routesOf(server).map((route) => ask(route, route.path.replace(/:\w+/g, 'nowhere'))));

  it('protects what it answers to strangers who ask for nothing', async () => {
    await eachRoute(async (route, path) => {
      const body = route.method === 'GET' ? head(`GET ${path}`) : sent(path, JSON_TYPE, '{"a":[1]}');
      const reply = await write(server, body);
      expectProtected(reply);
      if (reply.status >= 500) throw new Error(`${route.name}: ${reply.status}`);
      if (reply.status < 400) return;
      expect([route.name, reply.headers.get('content-type')]).toEqual([
        route.name,
        expect.stringMatching(/^(application\/problem\+json|text\/html); charset=utf-8$/),
      ]);
    });
  });

  it('refuses what is no UTF-8 before it looks at it', async () => {
    await eachRoute(async (route, path) => {
      const request = route.method === 'GET' ? head(`GET ${path}?a=%ff`) : sent(path, FORM, notUtf8);
      const reply = await write(server, request);
      expect([route.name, reply.status]).toEqual([route.name, 400]);
      expectProtected(reply);
    });
  });
});

it('a reader in English is told in English, a program too', async () => {
  const reply = await write(server, head('GET /api/%', ['Cookie: lang=en']));
  expect(JSON.parse(reply.body)).toMatchObject({ code: 'malformed', title: expect.stringMatching(/^What was sent/) });
  const byAddress = await write(server, head('GET /%?lang=en'));
  expect(JSON.parse(byAddress.body).title).toMatch(/^What was sent/);
});

it('the counters are for programs of this machine, and for whoever has the token', async () => {
  const asked = async (...more: string[]) => (await write(server, head('GET /metrics', more))).status;
  expect(await asked()).toBe(200);
  for (const header of [
    'X-Forwarded-For: 1.2.3.4',
    'X-Forwarded-Proto: https',
    'Forwarded: for=1.2.3.4',
    'Via: 1.1 x',
  ]) {
    expect(await asked(header)).toBe(404);
    expect(await asked(header, 'Authorization: Bearer a token of nobody')).toBe(404);
    expect(await asked(header, 'Authorization: Bearer a token of Prometheus')).toBe(200);
  }
});

it('the contract may write its styles, the thread of the camera find codes, and no page more', async () => {
  for (const path of ['/api/docs', '/api/docs/swagger-ui.css', '/api/docs?x']) {
    const { headers } = await write(server, head(`GET ${path}`));
    expect(headers.get('content-security-policy')).toContain("style-src 'self' 'unsafe-inline'");
    expect(headers.get('content-security-policy')).not.toMatch(/script-src|unsafe-eval/);
  }
  // The camera's thread may run what finds codes, and no page may.
  const thread = await write(server, head('GET /assets/camera-worker.js'));
  expect(thread.headers.get('content-security-policy')).toContain("script-src 'self' 'wasm-unsafe-eval'");
  const { headers } = await write(server, head('GET /api/docsy'));
  expect(headers.get('content-security-policy')).not.toMatch(/unsafe-inline|unsafe-eval/);
});

it('nobody is led to another host', async () => {
  const elsewhere = [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/%09/evil.example',
    '/a%0d%0aX: 1',
    '\\\\evil',
  ];
  for (const from of elsewhere) {
    const reply = await write(server, head(`GET /language/en?from=${from.replaceAll(' ', '%20')}`));
    expect([from, reply.status, reply.headers.get('location'), reply.headers.get('x')]).toEqual([from, 303, '/', null]);
  }
});

interface Slow {
  /** What the server said until it hung up. */
  readonly said: Promise<string>;
}

/** Each begins a request and never ends it. */
const slowly = {
  head: () => 'GET / HTTP/1.1\r\nHost: here\r\nX: ',
  JSON: () =>
    `POST ${responses()} HTTP/1.1\r\nHost: here\r\nContent-Type: ${JSON_TYPE}\r\nContent-Length: 200\r\n\r\n{`,
  chunks: () => `POST /k/${code} HTTP/1.1\r\nHost: here\r\nContent-Type: ${FORM}\r\nTransfer-Encoding: chunked\r\n\r\n`,
  'a file of a stranger': () =>
    `POST /paper/import HTTP/1.1\r\nHost: here\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 900000\r\n\r\n`,
} as const;

/** Twenty seconds, and those until the server looks. */
const LONGEST_MS = 30_000;

function trickle(request: string): Slow {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  let said = '';
  socket.on('data', (part) => {
    said += part;
  });
  socket.on('error', () => undefined);
  socket.write(request);
  const isChunked = request.includes('chunked');
  const timer = setInterval(() => socket.write(isChunked ? '1\r\na\r\n' : 'a'), 500);
  const ended = once(socket, 'close', { signal: AbortSignal.timeout(LONGEST_MS) }).then(() => said);
  return { said: ended.finally(() => clearInterval(timer)) };
}

it('whoever lets a request trickle in is told so, and holds a connection for half a minute at most', async () => {
  const [whole, json, chunks, file] = await Promise.all(slow.map(({ said }) => said));
  for (const said of [whole, json]) {
    expect(said).toMatch(/^HTTP\/1.1 408 /);
    expect(said).toContain('"code":"too-slow"');
    expect(said).toMatch(/^x-content-type-options: nosniff\r$/im);
  }
  expect(chunks).toMatch(/^HTTP\/1.1 408 /);
  expect(file).toMatch(/^HTTP\/1.1 (401|303) /);
});
