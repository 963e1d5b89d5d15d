import type { Type } from '@nestjs/common';
import { may } from '../../src/access/staff.js';
import { TokensService } from '../../src/access/tokens.service.js';
import { commands } from '../../src/commands.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { type Get, parseCall } from '../../src/config/command.js';
import type { Satisfaction } from '../../src/figures/satisfaction.js';
import { answered } from '../harness/arrivals.js';
import { figureExits } from '../harness/figure-exits.js';
import { database } from '../harness/fresh-database.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { lockAnyway, SPRING } from '../harness/spring.js';
import { aToldYear, type ToldYear, visitors } from '../harness/told-year.js';

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
let year: ToldYear;
let token: string;
let several: string;
let director: SignedIn;
let toldNow: ReadonlyMap<string, string>;

beforeAll(async () => {
  server = await startServer('2026-04-01');
  year = await aToldYear(server);
  token = await server.get(TokensService, { strict: false }).create('leader', 'spring', 'test', 'test');
  several = await server.get(TokensService, { strict: false }).create('administrator', 'spring', 'several', 'test');
  director = await signInAs(server, { role: 'leader', communeId: 'spring', unit: null });
}, 120_000);
afterAll(() => server.stop());

/**
 * Everything that is told, as it leaves the server; without the token of its forms, and the numbers that the drawing gives
 * its own parts. Both databases give back the same stored bytes, so PostgreSQL is asked once at each exit.
 */
async function everyExit(): Promise<ReadonlyMap<string, string>> {
  const told = new Map<string, string>();
  for (const { asks, for: right } of Object.values(figureExits)) {
    for (const address of database === 'sqlite' ? asks(year) : asks(year).slice(0, 1)) {
      const isLeaders = right === 'everybody' || may('leader', right);
      const bearer = isLeaders ? token : several;
      const answer =
        address.startsWith('/api') || !isLeaders
          ? await fetch(server.url + address, { headers: { authorization: `Bearer ${bearer}` } })
          : await director.get(address);
      const content = Buffer.from(await answer.arrayBuffer()).toString('latin1');
      told.set(address, `${answer.status} ${content.replaceAll(/name="_csrf" value="[^"]+"|\bcl_[0-9a-f]+/g, '')}`);
    }
  }
  return told;
}

/** Stand under the commune of today, or are signed by it: pages with its name over them, and papers that are written today. */
const headedByToday = [
  ...[/^.dashboard(?!.charts|.method|.summary.png)/, /^.(documents.(draft|quarter)|dossier|city|public-results$)/],
  ...[/report\.docx/, /dossier\.zip/, /^.results.spring(\?|$|.card)/, /preview$/, /^.dashboard.summary/],
];

function differing(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  return [...before].flatMap(([address, content]) => (after.get(address) === content ? [] : [address]));
}

it('what was told before a reorganisation is told the same afterwards, at every exit', async () => {
  const before = await everyExit();
  const answers = [...before.values()].map((content) => content.slice(0, 3));
  expect(answers.filter((status) => status === '200').length).toBeGreaterThan(database === 'sqlite' ? 250 : 10);
  expect(answers.filter((status) => status.startsWith('5'))).toEqual([]);
  await server.get(CommunesService, { strict: false }).import(later, '2026-10-10', 'test');
  toldNow = await everyExit();
  expect(differing(before, toldNow)).toEqual([]);
}, 300_000);

it('keeps the name of the commune beside its figures, whatever it is called later; pages and papers bear the new one', async () => {
  const renamed = { ...later, name: 'Phường Hạ', kind: 'phường', villageKind: 'tổ dân phố' };
  await server.get(CommunesService, { strict: false }).import(renamed, '2026-10-10', 'test');
  const after = await everyExit();
  const isHeaded = (address: string): boolean => headedByToday.some((one) => one.test(address));
  expect(differing(toldNow, after).filter((address) => !isHeaded(address))).toEqual([]);
  for (const [address, told] of after) {
    if (!/^.(results|public-results)./.test(address) || /png$/.test(address)) continue;
    const text = Buffer.from(told, 'latin1').toString();
    expect([address, /(chính quyền|[cC]hính công) (phường|Phường)|cho toàn phường/.exec(text)]).toEqual([
      address,
      null,
    ]);
  }
}, 300_000);

it('keeps the name of a survey once a part of it is locked', async () => {
  const officer = await server.get(TokensService, { strict: false }).create('officer', 'spring', 'officer', 'test');
  const answer = await fetch(`${server.url}/api/v1/campaigns/${year.feedback.id}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${officer}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Khảo sát khác' }),
  });
  expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'in-use', errors: [{ field: 'name' }] }]);
});

it('what comes after it stands under the new unit, and what came before it in the same quarter under the old one', async () => {
  const day = '2026-10-20';
  server.clock.moveTo(day);
  await answered(server, { campaign: year.feedback, point: year.desk }, visitors(day).slice(0, 2));
  server.clock.moveTo('2027-01-12');
  await lockAnyway(server, year.feedback, '2026-Q4');
  const answer = await fetch(
    `${server.url}/api/v1/campaigns/${year.feedback.id}/satisfaction?by=department&from=2026-10&to=2026-12`,
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
