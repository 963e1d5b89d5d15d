import { weekdayOf } from '../campaigns/campaign-calendar.js';
import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { type CommuneCatalogue, centreOf, departmentOfField, receivingUnitAt } from '../communes/catalogue.js';
import type { Group, Questionnaire } from '../questionnaires/questionnaire.js';
import type { Answers } from '../rules/answers.js';
import type { Day } from '../rules/days.js';

/** What a response says about itself besides its answers. `null` where it is not determined or does not apply. */
export interface Attributes {
  readonly group: Group;
  readonly receivingUnit: string | null;
  /** The department that resolved the file: that of the chosen field, on that day. */
  readonly resolvingUnit: string | null;
  readonly field: string | null;
  readonly village: string | null;
  readonly counter: string | null;
  readonly channel: Channel;
  readonly assisted: Assisted;
  readonly proof: Proof;
  readonly batch: string | null;
  /** What the intake noticed: names of flags in order, with commas between them; null for nothing. */
  readonly flags: string | null;
}

export type Channel = 'qr' | 'kiosk' | 'paper' | 'meeting' | 'link';
export type Assisted = 'self' | 'family' | 'officer';
/** How sure we are that one person answered once, strongest first. */
export type Proof = 'one-time' | 'window' | 'fixed' | 'own-paper';

export type Dimension =
  | 'receiving-unit'
  | 'department'
  | 'field'
  | 'village'
  | 'counter'
  | 'channel'
  | 'assisted'
  | 'way'
  | 'age'
  | 'sex'
  | 'weekday'
  | 'proof'
  | 'repeated';

/** Dimensions a leader may filter by (besides the group, which is the scope of every table). */
export const filterDimensions = ['channel', 'assisted', 'receiving-unit', 'department', 'field', 'village'] as const;

/** Dimensions analysed at the level of the commune only: never crossed with another. */
const alone: readonly Dimension[] = ['counter', 'age', 'sex', 'weekday', 'proof', 'repeated'];

/**
 * One table of the tallies: the scope is a group of respondents, the dimensions none, one or two. In the scope `batch`
 * stand the batches of each group, in all and within each cell of its tables.
 */
export interface TallyKey {
  readonly scope: Group | 'batch';
  /** e.g. ``, `channel`, `channel|field`; of batches `people`, `people|channel` */
  readonly dimensions: string;
  /** e.g. ``, `qr`, `qr|ho-tich`; `_none` where a dimension is not determined; of batches `ID`, `ID|qr` */
  readonly key: string;
}

/** Makes something of a cell; the key of a pair, or of a batch within a dimension, has two parts. */
type OfCell<Made> = (scope: TallyKey['scope'], dimensions: string, key: string, second?: string) => Made;

/**
 * The cells one response is counted in: exactly the tables the disclosure rules may show. People are counted in the
 * total, every dimension and every allowed pair; the other groups in the total and single dimensions. What came in a
 * batch is counted for the batch as well, so that the interval of every row knows how its respondents came together.
 * @param values the value of each dimension that the questionnaire and campaign have; `_none` for not determined
 */
export function cellsOf<Made>(
  { group, batch, values }: Pick<Attributes, 'group' | 'batch'> & { readonly values: ReadonlyMap<Dimension, string> },
  made: OfCell<Made>,
): readonly Made[] {
  const cells = [made(group, '', '')];
  for (const [dimension, key] of values) cells.push(made(group, dimension, key));
  if (group === 'people') {
    for (const [first, second, both] of allowedPairs([...values.keys()])) {
      cells.push(made(group, both, values.get(first) ?? '', values.get(second)));
    }
  }
  if (batch === null) return cells;
  cells.push(made('batch', group, batch));
  for (const [dimension, key] of values) {
    if (dimension !== 'proof') cells.push(made('batch', `${group}|${dimension}`, batch, key));
  }
  return cells;
}

/** The pairs that may be shown: a filter crossed with a breakdown, each pair once. */
export function allowedPairs(present: readonly Dimension[]): readonly Pair[] {
  const name = present.join();
  const known = pairs.get(name) ?? pairsOf(present);
  pairs.set(name, known);
  return known;
}

type Pair = readonly [first: Dimension, second: Dimension, both: string];

/** By the dimensions present: each questionnaire has the same with every response. */
const pairs = new Map<string, readonly Pair[]>();

function pairsOf(present: readonly Dimension[]): readonly Pair[] {
  const crossed = present.filter((dimension) => !alone.includes(dimension));
  return crossed.flatMap((first, index) =>
    crossed
      .slice(index + 1)
      .filter((second) => isFilter(first) || isFilter(second))
      .map((second) => [first, second, `${first}|${second}`] as const),
  );
}

function isFilter(dimension: Dimension): boolean {
  return (filterDimensions as readonly Dimension[]).includes(dimension);
}

/** The key of responses for which a dimension is not determined. */
export const NOT_DETERMINED = '_none';

/** Where a response came from and whom it rates: from the point, and from the answers that say so. */
export function attributesOf(
  { questionnaire, point, catalogue }: AskedAt,
  given: Pick<Attributes, 'assisted' | 'channel' | 'proof' | 'batch' | 'flags'> & { readonly answers: Answers },
): Attributes {
  const { answers, assisted, channel, proof, batch, flags } = given;
  const chosen = (dimension: string): string | null => answerOn(questionnaire, dimension, answers);
  // Field and counter only at the Centre, village only elsewhere: never both beside one response.
  const atCentre = ['centre', 'reception'].includes(questionnaire.subject);
  const field = atCentre ? (chosen('field') ?? point.field) : null;
  const counter = atCentre ? point.counter : null;
  return {
    group: (chosen('group') as Group | null) ?? questionnaire.group,
    receivingUnit: receivingUnitAt(catalogue, { counter, unit: point.unit }) ?? (atCentre ? centreOf(catalogue) : null),
    resolvingUnit: atCentre ? departmentOfField(catalogue, field) : null,
    field,
    village: atCentre ? null : (chosen('village') ?? point.village),
    counter,
    channel,
    assisted,
    proof,
    batch,
    flags,
  };
}

/** What of a question asked decides whom the answers rate: the commune is that of the day of the answer. */
export interface AskedAt {
  readonly questionnaire: Questionnaire;
  readonly point: Pick<CollectionPoint, 'unit' | 'counter' | 'field' | 'village'>;
  readonly catalogue: CommuneCatalogue;
}

/** Answers, with what was asked and when: the pools of departments are those of the day. */
export interface AnsweredOn {
  readonly questionnaire: Questionnaire;
  readonly businessDate: Day;
  readonly answers: Answers;
}

/** Whether responses to a questionnaire stand at a place of this kind, or at `_none` where it is not determined. */
export function isPlaced(dimension: string, { subject }: Pick<Questionnaire, 'subject'>): boolean {
  if (dimension === 'village') return subject === 'administration' || subject === 'meeting';
  return subject === 'centre' && ['receiving-unit', 'department', 'field', 'counter'].includes(dimension);
}

/** The value of every dimension that the campaign has; what is not known, or was not asked on a tablet, is `_none`. */
export function dimensionValues(
  { questionnaire, businessDate, answers }: AnsweredOn,
  attributes: Attributes,
  { dimensions }: { readonly dimensions: ReadonlySet<string> },
): ReadonlyMap<Dimension, string> {
  const placed = (dimension: Dimension): boolean => isPlaced(dimension, questionnaire);
  const asked = (dimension: string): boolean => dimensions.has(dimension);
  const values: [Dimension, string | null, boolean][] = [
    ['receiving-unit', attributes.receivingUnit, placed('receiving-unit')],
    ['department', attributes.resolvingUnit, placed('department')],
    ['field', attributes.field, placed('field')],
    ['counter', attributes.counter, placed('counter')],
    ['village', attributes.village, placed('village')],
    ['channel', attributes.channel, true],
    ['assisted', attributes.assisted, true],
    ['proof', attributes.proof, true],
    ['repeated', attributes.flags?.includes('repeated') ? 'yes' : 'no', true],
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
