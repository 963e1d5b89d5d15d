/**
 * Everything the log can tell, in the groups by which readers filter it; each has a sentence under
 * `access.audit.actions`. What a later version adds is told by its name until it has words.
 */
export const auditGroups = {
  'sign-in': [
    ...['signed-in', 'signed-out', 'sign-in-failed', 'second-step-failed', 'recovery-code-used'],
    ...['second-step-on', 'second-step-off', 'second-step-taken-off'],
  ],
  people: [
    ...['user-created', 'user-changed', 'user-disabled', 'user-enabled', 'password-changed', 'password-reset'],
    ...['password-change-required', 'token-created', 'token-revoked'],
  ],
  communes: ['commune-created', 'commune-imported', 'commune-changed'],
  campaigns: [
    ...['campaign-created', 'campaign-point-added', 'campaign-point-removed', 'campaign-planned', 'campaign-ended'],
    ...['campaign-changed', 'campaign-deleted', 'campaign-archived', 'campaign-brought-back'],
    ...['campaign-locked', 'visits-entered', 'clock-confirmed'],
  ],
  questionnaires: [
    ...['questionnaire-uploaded', 'questionnaire-begun', 'questionnaire-changed', 'questionnaire-published'],
    ...['questionnaire-retired', 'questionnaire-deleted'],
  ],
  points: [
    ...[
      'point-created',
      'point-moved',
      'point-renamed',
      'point-code-replaced',
      'point-put-on-home',
      'point-taken-off-home',
      'point-revoked',
      'codes-issued',
      'device-created',
      'device-paired',
      'device-changed',
    ],
    'device-revoked',
  ],
  meetings: ['meeting-created', 'meeting-recorded', 'meeting-closed', 'meeting-reopened'],
  responses: [
    ...['paper-batch-made', 'paper-batch-returned', 'paper-sheet-keyed', 'paper-sheet-spoilt'],
    ...['paper-sheet-read', 'paper-picture-brought', 'paper-picture-named'],
    ...['paper-picture-removed', 'paper-pictures-looked'],
    ...['paper-sheet-keyed-again', 'paper-sheet-settled', 'responses-imported', 'import-undone'],
    ...['paper-sheet-corrected', 'paper-sheet-renumbered', 'paper-sheet-taken-out', 'paper-sheet-good-again'],
    ...['response-withdrawn', 'set-aside-accepted', 'set-aside-corrected', 'set-aside-discarded'],
    ...['flag-judged', 'exclusion-proposed', 'exclusion-confirmed', 'exclusion-refused', 'exclusion-returned'],
  ],
  duties: [
    ...['duty-changed', 'duty-added', 'duty-marked', 'duty-unmarked', 'duty-mail-changed'],
    ...['own-day-set', 'own-day-removed'],
  ],
  documents: [
    ...['document-made', 'document-taken', 'document-frame-changed', 'letter-words-changed'],
    ...['document-prepared', 'document-attended', 'document-discarded'],
    ...['letter-made', 'letter-sent', 'letter-not-sent', 'letter-withdrawn', 'letter-taken'],
  ],
  results: ['results-prepared', 'results-approved', 'results-approval-recorded', 'results-withdrawn', 'rows-taken'],
  feedback: [
    ...['comment-tagged', 'comment-untagged', 'comment-masked', 'feedback-entered', 'feedback-masked'],
    'feedback-list',
    ...['feedback-erased', 'feedback-told', 'feedback-taken-back', 'case-step'],
    ...['village-reported', 'village-link-made', 'village-link-revoked'],
    ...['opinion-matter-made', 'opinion-matter-changed', 'opinion-matter-closed'],
    ...['opinion-codes-printed', 'opinion-sheets-counted', 'opinion-reason-masked'],
  ],
  retention: ['term-ended', 'erasure-asked', 'erasure-answered'],
  papers: ['quarter-sheet-saved', 'quarter-sheet-handed-in'],
  dossier: [
    ...['dossier-registered', 'dossier-scored', 'dossier-attached', 'dossier-detached'],
    ...['dossier-handed-in', 'dossier-reopened', 'dossier-taken'],
  ],
} as const satisfies Record<string, readonly string[]>;

export type AuditGroup = keyof typeof auditGroups;

export function isAuditGroup(text: string): text is AuditGroup {
  return Object.hasOwn(auditGroups, text);
}

/** Everything that has words. */
const told: readonly string[] = Object.values(auditGroups).flat();

/** Key of the sentence of an action; null where a later version wrote one without. */
export function labelOfAction(action: string): string | null {
  return told.includes(action) ? `audit.actions.${action}` : null;
}

/** Actors that are no people. */
const machines = {
  ...{
    '?': 'nobody',
    command: 'command',
    system: 'system',
    clock: 'clock',
    tablet: 'tablet',
    respondent: 'respondent',
  },
};

/** Key of the words for an actor that is no person; null for a login name or the name of a token. */
export function labelOfActor(actor: string): string | null {
  return Object.hasOwn(machines, actor) ? `audit.actors.${machines[actor as keyof typeof machines]}` : null;
}
