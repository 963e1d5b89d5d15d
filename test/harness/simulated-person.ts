import type { Random } from '../../src/simulation/random.js';
import { SPRING } from './spring.js';

type Answers = Readonly<Record<string, number | string>>;

/** Somebody who answered: where and when everybody may know; what they thought is what an attacker is after. */
export interface Person {
  readonly period: string;
  readonly group: string;
  readonly cells: Readonly<Record<string, string>>;
  /** What was sent. */
  readonly answers: Answers;
  /** The same questions answered as people of another mind would have; the first are those that were sent. */
  readonly opinions: readonly Answers[];
}

export interface Place {
  readonly kind: string;
  readonly counter: string | null;
  readonly receivedBy: string;
}

const MINDS = 3;
const fields = ['ho-tich', 'ho-tich', 'ho-tich', 'dat-dai', 'dat-dai', 'thue', 'khac'];
const villages = ['dong', 'dong', 'dong', 'doai', 'doai', 'nam', 'bac', 'thuong'];
const groups = [...Array.from({ length: 6 }, () => 'people'), 'organisation', 'business'];
const ways = ['direct', 'direct', 'direct', 'online', 'post', 'home'];

/** A person at a place of the Centre, or of a survey on the administration; three in ten answers differ from the mood. */
export function aPerson(
  random: Random,
  day: string,
  at: { place: Place; centre: boolean; continuous: boolean },
): Person {
  const { place, centre, continuous } = at;
  const assisted = random.pick(['self', 'self', 'self', 'family', 'officer']);
  const [field, village] = [random.pick(fields), random.pick(villages)];
  const age = random.pick(['under-25', '25-49', '25-49', '50-60', 'over-60']);
  const sex = random.pick(['male', 'female']);
  const [group, way] = [random.pick(groups), random.pick(ways)];
  const more = random.chance(0.6) ? [centre ? 'E2' : 'A01'] : [];
  const file = centre && random.chance(0.8) ? ['FILE'] : [];
  const context = { AGE: age, SEX: sex, GROUP: group, ...(centre ? { FIELD: field, WAY: way } : { VILLAGE: village }) };
  const noResult: Answers = centre && file.length === 0 ? { FILE: 'no-result' } : {};
  const opinions = Array.from({ length: MINDS }, () => opinionOn(random, ['G', ...file, ...more]));
  const unit = SPRING.fields.find(({ key }) => key === field)?.unit ?? '_none';
  return {
    period: continuous ? `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}` : 'all',
    group,
    cells: {
      ...(centre
        ? { 'receiving-unit': place.receivedBy, field, department: unit, counter: place.counter ?? '_none', way }
        : { village }),
      ...{ channel: place.kind, assisted, age, sex, month: day.slice(0, 7), weekday: weekdayOf(day), group },
    },
    answers: { ...context, ...noResult, ...opinions[0] },
    opinions,
  };
}

/** Whether somebody counts as satisfied; null where the measure does not count them. */
export function isSatisfied({ opinions }: Person, measure: string, mind = 0): boolean | null {
  const answers = opinions[mind] ?? {};
  const codes = measure === 'complete' ? Object.keys(answers) : [measure.slice('question:'.length)];
  const levels = codes.flatMap((code) => (typeof answers[code] === 'number' ? [answers[code]] : []));
  return levels.length === 0 ? null : levels.every((level) => level >= 4);
}

/** How many of these people are satisfied. */
export function satisfiedOf(
  people: readonly Person[],
  members: readonly number[],
  measure: string,
  mind: number,
): number {
  return members.filter((one) => isSatisfied(people[one] as Person, measure, mind)).length;
}

function opinionOn(random: Random, questions: readonly string[]): Answers {
  const satisfied = random.chance(0.5);
  const level = (): number => (random.chance(0.7) === satisfied ? random.pick([4, 5]) : random.pick([1, 2]));
  return Object.fromEntries(questions.map((question) => [question, level()]));
}

function weekdayOf(day: string): string {
  return String(new Date(`${day}T00:00:00Z`).getUTCDay() || 7);
}
