import { readdirSync, readFileSync } from 'node:fs';
import { type Role, roles } from '../src/access/staff.js';
import { TokensService } from '../src/access/tokens.service.js';
import { askedAgain } from '../src/app-hooks.js';
import { CampaignsService } from '../src/campaigns/campaigns.service.js';
import { CollectionPointsService } from '../src/collection-points/collection-points.service.js';
import { communeKinds } from '../src/communes/catalogue-file.js';
import { USUAL_COMMUNE } from '../src/communes/new-commune.js';
import { MattersService } from '../src/opinions/matters.service.js';
import { problemStatus } from '../src/problem.js';
import { auditOf } from './harness/audit.js';
import { textsWritten } from './harness/comments.js';
import { threeLevels } from './harness/own-questionnaires.js';
import { aYear, COMMUNE, TODAY, workOfAMinute } from './harness/page-year.js';
import { datedPages, datelessPages, type Page } from './harness/pages.js';
import { PSEUDO } from './harness/pseudo-language.js';
import { routesOf } from './harness/routes.js';
import { startServer, type TestServer } from './harness/server.js';

/** Nothing of these is a page. */
const withoutWords = ['CampaignsApiController.list', 'ParticipationController.show', 'FilesController.chart'];

/**
 * What stands on pages in no language of the product: names and texts that communes, questionnaires and people bring
 * along, and the few signs that say the same everywhere.
 */
const signs = [
  ...['Hài Lòng', '1.csv', 'Tiếng Việt', 'English', 'SurveyJS', 'QR', 'CSV', 'SVG', 'PNG', 'A4', 'A5', 'xxxxx-xxxxx'],
  'Trung tâm PVHCC',
];

let server: TestServer;
let data: string;
/** "Xã Hồng Châu": the kind of a commune and its name. */
let communeTitles: RegExp;
let addresses: readonly (readonly [string, Page])[];
const tokens = new Map<Role, string>();
/** What each page that was opened says of being kept, and whether it is marked. */
const keeping = new Map<string, readonly [cacheControl: string, isMarked: boolean]>();
const strictly = { strict: false } as const;

beforeAll(async () => {
  server = await startServer(TODAY);
  const year = await aYear(server);
  for (const role of roles) {
    tokens.set(
      role,
      await server.get(TokensService, strictly).create(role, role === 'administrator' ? null : COMMUNE, role, 'test'),
    );
  }
  const about = { ...year, ...(await workOfAMinute(server, year, tokens.get('officer') ?? '')) };
  addresses = Object.entries({ ...datedPages, ...datelessPages }).map(([name, page]) => [name, page(about)] as const);
  data = await theData();
}, 60_000);
afterAll(() => server.stop());

it('a third language is spoken on every page, and no other beside it', async () => {
  const untranslated: string[] = [];
  for (const [name, { path, as, refused }] of addresses.filter(([one]) => !withoutWords.includes(one))) {
    const { status, html, headers } = await pageIn(path, as);
    if (status === 200) keeping.set(name, [headers.get('cache-control') ?? '', headers.has('etag')]);
    expect([name, status, html.includes('⟦')]).toEqual([name, refused ? 404 : 200, true]);
    untranslated.push(...wordsOutside(html).map((words) => `${name}: ${words}`));
  }
  expect(untranslated).toEqual([]);
});

it('of all pages of staff a browser keeps only those that tell what is locked', () => {
  const wrongly = routesOf(server).flatMap(({ name, path, isForStaff }) => {
    const [told, isMarked] = keeping.get(name) ?? [];
    if (!isForStaff || told === undefined) return [];
    const isKept = told === 'private, no-cache' && isMarked;
    return (askedAgain.includes(path) ? isKept : told.includes('no-store')) ? [] : [`${name}: ${told}`];
  });
  expect([keeping.size > 100, wrongly]).toEqual([true, []]);
});

it('and where something is refused', async () => {
  for (const path of ['/campaigns/none', '/k/none', '/results/none', '/nowhere', '/users']) {
    expect([path, wordsOutside((await pageIn(path, 'leader')).html)]).toEqual([path, []]);
  }
});

async function pageIn(
  path: string,
  as: Role | undefined,
): Promise<Pick<Response, 'status' | 'headers'> & { readonly html: string }> {
  // Pages for everybody keep no cookie: their language stands in the address.
  const address = as ? path : `${path}${path.includes('?') ? '&' : '?'}lang=${PSEUDO}`;
  const headers = {
    accept: 'text/html',
    cookie: `lang=${PSEUDO}`,
    ...(as && { authorization: `Bearer ${tokens.get(as)}` }),
  };
  const answer = await fetch(server.url + address, { headers, redirect: 'manual' });
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
}

/** What a reader sees or hears of a page, outside `⟦…⟧` and outside parts that say they are Vietnamese, and is no data. */
function wordsOutside(html: string): readonly string[] {
  return [...new Set(textsOf(html).map(outsideMarks).flatMap(partsOf))].filter((part) => !data.includes(part));
}

/** Code is no language that people speak. */
const hidden = new Set(['script', 'style', 'noscript', 'code']);
const void_ = new Set(['meta', 'link', 'input', 'br', 'hr', 'img', 'wbr', 'path', 'rect', 'line', 'use', 'circle']);
const heard = /\b(?:title|alt|aria-label|placeholder|data-confirm)="([^"]*)"/g;

/** Texts, and attributes that are read out, but for those within `lang="vi"`. */
function textsOf(html: string): readonly string[] {
  const texts: string[] = [];
  const open: { readonly name: string; readonly isRead: boolean }[] = [];
  for (const [token, closing, name = ''] of html.matchAll(/<![^>]*>|<(\/?)([a-z][\w-]*)(?:"[^"]*"|[^>"])*>|[^<]+/gi)) {
    const isRead = open.every((one) => one.isRead);
    if (name === '') {
      if (isRead && !token.startsWith('<!')) texts.push(token);
    } else if (closing === '/') {
      while (open.length > 0 && open.pop()?.name !== name);
    } else {
      const isForeign = / lang="(?!zz")/.test(token);
      if (isRead && !isForeign) texts.push(...[...token.matchAll(heard)].map(([, text = '']) => text));
      if (!void_.has(name) && !token.endsWith('/>')) open.push({ name, isRead: !hidden.has(name) && !isForeign });
    }
  }
  return texts.map(unescaped);
}

/** Without what stands in `⟦…⟧`, which may hold more of its kind. */
function outsideMarks(text: string): string {
  const left = text.replace(/⟦[^⟦⟧]*⟧/g, '¦');
  return left === text ? text : outsideMarks(left);
}

/** Runs of words between marks, signs, addresses, and what has a digit in it. */
function partsOf(text: string): readonly string[] {
  return text
    .replace(/https?:\S+|\S*\d\S*/g, '¦')
    .replace(communeTitles, '¦')
    .split(/[¦\n(){}“”"·–:;,|]/)
    .map((part) => part.replace(/\s+/g, ' ').replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''))
    .filter((part) => /\p{L}{2}/u.test(part));
}

function unescaped(text: string): string {
  const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (whole, name: string) => names[name] ?? whole);
}

/** Everything that communes, questionnaires and people brought along, as one text. */
async function theData(): Promise<string> {
  const campaigns = await server.get(CampaignsService, strictly).list(COMMUNE);
  const points = await server.get(CollectionPointsService, strictly).list(COMMUNE);
  const matters = await server.get(MattersService, strictly).list(COMMUNE);
  const log = [...(await auditOf(server, COMMUNE)), ...(await auditOf(server, '_server'))];
  const actors = log.map(({ actor }) => actor);
  const named = [...campaigns, ...points].flatMap((one) => Object.values(one));
  const files = ['data/communes', 'data/criteria', 'surveys'].flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))),
  );
  const communes = files.flatMap((one) => (one.kind ? `${one.kind} ${one.name}` : []));
  const proposed = [...communeKinds, ...Object.values(USUAL_COMMUNE)];
  communeTitles = new RegExp(communes.join('|'), 'gi');
  return [
    ...signs,
    ...matters.map(({ name }) => name),
    ...roles,
    ...Object.keys(problemStatus),
    ...actors,
    ...stringsIn(named),
    ...stringsIn(files),
    ...(await textsWritten(server, COMMUNE)),
    JSON.stringify(threeLevels()),
    ...proposed,
  ].join('\n');
}

function stringsIn(part: unknown): readonly string[] {
  if (typeof part === 'string') return [part.replace(/\s+/g, ' ')];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(stringsIn) : [];
}
