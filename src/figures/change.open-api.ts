/** The shape of a change, for the contract at /api/docs. */
const fraction = { type: 'number', minimum: -1, maximum: 1 };

const interval = {
  type: 'object',
  nullable: true,
  properties: {
    lower: fraction,
    upper: fraction,
    level: { type: 'number', example: 0.9 },
    method: { type: 'string', example: 'newcombe' },
  },
};

const conclusion = { type: 'string', enum: ['up', 'down', 'not-established'] };

const end = {
  type: 'object',
  properties: {
    campaign: { type: 'string' },
    period: { type: 'string', description: '`all` for a round, else a quarter', example: '2026-Q3' },
    opensOn: { type: 'string', format: 'date' },
    dataHash: { type: 'string' },
    figure: { type: 'object', description: 'a Figure, as in the answers to `satisfaction`' },
  },
};

const counts = { type: 'object', additionalProperties: { type: 'integer' } };

const mix = {
  type: 'object',
  properties: {
    from: { ...counts, description: 'respondents by key, earlier' },
    to: { ...counts, description: 'respondents by key, later' },
    moved: {
      type: 'array',
      description: 'keys whose share of the respondents moved by ten points or more',
      items: { type: 'object', properties: { key: { type: 'string' }, earlier: fraction, later: fraction } },
    },
  },
};

const sentence = { type: 'string', nullable: true };

export const changeSchema = {
  type: 'object',
  properties: {
    formula: { type: 'string', example: 'F4' },
    item: { type: 'string', example: 'G' },
    from: end,
    to: end,
    difference: { ...fraction, nullable: true, description: 'later rate less earlier rate; null without two rates' },
    interval: { ...interval, description: "Newcombe's, on effective bases where answers came in batches" },
    smallestVisible: {
      ...fraction,
      nullable: true,
      description: 'smallest true change that would have been seen with a chance of 80 %; null where none would',
    },
    conclusion,
    mixes: { type: 'object', properties: { channel: mix, assisted: mix } },
    standardised: {
      type: 'object',
      nullable: true,
      description:
        'the change with the later respondents weighted to the earlier mix; null where the mix moved by less than ten points or its groups are too small',
      properties: {
        by: { type: 'string', enum: ['channel-and-assisted', 'channel', 'assisted'] },
        rate: fraction,
        difference: fraction,
        interval,
        conclusion,
      },
    },
    words: {
      type: 'object',
      description: 'sentences in the language asked for',
      properties: {
        before: { type: 'string', example: 'đợt tháng 6/2026' },
        sentence: { type: 'string' },
        ...{ interval: sentence, smallestVisible: sentence, mix: sentence, standardised: sentence },
      },
    },
  },
};
