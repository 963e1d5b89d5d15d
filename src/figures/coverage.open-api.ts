const count = (description: string) => ({ type: 'integer', minimum: 0, description });
const optionalCount = (description: string) => ({ ...count(description), nullable: true });

/** What a satisfaction answer says of visits, for the contract at /api/docs. */
export const coverageSchema = {
  type: 'object',
  properties: {
    visits: {
      type: 'object',
      nullable: true,
      description: 'null where nothing was entered for the period, and with a filter',
      properties: {
        total: count('visits of the weeks of the period; a week counts in the month of its Thursday'),
        responses: optionalCount('people with a published answer to the general item; null while too few'),
        byField: {
          type: 'array',
          description: 'in the order of the catalogue; empty where part of a published period is asked for',
          items: {
            type: 'object',
            properties: {
              key: { type: 'string', description: 'field, `_merged`, or `_none` for responses without one' },
              label: { type: 'string' },
              fields: {
                type: 'array',
                description: 'fields of the merged row',
                items: { type: 'object', properties: { key: { type: 'string' }, label: { type: 'string' } } },
              },
              visits: optionalCount('null where nothing was entered'),
              responses: optionalCount('null where not even merged ones may be told'),
            },
          },
        },
      },
    },
    weighted: {
      type: 'object',
      nullable: true,
      description:
        'the headline (F4 on the general item) weighted to the visits by field; null where nothing was entered, and where fields cannot be merged to two strata of 30 respondents with visits',
      properties: {
        rate: { type: 'number', minimum: 0, maximum: 1 },
        effectiveRespondents: { type: 'number', description: 'respondents of an unweighted round it is worth (Kish)' },
      },
    },
  },
};
