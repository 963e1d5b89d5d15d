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
          campaign: { ...text, description: 'id; stays the same for good' },
          name: { ...text, description: 'of the campaign, as the commune calls it' },
          subject: { ...text, description: 'whose work people spoke of: `administration`, `centre`, …' },
          period: { ...text, description: '`all` for a round, else a month or quarter' },
          from: { ...day, description: 'first day of collecting' },
          to: { ...day, description: 'last day of collecting' },
          lockedOn: { ...day, description: 'since then nothing of it changes' },
          dataHash: { ...text, description: 'SHA-256 of the publication that every figure here comes from' },
          releasedOn: { ...day, nullable: true, description: 'since when everybody may see it' },
          done: { ...text, description: 'what was done about it, in the words of the commune' },
          approval: {
            type: 'object',
            properties: { on: day, number: { ...text, nullable: true } },
            nullable: true,
            description: 'of the chairman; null for what was shown before approvals were kept',
          },
          target: { type: 'number', nullable: true, description: 'fraction from 0 to 1; null where none was set' },
          overall: { ...overall, description: 'the headline: F4 on the general question, of people only' },
          departments: { ...groups, description: 'who resolved or leads, worst first; small ones are merged' },
          elements: { ...groups, description: 'F2 by element, those that everybody is asked' },
          questions: { ...groups, description: 'F1 of each satisfaction question, worst first' },
          mix: { type: 'object', description: 'responses by `channel` and `assisted`' },
        },
      },
    },
  },
};
