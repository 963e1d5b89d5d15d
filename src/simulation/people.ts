import { type CommuneCatalogue, departmentOfField } from '../communes/catalogue.js';
import type { Question, Questionnaire } from '../questionnaires/questionnaire.js';
import type { Assisted, Channel } from '../responses/dimensions.js';
import type { AnswerValue } from '../rules/answers.js';
import type { Person } from './opinions.js';
import type { Random } from './random.js';

/** How well the units of one simulated commune do their work, on the scale of `Person`, and of which there is more to tell. */
export interface Quality {
  readonly commune: number;
  readonly units: Readonly<Record<string, number>>;
  /** The department that fails; null where there are not enough. */
  readonly failing: string | null;
  /** The one that failed as well, until it improved. */
  readonly improving: string | null;
  /** The one that few people need. */
  readonly rare: string | null;
}

/** Who fails, who improves and whom few need is drawn by the seed; the others do their work well enough. */
export function qualityOf({ fields, units }: CommuneCatalogue, random: Random): Quality {
  const isDepartment = (unit: string): boolean => units.some(({ key, kind }) => key === unit && kind === 'department');
  let left = [...new Set(fields.map(({ unit }) => unit))].filter(isDepartment);
  const draw = (among: readonly string[]): string | null => {
    const drawn = among.length > 0 ? random.pick(among) : null;
    left = left.filter((unit) => unit !== drawn);
    return drawn;
  };
  // Not the one of the busiest field.
  const rare = draw(left.slice(1));
  const [failing, improving] = [draw(left), draw(left)];
  return {
    commune: 0.05 + 0.25 * random.next(),
    units: Object.fromEntries(units.map(({ key }) => [key, 0.25 + 0.3 * random.next()] as const)),
    ...{ failing, improving, rare },
  };
}

/** @param hasTurned whether it is late enough for the one that improves */
function workOf(unit: string, { units, failing, improving }: Quality, hasTurned: boolean): number {
  if (unit === failing || (unit === improving && !hasTurned)) return POOR;
  return unit === improving ? EXCELLENT : (units[unit] ?? USUAL);
}

const POOR = -0.6;
const USUAL = 0.25;
const EXCELLENT = 0.6;

/** How much more people say of the Centre itself, from the turn on: paper that its staff hand out pleases, and the tablet complains. */
const SAID_AFTER_TURN: Partial<Record<Channel, number>> = { paper: 0.7, kiosk: -0.35 };

/** How often each field is used: the first fields of a catalogue are the busy ones; few people need those of one unit. */
export function fieldWeights(
  { fields }: CommuneCatalogue,
  { rare }: Pick<Quality, 'rare'>,
): Readonly<Record<string, number>> {
  const ofRare = fields.filter(({ unit }) => unit === rare).length;
  const weights = fields.map(
    ({ key, unit }, index) => [key, unit === rare ? 0.75 / ofRare : 12 / (index + 2)] as const,
  );
  return Object.fromEntries(weights);
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
  readonly hasTurned: boolean;
  readonly random: Random;
}): Person {
  const { questionnaire, catalogue, quality, channel, random, field, hasTurned } = given;
  const { subject } = questionnaire;
  const said = subject === 'centre' && hasTurned ? (SAID_AFTER_TURN[channel] ?? 0) : 0;
  const lift = quality.commune + (given.assisted === 'officer' ? 0.6 : 0);
  const unitOf = ({ code, rates }: Question): string | null | undefined => {
    if (rates === 'resolving') return departmentOfField(catalogue, field);
    return subject === 'administration' ? catalogue.leads[code] : null;
  };
  return {
    mood: random.normal() + 0.15,
    work: (question) => {
      const unit = unitOf(question);
      return lift + (unit ? workOf(unit, quality, hasTurned) : USUAL + said);
    },
    patient: random.chance(channel === 'paper' ? 0.75 : 0.3),
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
