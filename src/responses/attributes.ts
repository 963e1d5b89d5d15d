import { weekdayOf } from '../campaigns/campaign-calendar.js';
import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { centreOf, departmentOfField } from '../communes/catalogue.js';
import type { Group, Questionnaire } from '../questionnaires/questionnaire.js';
import type { Answers } from '../rules/answers.js';
import type { Day } from '../rules/days.js';
import type { Assisted, Attributes, Dimension, Proof } from './dimensions.js';
import { NOT_DETERMINED } from './dimensions.js';

/** Where a response came from and whom it rates: from the point, and from the answers that say so. */
export function attributesOf(given: {
  readonly questionnaire: Questionnaire;
  readonly point: Pick<CollectionPoint, 'kind' | 'unit' | 'counter' | 'field' | 'village'>;
  readonly catalogue: CommuneCatalogue;
  readonly answers: Answers;
  readonly assisted: Assisted;
  readonly proof: Proof;
  readonly batch: string | null;
}): Attributes {
  const { questionnaire, point, catalogue, answers } = given;
  const chosen = (dimension: string): string | null => answerOn(questionnaire, dimension, answers);
  // Field and counter only at the Centre, village only elsewhere: never both beside one response.
  const atCentre = ['centre', 'reception'].includes(questionnaire.subject);
  const field = atCentre ? (chosen('field') ?? point.field) : null;
  return {
    group: (chosen('group') as Group | null) ?? questionnaire.group,
    receivingUnit: point.unit ?? (atCentre ? centreOf(catalogue) : null),
    resolvingUnit: atCentre ? departmentOfField(catalogue, field) : null,
    field,
    village: atCentre ? null : (chosen('village') ?? point.village),
    counter: atCentre ? point.counter : null,
    channel: point.kind,
    assisted: given.assisted,
    proof: given.proof,
    batch: given.batch,
  };
}

/** The value of every dimension that this questionnaire has; what is not known is `_none`. */
export function dimensionValues(
  questionnaire: Questionnaire,
  attributes: Attributes,
  answers: Answers,
  businessDate: Day,
): ReadonlyMap<Dimension, string> {
  const atCentre = questionnaire.subject === 'centre';
  const asked = (dimension: string): boolean => questionsOnDimensions(questionnaire).has(dimension);
  const values: [Dimension, string | null, boolean][] = [
    ['receiving-unit', attributes.receivingUnit, atCentre],
    ['department', attributes.resolvingUnit, atCentre],
    ['field', attributes.field, atCentre],
    ['counter', attributes.counter, atCentre],
    ['village', attributes.village, ['administration', 'meeting'].includes(questionnaire.subject)],
    ['channel', attributes.channel, true],
    ['assisted', attributes.assisted, true],
    ['proof', attributes.proof, true],
    ['weekday', String(weekdayOf(businessDate)), true],
    ['way', answerOn(questionnaire, 'way', answers), asked('way')],
    ['age', answerOn(questionnaire, 'age', answers), asked('age')],
    ['sex', answerOn(questionnaire, 'sex', answers), asked('sex')],
  ];
  return new Map(values.filter(([, , present]) => present).map(([name, value]) => [name, value ?? NOT_DETERMINED]));
}

function answerOn(questionnaire: Questionnaire, dimension: string, answers: Answers): string | null {
  const question = questionsOnDimensions(questionnaire).get(dimension);
  const answer = question && answers[question];
  return typeof answer === 'string' ? answer : null;
}

/** The question that says where a response stands on a dimension, by dimension; listed once for each questionnaire. */
function questionsOnDimensions(questionnaire: Questionnaire): ReadonlyMap<string, string> {
  const known = listed.get(questionnaire) ?? listOnDimensions(questionnaire);
  listed.set(questionnaire, known);
  return known;
}

const listed = new WeakMap<Questionnaire, ReadonlyMap<string, string>>();

function listOnDimensions({ questions }: Questionnaire): ReadonlyMap<string, string> {
  return new Map(questions.flatMap(({ dimension, code }) => (dimension ? [[dimension, code] as const] : [])).reverse());
}
