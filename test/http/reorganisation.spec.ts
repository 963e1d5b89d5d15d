import type { Type } from '@nestjs/common';
import { commands } from '../../src/commands.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { type Get, parseCall } from '../../src/config/command.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { readTallies } from '../../src/responses/tallies.queries.js';
import { nameOf } from '../../src/responses/tally-cells.js';
import { addDays, type Day } from '../../src/rules/days.js';
import { Random } from '../../src/simulation/random.js';
import { aCounter, type Counter, Staff } from '../harness/counter.js';
import { type Entrance, entrances, imported, storedRows } from '../harness/entrances.js';
import { expectTold, givenTo, grouped, isLevel, toldRows } from '../harness/independent-count.js';
import { startServer, type TestServer } from '../harness/server.js';
import { LARGER_SPRING, lockAnyway, reorganised, type SpringCommune } from '../harness/spring.js';

const commune: SpringCommune = { ...LARGER_SPRING, leads: { A01: 'registry', A02: 'parks', A03: 'culture' } };

/** The commune with fields that belong to other units, items that others lead, and a counter that another unit runs. */
const changed = (
  fields: Readonly<Record<string, string>>,
  leads: SpringCommune['leads'],
  counter = 'centre',
): SpringCommune =>
  reorganised(commune, fields, { leads, counters: commune.counters.map((one) => ({ ...one, unit: counter })) });

const toParks = changed({ 'ho-tich': 'parks' }, { A01: 'parks', A02: 'parks', A03: 'culture' }, 'tax');
const renamed = changed({ 'ho-tich': 'culture' }, { A01: 'culture', A02: 'parks', A03: 'registry' }, 'land');
const withoutParks = changed(
  { 'ho-tich': 'registry', 'dat-dai': 'land' },
  { A01: 'registry', A02: 'culture', A03: 'registry' },
);

/** What the officer imports, on which day, and from which day it is so. */
const changes: readonly { readonly known: Day; readonly from: Day; readonly to: SpringCommune }[] = [
  { known: '2026-11-02', from: '2026-11-04', to: toParks },
  // It is brought forward.
  { known: '2026-11-03', from: '2026-11-03', to: toParks },
  {
    ...{ known: '2026-11-05', from: '2026-11-05' },
    to: {
      ...renamed,
      units: renamed.units.map((one) => (one.key === 'parks' ? { ...one, name: 'Phòng Hạ tầng' } : one)),
    },
  },
  // It is told two days late, and a department is no more.
  {
    ...{ known: '2026-11-08', from: '2026-11-06' },
    to: { ...withoutParks, units: withoutParks.units.filter(({ key }) => key !== 'parks') },
  },
  // After the end of collecting.
  { known: '2026-11-09', from: '2026-11-12', to: changed({ thue: 'registry' }, {}) },
];

const validOn = (day: Day): SpringCommune =>
  [{ from: '2000-01-01', to: commune }, ...changes]
    .filter(({ from }) => from <= day)
    .reduce((last, one) => (one.from >= last.from ? one : last)).to;

type Name = keyof typeof entrances;

interface Person {
  readonly name: Name;
  readonly day: Day;
  readonly answers: Readonly<Record<string, number | string>>;
}

const random = new Random(20261105);
const howOften: Readonly<Record<Name, number>> = {
  ...{ phone: 6, 'form without script': 3, 'queued phone': 4, 'paired tablet': 4, 'keyed sheet': 4 },
  ...{ 'settled sheet': 1, 'corrected sheet': 1, 'imported row': 4, 'set aside, then accepted': 2 },
};

function people(count: number, answers: () => Person['answers']): readonly Person[] {
  return Array.from({ length: count }, () => ({
    name: random.weighted(howOften),
    day: addDays('2026-11-01', Math.floor(random.next() * 10)),
    answers: answers(),
  }));
}

const level = (): number => 2 + Math.floor(random.next() * 4);
const atCentre = people(130, () => ({
  G: level(),
  ...(random.chance(0.9) && { FIELD: random.pick(['ho-tich', 'ho-tich', 'dat-dai', 'dat-dai', 'thue']) }),
  ...(random.chance(0.9) && { FILE: random.chance(0.1) ? 'no-result' : level() }),
}));
const ofAdministration = people(70, () => ({
  G: level(),
  ...(random.chance(0.9) && { A01: level() }),
  ...(random.chance(0.9) && { A02: random.chance(0.1) ? 'dk' : level() }),
  ...(random.chance(0.9) && { A03: level() }),
}));

let server: TestServer;
/** Each round stands twice, and the same people's answers arrive in another order, on other days. */
let rounds: readonly (readonly [Counter, Counter])[];

beforeAll(async () => {
  server = await startServer('2026-11-01');
  const communes = server.get(CommunesService, { strict: false });
  await communes.import(commune, '2026-01-01', 'test');
  const staff = await Staff.of(server);
  const one = (questionnaire: string) => aCounter(server, staff, { questionnaire }, { counter: 'q1' });
  const twice = async (questionnaire: string) => [await one(questionnaire), await one(questionnaire)] as const;
  rounds = [await twice('trung-tam'), await twice('chinh-quyen')];
  const [centre, administration] = rounds;
  const sent = [...planned(atCentre, centre ?? []), ...planned(ofAdministration, administration ?? [])];
  for (let today: Day = '2026-11-01'; today < '2026-11-15'; today = addDays(today, 1)) {
    server.clock.moveTo(today);
    await deliver(sent.filter(({ on, early }) => on === today && early));
    for (const { known, from, to } of changes) if (known === today) await communes.import(to, from, 'test');
    await deliver(sent.filter(({ on, early }) => on === today && !early));
  }
  server.clock.moveTo('2026-11-16');
}, 60_000);
afterAll(() => server.stop());

interface Sent {
  readonly counter: Counter;
  readonly person: Person;
  /** The day on which it arrives: before what the officer imports on that day, or after it. */
  readonly on: Day;
  readonly early: boolean;
}

function planned(all: readonly Person[], counters: readonly Counter[]): readonly Sent[] {
  return counters.flatMap((counter) =>
    all.map((person) => {
      const waits = entrances[person.name].brings === 'later' ? Math.floor(random.next() * 5) : 0;
      return { counter, person, on: addDays(person.day, waits), early: random.chance(0.5) };
    }),
  );
}

async function deliver(all: readonly Sent[]): Promise<void> {
  const files = grouped(
    all.filter(({ person }) => person.name === 'imported row'),
    ({ counter }) => counter,
  );
  const told = all
    .filter(({ person }) => person.name !== 'imported row')
    .map(({ counter, person: { name, day, answers } }) =>
      (entrances[name] as Entrance).bring(counter, { answers, on: entrances[name].brings === 'later' ? day : null }),
    );
  for (const [counter, rows] of files) {
    told.push(
      imported(
        counter,
        rows.map(({ person }) => ({ answers: person.answers, on: person.day })),
      ),
    );
  }
  const refused = (await Promise.all(told)).filter(({ status }) => ![200, 201, 303].includes(status));
  expect(refused).toEqual([]);
}

const counted = (all: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...grouped(all.toSorted(), (one) => one)].map(([one, { length }]) => [one, length]));
const unitOf = ({ day, answers }: Person): string | null =>
  validOn(day).fields.find(({ key }) => key === answers.FIELD)?.unit ?? null;
/** All of them came to the counter. */
const receivedBy = (day: Day): string => validOn(day).counters[0]?.unit ?? '_none';
const through = <T>(read: (queue: WriteQueue) => Promise<T>) => read(server.get(WriteQueue, { strict: false }));
const allRounds = (): readonly Counter[] => rounds.flat();

/** Every cell, without the batches, which are those of one round. */
async function cellsOf(counter: Counter): Promise<Readonly<Record<string, string>>> {
  const cells = await through((queue) => queue.read(readTallies('spring', counter.campaign.id)));
  const shared = cells.filter(({ scope }) => scope !== 'batch');
  return Object.fromEntries(shared.map((cell) => [nameOf(cell), String(cell.sums)]).sort());
}

it('leaves every answer with the unit of its day, whenever it came in', async () => {
  const rows = await storedRows(server);
  const own = new Set((rounds[0] ?? []).map(({ campaign }) => campaign.id));
  const found = rows.filter(({ campaign_id: campaign }) => own.has(campaign));
  const as = (day: string, field: unknown, unit: string | null, channel: string): string =>
    [day, field ?? '-', unit ?? '-', channel].join(' ');
  const expected = atCentre.map((one) => as(one.day, one.answers.FIELD, unitOf(one), entrances[one.name].channel));
  expect(counted(found.map((row) => as(row.business_date, row.field, row.resolving_unit, row.channel)))).toEqual(
    counted([...expected, ...expected]),
  );
  expect(rows).toHaveLength(2 * (atCentre.length + ofAdministration.length));
});

it('comes to the same sums in whatever order the answers arrive', async () => {
  for (const [one, other] of rounds) expect(await cellsOf(one)).toEqual(await cellsOf(other));
});

it('leaves sums that a fresh count finds, and that a rebuilding does not change', async () => {
  const before = await Promise.all(allRounds().map(cellsOf));
  for (const name of ['verify', 'tallies:rebuild']) {
    const command = commands.find((one) => one.name === name);
    if (!command) throw new Error(`There is no command ${name}`);
    const get: Get = (type) => server.get(type as Type, { strict: false });
    expect(await command.run(get, parseCall(command, []))).toMatchObject({ campaigns: 4, differences: 0 });
  }
  expect(await Promise.all(allRounds().map(cellsOf))).toEqual(before);
});

it('is told after the lock as an independent count has it', async () => {
  const [centre, administration] = rounds;
  for (const counter of centre ?? []) {
    await lockAnyway(server, counter.campaign);
    expectTold(await toldRows(counter, 'by=department&formula=F4'), givenTo(atCentre, 'FILE', unitOf));
    expectTold(
      await toldRows(counter, 'by=field'),
      givenTo(atCentre, 'G', ({ answers }) => String(answers.FIELD ?? '_none')),
    );
    expectTold(
      await toldRows(counter, 'by=receiving-unit'),
      givenTo(atCentre, 'G', ({ day }) => receivedBy(day)),
    );
  }
  const led = new Map<string, (readonly number[])[]>();
  for (const { day, answers } of ofAdministration) {
    const items = grouped(Object.entries(validOn(day).leads), ([, unit]) => unit);
    for (const [unit, codes] of items) {
      const levels = codes.map(([code]) => answers[code]).filter(isLevel);
      if (levels.length > 0) led.set(unit, [...(led.get(unit) ?? []), levels]);
    }
  }
  for (const counter of administration ?? []) {
    await lockAnyway(server, counter.campaign);
    expectTold(await toldRows(counter, 'by=department'), led);
  }
});
