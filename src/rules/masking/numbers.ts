import { type DigitRun, digitRuns, EMAIL, idNumberAt, isMoney, type Place, phoneAt } from './digits.js';
import type { PersonalKind, Span } from './span.js';
import { plainOf } from './words.js';

/*
 * What is told by its digits. Words before a number (“stk”, “cccd”, “sđt”) are looked for in a few characters only, and
 * every repetition has a bound, so the time is that of the length.
 */

/** @param text in NFC */
export function numbersIn(text: string): readonly Span[] {
  const plain = plainOf(text);
  return [
    ...fileCodesIn(plain),
    ...emailsIn(plain),
    ...platesIn(text, plain),
    ...digitRuns(text).flatMap((run) => inRun(text, plain, run)),
    ...placesOf(plain, SPELT_PHONE).map((place) => ({ ...place, kind: 'phone' as const })),
  ];
}

function placesOf(plain: string, pattern: RegExp): Place[] {
  return [...plain.matchAll(new RegExp(pattern, 'gi'))].map(({ 0: found, index }) => ({
    from: index,
    to: index + found.length,
  }));
}

/** The code of a file at a one-stop shop, or whatever follows the words for it. */
function fileCodesIn(plain: string): Span[] {
  const told = [...plain.matchAll(TOLD_FILE)]
    .map(({ 0: found, 1: code = '', index }) => ({
      from: index + found.length - code.length,
      to: index + found.length,
      code,
    }))
    .filter(({ code }) => (code.match(/\d/g) ?? []).length > 3 && !LEGAL.test(code) && !DATE.test(code));
  return [...placesOf(plain, FILE_CODE), ...told].map(({ from, to }) => ({ from, to, kind: 'file-code' }));
}

const FILE_CODE =
  /(?<![a-z0-9])(?:\d{3}\.\d{2}\.\d{2}\.)?[hg]\d{2}(?:\.\d{1,3}){0,3} ?[-–] ?\d{6} ?[-–] ?\d{3,5}(?!\d)/;
const TOLD_FILE =
  /(?<![a-z])(?:ma(?: so)? (?:ho so|hs|bien nhan)|(?:ho so|hs) (?:so|ma|ma so)|(?:so )?bien nhan(?: so)?|so ho so|giay hen(?: so)?)[ :.#]{0,3}(?:(?:la|so|cua toi la) )?([a-z0-9](?:[./-]?[a-z0-9]){3,30})/g;
const LEGAL = /\/(?:nd|qd|tt|kh|bc|cv|nq|tb|hd|ttr)-?/;
const DATE = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/;

function emailsIn(plain: string): Span[] {
  return [...placesOf(plain, EMAIL), ...placesOf(plain, OTHER_EMAIL)].map((place) => ({ ...place, kind: 'email' }));
}

/** With spaces, the sign in words, or the end left out where the provider is known. */
const OTHER_EMAIL =
  /(?<![\w.])[\w.+-]{1,64}(?:(?: ?(?:@|\(at\)|\[at\])|(?: a cong| at)) ?|(?<=\d) )(?:gmail|yahoo|hotmail|outlook|icloud)(?: ?(?:\.| cham ) ?com(?:\.vn)?)?(?![\w@])/;

function platesIn(text: string, plain: string): Span[] {
  const whole = placesOf(plain, PLATE).filter(({ from, to }) => isPlate(text, plain, from, to));
  const told = [...plain.matchAll(TOLD_PLATE)].map(({ 0: found, 1: digits = '', index }) => ({
    from: index + found.length - digits.length,
    to: index + found.length,
  }));
  return [...whole, ...told].map(({ from, to }) => ({ from, to, kind: 'plate' }));
}

const PLATE =
  /(?<![a-z0-9]|[0-9][.,/-])[1-9]\d[ -]?[a-z]{1,2}\d?[ .-]{0,3}(?:\d{3}[. -]?\d{2}|\d{4})(?!\d|[.,/-]\d|\/[a-z])/;
const TOLD_PLATE =
  /(?<![a-z])(?:bien so|bien kiem soat|bks|bien xe|xe bien|bien)(?: xe)?[ :]{1,3}(\d{3}\.\d{2}|\d{5})(?!\d|\.\d)/g;
const OF_VEHICLES = /(?<![a-z])(?:bien|bks|xe|o ?to|may)(?![a-z])/;

function isPlate(text: string, plain: string, from: number, to: number): boolean {
  const [, letters = '', series = '', digits = ''] =
    /^\d\d[ -]?([a-z]{1,2})(\d?)[ .-]{0,3}(\d[\d. -]{3,6})$/.exec(plain.slice(from, to)) ?? [];
  const before = plain.slice(Math.max(0, from - 24), from);
  if (/(?<![a-z])(?:lop|mau|nghi dinh|quyet dinh|so hieu) ?$/.test(before)) return false;
  const told = OF_VEHICLES.test(before);
  if (told) return true;
  const written = text.slice(from, to);
  const short = digits.length === 4;
  if (short && /^(?:19|20)/.test(digits)) return false;
  // A unit behind a number: 10h, 50k, 15m.
  const unit = series === '' && /^[a-zđ]+$/.test(written.replace(/[^a-zđ]/gi, '')) && UNITS.test(letters);
  if (unit || isMoney(text, to)) return false;
  return letters.length === 1 || /^\d\d-?[A-Z]{2}/.test(written);
}

const UNITS = /^(?:h|k|m|g|l|t|d|c|p|s|tr|kg|km|ml|cm|mm|ha|ty|nd|xa|to)$/;

function inRun(text: string, plain: string, run: DigitRun): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < run.length; ) {
    const { from = 0 } = run[at] ?? {};
    const before = plain.slice(Math.max(0, from - WORDS_BEFORE), from);
    const [kind, groups] = numberAt(text, run, at, before);
    const last = run[at + groups - 1];
    if (kind && last) spans.push({ from: withSign(text, from), to: last.to, kind });
    at += groups || 1;
  }
  return spans;
}

const WORDS_BEFORE = 40;

/** The plus sign and the bracket of “(+84)” belong to the number. */
function withSign(text: string, from: number): number {
  if (text[from - 1] === '+') return text[from - 2] === '(' ? from - 2 : from - 1;
  return text[from - 1] === '(' ? from - 1 : from;
}

function numberAt(text: string, run: DigitRun, at: number, before: string): readonly [PersonalKind | null, number] {
  const ofAccount = ACCOUNT.test(before) ? countOf(text, run, at, 6, 19) : 0;
  if (ofAccount > 0) return ['account', ofAccount];
  const told = ID.test(before);
  if (told) {
    const ofId = idNumberAt(text, run, at, true) || countOf(text, run, at, 8, 13);
    if (ofId > 0) return ['id-number', ofId];
  }
  const ofPhone = phoneAt(text, run, at) || hotlineAt(run, at);
  if (ofPhone > 0) return ['phone', ofPhone];
  if (PHONE.test(before)) {
    const short = countOf(text, run, at, 7, 12);
    if (short > 0) return ['phone', short];
  }
  const ofId = idNumberAt(text, run, at, false);
  if (ofId > 0) return ['id-number', ofId];
  const { digits = '', to = 0 } = run[at] ?? {};
  const isLong = digits.length > 9 && digits.length < 20 && !digits.endsWith('000') && !isMoney(text, to);
  return isLong ? ['account', 1] : [null, 0];
}

const ACCOUNT =
  /(?<![a-z])(?:stk|so tk|tk|tai khoan|account|ngan hang|vietcombank|vcb|agribank|bidv|vietinbank|techcombank|tcb|mb ?bank|mb|sacombank|acb|vpbank|tpbank|lpbank|lienvietpostbank|seabank|hdbank|vib)(?![a-z])[^0-9;\n]{0,30}$/;
const ID =
  /(?<![a-z])(?:cmnd|cmt|cmtnd|cccd|can cuoc|chung minh|chung minh thu|the can cuoc|ho chieu|dinh danh|bhxh|bhyt|bao hiem|ma so thue|mst)(?![a-z])[^0-9;\n]{0,24}$/;
const PHONE =
  /(?:(?<![a-z])(?:sdt|dt|dtdd|so dt|dien thoai|may ban|so may|hotline|zalo|tel|phone|di dong|mobile|alo|lh))(?![a-z])[^0-9;\n]{0,16}$/;

/**
 * As many groups as have so many digits together; the first alone where it has them all, so that the next number is
 * left to itself.
 */
function countOf(text: string, run: DigitRun, at: number, least: number, most: number): number {
  let digits = '';
  let count = 0;
  for (let next = at; next < run.length; next++) {
    const group = run[next];
    if (!group || digits.length + group.digits.length > most) break;
    if (next > at && phoneAt(text, run, next) === 1) break;
    digits += group.digits;
    if (digits.length >= least) count = next - at + 1;
    if (group.digits.length >= 9) break;
  }
  const end = run[at + count - 1]?.to ?? 0;
  const money = isMoney(text, end) || (digits.endsWith('000') && count < 4 && !digits.startsWith('0'));
  return money ? 0 : count;
}

/** A line of a firm or an office: 1900 1234, 1800.599.920. */
function hotlineAt(run: DigitRun, at: number): number {
  let digits = '';
  for (let next = at; next < run.length && digits.length < 10; next++) {
    digits += run[next]?.digits ?? '';
    const isYears = digits.length === 8 && /^(?:19|20|18)\d\d$/.test(run[next]?.digits ?? '');
    if (/^1[89]00(?:\d{4}|\d{6})$/.test(digits) && !isYears) return next - at + 1;
  }
  return 0;
}

/** A number in words, some of it in digits: “không chín một hai …”. */
const SPELT_PHONE =
  /(?<![a-z0-9])(?:khong|ko|0\d{0,3})(?:[ ,.-]{1,2}(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|\d)(?![a-z0-9])){8,10}/;
