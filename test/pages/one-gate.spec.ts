import { may, type Role, roles } from '../../src/access/staff.js';
import { TokensService } from '../../src/access/tokens.service.js';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { type FigureExit, figureExits } from '../harness/figure-exits.js';
import { readersOfPublications } from '../harness/figure-readers.js';
import { startServer, type TestServer } from '../harness/server.js';
import { aCampaign, aPoint } from '../harness/spring.js';
import { aToldYear, type ToldYear } from '../harness/told-year.js';

let server: TestServer;
let year: ToldYear;
/** Of the administration; it collects. */
let open: Campaign;
const tokens = new Map<Role, string>();

beforeAll(async () => {
  server = await startServer('2026-04-01');
  year = await aToldYear(server);
  const days = { opensOn: '2026-10-05', endsOn: '2026-10-25', locksOn: '2026-10-30' } as const;
  const hall = await aPoint(server, { kind: 'link', name: 'Nhà văn hóa mới' });
  open = await aCampaign(server, { questionnaire: 'chinh-quyen', ...days, pointIds: [hall.id] });
  for (const role of roles) {
    const commune = role === 'province' ? null : 'spring';
    tokens.set(role, await server.get(TokensService, { strict: false }).create(role, commune, role, 'test'));
  }
}, 120_000);
afterAll(() => server.stop());

interface Answer {
  readonly status: number;
  readonly text: string;
}

async function ask(address: string, role: Role | null = 'leader', accept = 'application/json'): Promise<Answer> {
  const headers = { accept, ...(role && { authorization: `Bearer ${tokens.get(role)}` }) };
  const answer = await fetch(server.url + address, { headers, redirect: 'manual' });
  return { status: answer.status, text: Buffer.from(await answer.arrayBuffer()).toString('latin1') };
}

/** Asked for something else, in the same words. */
function asking(address: string, parts: Readonly<Record<string, string>>): string {
  const url = new URL(address, server.url);
  for (const [name, value] of Object.entries(parts)) url.searchParams.set(name, value);
  return url.pathname + url.search;
}

function problemIn({ status, text }: Answer): unknown {
  const { code, field } = JSON.parse(text) as Record<string, unknown>;
  return field === undefined ? [status, code] : [status, code, field];
}

const exits = Object.entries(figureExits);
const withPeriod = exits.filter(([, { takes }]) => takes.includes('period'));
/** While a period is collected programs are told so; people get a page that says it. */
const isForPrograms = (name: string): boolean => name.startsWith('FiguresController') && !name.endsWith('change');
const isPaper = (name: string): boolean => name.startsWith('ReportApiController');

it('every route to read something that can reach publications is known, and every other tells no figures', () => {
  const tellNone = [
    'DashboardController.methods',
    'CommentsController.show',
    'StartController.show',
    'DocumentsController.list',
    'DiscardController.confirm',
  ];
  const readers = readersOfPublications(server);
  expect(readers.filter((name) => !(name in figureExits) && !tellNone.includes(name))).toEqual([]);
  expect([...Object.keys(figureExits), ...tellNone].filter((name) => !readers.includes(name))).toEqual([]);
});

/** A leader, unless only those see it who look after several communes. */
const readerOf = ({ for: right }: FigureExit): Role =>
  right === 'everybody' || may('leader', right) ? 'leader' : 'administrator';

describe.each(exits)('%s', (name, exit) => {
  const reader = readerOf(exit);

  it('answers whoever may see its figures, and nobody else', async () => {
    const statuses = new Map<string, number>();
    for (const role of roles) statuses.set(role, (await ask(exit.plain(year), role)).status);
    const right = exit.for;
    const expected = roles.map((role) => [
      role,
      right === 'everybody' || may(role, right) ? (exit.success ?? 200) : 403,
    ]);
    expect([...statuses]).toEqual(expected);
    expect((await ask(exit.plain(year), null)).status).toBe(right === 'everybody' ? 200 : 401);
  });

  it.each([
    ["period=2026-Q4'", 'period'],
    ['period=2026-13', 'period'],
    ['period=Q3', 'period'],
    ['period=2026-Q2&period=2026-Q3', 'period'],
    ['period[]=2026-Q3', 'period[]'],
    ['channel=zzz', 'channel'],
    ['village=../../x', 'village'],
    ['department=nobody', 'department'],
    ['field=ho-tich&field=dat-dai', 'field'],
    ['group=cats', 'group'],
    // Who came in no way, in no group, and from no village where nobody was asked for one.
    ['channel=_none', 'channel'],
    ['group=_none', 'group'],
    ['village=_none', 'village'],
    ['by=village&by=channel', 'by'],
    ['by[]=channel', 'by[]'],
  ])('refuses %s, and names what it cannot read', async (wrong, field) => {
    expect(problemIn(await ask(`${exit.plain(year)}&${wrong}`, reader))).toEqual([400, 'malformed', field]);
  });

  it('refuses what is mistyped in a program, and lets messengers hang their marks onto the link of a page', async () => {
    const address = `${exit.plain(year)}&zarsrc=30`;
    if (address.startsWith('/api')) expect(problemIn(await ask(address, reader))).toEqual([400, 'malformed', 'zarsrc']);
    else expect((await ask(address, reader)).status).toBe(exit.success ?? 200);
  });

  it('tells nothing of a campaign that still collects, nor of one that is not there', async () => {
    if (isForPrograms(name) && exit.takes.length > 0) {
      const { text } = await ask(exit.plain({ ...year, feedback: open }));
      expect(JSON.parse(text)).toMatchObject({ campaign: open.id, overall: { kind: 'collecting' }, groups: [] });
    }
    if (exit.campaign === null) return;
    const of = (campaign: Campaign): string =>
      exit.campaign === 'path'
        ? exit.plain({ ...year, feedback: campaign })
        : asking(exit.plain(year), { campaign: campaign.id });
    const isAsked = exit.campaign === 'query' || exit.takes.length > 0 || isPaper(name);
    if (isAsked && !isForPrograms(name))
      expect(problemIn(await ask(of(open), reader))).toEqual([409, 'not-yet-published']);
    expect(problemIn(await ask(of(Object.assign(Object.create(open), { id: 'nobody' })), reader))).toEqual([
      ...[404, 'not-found'],
    ]);
  });

  it('says of a campaign in the address only what is its own', async () => {
    if (exit.campaign !== 'query') return;
    const own = await ask(asking(exit.plain(year), { campaign: year.round.id }), reader);
    expect([name, own.status]).toEqual([name, 200]);
  });
});

describe.each(withPeriod)('the period of %s', (name, exit) => {
  const of = (period: string): Promise<Answer> => ask(asking(exit.plain(year), { period }), readerOf(exit));

  it('that is not locked is not told, nor another in its place', async () => {
    const answer = await of('2026-Q4');
    if (!isForPrograms(name)) return expect(problemIn(answer)).toEqual([409, 'not-yet-published']);
    expect(JSON.parse(answer.text)).toMatchObject({ period: '2026-Q4', overall: { kind: 'collecting' }, groups: [] });
  });

  it('that the campaign does not have is refused', async () => {
    // Everybody may know what is shown, and nothing of what is not.
    const refusal = exit.for === 'everybody' ? [409, 'not-yet-published'] : [400, 'period-not-available'];
    expect(problemIn(await of('2020-Q1'))).toEqual(refusal);
  });

  it('that is locked is told by its name', async () => {
    const answer = await of(exit.for === 'everybody' ? '2026-Q3' : '2026-Q2');
    expect([name, answer.status]).toEqual([name, exit.success ?? 200]);
    if (isForPrograms(name)) expect(JSON.parse(answer.text)).toMatchObject({ period: '2026-Q2', locked: true });
  });
});

describe('a page that cannot be shown', () => {
  it.each([
    ['/dashboard?period=2026-Q4', 409, 'Chưa có kết quả', 'There are no results yet'],
    ['/dashboard/tables?period=2020-Q1', 400, 'Chưa có số liệu cho khoảng', 'There are no figures for this period'],
    [
      '/dashboard/summary?period=%3Cb%3E',
      400,
      'Phần không đọc được trong địa chỉ: <code>period</code>',
      'could not be read',
    ],
    ['/results/spring?period=2026-Q4', 409, 'Chưa có kết quả', 'There are no results yet'],
  ])('%s says why, in the language of its reader', async (address, status, vietnamese, english) => {
    for (const [lang, words] of [
      ['vi', vietnamese],
      ['en', english],
    ]) {
      const answer = await ask(`${address}&lang=${lang}`, 'leader', 'text/html');
      expect([address, answer.status]).toEqual([address, status]);
      expect(Buffer.from(answer.text, 'latin1').toString()).toContain(words);
      expect(answer.text).not.toMatch(/\d%/);
    }
  });
});

describe('the first screen', () => {
  const page = async (query: string): Promise<string> => {
    const { text } = await ask(`/dashboard?commune=spring&${query}`, 'leader', 'text/html');
    return Buffer.from(text, 'latin1').toString();
  };

  it('shows the tables of the subject and the period that are asked for, and sends on the same', async () => {
    const html = await page('subject=centre&period=2026-Q2');
    expect(html).toContain('<option value="2026-Q2" selected>');
    expect(html).toContain('/dashboard/summary?commune&#x3D;spring&amp;subject&#x3D;centre&amp;period&#x3D;2026-Q2');
    expect((await ask('/dashboard?subject=administration&period=2026-Q2')).status).toBe(400);
    expect((await ask(`/dashboard?subject=centre&campaign=${year.round.id}`)).status).toBe(404);
    expect((await ask('/dashboard/units/nobody?subject=centre')).status).toBe(404);
  });
});

it.each(['units', 'questions', 'time'])(
  'every file that the page of %s leads to in a chosen period is there',
  async (section) => {
    const { text } = await ask(`/dashboard/${section}?subject=centre&period=2026-Q2`, 'leader', 'text/html');
    const files = [...text.matchAll(/href="(\/dashboard\/charts\/[^"]+\.csv[^"]*)"/g)].map(([, path = '']) =>
      path.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='),
    );
    expect(files.length).toBeGreaterThan(0);
    for (const path of files) expect([path, (await ask(path)).status]).toEqual([path, 200]);
  },
);

it('a table of a part that is no part of the commune is refused; one that is not told apart says so', async () => {
  const tables = `/dashboard/tables?campaign=${year.feedback.id}&by=assisted`;
  expect(problemIn(await ask(`${tables}&filter=channel:zzz`))).toEqual([400, 'malformed', 'channel']);
  expect(problemIn(await ask(`${tables}&filter=nonsense`))).toEqual([400, 'malformed', 'filter']);
  const age = await ask(`/dashboard/tables?campaign=${year.feedback.id}&by=weekday&filter=channel:qr`);
  expect(Buffer.from(age.text, 'latin1').toString()).toContain('Không chia được như vậy');
});
