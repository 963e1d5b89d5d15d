/**
 * Everything that can go wrong, named once. A problem has a stable code, a status, and details for the sentence that
 * the reader sees (languages, section `problems`); it becomes an RFC 9457 document or a page at the edge.
 */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly status: number,
    readonly details: ProblemDetails = {},
  ) {
    super(code);
  }
}

export type ProblemDetails = Readonly<Record<string, string | number>>;

/** Codes and statuses; `src/README.md` lists each. */
export const problemStatus = {
  malformed: 400,
  'formula-not-for-breakdown': 400,
  'filter-too-narrow': 400,
  'period-not-available': 400,
  'not-comparable': 400,
  'not-signed-in': 401,
  'device-unknown': 401,
  forbidden: 403,
  'form-expired': 403,
  'not-found': 404,
  'no-commune': 404,
  'point-unknown': 404,
  'nothing-open': 404,
  'too-slow': 408,
  'response-differs': 409,
  'sheet-taken': 409,
  'another-person-needed': 409,
  'campaign-overlaps': 409,
  'campaign-locked': 409,
  'commune-changed': 409,
  'clock-unsure': 409,
  'campaign-changed': 409,
  'case-changed': 409,
  'in-use': 409,
  'plan-too-late': 409,
  'not-yet-published': 409,
  'not-yet-approved': 409,
  'not-locked': 409,
  'not-ended': 409,
  'still-waiting': 409,
  'campaign-closed': 410,
  'point-revoked': 410,
  'too-large': 413,
  'wrong-type': 415,
  'answers-invalid': 422,
  'version-unknown': 422,
  'code-spent': 422,
  'code-unknown': 422,
  'pairing-code-unknown': 422,
  'input-invalid': 422,
  'too-many-attempts': 429,
  'too-many-streams': 429,
  failure: 500,
  'no-pdf-program': 501,
  'cannot-store-now': 503,
  'pdf-later': 503,
  'space-low': 503,
} as const;

export type ProblemCode = keyof typeof problemStatus;

const named =
  (code: ProblemCode) =>
  (details: ProblemDetails = {}): Problem =>
    new Problem(code, problemStatus[code], details);

/** `throw problem.campaignClosed({ closedOn })` */
export const problem = {
  malformed: named('malformed'),
  formulaNotForBreakdown: named('formula-not-for-breakdown'),
  filterTooNarrow: named('filter-too-narrow'),
  periodNotAvailable: named('period-not-available'),
  notComparable: named('not-comparable'),
  notSignedIn: named('not-signed-in'),
  deviceUnknown: named('device-unknown'),
  forbidden: named('forbidden'),
  formExpired: named('form-expired'),
  notFound: named('not-found'),
  noCommune: named('no-commune'),
  pointUnknown: named('point-unknown'),
  nothingOpen: named('nothing-open'),
  tooSlow: named('too-slow'),
  responseDiffers: named('response-differs'),
  sheetTaken: named('sheet-taken'),
  anotherPersonNeeded: named('another-person-needed'),
  campaignOverlaps: named('campaign-overlaps'),
  campaignLocked: named('campaign-locked'),
  communeChanged: named('commune-changed'),
  clockUnsure: named('clock-unsure'),
  campaignChanged: named('campaign-changed'),
  caseChanged: named('case-changed'),
  inUse: named('in-use'),
  planTooLate: named('plan-too-late'),
  notYetPublished: named('not-yet-published'),
  notYetApproved: named('not-yet-approved'),
  notLocked: named('not-locked'),
  notEnded: named('not-ended'),
  stillWaiting: named('still-waiting'),
  campaignClosed: named('campaign-closed'),
  pointRevoked: named('point-revoked'),
  tooLarge: named('too-large'),
  wrongType: named('wrong-type'),
  answersInvalid: named('answers-invalid'),
  versionUnknown: named('version-unknown'),
  codeSpent: named('code-spent'),
  codeUnknown: named('code-unknown'),
  pairingCodeUnknown: named('pairing-code-unknown'),
  inputInvalid: named('input-invalid'),
  tooManyAttempts: named('too-many-attempts'),
  tooManyStreams: named('too-many-streams'),
  failure: named('failure'),
  noPdfProgram: named('no-pdf-program'),
  cannotStoreNow: named('cannot-store-now'),
  pdfLater: named('pdf-later'),
  spaceLow: named('space-low'),
};

/**
 * What is asked, or null where it ends in one of some problems: a figure that may not be told that way, or is not locked
 * yet, is a state of the figures and no failure.
 * @throws whatever else the asking does
 * @example const told = await unless('filter-too-narrow', reading.satisfaction('element', { filter }));
 */
export async function unless<T>(codes: ProblemCode | readonly ProblemCode[], asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Problem && [codes].flat().includes(error.code)) return null;
    throw error;
  }
}
