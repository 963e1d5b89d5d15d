// The shapes of answers, for the contract at /api/docs.

type Schema = Readonly<Record<string, unknown>>;

const text = { type: 'string' };
const object = (properties: Readonly<Record<string, Schema>>): Schema => ({ type: 'object', properties });
const list = (items: Schema): Schema => ({ type: 'array', items });
const count = (description: string): Schema => ({ type: 'integer', minimum: 0, description });
const optional = (schema: Schema, description: string): Schema => ({ ...schema, nullable: true, description });
const optionalCount = (description: string): Schema => ({ ...count(description), nullable: true });
const oneOf = (...names: readonly string[]): Schema => ({ type: 'string', enum: names });

const fieldNamed = { key: text, label: text };

/** What a satisfaction answer says of visits. */
const coverageSchema = object({
  visits: optional(
    object({
      total: count('visits of the weeks of the period; a week counts in the month of its Thursday'),
      responses: optionalCount('people with a published answer to the general item; null while too few'),
      byField: {
        ...list(
          object({
            ...fieldNamed,
            key: { ...text, description: 'field, `_merged`, or `_none` for responses without one' },
            fields: { ...list(object(fieldNamed)), description: 'fields of the merged row' },
            visits: optionalCount('null where nothing was entered'),
            responses: optionalCount('null where not even merged ones may be told'),
          }),
        ),
        description: 'in the order of the catalogue; empty where part of a published period is asked for',
      },
    }),
    'null where nothing was entered for the period, and with a filter',
  ),
  weighted: optional(
    object({
      rate: { type: 'number', minimum: 0, maximum: 1 },
      effectiveRespondents: { type: 'number', description: 'respondents of an unweighted round it is worth (Kish)' },
    }),
    'the headline (F4 on the general item) weighted to the visits by field; null where nothing was entered, and where fields cannot be merged to two strata of 30 respondents with visits',
  ),
});

const fraction = { type: 'number', minimum: -1, maximum: 1 };
const conclusion = oneOf('up', 'down', 'not-established');
const interval = {
  ...object({
    ...{ lower: fraction, upper: fraction },
    level: { type: 'number', example: 0.9 },
    method: { ...text, example: 'newcombe' },
  }),
  nullable: true,
};

const end = object({
  campaign: text,
  period: { ...text, description: '`all` for a round, else a quarter', example: '2026-Q3' },
  opensOn: { ...text, format: 'date' },
  dataHash: text,
  figure: { type: 'object', description: 'a Figure, as in the answers to `satisfaction`' },
});

const counts = (description: string): Schema => ({
  ...{ type: 'object', additionalProperties: { type: 'integer' }, description },
});

const mix = object({
  from: counts('respondents by key, earlier'),
  to: counts('respondents by key, later'),
  moved: {
    ...list(object({ key: text, earlier: fraction, later: fraction })),
    description: 'keys whose share of the respondents moved by ten points or more',
  },
});

const sentence = { ...text, nullable: true };

export const changeSchema = object({
  formula: { ...text, example: 'F4' },
  item: { ...text, example: 'G' },
  ...{ from: end, to: end },
  difference: optional(fraction, 'later rate less earlier rate; null without two rates'),
  interval: { ...interval, description: "Newcombe's, on effective bases where answers came in batches" },
  smallestVisible: optional(
    fraction,
    'smallest true change that would have been seen with a chance of 80 %; null where none would',
  ),
  conclusion,
  mixes: object({ channel: mix, assisted: mix }),
  standardised: optional(
    object({ by: oneOf('channel', 'assisted'), rate: fraction, difference: fraction, interval, conclusion }),
    'the change with the later respondents weighted to the earlier mix; null where the mix moved by less than ten points or its groups are too small',
  ),
  words: {
    ...object({
      before: { ...text, example: 'đợt tháng 6/2026' },
      ...{ sentence: text, interval: sentence, smallestVisible: sentence, mix: sentence, standardised: sentence },
    }),
    description: 'sentences in the language asked for',
  },
});

const figure: Schema = {
  ...object({
    kind: oneOf('rate', 'few', 'mean', 'too-few', 'collecting', 'held', 'merged', 'no-responses'),
    ...{ satisfied: count('answers'), base: count('valid answers'), respondents: count('people') },
    effectiveRespondents: count('people they are worth, rounded down'),
    rate: { type: 'number', minimum: 0, maximum: 1 },
    interval: object({ lower: fraction, upper: fraction, level: { type: 'number' }, method: text }),
    meetsTarget: { type: 'boolean', nullable: true },
    verdict: { ...oneOf('met', 'inconclusive', 'not-met'), nullable: true },
    value: { type: 'number', description: 'a mean, of F5 and F2m' },
    ...{ minimum: count('fewest people of whom anything is told'), responses: count('who answered so far') },
  }),
  required: ['kind'],
  description: 'by `kind`: `rate` from 30 people, `few` from 10, else a state',
};

const head = {
  ...{ campaign: text, version: text, subject: text },
  period: { ...text, description: '`all`, a month, a quarter, or `from..to`' },
  publishedAt: { ...text, format: 'date-time', nullable: true },
  ...{ locked: { type: 'boolean' }, trial: { type: 'boolean' }, dataHash: sentence },
};
const counted = { type: 'object', additionalProperties: { type: 'integer' } };
const mixes = { ...object({ channel: counted, assisted: counted, proof: counted }), nullable: true };
const disclosure = optional(
  object({
    equations: count('told sums'),
    groups: count('of people'),
    merged: count('rows'),
    seconds: { type: 'number' },
  }),
  'of the closing check',
);

export const satisfactionSchema: Schema = {
  ...object({
    ...head,
    formula: oneOf('F1', 'F2', 'F2m', 'F3', 'F4', 'F5', 'F6'),
    ...{ item: sentence, target: optional({ type: 'number' }, 'fraction'), overall: figure },
    groups: list(
      object({
        ...fieldNamed,
        ...{ kind: sentence, target: optional({ type: 'number' }, 'fraction'), figure },
        excluded: optional(object({ outsideScale: count('answers'), blank: count('answers') }), 'its own'),
      }),
    ),
    excluded: optional(counted, 'in no denominator; null before the lock'),
    ...{ mix: mixes, disclosure },
    ...(coverageSchema.properties as Readonly<Record<string, Schema>>),
  }),
  required: ['campaign', 'version', 'period', 'locked', 'formula', 'overall', 'groups'],
};

export const distributionSchema: Schema = {
  ...object({
    ...{ ...head, mix: mixes, disclosure },
    questions: list({
      ...object({ ...fieldNamed, respondents: count('people'), counts: counts('answers by their code') }),
      required: ['key', 'label'],
    }),
  }),
  required: ['campaign', 'version', 'period', 'locked'],
};
