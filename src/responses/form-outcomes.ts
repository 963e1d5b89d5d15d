import { asOneTimeCode } from '../collection-points/codes.js';
import { spacedCode } from '../formatting/codes.js';
import { formatDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import type { Look } from '../formatting/look.js';
import { Problem, problem } from '../problem.js';
import { isDay } from '../rules/days.js';
import { receiptAddressIn } from './form-place.js';
import type { FormPageRequest } from './form-state.js';
import { asReceipt } from './receipt.js';
import type { SubmissionOutcome } from './submissions.service.js';

/** The page after the server's answer, as the template prints it. It never says more than what is true. */
export interface DonePage {
  readonly language: Language;
  readonly documentTitle: string;
  readonly commune: string;
  readonly demo: boolean;
  readonly look: Look;
  /** null unless counted or kept as late */
  readonly receipt: string | null;
  readonly late: boolean;
  /** Instead of thanks, when nothing was counted. */
  readonly instead: string | null;
  readonly resultsAddress: string;
  readonly feedbackAddress: string;
  readonly receiptAddress: string;
}

/** What to tell once the intake has answered. */
export function toDonePage(
  { language, place, demo }: FormPageRequest,
  outcome: Exclude<SubmissionOutcome, { kind: 'invalid' }>,
  look: Look,
): DonePage {
  const kept = outcome.kind === 'stored' || outcome.kind === 'repeated';
  const instead =
    outcome.kind === 'conflict' ? 'form.sends.differs' : outcome.kind === 'set-aside' ? 'form.sends.kept' : null;
  return {
    ...{ language, demo, look, commune: place.commune, resultsAddress: place.resultsAddress },
    feedbackAddress: place.feedbackAddress,
    receiptAddress: receiptAddressIn(place, language),
    documentTitle: translate(language, kept ? 'form.thanks' : 'form.errorsTitle'),
    receipt: kept ? spacedCode(outcome.receipt) : null,
    late: outcome.kind === 'stored' && outcome.late,
    instead: instead && translate(language, instead),
  };
}

/** A closed door, told kindly. */
export interface NoticePage {
  readonly language: Language;
  readonly documentTitle: string;
  readonly commune: string;
  readonly demo: boolean;
  readonly heading: string;
  readonly sentence: string;
  readonly resultsAddress: string;
  readonly resultsLabel: string;
  /** To type another code, beginning with what was typed; null where the code was right. */
  readonly another: { readonly typed: string; readonly others: readonly OtherCode[] } | null;
}

/** A code of thirteen signs, which opens no survey: what it may be, and the page on which it is asked for. */
interface OtherCode {
  readonly text: string;
  readonly href: string;
}

const refusals: Readonly<Record<string, string>> = {
  'campaign-closed': 'closed',
  'nothing-open': 'notOpen',
  'point-revoked': 'revoked',
  'point-unknown': 'unknown',
};

/**
 * The page for a form that cannot be opened or answered.
 * @returns null for any other failure, which is not this page's to tell
 */
export function toRefusedPage(
  error: unknown,
  { language, demo, communeId }: { language: Language; demo: boolean; communeId: string | null },
): { status: number; page: NoticePage } | null {
  const refusal = error instanceof Problem ? refusals[error.code] : undefined;
  if (!(error instanceof Problem) || refusal === undefined) return null;
  const kept = 'setAside' in error ? translate(language, 'form.sends.kept') : '';
  const { closedOn } = error.details;
  const day = typeof closedOn === 'string' && isDay(closedOn) ? formatDay(closedOn) : '';
  const heading = translate(language, `form.refused.${refusal}`);
  const page = {
    ...{ language, demo, heading, documentTitle: heading },
    commune: translate(language, 'product.name'),
    sentence: `${translate(language, `form.refused.${refusal}Text`, { day })} ${kept}`.trim(),
    resultsAddress: communeId ? `/results/${communeId}` : '/',
    resultsLabel: translate(language, communeId ? 'form.seePublished' : 'form.seeHome'),
    another: error.code === 'point-unknown' ? { typed: '', others: [] } : null,
  };
  return { status: error.status, page };
}

/** The page for what cannot be a code, with what was typed. */
export function toUnknownCodePage(
  typed: string,
  { language, demo }: { readonly language: Language; readonly demo: boolean },
): { status: number; page: NoticePage } {
  const about = { language, demo, communeId: null };
  const refused = toRefusedPage(problem.pointUnknown(), about);
  if (!refused) throw new RangeError('an unknown code has a page');
  return { ...refused, page: { ...refused.page, another: { typed, others: otherCodes(typed, language) } } };
}

/** Slips for households, tracking codes and receipts look alike; only the first has its code in the address. */
function otherCodes(typed: string, language: Language): readonly OtherCode[] {
  const isReceipt = 'receipt' in asReceipt(typed);
  const code = asOneTimeCode(typed.replace(/[\s./]+$/, ''));
  const ways = [
    ...(code === null ? [] : [{ text: 'household', href: `/o/${code}` }]),
    ...(code === null ? [] : [{ text: 'tracking', href: '/feedback/track' }]),
    ...(isReceipt ? [{ text: 'receipt', href: '/receipt' }] : []),
  ];
  return ways.map(({ text, href }) => ({ text: translate(language, `form.code.others.${text}`), href }));
}
