// The shapes of campaigns, for the contract at /api/docs.

type Schema = Readonly<Record<string, unknown>>;

const text = { type: 'string' };
const day = { type: 'string', format: 'date', example: '2026-11-07' };
const properties = {
  name: { ...text, maxLength: 150, example: 'Khảo sát chính quyền, đợt tháng 11/2026' },
  opensOn: day,
  endsOn: day,
  locksOn: day,
  target: { type: 'number', minimum: 0.5, maximum: 1, nullable: true, description: 'fraction; null for none' },
  period: { ...text, enum: ['month', 'quarter'], nullable: true, description: 'by what it locks; null for a round' },
  fromDay: { type: 'integer', enum: [1, 15] },
  owner: { ...text, nullable: true, description: 'key of the unit that leads it' },
};

export const campaignSchema: Schema = {
  type: 'object',
  properties: {
    ...{ id: text, commune: text, ...properties },
    state: { ...text, enum: ['draft', 'test', 'open', 'ended', 'locked'] },
    questionnaire: { type: 'object', properties: { key: text, version: text } },
    continuous: { type: 'boolean' },
    lockedPeriods: { type: 'array', items: text },
    archived: { type: 'boolean' },
    revision: { ...text, description: 'another one after each change; PATCH takes it' },
  },
};

export const changeSchema: Schema = {
  type: 'object',
  description: 'What is left out stays as it is',
  properties: {
    ...properties,
    questionnaire: { ...text, description: 'key; its newest version' },
    tabletQuestionnaire: { ...text, nullable: true },
    testing: { type: 'boolean' },
    revision: {
      ...text,
      description: 'as the campaign was read: 409 campaign-changed where somebody else has changed it since; optional',
    },
  },
};

export const cloneSchema: Schema = {
  type: 'object',
  description: 'What is left out is proposed: the next name and days',
  properties: {
    ...{ name: properties.name, opensOn: day, endsOn: day, locksOn: day, testing: { type: 'boolean' } },
  },
};

/** A problem document that names each field, or each thing that relies on the campaign. */
export const campaignFaultsSchema: Schema = {
  type: 'object',
  properties: {
    ...{ type: text, title: text, status: { type: 'integer' }, code: text },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { field: text, code: text, count: { type: 'integer' }, message: text } },
    },
  },
};
