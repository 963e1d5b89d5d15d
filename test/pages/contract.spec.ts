import { readFileSync, writeFileSync } from 'node:fs';
import * as library from '@nestjs/swagger';
import { TokensService } from '../../src/access/tokens.service.js';
import { sayContract } from '../../src/contract.js';
import { problemStatus } from '../../src/problem.js';
import { anEntry } from '../harness/feedback-changes.js';
import { startServer, type TestServer } from '../harness/server.js';
import { aToldYear, type ToldYear } from '../harness/told-year.js';

/**
 * The contract for programs is checked in, so that nobody changes it without seeing it, and a server sends it as it is.
 * `OPEN_API=write` writes it anew; what has changed is told in data/README.md.
 */
const FILE = 'data/openapi.json';

interface Schema {
  readonly type?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
}
interface Operation {
  readonly summary?: string;
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}
interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

let server: TestServer;
let year: ToldYear;
let officer: string;
let administrator: string;
let contract: Contract;

beforeAll(async () => {
  server = await startServer('2026-04-01');
  year = await aToldYear(server);
  const tokens = server.get(TokensService, { strict: false });
  officer = await tokens.create('officer', 'spring', 'officer', 'test');
  administrator = await tokens.create('administrator', null, 'administrator', 'test');
  await anEntry(server, { receivedOn: '2026-03-30' });
  contract = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as Contract;
}, 120_000);
afterAll(() => server.stop());

const operations = (): readonly (readonly [name: string, operation: Operation])[] =>
  Object.entries(contract.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation] as const),
  );

it('says what the routes say of themselves', async () => {
  const text = `${JSON.stringify(ofRoutes(), null, 1)}\n`;
  if (process.env.OPEN_API === 'write') writeFileSync(FILE, text);
  expect(text).toBe(readFileSync(FILE, 'utf8'));
  expect(await (await fetch(`${server.url}/api/openapi.json`)).text()).toBe(text);
});

it('says of every route what it is for and what it answers', () => {
  const silent = operations().filter(([, { summary, responses }]) => {
    const answered = Object.entries(responses).filter(([status]) => /^2/.test(status));
    return (
      !summary || (answered.every(([, { content }]) => !content) && answered.every(([status]) => status !== '204'))
    );
  });
  expect(silent.map(([name]) => name)).toEqual([]);
});

/** How each route to read something is asked; one that is not here fails. */
const asked = ({ round, feedback, desk }: ToldYear): Readonly<Record<string, string>> => ({
  '/api/v1/campaigns': '/api/v1/campaigns',
  '/api/v1/campaigns/{id}/points': `/api/v1/campaigns/${feedback.id}/points`,
  '/api/v1/campaigns/{id}/participation': `/api/v1/campaigns/${feedback.id}/participation`,
  '/api/v1/campaigns/{id}/satisfaction': `/api/v1/campaigns/${feedback.id}/satisfaction?by=department`,
  '/api/v1/campaigns/{id}/distribution': `/api/v1/campaigns/${round.id}/distribution`,
  '/api/v1/campaigns/{id}/change': `/api/v1/campaigns/${feedback.id}/change?from=2026-Q2&to=2026-Q3`,
  '/api/v1/campaigns/{id}/visits': `/api/v1/campaigns/${feedback.id}/visits`,
  '/api/v1/campaigns/{id}/table.xlsx': `/api/v1/campaigns/${round.id}/table.xlsx`,
  '/api/v1/campaigns/{id}/responses.csv': `/api/v1/campaigns/${round.id}/responses.csv`,
  '/api/v1/campaigns/{id}/responses.xlsx': `/api/v1/campaigns/${round.id}/responses.xlsx`,
  '/api/v1/campaigns/{id}/codebook.xlsx': `/api/v1/campaigns/${round.id}/codebook.xlsx`,
  '/api/v1/campaigns/{id}/report.docx': `/api/v1/campaigns/${round.id}/report.docx`,
  '/api/v1/questionnaires': '/api/v1/questionnaires',
  '/api/v1/communes/{key}/catalogue': '/api/v1/communes/spring/catalogue',
  '/api/v1/communes/{key}/feedback': '/api/v1/communes/spring/feedback?state=new',
  '/api/v1/communes/{key}/quarter.xlsx': '/api/v1/communes/spring/quarter.xlsx?quarter=2026-Q3',
  '/api/v1/communes/{key}/dossier.zip': '/api/v1/communes/spring/dossier.zip?year=2026',
  '/api/v1/communes/{key}/month.xlsx': '/api/v1/communes/spring/month.xlsx?period=2026-07',
  '/api/v1/city/satisfaction': '/api/v1/city/satisfaction?subject=centre',
  '/api/v1/points/{code}/questionnaire': `/api/v1/points/${desk.code}/questionnaire`,
  '/results/{commune}.json': '/results/spring.json',
  '/results/{commune}.csv': '/results/spring.csv',
  '/health/live': '/health/live',
  '/health/ready': '/health/ready',
  '/metrics': '/metrics',
});
/** One answers as long as somebody listens; the other needs a program that not every machine has. */
const notAsked = ['/api/v1/campaigns/{id}/participation/events', '/api/v1/campaigns/{id}/report.pdf'];

it('is kept by every route to read something', async () => {
  const reads = operations().filter(([name]) => name.startsWith('get ') && !notAsked.includes(name.slice(4)));
  expect(reads.map(([name]) => name.slice(4)).toSorted()).toEqual(Object.keys(asked(year)).toSorted());
  for (const [name, { responses }] of reads) {
    const answer = await fetch(server.url + asked(year)[name.slice(4)], {
      headers: { authorization: `Bearer ${name.includes('/city/') ? administrator : officer}` },
    });
    expect([name, answer.status]).toEqual([name, 200]);
    const [type = '', { schema } = { schema: {} }] = Object.entries(responses['200']?.content ?? {})[0] ?? [];
    expect([name, answer.headers.get('content-type')?.split(';')[0]]).toEqual([name, type]);
    const faults = type === 'application/json' ? faultsIn(await answer.json(), schema, name) : [];
    expect(faults).toEqual([]);
  }
});

it('is kept by every route that changes something: by its answer, or a problem with a code that is listed', async () => {
  const changes = operations().filter(([name]) => !name.startsWith('get '));
  for (const [name, { responses }] of changes) {
    const [method = '', path = ''] = name.split(' ');
    const address = path
      .replace('{id}', year.feedback.id)
      .replace('{code}', year.desk.code)
      .replace(/\{\w+\}/, 'spring');
    const headers = { authorization: `Bearer ${officer}`, 'content-type': 'application/json' };
    const answer = await fetch(server.url + address, { method: method.toUpperCase(), headers, body: '[]' });
    const body = (await answer.json()) as { readonly code: keyof typeof problemStatus };
    if (answer.ok) expect([name, Object.keys(responses)]).toEqual([name, expect.arrayContaining([`${answer.status}`])]);
    else expect([name, problemStatus[body.code]]).toEqual([name, answer.status]);
  }
  expect(changes.length).toBeGreaterThan(10);
});

interface Released {
  readonly results: readonly {
    readonly subject: string;
    readonly overall: { readonly satisfied: number; readonly base: number };
    readonly lockedOn: string;
    readonly dataHash: string;
  }[];
}

describe('open data', () => {
  const ask = (path: string) => fetch(`${server.url}/results/spring${path}`);

  it('may be read by a page of any other site', async () => {
    for (const path of ['.json', '.csv']) {
      const { headers } = await ask(path);
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    }
    const [first = '', ...lines] = (await (await ask('.csv?lang=en')).text()).trim().split('\n');
    expect(first).toMatch(/^\ufeff?Survey,Period,By,.*,Locked on,Hash of the data$/);
    for (const line of lines) expect(line).toMatch(/,2026-\d\d-\d\d,[0-9a-f]{64}$/);
  });

  it('stands in a frame of any other site as a card, without script or cookie, with what it was published of', async () => {
    const { results } = await ask('.json').then((answer) => answer.json() as Promise<Released>);
    for (const { subject, overall, lockedOn, dataHash } of results) {
      const answer = await ask(`/card?subject=${subject}`);
      const html = await answer.text();
      expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; .*frame-ancestors \*$/);
      expect([answer.headers.get('x-frame-options'), answer.headers.get('set-cookie')]).toEqual([null, null]);
      expect(html).not.toMatch(/<script|<form| on\w+=|javascript:/i);
      expect(html).toContain(`${overall.satisfied} trong ${overall.base} người trả lời hài lòng.`);
      expect(html).toContain(lockedOn.split('-').reverse().join('/'));
      expect(html).toContain(dataHash.slice(0, 16));
    }
    expect(results).toHaveLength(2);
    expect((await ask('/card?subject=meeting')).status).toBe(409);
    expect((await ask('')).headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect((await ask('')).headers.get('x-frame-options')).toBe('SAMEORIGIN');
  });

  it('comes with the code that puts it there', async () => {
    const page = await (await ask('')).text();
    const [, code = ''] = /<pre[^>]*><code>([^<]+)/.exec(page) ?? [];
    expect(
      code.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#x3D;', '='),
    ).toMatch(
      /^<iframe src="http:\/\/localhost:3000\/results\/spring\/card" title="xã Xuân: [^"]+" [^<]*><\/iframe>$/i,
    );
  });
});

/** Written of the routes that this server has; whatever is not for programs is a page. */
function ofRoutes(): object {
  sayContract(library);
  const config = new library.DocumentBuilder()
    .setTitle('Hài Lòng')
    .setDescription(
      'Satisfaction with public services, by department, against the target. What has changed from version to version ' +
        'is told in `data/README.md`.',
    )
    .setVersion('1')
    .addBearerAuth()
    .build();
  const { paths, ...rest } = library.SwaggerModule.createDocument(server.app, config);
  const forPrograms = /^\/(?:api\/|health\/|metrics$|results\/.+\.(?:json|csv)$)/;
  return { ...rest, paths: Object.fromEntries(Object.entries(paths).filter(([path]) => forPrograms.test(path))) };
}

/** Where an answer is not what its schema says. */
function faultsIn(value: unknown, schema: Schema, at: string): readonly string[] {
  if (value === null) return schema.nullable || schema.type === undefined ? [] : [`${at} is null`];
  if (schema.enum && !schema.enum.includes(value)) return [`${at} is ${String(value)}`];
  const type = Array.isArray(value) ? 'array' : typeof value;
  const isType = schema.type === type || (schema.type === 'integer' && Number.isInteger(value));
  if (schema.type !== undefined && !isType) return [`${at} is a ${type}`];
  if (Array.isArray(value)) return value.flatMap((one, index) => faultsIn(one, schema.items ?? {}, `${at}[${index}]`));
  if (type !== 'object') return [];
  const parts = Object.entries(value as object);
  const missing = (schema.required ?? []).filter((name) => !Object.hasOwn(value as object, name));
  return [
    ...missing.map((name) => `${at}.${name} is missing`),
    ...parts.flatMap(([name, part]) => {
      const own = schema.properties?.[name] ?? schema.additionalProperties;
      return own ? faultsIn(part, own, `${at}.${name}`) : [];
    }),
  ];
}
