import { RequestMethod, type Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { TokensService } from '../../src/access/tokens.service.js';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { commands } from '../../src/commands.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { type Get, parseCall } from '../../src/config/command.js';
import { chartNames } from '../../src/dashboard/chart-file.view-model.js';
import type { Satisfaction } from '../../src/figures/satisfaction.js';
import { PublicResultsService } from '../../src/public-results/public-results.service.js';
import { type Alike, answered } from '../harness/arrivals.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, lockAnyway, SPRING } from '../harness/spring.js';

/** After the lock: a department with another name and kind, one that is no more, a body that now is a department, other leads. */
const later = {
  ...SPRING,
  units: [
    { key: 'centre', name: 'Trung tâm Phục vụ hành chính công', kind: 'centre' },
    { key: 'registry', name: 'Phòng Nội vụ', kind: 'vertical' },
    { key: 'tax', name: 'Tổ Thuế', kind: 'department' },
    { key: 'hall', name: 'Văn phòng mới', kind: 'department' },
  ],
  fields: [
    { key: 'ho-tich', name: 'Hộ tịch và quốc tịch', unit: 'hall' },
    { key: 'dat-dai', name: 'Đất đai, môi trường', unit: 'tax' },
  ],
  counters: [{ key: 'q1', name: 'Quầy số 1', unit: 'centre', fields: ['ho-tich'] }],
  villages: [{ key: 'dong', name: 'Đông mới' }],
  leads: { A01: 'hall', A03: 'registry' },
};

let server: TestServer;
let feedback: Campaign;
let round: Campaign;
let desk: CollectionPoint;
let token: string;
let director: SignedIn;

beforeAll(async () => {
  server = await startServer('2026-04-01');
  await server.get(CommunesService, { strict: false }).import(SPRING, '2026-01-01', 'test');
  desk = await aPoint(server);
  const hall = await aPoint(server, { kind: 'link', name: 'Nhà văn hóa' });
  const year = { opensOn: '2026-04-01', endsOn: '2026-12-31', locksOn: '2027-01-05' } as const;
  feedback = await aCampaign(server, { ...year, continuous: true, target: 0.9, pointIds: [desk.id] });
  const days = { opensOn: '2026-06-01', endsOn: '2026-06-20', locksOn: '2026-06-25' } as const;
  round = await aCampaign(server, { questionnaire: 'chinh-quyen', ...days, target: 0.9, pointIds: [hall.id] });
  server.clock.moveTo('2026-06-20');
  await answered(server, { campaign: round, point: hall }, villagers);
  await answered(server, { campaign: feedback, point: desk }, visitors('2026-05-11'));
  server.clock.moveTo('2026-07-10');
  await lockAnyway(server, round);
  await lockAnyway(server, feedback, '2026-Q2');
  await answered(server, { campaign: feedback, point: desk }, visitors('2026-07-08'));
  server.clock.moveTo('2026-10-10');
  await lockAnyway(server, feedback, '2026-Q3');
  await answered(server, { campaign: feedback, point: desk }, visitors('2026-10-09'));
  for (const [campaign, period] of [
    [round, 'all'],
    [feedback, '2026-Q3'],
  ] as const) {
    await server.get(PublicResultsService, { strict: false }).release(campaign, period, 'Thêm ghế chờ.', 'test');
  }
  token = await server.get(TokensService, { strict: false }).create('leader', 'spring', 'test', 'test');
  director = await signInAs(server, { role: 'leader', communeId: 'spring', unit: null });
}, 120_000);
afterAll(() => server.stop());

const villagers: readonly Alike[] = [
  { people: 40, village: 'dong', answers: { G: 5, A01: 5, A02: 4, A03: 2, AGE: '25-49', SEX: 'male' } },
  {
    people: 35,
    village: 'doai',
    channel: 'paper',
    answers: { G: 2, A01: 1, A02: 4, A03: 5, AGE: 'over-60', SEX: 'female' },
  },
];

function visitors(day: NonNullable<Alike['day']>): readonly Alike[] {
  return [
    { people: 45, day, answers: { G: 5, FIELD: 'ho-tich', FILE: 5, E1: 4, E2: 5, E3: 5, E4: 5, E5: 5, WAY: 'direct' } },
    { people: 36, day, answers: { G: 4, FIELD: 'dat-dai', FILE: 2, E1: 4, E2: 1, E3: 5, E4: 2, E5: 5, WAY: 'online' } },
    { people: 33, day, channel: 'link', answers: { G: 2, FIELD: 'thue', FILE: 4, E1: 2, E2: 5, E3: 5, E4: 5, E5: 1 } },
  ];
}

const breakdowns = [
  ...[
    '',
    'receiving-unit',
    'department',
    'village',
    'field',
    'channel',
    'assisted',
    'way',
    'group',
    'month',
    'quarter',
  ],
  ...['age', 'sex', 'weekday', 'counter', 'element', 'question'],
];
/** Breakdowns that are asked with a filter as well. */
const crossed = ['', 'department', 'field', 'channel', 'element', 'question'];
const filters = [
  '',
  'channel=qr',
  'field=ho-tich',
  'department=registry',
  'department=parks',
  'village=dong',
  'receiving-unit=centre',
];

/** Every way in which something that was locked leaves the server, by the handler that answers. */
const exits: Readonly<Record<string, (of: readonly Asked[]) => readonly string[]>> = {
  'FiguresController.satisfaction': (all) =>
    all.flatMap(({ id, period }) =>
      breakdowns.flatMap((by) =>
        (crossed.includes(by) ? filters : ['']).map(
          (filter) => `/api/v1/campaigns/${id}/satisfaction?by=${by}&${filter}&${period}`,
        ),
      ),
    ),
  'FiguresController.distribution': (all) =>
    all.flatMap(({ id, period }) =>
      filters.map((filter) => `/api/v1/campaigns/${id}/distribution?${filter}&${period}`),
    ),
  'ChangeController.change': () => [`/api/v1/campaigns/${feedback.id}/change?from=2026-Q2&to=2026-Q3`],
  'DashboardController.show': () =>
    [
      '',
      'subject=centre',
      'subject=administration',
      'subject=centre&period=2026-Q2',
      'subject=centre&unit=registry',
    ].map((query) => `/dashboard?${query}`),
  'TablesController.show': (all) =>
    all.flatMap(({ id, quarter }) =>
      breakdowns.flatMap((by) =>
        ['', 'field:ho-tich', 'village:dong'].map(
          (filter) => `/dashboard/tables?campaign=${id}&by=${by}&filter=${filter}&period=${quarter}`,
        ),
      ),
    ),
  'MethodController.methods': () => ['/dashboard/methods'],
  'MethodController.method': (all) =>
    all.flatMap(({ id, period }) => [
      `/dashboard/method?campaign=${id}&${period}`,
      ...['department', 'field', 'village', 'element', 'question'].flatMap((by) =>
        ['registry', 'parks', 'tax', 'ho-tich', 'dong', 'A01', 'G', 'E1', '_merged'].map(
          (key) => `/dashboard/method?campaign=${id}&by=${by}&key=${key}&${period}`,
        ),
      ),
    ]),
  'ChartsController.file': (all) =>
    all.flatMap(({ id, quarter }) =>
      chartNames.flatMap((name) =>
        (name === 'units' ? ['csv', 'svg', 'png'] : ['csv', 'svg']).map(
          (kind) => `/dashboard/charts/${name}.${kind}?campaign=${id}&by=department&period=${quarter}`,
        ),
      ),
    ),
  'SummaryController.show': () => ['/dashboard/summary'],
  'SummaryController.picture': () => ['/dashboard/summary.png'],
  'ResultsController.show': () => ['/results/spring', '/results/spring?lang=en'],
  'ReleasesController.list': () => ['/public-results'],
};

/** Routes of the rooms that tell figures which tell none of a locked period. */
const tellNothing = ['HomeController.show', 'LockController.ask', 'LockController.show'];

interface Asked {
  readonly id: string;
  readonly quarter: string;
  readonly period: string;
}

/** Everything that is told, as it leaves the server; without the token of its forms, and the numbers that the drawing gives its own parts. */
async function everyExit(): Promise<ReadonlyMap<string, string>> {
  const asked: readonly Asked[] = [
    { id: round.id, quarter: '', period: '' },
    { id: feedback.id, quarter: '2026-Q2', period: 'from=2026-04&to=2026-06' },
    { id: feedback.id, quarter: '2026-Q3', period: 'from=2026-07&to=2026-09' },
    { id: feedback.id, quarter: '2026-Q3', period: 'from=2026-04&to=2026-09' },
  ];
  const told = new Map<string, string>();
  for (const addresses of Object.values(exits)) {
    for (const address of addresses(asked)) {
      const answer = address.startsWith('/api')
        ? await fetch(server.url + address, { headers: { authorization: `Bearer ${token}` } })
        : await director.get(address);
      const content = Buffer.from(await answer.arrayBuffer()).toString('latin1');
      told.set(address, `${answer.status} ${content.replaceAll(/name="_csrf" value="[^"]+"|\bcl_[0-9a-f]+/g, '')}`);
    }
  }
  return told;
}

it('every route of the rooms that tell figures is known here', () => {
  const rooms = ['FiguresModule', 'DashboardModule', 'PublicResultsModule'];
  const modules = [...server.get(ModulesContainer).values()].filter(({ name }) => rooms.includes(name));
  const routes = modules.flatMap(({ controllers }) =>
    [...controllers.values()].flatMap(({ metatype }) =>
      metatype ? readersOf(metatype as { name: string; prototype: object }) : [],
    ),
  );
  expect(modules).toHaveLength(rooms.length);
  expect(routes.filter((name) => !(name in exits) && !tellNothing.includes(name))).toEqual([]);
  expect(Object.keys(exits).filter((name) => !routes.includes(name))).toEqual([]);
});

function readersOf({ name, prototype }: { readonly name: string; readonly prototype: object }): readonly string[] {
  return Object.entries(Object.getOwnPropertyDescriptors(prototype)).flatMap(([method, { value }]) => {
    const isRead = typeof value === 'function' && Reflect.getMetadata('method', value) === RequestMethod.GET;
    return isRead && Reflect.hasMetadata('path', value) ? [`${name}.${method}`] : [];
  });
}

it('what was told before a reorganisation is told the same afterwards, at every exit', async () => {
  const before = await everyExit();
  const answers = [...before.values()].map((content) => content.slice(0, 3));
  expect(answers.filter((status) => status === '200').length).toBeGreaterThan(250);
  expect(answers.filter((status) => status.startsWith('5'))).toEqual([]);
  await server.get(CommunesService, { strict: false }).import(later, '2026-10-10', 'test');
  const after = await everyExit();
  expect(
    [...before].filter(([address, content]) => after.get(address) !== content).map(([address]) => address),
  ).toEqual([]);
}, 300_000);

it('what comes after it stands under the new unit, and what came before it in the same quarter under the old one', async () => {
  const day = '2026-10-20';
  server.clock.moveTo(day);
  await answered(server, { campaign: feedback, point: desk }, visitors(day).slice(0, 2));
  server.clock.moveTo('2027-01-12');
  await lockAnyway(server, feedback, '2026-Q4');
  const answer = await fetch(
    `${server.url}/api/v1/campaigns/${feedback.id}/satisfaction?by=department&from=2026-10&to=2026-12`,
    {
      headers: { authorization: `Bearer ${token}` },
    },
  );
  const { groups } = (await answer.json()) as Satisfaction;
  const rows = groups.map(({ key, label, kind, target, figure }) => [
    key,
    label,
    kind,
    target,
    'base' in figure && figure.base,
  ]);
  expect(rows).toEqual(
    expect.arrayContaining([
      ['registry', 'Phòng Nội vụ', 'vertical', null, 45],
      ['hall', 'Văn phòng mới', 'department', 0.9, 45],
      ['parks', 'Phòng Kinh tế', 'department', 0.9, 36],
      ['tax', 'Tổ Thuế', 'department', 0.9, 33 + 36],
    ]),
  );
}, 60_000);

it('leaves sums that a fresh count finds', async () => {
  const verify = commands.find(({ name }) => name === 'verify');
  if (!verify) throw new Error('There is no command verify');
  const get: Get = (type) => server.get(type as Type, { strict: false });
  expect(await verify.run(get, parseCall(verify, []))).toMatchObject({ differences: 0 });
});
