import { satisfactionSchema } from '../figures/figures.open-api.js';

// The shape of open data, for the contract at /api/docs.

type Schema = Readonly<Record<string, unknown>>;
const { overall, groups } = satisfactionSchema.properties as Readonly<Record<string, Schema>>;
const text = { type: 'string' };
const day = { type: 'string', format: 'date' };

export const resultsSchema: Schema = {
  type: 'object',
  required: ['commune', 'results', 'feedback'],
  properties: {
    commune: { ...text, description: 'key' },
    feedback: {
      type: 'array',
      description: 'what people said and what was done about it, in the words of the commune; the newest first',
      items: {
        type: 'object',
        required: ['said', 'done', 'toldOn'],
        properties: { said: text, done: text, doneBy: { ...day, nullable: true }, toldOn: day },
      },
    },
    results: {
      type: 'array',
      items: {
        type: 'object',
        required: ['campaign', 'name', 'subject', 'period', 'from', 'to', 'overall', 'departments', 'dataHash'],
        properties: {
          ...{ campaign: text, name: text, subject: text, from: day, to: day, lockedOn: day, dataHash: text },
          period: { ...text, description: '`all` for a round, else a month or quarter' },
          releasedOn: { ...day, nullable: true },
          done: { ...text, description: 'what was done about it, in the words of the commune' },
          approval: {
            type: 'object',
            properties: { on: day, number: { ...text, nullable: true } },
            nullable: true,
            description: 'of the chairman; null for what was shown before approvals were kept',
          },
          target: { type: 'number', nullable: true },
          ...{ overall, departments: groups, elements: groups, questions: groups },
          mix: { type: 'object', description: 'responses by `channel` and `assisted`' },
        },
      },
    },
  },
};
