import { z } from 'zod';
import { type AnswerError, isRecord } from '../rules/answer-checks.js';
import { type Day, isDay } from '../rules/days.js';

/** What a browser posts, as the contract has it. Answers stay unknown until the questionnaire has judged them. */
export const submissionSchema = z.strictObject({
  id: z.uuidv4().transform((id) => id.toLowerCase()),
  campaign: z.string().max(64).optional(),
  version: z.string().max(64).optional(),
  answers: z.custom<Readonly<Record<string, unknown>>>(isRecord),
  answeredOn: z.custom<Day>(isDay).optional(),
  language: z.enum(['vi', 'en']).default('vi'),
  assisted: z.enum(['self', 'family', 'officer']).default('self'),
  queued: z.boolean().default(false),
  /** Begun within seconds of the visit before, as only a paired tablet can tell; from others it says nothing. */
  repeated: z.boolean().default(false),
  proof: z.strictObject({ kind: z.enum(['one-time', 'window']), value: z.string().max(64) }).optional(),
});

export type Submission = z.output<typeof submissionSchema>;

/** What became of a submission. Expected outcomes are returned; only surprises throw. */
export type SubmissionOutcome =
  | { readonly kind: 'stored'; readonly id: string; readonly receipt: string; readonly late: boolean }
  | { readonly kind: 'repeated'; readonly id: string; readonly receipt: string }
  | { readonly kind: 'set-aside'; readonly id: string }
  | { readonly kind: 'conflict'; readonly id: string }
  | {
      readonly kind: 'invalid';
      readonly code: 'answers-invalid' | 'version-unknown' | 'code-spent' | 'code-unknown';
      readonly errors: readonly AnswerError[];
    };
