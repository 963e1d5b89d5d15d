/** The shapes of visits, for the contract at /api/docs. */
export const visitsSchema = {
  type: 'object',
  required: ['visits'],
  properties: {
    campaign: { type: 'string', description: 'in answers only' },
    visits: {
      type: 'array',
      items: {
        type: 'object',
        required: ['week', 'field', 'count'],
        properties: {
          week: {
            type: 'string',
            pattern: '^\\d{4}-W\\d{2}$',
            example: '2026-W45',
            description: 'ISO 8601 week with a day of the campaign that has come; counted in the month of its Thursday',
          },
          field: { type: 'string', example: 'ho-tich', description: 'key of a field of the commune' },
          count: { type: 'integer', minimum: 0, example: 120, description: 'people served' },
        },
      },
    },
  },
};

/** A problem document that names each row that is wrong. */
export const visitsFaultsSchema = {
  type: 'object',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer', example: 422 },
    code: { type: 'string', example: 'input-invalid' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          row: { type: 'integer', minimum: 1, description: 'position in the list sent, from 1' },
          code: {
            type: 'string',
            enum: ['unknown-week', 'outside-campaign', 'unknown-field', 'not-a-count', 'repeated'],
          },
          value: { type: 'string', description: 'what was sent there' },
          message: { type: 'string', description: 'in the language asked for' },
        },
      },
    },
  },
};
