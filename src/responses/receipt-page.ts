import { type CommuneCatalogue, communeHeading } from '../communes/catalogue.js';
import { spacedCode } from '../formatting/codes.js';
import { formatDay, formatMonth } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { inLanguageAndLook, type Look } from '../formatting/look.js';
import { compareNames } from '../formatting/names.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import type { ErrorLink } from './form-errors.js';
import { type FormPage, otherLanguagesThan } from './form-page.js';
import type { ReceiptFault } from './receipt.js';
import type { Received } from './receipts.service.js';

/** What the page says: it asks for a receipt, or says what became of the one that was typed. */
export type ReceiptAnswer =
  | { readonly kind: 'asked' }
  | { readonly kind: 'mistaken'; readonly noCommune: boolean; readonly fault: ReceiptFault | null }
  /** The commune has nothing of that receipt, whatever another one has. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly code: 'cannot-store-now' | 'too-many-attempts' }
  | { readonly kind: 'found' | 'to-withdraw'; readonly received: Received; readonly receipt: string };

export interface ReceiptPage {
  readonly language: Language;
  readonly demo: boolean;
  /** Classes of the page, e.g. `large contrast`. */
  readonly shownAs: string;
  /** Where the form is sent, and the first page, looking the same. */
  readonly action: string;
  readonly home: string;
  /** The language of names, which are not translated. */
  readonly namesIn: Language;
  readonly documentTitle: string;
  readonly otherLanguages: FormPage['otherLanguages'];
  readonly errors: readonly ErrorLink[];
  readonly sentences: readonly string[];
  readonly commune: string;
  /** As it was typed, or as it is written once it was found. */
  readonly typed: string;
  /** The fields to type it in, by province; null where it was found. */
  readonly fields: {
    readonly provinces: readonly { readonly name: string; readonly communes: readonly Choice[] }[];
    readonly noCommune: string | null;
    readonly fault: string | null;
  } | null;
  /** What was found. */
  readonly facts: { readonly campaign: string; readonly month: string | null } | null;
  readonly buttons: readonly { readonly action: string; readonly label: string; readonly second: boolean }[];
  /** To type another. */
  readonly another: string;
}

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

export interface ReceiptPageRequest {
  readonly answer: ReceiptAnswer;
  readonly communes: readonly CommuneCatalogue[];
  /** Key of the commune that was chosen. */
  readonly commune: string;
  readonly typed: string;
  readonly language: Language;
  readonly look: Look;
  readonly demo: boolean;
}

export function toReceiptPage(request: ReceiptPageRequest): ReceiptPage {
  const { answer, communes, commune, typed, language, look, demo } = request;
  const isFound = answer.kind === 'found' || answer.kind === 'to-withdraw';
  const errors = errorsOf(answer, language);
  const alike = inLanguageAndLook(language, look);
  const said = (target: string): string | null => errors.find((error) => error.target === target)?.message ?? null;
  return {
    ...{ language, demo, errors, commune, namesIn: MAIN_LANGUAGE },
    shownAs: [look.large && 'large', look.contrast && 'contrast'].filter(Boolean).join(' '),
    action: `/receipt${alike}`,
    home: `/${alike}`,
    ...wordsOf(answer, language),
    otherLanguages: otherLanguagesThan(language),
    typed: isFound ? spacedCode(answer.receipt) : typed,
    fields: isFound
      ? null
      : { provinces: provincesOf(communes, commune), noCommune: said('commune'), fault: said('receipt') },
    another: `/receipt${alike}${alike ? '&' : '?'}${new URLSearchParams({ commune })}`,
  };
}

type Words = Pick<ReceiptPage, 'documentTitle' | 'sentences' | 'facts' | 'buttons'>;

function wordsOf(answer: ReceiptAnswer, language: Language): Words {
  const button = (action: 'check' | 'ask' | 'withdraw' | 'keep', second = false) => {
    return { action, label: translate(language, `receipt.${action}`), second };
  };
  const words = (title: string, sentence: string, facts: Words['facts'], buttons: Words['buttons']): Words => {
    return { documentTitle: translate(language, title), sentences: [sentence], facts, buttons };
  };
  if (answer.kind !== 'found' && answer.kind !== 'to-withdraw') {
    return words('receipt.title', translate(language, 'receipt.intro'), null, [button('check')]);
  }
  const { received } = answer;
  const { campaign } = received;
  if (received.state === 'withdrawn') {
    const sentence = translate(language, 'receipt.withdrawnText');
    return words('receipt.withdrawn', sentence, { campaign, month: null }, []);
  }
  const facts = { campaign, month: formatMonth(received.month, language) };
  if (answer.kind === 'to-withdraw') {
    const sentence = translate(language, 'receipt.question');
    return words('receipt.toWithdraw', sentence, facts, [button('withdraw'), button('keep', true)]);
  }
  if (received.state === 'open') {
    const sentence = translate(language, 'receipt.open', { day: formatDay(received.lockDay, language) });
    return words('receipt.received', sentence, facts, [button('ask', true)]);
  }
  const sentence = translate(language, received.late ? 'receipt.late' : 'receipt.locked');
  return words('receipt.received', sentence, facts, []);
}

function errorsOf(answer: ReceiptAnswer, language: Language): readonly ErrorLink[] {
  const error = (target: 'commune' | 'receipt', message: string): ErrorLink => ({ target, message });
  if (answer.kind === 'unknown') return [error('receipt', translate(language, 'receipt.unknown'))];
  if (answer.kind === 'refused') return [error('receipt', translate(language, `problems.${answer.code}`))];
  if (answer.kind !== 'mistaken') return [];
  return [
    ...(answer.noCommune ? [error('commune', translate(language, 'receipt.noCommune'))] : []),
    ...(answer.fault ? [error('receipt', faultSentence(answer.fault, language))] : []),
  ];
}

function faultSentence(fault: ReceiptFault, language: Language): string {
  if (fault.fault === 'sign') return translate(language, 'receipt.fault.sign', { sign: fault.sign });
  if (fault.fault === 'check') return translate(language, 'receipt.fault.check');
  if (fault.count === 0) return translate(language, 'receipt.fault.empty');
  return translate(language, 'receipt.fault.length', { count: fault.count });
}

function provincesOf(communes: readonly CommuneCatalogue[], commune: string) {
  const chosen = communes.length === 1 ? communes[0]?.key : commune;
  const names = [...new Set(communes.map(({ province }) => province))].toSorted(compareNames);
  return names.map((name) => ({
    name,
    communes: communes
      .filter(({ province }) => province === name)
      .map((one) => ({ value: one.key, label: communeHeading(one), chosen: one.key === chosen }))
      .toSorted((a, b) => compareNames(a.label, b.label)),
  }));
}
