import { randomUUID } from 'node:crypto';
import { type Language, languageOf } from '../formatting/languages.js';
import type { AnswerError } from '../rules/answer-checks.js';
import { type FormFields, only, ownField } from './form-fields.js';
import { assistedBy, type FormPageRequest, type FormState } from './form-state.js';
import type { Turn } from './form-turn.js';
import { type Submission, type SubmissionOutcome, submissionSchema } from './submissions.service.js';

/** The language after a post: the one just chosen, else the one of the page that was posted. */
export function languageOfPost(fields: FormFields, query: Readonly<Record<string, unknown>>): Language {
  const chosen = /^language-(.+)$/.exec(only(fields, ownField.action) ?? '')?.[1];
  return languageOf({ query: { lang: chosen ?? only(fields, ownField.language) ?? query.lang } });
}

/** Where the person stands after a turn. The first post brings no ID: it is given one, which the page carries on. */
export function stateOf({ kind, withCode, ...turn }: Turn): FormState {
  const id = submissionSchema.shape.id.safeParse(only(turn.fields, ownField.id));
  return { ...turn, id: id.success ? id.data : randomUUID(), refused: null };
}

/** What the screens collected, in the form in which every channel hands it to the intake. */
export function submissionOf({
  asked,
  state,
  query,
  withCode,
}: {
  readonly asked: FormPageRequest;
  readonly state: FormState;
  /** of the page's address: `c` a one-time code, `w` a rotating window */
  readonly query: Readonly<Record<string, unknown>>;
  readonly withCode: boolean;
}): Submission {
  const { id, answers, fields } = state;
  const assisted = assistedBy.find((who) => who === only(fields, ownField.assisted)) ?? 'self';
  const kind = query.c === undefined ? 'window' : 'one-time';
  const value = query.c ?? query.w;
  const proof = withCode && typeof value === 'string' && value !== '' ? ({ kind, value } as const) : null;
  return {
    ...{ id, answers, assisted, language: asked.language, queued: false, repeated: false, campaign: asked.campaign },
    version: only(fields, ownField.version) ?? asked.questionnaire.version,
    ...(proof && { proof }),
  };
}

/** The intake found something to correct: the screen that has it, with what was typed. */
export function stateAfterRefusal(state: FormState, outcome: SubmissionOutcome & { kind: 'invalid' }): FormState {
  if (outcome.code !== 'answers-invalid') return { ...state, refused: outcome.code };
  const errors = outcome.errors as readonly AnswerError[];
  return { ...state, errors, screen: errors[0]?.question ?? state.screen };
}
