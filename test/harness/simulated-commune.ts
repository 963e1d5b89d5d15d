import type { Assisted, Channel } from '../../src/responses/dimensions.js';
import type { Answers } from '../../src/rules/answers.js';
import type { Day } from '../../src/rules/days.js';
import type { Random } from '../../src/simulation/random.js';
import { fields, villages } from './large-commune.js';
import type { Tallied } from './tallied-round.js';

/** At random, or village by village as meetings and hand-outs make people come. */
export const arrivals = ['at random', 'village by village'] as const;
export type Arrivals = (typeof arrivals)[number];

/** Somebody who came: everybody may know what they are; what they answered is what an attacker is after. */
export interface Person {
  readonly period: string;
  readonly group: string;
  /** Where they stand, by breakdown. */
  readonly cells: Readonly<Record<string, string>>;
  readonly answers: Answers;
  readonly sent: Tallied;
}

export interface CommuneAsked {
  readonly questionnaire: 'chinh-quyen' | 'trung-tam';
  readonly people: number;
  readonly arrivals: Arrivals;
  /** First day on which people came, and how many days there were. */
  readonly from: Day;
  readonly days: number;
  readonly period: string;
}

/** Everybody who came to one round or period, in the order in which they came. */
export function aCommune(random: Random, asked: CommuneAsked): readonly Person[] {
  const { people, days } = asked;
  const inVillages = villages.slice(0, Math.min(villages.length, 3 + Math.floor(people / 25)));
  // A few large villages and many small ones.
  const sizes = Object.fromEntries(inVillages.map(({ key }, index) => [key, 1 / (1 + index * (0.2 + random.next()))]));
  const all = Array.from({ length: people }, () => {
    const village = random.weighted(sizes);
    const at = inVillages.findIndex(({ key }) => key === village) / inVillages.length;
    const when =
      asked.arrivals === 'at random' ? random.next() : Math.min(0.999, at + random.next() / inVillages.length);
    return { village, when: Math.floor(when * days) };
  });
  return all.toSorted((a, b) => a.when - b.when).map(({ village, when }) => aPerson(random, asked, village, when));
}

const channels: Readonly<Record<Arrivals, Readonly<Record<Channel, number>>>> = {
  'at random': { qr: 6, paper: 3, kiosk: 1, link: 1, meeting: 0 },
  'village by village': { qr: 2, paper: 7, kiosk: 0, link: 0, meeting: 2 },
};

function aPerson(random: Random, asked: CommuneAsked, village: string, when: number): Person {
  const day = new Date(Date.parse(`${asked.from}T00:00:00Z`) + when * 86_400_000).toISOString().slice(0, 10) as Day;
  const atCentre = asked.questionnaire === 'trung-tam';
  const channel = random.weighted(channels[asked.arrivals]);
  const assisted = random.weighted<Assisted>({ self: 7, family: 1, officer: channel === 'paper' ? 4 : 0.5 });
  const anyCounter = random.weighted({ q1: 5, q2: 3, q3: 1, '': 2 }) || null;
  // The tablet stands at one of them.
  const counter = channel === 'kiosk' ? 'q3' : anyCounter;
  const field = random.weighted(Object.fromEntries(fields.map(({ key }, index) => [key, 6 / (1 + index)])));
  const about: Readonly<Record<string, string>> = {
    ...(atCentre ? { FIELD: field } : random.chance(0.95) ? { VILLAGE: village } : {}),
    ...(atCentre && random.chance(0.8) ? { WAY: random.weighted({ direct: 8, online: 3, post: 1, home: 0.3 }) } : {}),
    ...(random.chance(0.7) ? { GROUP: random.weighted({ people: 9, organisation: 0.5, business: 1 }) } : {}),
    ...(random.chance(0.7) ? { AGE: random.weighted({ 'under-25': 1, '25-49': 4, '50-60': 3, 'over-60': 2 }) } : {}),
    ...(random.chance(0.8) ? { SEX: random.weighted({ male: 5, female: 5, 'no-answer': 0.4 }) } : {}),
  };
  const answers: Answers = { ...about, ...opinion(random, asked.questionnaire) };
  const group = about.GROUP ?? 'people';
  // Every fifth, without another draw, so that the other answers stay what they were.
  const repeated = channel === 'kiosk' && (when * 7) % 1 < 0.2;
  const shared = {
    ...{ channel, assisted, proof: 'fixed', month: day.slice(0, 7), weekday: String(weekdayOf(day)) },
    ...{ age: about.AGE ?? '_none', sex: about.SEX ?? '_none', group, repeated: repeated ? 'yes' : 'no' },
  };
  const place: Readonly<Record<string, string>> = atCentre
    ? {
        ...{ 'receiving-unit': 'centre', field, counter: counter ?? '_none', way: about.WAY ?? '_none' },
        department: fields.find(({ key }) => key === field)?.unit ?? '_none',
      }
    : { village: about.VILLAGE ?? '_none' };
  const batch = channel === 'meeting' || channel === 'paper' ? `${village} ${day}` : null;
  return {
    ...{ period: asked.period, group, answers, cells: { ...shared, ...place } },
    sent: {
      ...{ answers, channel, day, assisted },
      ...(batch ? { batch } : {}),
      ...(atCentre && counter ? { counter } : {}),
      ...(repeated ? { flags: 'repeated' } : {}),
    },
  };
}

/** Sunday is 7. */
function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

const numbered = (letter: string, from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${letter}${String(from + index).padStart(2, '0')}`);

/** Satisfaction items, as the two questionnaires print them. */
export const items = {
  'chinh-quyen': {
    short: ['G', ...numbered('A', 1, 15)],
    long: [],
    feedback: [],
    pools: {
      all: numbered('A', 1, 15),
      'element:N1': numbered('A', 1, 4),
      'element:N2': numbered('A', 5, 9),
      'element:N3': numbered('A', 10, 12),
      'element:N4': numbered('A', 13, 15),
    },
    choices: { TROUBLE: ['none', 'some', 'many'], INT1: ['very', 'slightly', 'not'] },
  },
  'trung-tam': {
    short: ['G', 'FILE', 'E1', 'E2', 'E3', 'E4', 'E5'],
    long: numbered('Q', 1, 19),
    /** Only who once gave feedback is asked. */
    feedback: numbered('Q', 20, 23),
    pools: {
      all: numbered('Q', 1, 23),
      ...Object.fromEntries(['E1', 'E2', 'E3', 'E4', 'E5'].map((code) => [`element:${code}`, [code]])),
      'element:I': numbered('Q', 1, 5),
      'element:II': numbered('Q', 6, 10),
      'element:III': numbered('Q', 11, 16),
      'element:IV': numbered('Q', 17, 19),
      'element:V': numbered('Q', 20, 23),
    },
    choices: { TROUBLE: ['none', 'some', 'many'], BESTWAY: ['direct', 'post', 'online', 'home'] },
  },
} as const;

/** Answers to what is rated: some people are done after the first question, some leave out this and that. */
function opinion(random: Random, questionnaire: CommuneAsked['questionnaire']): Answers {
  const { short, long, feedback, choices } = items[questionnaire];
  const mood = random.next();
  const level = (): number => (random.chance(0.55 + 0.4 * mood) ? random.pick([4, 5, 5]) : random.pick([1, 2, 3]));
  const answers: Record<string, number | string> = { G: level() };
  if (random.chance(0.12)) return answers;
  const isThorough = random.chance(0.5);
  const gaveFeedback = isThorough && random.chance(0.2);
  for (const code of [...short.slice(1), ...(isThorough ? long : []), ...(gaveFeedback ? feedback : [])]) {
    if (random.chance(0.06)) continue;
    const outside = code === 'FILE' || code === 'E4' ? 'no-result' : 'dk';
    answers[code] = random.chance(0.05) ? outside : level();
  }
  for (const [code, values] of Object.entries(choices)) {
    if (isThorough && random.chance(0.9)) answers[code] = random.pick<string>(values);
  }
  return answers;
}
