import { type FromDay } from '../../src/campaigns/campaign-calendar.js';
import type { NewCampaign } from '../../src/campaigns/new-campaign.js';
import { addDays, type Day } from '../../src/rules/days.js';
import { Random } from '../../src/simulation/random.js';
import { entrances } from './entrances.js';
import { LARGER_SPRING, reorganised, type SpringCommune } from './spring.js';

/** A year of one commune, as a list: what it was on each day, what it asked, and who answered, how and when. */

const january = LARGER_SPRING;
const march = reorganised(january, { 'ho-tich': 'parks' });
const june = reorganised(march, {}, { leads: { A01: 'parks', A02: 'culture' } });
const midsummer = reorganised(
  june,
  { 'ho-tich': 'culture' },
  { units: june.units.map((one) => (one.key === 'registry' ? { ...one, name: 'Phòng Nội vụ' } : one)) },
);
const august = reorganised(
  midsummer,
  { 'dat-dai': 'land' },
  { units: midsummer.units.filter(({ key }) => key !== 'parks'), leads: { A01: 'registry', A02: 'culture' } },
);
const october = reorganised(
  august,
  { thue: 'registry' },
  { units: august.units.map((one) => (one.key === 'culture' ? { ...one, kind: 'vertical' } : one)) },
);

/** The commune of the year: on which day the officer says so, and from which day it is so. */
export const communes: readonly { readonly known: Day; readonly from: Day; readonly commune: SpringCommune }[] = [
  { known: '2026-01-01', from: '2026-01-01', commune: january },
  { known: '2026-03-10', from: '2026-03-11', commune: march },
  { known: '2026-06-05', from: '2026-06-05', commune: june },
  // Told four days late: what came in meanwhile goes to whoever was responsible.
  { known: '2026-06-26', from: '2026-06-22', commune: midsummer },
  { known: '2026-08-19', from: '2026-08-20', commune: august },
  { known: '2026-10-20', from: '2026-10-20', commune: october },
];

export function communeOn(day: Day): SpringCommune {
  const found = communes.findLast(({ from }) => from <= day);
  if (!found) throw new Error(`There is no commune on ${day}`);
  return found.commune;
}

interface Survey {
  readonly campaign: Pick<NewCampaign, 'opensOn' | 'endsOn' | 'locksOn' | 'continuous' | 'period'> & {
    readonly questionnaire: 'trung-tam' | 'chinh-quyen';
    readonly fromDay?: FromDay;
  };
  readonly people: number;
  /** Its periods, in the order of the year, and the day on which each is locked. */
  readonly locks: Readonly<Record<string, Day>>;
}

/** What is asked in the year: how it locks, and how many answer. */
const surveys: Readonly<Record<string, Survey>> = {
  'by month': {
    campaign: {
      ...{ questionnaire: 'trung-tam', continuous: true, period: 'month' },
      ...{ opensOn: '2026-01-02', endsOn: '2026-06-30', locksOn: '2026-07-05' },
    },
    people: 300,
    locks: {
      ...{ '2026-01': '2026-02-05', '2026-02': '2026-03-05', '2026-03': '2026-04-05' },
      // Sheets wait: not by the clock, but by an officer, a day late.
      ...{ '2026-04': '2026-05-06', '2026-05': '2026-06-05', '2026-06': '2026-07-05' },
    },
  },
  'by quarter': {
    campaign: {
      ...{ questionnaire: 'trung-tam', continuous: true, period: 'quarter' },
      ...{ opensOn: '2026-01-02', endsOn: '2026-12-31', locksOn: '2027-01-05' },
    },
    people: 280,
    locks: { '2026-Q1': '2026-04-05', '2026-Q2': '2026-07-05', '2026-Q3': '2026-10-05', '2026-Q4': '2027-01-05' },
  },
  'by quarter from the 15th': {
    campaign: {
      ...{ questionnaire: 'trung-tam', continuous: true, period: 'quarter', fromDay: 15 },
      ...{ opensOn: '2026-03-15', endsOn: '2026-12-14', locksOn: '2026-12-19' },
    },
    people: 220,
    // Two working days after the 14th.
    locks: { '2026-Q2': '2026-06-16', '2026-Q3': '2026-09-16', '2026-Q4': '2026-12-16' },
  },
  'the round of June': {
    campaign: {
      ...{ questionnaire: 'chinh-quyen', opensOn: '2026-06-01', endsOn: '2026-06-10', locksOn: '2026-06-16' },
    },
    ...{ people: 110, locks: { all: '2026-06-16' } },
  },
  'the round of November': {
    campaign: {
      ...{ questionnaire: 'chinh-quyen', opensOn: '2026-11-02', endsOn: '2026-11-10', locksOn: '2026-11-12' },
    },
    // Its tablet is silent after the end: it is waited for as long as the dossier allows.
    ...{ people: 70, locks: { all: '2026-11-14' } },
  },
};
export const surveyNames = Object.keys(surveys);

export function surveyOf(name: string): Survey {
  const survey = surveys[name];
  if (!survey) throw new Error(`There is no survey ${name}`);
  return survey;
}

export const periodsOf = (name: string): readonly string[] => Object.keys(surveyOf(name).locks);

/** The period of a day and its last day, by the calendar alone. */
export function periodIn(name: string, day: Day): { readonly period: string; readonly end: Day } {
  const { continuous, period, fromDay = 1, endsOn } = surveyOf(name).campaign;
  if (!continuous) return { period: 'all', end: endsOn };
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  // Months in one row, so that the second half of December has the next one.
  const number = year * 12 + month - 1 + Number(fromDay === 15 && date >= 15);
  const last = period === 'month' ? number : number - (number % 3) + 2;
  const named = (months: number): string => `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
  const end = fromDay === 15 ? `${named(last)}-14` : addDays(`${named(last + 1)}-01` as Day, -1);
  const quarter = `${Math.floor(last / 12)}-Q${((last % 12) + 1) / 3}`;
  return { period: period === 'month' ? named(number) : quarter, end: end as Day };
}

/** How somebody's answer comes in, and what becomes of it. */
export type Way =
  | keyof typeof entrances
  | 'sent twice'
  | 'taken out with its file'
  | 'set aside, then discarded'
  | 'too late from a phone'
  | 'too late from a tablet'
  | 'too late on paper';
const countsNowhere: readonly Way[] = [
  ...(['taken out with its file', 'set aside, then discarded'] as const),
  ...(['too late from a phone', 'too late from a tablet', 'too late on paper'] as const),
];
const howOften: Readonly<Record<Way, number>> = {
  ...{ phone: 6, 'form without script': 3, 'queued phone': 4, 'paired tablet': 6, 'keyed sheet': 3 },
  ...{
    'settled sheet': 0.3,
    'corrected sheet': 0.3,
    'imported row': 5,
    'set aside, then accepted': 1,
    'sent twice': 1,
  },
  ...{ 'taken out with its file': 2, 'set aside, then discarded': 0.5 },
  ...{ 'too late from a phone': 0.7, 'too late from a tablet': 0.7, 'too late on paper': 0 },
};

export interface Person {
  readonly survey: string;
  readonly way: Way;
  /** On which they answered. */
  readonly day: Day;
  /** On which it comes in. */
  readonly on: Day;
  readonly answers: Readonly<Record<string, number | string>>;
}

const random = new Random(2026);
const level = (): number => Number(random.weighted({ 1: 1, 2: 2, 3: 2, 4: 5, 5: 8 }));

const answersTo: Readonly<Record<'trung-tam' | 'chinh-quyen', () => Person['answers']>> = {
  'trung-tam': () => ({
    G: level(),
    ...(random.chance(0.95) && { FIELD: random.pick(['ho-tich', 'ho-tich', 'dat-dai', 'dat-dai', 'thue']) }),
    ...(random.chance(0.9) && { FILE: random.chance(0.1) ? 'no-result' : level() }),
  }),
  'chinh-quyen': () => ({
    G: level(),
    ...(random.chance(0.9) && { A01: level() }),
    ...(random.chance(0.9) && { A02: random.chance(0.1) ? 'dk' : level() }),
  }),
};

/** Days on which people are at the counter, files are imported, and what waited comes in: four a month, and those of June's round. */
const isBusy = (day: Day): boolean => ['03', '10', '15', '24'].includes(day.slice(8)) || day.startsWith('2026-06-0');
const nextBusy = (day: Day): Day => (isBusy(day) ? day : nextBusy(addDays(day, 1)));

function aPerson(survey: string): Person {
  const { opensOn, endsOn, questionnaire } = surveyOf(survey).campaign;
  const days = Math.round((Date.parse(endsOn) - Date.parse(opensOn)) / 86_400_000);
  const came = addDays(opensOn, Math.floor(random.next() * (days + 1)));
  const way = random.weighted(howOften) as Way;
  const { end } = periodIn(survey, came);
  const answers = answersTo[questionnaire]();
  if (way.startsWith('too late')) return { survey, way, day: came, on: nextBusy(addDays(end, 20)), answers };
  if (isOfFile(way)) return { survey, way, day: came, on: nextFileDay(survey, came), answers };
  const next = nextBusy(came);
  if (way in entrances && entrances[way as keyof typeof entrances].brings === 'at once') {
    // Who would come after the end comes on its last busy day.
    const day = next <= end ? next : busyBefore(end);
    return { survey, way, day, on: day, answers };
  }
  const later = nextBusy(addDays(next, 1));
  // A tablet may wait for its network a week more, while the period is not locked.
  const waits = way === 'paired tablet' && later <= addDays(end, 3) && random.chance(0.5);
  return { survey, way, day: came, on: waits ? later : next, answers };
}

const isOfFile = (way: Way): boolean => way === 'imported row' || way === 'taken out with its file';

/** One file a month, soon after the period may have ended. */
function nextFileDay(survey: string, day: Day): Day {
  const { continuous, fromDay = 1 } = surveyOf(survey).campaign;
  const inMonths = fromDay === 15 ? '15' : '03';
  return day.endsWith(continuous ? inMonths : '10') ? day : nextFileDay(survey, addDays(day, 1));
}

const busyBefore = (day: Day): Day => (isBusy(day) ? day : busyBefore(addDays(day, -1)));

/** Two sheets of April that came back in time, and are keyed when April is locked. */
export const keyedTooLate: readonly Person[] = [1, 2].map(() => {
  return { survey: 'by month', way: 'too late on paper', day: '2026-04-20', on: '2026-05-06', answers: { G: 1 } };
});

/** By every entrance that can, one of the day before a field moves, which comes in when it has: chance brings few. */
const acrossTheMove = (Object.keys(entrances) as (keyof typeof entrances)[])
  .filter((way) => entrances[way].brings === 'later')
  .map((way): Person => {
    const answers = { G: 4, FIELD: 'dat-dai', FILE: 2 };
    return { survey: 'by quarter', way, day: '2026-08-19', on: '2026-09-03', answers };
  });

export const everybody: readonly Person[] = [
  ...surveyNames.flatMap((survey) => Array.from({ length: surveyOf(survey).people }, () => aPerson(survey))),
  ...keyedTooLate,
  ...acrossTheMove,
];
/** Whose answers count. */
export const counted = everybody.filter(({ way }) => !countsNowhere.includes(way));
