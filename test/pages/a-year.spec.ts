import type { Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { commands } from '../../src/commands.js';
import { type Get, parseCall } from '../../src/config/command.js';
import { auditOf } from '../harness/audit.js';
import {
  communeOn,
  communes,
  counted,
  everybody,
  type Person,
  periodIn,
  periodsOf,
  surveyNames,
  surveyOf,
} from '../harness/commune-year.js';
import { entrances, storedRows } from '../harness/entrances.js';
import {
  expectExcluded,
  expectStandsBack,
  expectTold,
  givenTo,
  grouped,
  isLevel,
  type ToldRow,
  toldRows,
  toldText,
} from '../harness/independent-count.js';
import { breakdowns, counterOf, liveAYear, lockedOn, periodQuery, server, toldThen } from '../harness/lived-year.js';
import { type SpringCommune } from '../harness/spring.js';

liveAYear();

const unitOf = ({ day, answers }: Person): string | null =>
  communeOn(day).fields.find(({ key }) => key === answers.FIELD)?.unit ?? null;
const channelOf = ({ way }: Person): string => {
  if (way in entrances) return entrances[way as keyof typeof entrances].channel;
  if (way === 'too late on paper') return 'paper';
  return way === 'too late from a tablet' ? 'kiosk' : 'qr';
};

async function expectPeriods(survey: string, ...periods: readonly string[]): Promise<void> {
  const people = counted.filter((one) => one.survey === survey && periods.includes(periodIn(survey, one.day).period));
  const query = periodQuery(...periods);
  const rows = (by: string): Promise<readonly ToldRow[]> => toldRows(counterOf(survey), `${by}&${query}`);
  expectTold(await rows('by=channel'), givenTo(people, 'G', channelOf));
  const { overall, excluded } = JSON.parse(await toldText(counterOf(survey), query));
  const levels = people.map(({ answers }) => answers.G).filter(isLevel);
  expect({ periods, ...overall }).toMatchObject({
    ...{ periods, respondents: people.length, base: people.length },
    satisfied: levels.filter((one) => one >= 4).length,
  });
  const notCounted = everybody.filter((one) => one.survey === survey && one.way === 'set aside, then discarded');
  const setAside = notCounted.filter(({ day }) => periods.includes(periodIn(survey, day).period)).length;
  // What was late came after the lock, and what was told then stays.
  expect(excluded).toEqual({ outsideScale: 0, blank: 0, late: 0, flagged: 0, setAside });
  const isRound = surveyOf(survey).campaign.questionnaire === 'chinh-quyen';
  if (isRound) return expectItems(people, await rows('by=question'));
  const ofFiles = JSON.parse(await toldText(counterOf(survey), `by=department&formula=F4&${query}`));
  expect(ofFiles.excluded).toMatchObject({
    outsideScale: people.filter(({ answers }) => answers.FILE === 'no-result').length,
    blank: people.filter(({ answers }) => answers.FILE === undefined).length,
  });
  return expectUnits(survey, periods, people, rows);
}

/** Each question of the round that anybody answered, and nothing of the others. */
function expectItems(people: readonly Person[], rows: readonly ToldRow[]): void {
  const codes = [...new Set(people.flatMap(({ answers }) => Object.keys(answers)))];
  expectTold(rows, new Map(codes.flatMap((code) => [...givenTo(people, code, () => code)])));
  const told = rows.filter(({ figure }) => figure.kind !== 'no-responses');
  expect(told.map(({ key }) => key).toSorted()).toEqual(codes.toSorted());
  expectExcluded(
    told,
    (code) => code,
    () => people.map(({ answers }) => answers),
  );
}

type Rows = (by: string) => Promise<readonly ToldRow[]>;

async function expectUnits(
  survey: string,
  periods: readonly string[],
  people: readonly Person[],
  rows: Rows,
): Promise<void> {
  const rowsBy = {
    'by=department&formula=F4': ['FILE', (person: Person) => unitOf(person) ?? '_none'],
    'by=field': ['G', ({ answers }: Person) => String(answers.FIELD ?? '_none')],
    'by=receiving-unit': ['G', () => 'centre'],
  } as const;
  for (const [by, [code, rowOf]] of Object.entries(rowsBy)) {
    const told = await rows(by);
    const given = givenTo(people, code, rowOf);
    expectTold(told, given);
    if (periods.length === 1) expectStandsBack(told, given);
    const inRow = grouped(people, rowOf);
    expectExcluded(
      told,
      () => code,
      (row) => (inRow.get(row) ?? []).map(({ answers }) => answers),
    );
  }
  const [last = ''] = people
    .map(({ day }) => periodIn(survey, day).end)
    .toSorted()
    .toReversed();
  for (const { key, label, kind, target } of await rows('by=department&formula=F4')) {
    if (key.startsWith('_')) continue;
    const unit = unitBefore(key, last);
    expect({ key, label, kind, target }).toEqual({
      ...{ key, label: unit?.name, kind: unit?.kind },
      target: unit?.kind === 'vertical' ? null : 0.9,
    });
  }
}

/** A unit as it was last on a day of the period, by whatever name and of whatever kind. */
function unitBefore(key: string, end: string): SpringCommune['units'][number] | undefined {
  return communes
    .filter(({ from }) => from <= end)
    .flatMap(({ commune }) => commune.units)
    .findLast((unit) => unit.key === key);
}

it('each period is locked on its own day: by itself, or by hand where sheets wait', async () => {
  expect(Object.fromEntries(lockedOn)).toEqual(
    Object.fromEntries(surveyNames.map((name) => [name, surveyOf(name).locks])),
  );
  const locks = (await auditOf(server, 'spring')).filter(({ action }) => action === 'campaign-locked');
  expect(locks.filter(({ actor }) => actor !== 'clock')).toMatchObject([
    { actor: 'officer.first', details: { period: '2026-04', leftOut: { sheets: 2, setAside: 0, tablets: 0 } } },
  ]);
  const november = counterOf('the round of November').campaign.id;
  expect(locks.filter(({ object }) => object === november)).toMatchObject([
    { actor: 'clock', details: { period: 'all', leftOut: { sheets: 0, setAside: 0, tablets: 1 } } },
  ]);
});

it('holds everybody whose answer was not taken out, on the day on which they gave it, under the unit of that day', async () => {
  const rows = (await storedRows(server)).map((row) =>
    [row.business_date, row.channel, row.standing, row.field, row.resolving_unit].join(' '),
  );
  const kept = everybody.filter(({ way }) => !['taken out with its file', 'set aside, then discarded'].includes(way));
  const expected = kept.map((person) => {
    const standing = person.way.startsWith('too late') ? 'late' : 'counted';
    return [person.day, channelOf(person), standing, person.answers.FIELD, unitOf(person)].join(' ');
  });
  expect(rows.toSorted()).toEqual(expected.toSorted());
});

it.each(surveyNames.flatMap((survey) => periodsOf(survey).map((period) => ({ survey, period }))))(
  'tells of $survey, $period, what an independent count has',
  ({ survey, period }) => expectPeriods(survey, period),
);

it('tells longer periods as the sum of what was locked', async () => {
  await expectPeriods('by month', '2026-01', '2026-02', '2026-03');
  await expectPeriods('by month', ...periodsOf('by month'));
  await expectPeriods('by quarter', ...periodsOf('by quarter'));
  await expectPeriods('by quarter from the 15th', '2026-Q2', '2026-Q3');
});

it.each(['the round of June', 'the round of November'])(
  'tells the leading departments of %s by the leads of each day',
  async (round) => {
    const led = new Map<string, (readonly number[])[]>();
    for (const { day, answers } of counted.filter(({ survey }) => survey === round)) {
      for (const [unit, items] of grouped(Object.entries(communeOn(day).leads), ([, leader]) => leader)) {
        const levels = items.map(([code]) => answers[code]).filter(isLevel);
        if (levels.length > 0) led.set(unit, [...(led.get(unit) ?? []), levels]);
      }
    }
    expectTold(await toldRows(counterOf(round), 'by=department'), led);
  },
);

it('tells at the end of the year, byte for byte, what it told when a period was new', async () => {
  expect(toldThen.size).toBe(13 * breakdowns['trung-tam'].length + 2 * breakdowns['chinh-quyen'].length);
  const other: string[] = [];
  for (const [name, { survey, query, text }] of toldThen) {
    if ((await toldText(counterOf(survey), query)) !== text) other.push(name);
  }
  expect(other).toEqual([]);
});

it('has told of some by rates, of some by counts, and of some only together with others', () => {
  const texts = [...toldThen.values()].map(({ text }) => text).join();
  for (const kind of ['rate', 'few', 'merged', 'held', 'no-responses']) expect(texts).toContain(`"kind":"${kind}"`);
});

it('takes no file out of a locked period', async () => {
  const counter = counterOf('by month');
  const { first } = await counter.staff.present();
  const imports: { id: string }[] = await server
    .get(DataSource)
    .query(`SELECT id FROM paper_import WHERE campaign_id = '${counter.campaign.id}' AND undone_on IS NULL`);
  const before = await storedRows(server);
  const replies = await Promise.all(
    imports.slice(0, 3).map(({ id }) => first.post(`/paper/import/${counter.campaign.id}/${id}/undo`)),
  );
  expect(replies.map(({ status }) => status)).toEqual([409, 409, 409]);
  expect(await storedRows(server)).toHaveLength(before.length);
});

it('leaves sums, publications and an audit log that are found again', async () => {
  const get: Get = (type) => server.get(type as Type, { strict: false });
  const run = (name: string): Promise<unknown> => {
    const command = commands.find((one) => one.name === name);
    if (!command) throw new Error(`There is no command ${name}`);
    return Promise.resolve(command.run(get, parseCall(command, [])));
  };
  expect(await run('verify')).toMatchObject({ campaigns: surveyNames.length, differences: 0 });
  expect(await run('audit:verify')).toMatchObject({ broken: 0 });
});
