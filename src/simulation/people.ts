import type { CommuneCatalogue } from '../communes/catalogue.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { Assisted, Channel } from '../responses/dimensions.js';
import type { AnswerValue } from '../rules/answers.js';
import type { Person } from './opinions.js';
import type { Random } from './random.js';

/** How well the units of one simulated commune do their work, on the scale of `Person`. */
export interface Quality {
  readonly commune: number;
  readonly units: Readonly<Record<string, number>>;
}

/**
 * Units differ as in life: one near 90 %, one clearly below, the others between. The first two are chosen by the seed.
 */
export function qualityOf(catalogue: CommuneCatalogue, random: Random): Quality {
  const resolving = new Set(catalogue.fields.map(({ unit }) => unit));
  const departments = catalogue.units.flatMap(({ key, kind }) =>
    kind === 'department' && resolving.has(key) ? [key] : [],
  );
  const weak = random.pick(departments);
  const units = catalogue.units.map(({ key }) => [key, key === weak ? -0.55 : 0.1 + 0.45 * random.next()] as const);
  return { commune: 0.05 + 0.25 * random.next(), units: Object.fromEntries(units) };
}

/** How often each field is used; the first fields of a catalogue are the busy ones, the last sees few people. */
export function fieldWeights(catalogue: CommuneCatalogue): Readonly<Record<string, number>> {
  const { fields } = catalogue;
  return Object.fromEntries(
    fields.map(({ key }, index) => [key, index === fields.length - 1 ? 0.15 : 12 / (index + 2)]),
  );
}

/** Who helped: rarely on one's own phone, often on paper. */
export function helperAt(channel: Channel, random: Random): Assisted {
  const weights = {
    qr: { self: 90, family: 6, officer: 4 },
    link: { self: 94, family: 5, officer: 1 },
    kiosk: { self: 80, family: 4, officer: 16 },
    paper: { self: 62, family: 14, officer: 24 },
    meeting: { self: 85, family: 5, officer: 10 },
  } satisfies Record<Channel, Record<Assisted, number>>;
  return random.weighted(weights[channel]);
}

/** One person at one point; people helped by an officer answer higher. */
export function personAt(given: {
  readonly questionnaire: Questionnaire;
  readonly catalogue: CommuneCatalogue;
  readonly quality: Quality;
  readonly channel: Channel;
  readonly assisted: Assisted;
  readonly field: string | null;
  readonly village: string | null;
  readonly trend: number;
  readonly random: Random;
}): Person {
  const { questionnaire, catalogue, quality, random, field } = given;
  const resolver = catalogue.fields.find(({ key }) => key === field)?.unit;
  const lift = (given.assisted === 'officer' ? 0.6 : 0) + given.trend + quality.commune;
  return {
    mood: random.normal() + 0.15,
    receiving: lift + 0.25,
    resolving: lift + (resolver ? (quality.units[resolver] ?? 0) : 0),
    patient: random.chance(given.channel === 'paper' ? 0.75 : 0.3),
    known: {
      ...known(questionnaire, 'field', field),
      ...known(questionnaire, 'village', given.village),
      ...who(given),
    },
  };
}

/** The group says who answers: nearly always a person, now and then an organisation or a business. */
function who({ questionnaire, random }: { questionnaire: Questionnaire; random: Random }): Record<string, AnswerValue> {
  const group = questionnaire.group === 'people' ? random.weighted({ people: 93, organisation: 3, business: 4 }) : null;
  return known(questionnaire, 'group', group);
}

function known(questionnaire: Questionnaire, dimension: string, value: string | null): Record<string, AnswerValue> {
  const question = questionnaire.questions.find((one) => one.dimension === dimension);
  return question && value !== null ? { [question.code]: value } : {};
}
