import { weekdayOf } from '../campaigns/campaign-calendar.js';
import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { centreOf, departmentOfField } from '../communes/catalogue.js';
import type { Group, Questionnaire } from '../questionnaires/questionnaire.js';
import type { Answers } from '../rules/answers.js';
import type { Attributes, Dimension } from './dimensions.js';
import { NOT_DETERMINED } from './dimensions.js';
import type { AnsweredOn, TallyLayout } from './tally-layout.js';

/** Where a response came from and whom it rates: from the point, and from the answers that say so. */
export function attributesOf(
  { questionnaire, point, catalogue }: AskedAt,
  given: Pick<Attributes, 'assisted' | 'channel' | 'proof' | 'batch'> & { readonly answers: Answers },
): Attributes {
  const { answers, assisted, channel, proof, batch } = given;
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
    channel,
    assisted,
    proof,
    batch,
  };
}

/** What of a question asked decides whom the answers rate: the commune is that of the day of the answer. */
export interface AskedAt {
  readonly questionnaire: Questionnaire;
  readonly point: Pick<CollectionPoint, 'unit' | 'counter' | 'field' | 'village'>;
  readonly catalogue: CommuneCatalogue;
}

/** The value of every dimension that the campaign has; what is not known, or was not asked on a tablet, is `_none`. */
export function dimensionValues(
  { questionnaire, businessDate, answers }: AnsweredOn,
  attributes: Attributes,
  { dimensions }: Pick<TallyLayout, 'dimensions'>,
): ReadonlyMap<Dimension, string> {
  const atCentre = questionnaire.subject === 'centre';
  const asked = (dimension: string): boolean => dimensions.has(dimension);
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
