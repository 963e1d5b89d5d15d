import { caseStates } from './case-steps.js';
import { entryChannels, entryKinds } from './feedback.entity.js';

const text = { type: 'string' };
const orNull = { type: 'string', nullable: true };
const day = { type: 'string', example: '2026-11-03' };
const dayOrNull = { ...day, nullable: true };

/** Cases as programs read them: masked words, and never a contact or a code. */
export const casesSchema = {
  type: 'object',
  required: ['cases'],
  properties: {
    cases: {
      type: 'array',
      items: {
        type: 'object',
        required: [
          ...['id', 'receivedOn', 'channel', 'kind', 'village', 'unit', 'words', 'state', 'overdue', 'owner'],
          ...['openedOn', 'dueOn', 'answeredOn', 'disputes'],
        ],
        properties: {
          ...{ id: text, receivedOn: day, channel: { type: 'string', enum: [...entryChannels] } },
          ...{ kind: { type: 'string', enum: [...entryKinds] }, village: orNull },
          unit: { ...orNull, description: 'key of the unit that it is about' },
          words: { ...text, description: 'what was said, with what leads to a person replaced by a sign' },
          ...{ state: { type: 'string', enum: [...caseStates] }, overdue: { type: 'boolean' } },
          owner: { ...orNull, description: 'key of the unit that answers' },
          ...{ openedOn: day, dueOn: dayOrNull, answeredOn: dayOrNull, disputes: { type: 'integer' } },
        },
      },
    },
  },
};
