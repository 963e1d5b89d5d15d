import { createHash } from 'node:crypto';
import { communeHeading } from '../communes/catalogue.js';
import { spacedCode } from '../formatting/codes.js';
import { formatDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import type { Look } from '../formatting/look.js';
import type { ErrorLink } from '../responses/form-errors.js';
import { mayFollow } from './case-steps.js';
import type { Told } from './feedback.service.js';
import { citizenPage } from './public-page.js';

export const LONGEST_REASON = 2000;

/** What the page says: it asks for a code, or how the case stands that was found by it. */
export type TrackingAnswer =
  | { readonly kind: 'asked' }
  /** It cannot be a code. */
  | { readonly kind: 'mistaken'; readonly empty: boolean }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly code: 'cannot-store-now' | 'too-many-attempts' }
  | { readonly kind: 'found'; readonly told: Told; readonly code: string; readonly dispute: DisputeAnswer };

/** What became of the reason for which an answer is disputed; `changed`: another answer was given meanwhile. */
export type DisputeAnswer = 'none' | 'empty' | 'too-long' | 'changed' | 'kept';

export interface TrackingPageRequest {
  readonly answer: TrackingAnswer;
  /** What was typed as code, and as the reason of a dispute. */
  readonly typed: string;
  readonly reason: string;
  /** The commune of what was found. */
  readonly commune: { readonly kind: string; readonly name: string } | null;
  readonly language: Language;
  readonly look: Look;
  readonly demo: boolean;
}

export function toTrackingPage(request: TrackingPageRequest) {
  const { answer, typed, reason, commune, language } = request;
  const errors = errorsOf(answer, language);
  const said = (target: string): string | null => errors.find((error) => error.target === target)?.message ?? null;
  const found = answer.kind === 'found' ? answer : null;
  return {
    ...citizenPage(request, { path: '/feedback/track', title: 'trackFeedback.title', errors }),
    typed: found ? spacedCode(found.code) : typed,
    fault: said('code'),
    found: found && {
      commune: commune && communeHeading(commune),
      ...factsOf(found.told, language),
      seen: shownState(found.told),
      dispute: mayBeDisputed(found.told) ? { reason, fault: said('reason'), longest: LONGEST_REASON } : null,
      isKept: found.dispute === 'kept',
    },
  };
}

/** Whether whoever wrote an entry can say that its answer is not right. */
export function mayBeDisputed(told: Told): boolean {
  return told.case !== null && mayFollow(told.case, 'disputed');
}

/** Names what the page shows of a case, so that nobody disputes an answer that they have not read. */
export function shownState({ case: now }: Told): string {
  const shown = now && [now.state, now.dueOn, now.answer, now.done, now.disputes];
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 16);
}

function factsOf({ entry, case: now }: Told, language: Language) {
  return {
    kind: translate(language, `sendFeedback.kind.${entry.kind}`),
    receivedOn: formatDay(entry.receivedOn, language),
    state: translate(language, `trackFeedback.state.${now?.state ?? 'new'}`),
    dueOn: now?.dueOn ? formatDay(now.dueOn, language) : null,
    answer: now?.answer ?? null,
    done: now?.done ?? null,
  };
}

function errorsOf(answer: TrackingAnswer, language: Language): readonly ErrorLink[] {
  const error = (target: string, key: string, values = {}): ErrorLink => {
    return { target, message: translate(language, key, values) };
  };
  switch (answer.kind) {
    case 'asked':
      return [];
    case 'mistaken':
      return [error('code', answer.empty ? 'trackFeedback.empty' : 'trackFeedback.mistyped')];
    case 'unknown':
      return [error('code', 'trackFeedback.unknown')];
    case 'refused':
      return [error('code', `problems.${answer.code}`)];
    case 'found':
      if (answer.dispute === 'none' || answer.dispute === 'kept') return [];
      return [error('reason', `trackFeedback.fault.${answer.dispute}`, { limit: String(LONGEST_REASON) })];
  }
}
