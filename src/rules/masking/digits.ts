/*
 * Runs of digits as people write numbers, shared by the warning in the form and by masking: a phone number or the number
 * of a card is told from a sum of money and a date by how many digits there are and how they are parted. No expression
 * repeats within a repetition, and a number is tried over few groups, so the time is that of the length. For browsers of
 * 2019 too.
 */

/** Digits without a mark between, an O counted as a zero. */
interface DigitGroup {
  readonly from: number;
  readonly to: number;
  readonly digits: string;
  /** What stands between it and the group before in the same run; empty for the first. */
  readonly joint: string;
}

/** Groups that may belong to one number, because little stands between them. */
export type DigitRun = readonly DigitGroup[];

/** Where something stands in a text, in UTF-16 units. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

export function digitRuns(text: string): readonly DigitRun[] {
  const runs: DigitGroup[][] = [];
  let run: DigitGroup[] = [];
  const finder = /[0-9oO]+/g;
  for (let found = finder.exec(text); found; found = finder.exec(text)) {
    const group = digitGroup(text, found.index, found[0], run[run.length - 1]);
    if (!group) continue;
    if (group.joint === '') {
      run = [];
      runs.push(run);
    }
    run.push(group);
  }
  return runs;
}

function digitGroup(text: string, at: number, found: string, before: DigitGroup | undefined): DigitGroup | null {
  let from = at;
  let to = at + found.length;
  // The O of a word that is glued to the number belongs to the word: “zalo0912…”.
  if (isLetter(text, from - 1)) while (from < to && isLetter(text, from)) from++;
  if (isLetter(text, to)) while (to > from && isLetter(text, to - 1)) to--;
  if (to === from) return null;
  const digits = text.slice(from, to).replace(/[oO]/g, '0');
  const between = before && from - before.to <= MOST_BETWEEN ? text.slice(before.to, from) : '';
  const joint = JOINT.test(between) ? between : '';
  const hasDigit = /[0-9]/.test(text.slice(from, to));
  return hasDigit || (joint !== '' && to - from > 1) ? { from, to, digits, joint } : null;
}

const MOST_BETWEEN = 3;
/** A comma stands close between two groups; followed by a space, it parts two numbers. */
const JOINT = /^(?:[ \u00a0.\-–—_()*]{1,3}|,)$/;

function isLetter(text: string, at: number): boolean {
  const char = text[at] ?? ' ';
  return /[a-z]/i.test(char) || (char >= '\u00c0' && char < '\u2000');
}

/**
 * The phone number that begins with this group, in the longest usual way of writing it.
 * @returns how many groups it has, 0 for none
 */
export function phoneAt(text: string, run: DigitRun, at: number): number {
  if (isDateAt(run, at) || !beginsFreely(text, run, at)) return 0;
  let digits = '';
  let [usual, possible] = [0, 0];
  for (let next = at; next < run.length && digits.length < MOST_DIGITS; next++) {
    digits += run[next]?.digits ?? '';
    if (digits.length < FEWEST_DIGITS) continue;
    const national = digits.replace(/^(?:00)?840?/, '0');
    if (!POSSIBLE_PHONE.test(national) || !endsFreely(text, run, next)) continue;
    possible = next - at + 1;
    if (USUAL_PHONE.test(national)) usual = next - at + 1;
  }
  return usual || possible;
}

const FEWEST_DIGITS = 10;
const MOST_DIGITS = 15;
/** Mobile, fixed line with the code of its province, and mobile as it was until 2018. */
const USUAL_PHONE = /^(?:0[35789]\d{8}|02\d{9}|01[2689]\d{8})$/;
const POSSIBLE_PHONE = /^0\d{9,10}$/;

/**
 * The number of an identity card that begins with this group: twelve or nine digits, which are no sum of money.
 * @param told whether words before it say that it is one
 * @returns how many groups it has, 0 for none
 */
export function idNumberAt(text: string, run: DigitRun, at: number, told: boolean): number {
  if (isDateAt(run, at) || !beginsFreely(text, run, at)) return 0;
  let digits = '';
  // Nine digits may be the first of twelve.
  let [nine, twelve] = [0, 0];
  for (let next = at; next < run.length && digits.length < 12; next++) {
    digits += run[next]?.digits ?? '';
    if (digits.length !== 9 && digits.length !== 12) continue;
    const mayBeMoney = next > at || digits.endsWith('000') || isMoney(text, run[next]?.to ?? 0);
    if ((!told && !digits.startsWith('0') && mayBeMoney) || !endsFreely(text, run, next)) continue;
    if (digits.length === 9) nine = next - at + 1;
    else twelve = next - at + 1;
  }
  return twelve || nine;
}

/** Whether a unit of money follows. */
export function isMoney(text: string, at: number): boolean {
  return MONEY.test(text.slice(at, at + 8));
}

const MONEY = /^ ?(?:đ|d|k|tr|vnđ|vnd|đồng|dong|nghìn|nghin|ngàn|ngan|triệu|trieu|tỷ|tỉ|ty|usd)(?![a-zà-ỹ])/i;

/** No mark ties it to digits before, as in a file code or a sum. */
function beginsFreely(text: string, run: DigitRun, at: number): boolean {
  const group = run[at];
  if (!group) return false;
  const before = run[at - 1];
  if (before && TIED.test(group.joint)) return before.digits.length > 8 && group.digits.length > 8;
  const isSecond = text[group.from - 1] === '/' && group.digits.length > 8;
  return isSecond || !/[./,-]/.test(text[group.from - 1] ?? '') || !/[0-9]/.test(text[group.from - 2] ?? '');
}

function endsFreely(text: string, run: DigitRun, at: number): boolean {
  const to = run[at]?.to ?? 0;
  const next = run[at + 1];
  if (next && TIED.test(next.joint)) return next.digits.length > 8 && next.digits.startsWith('0');
  return !/^(?:\/[a-zđ]|\/\d{1,4}(?!\d)|[.,-]\d{1,8}(?!\d))/i.test(text.slice(to, to + 10));
}

const TIED = /^[.,-]$/;

function isDateAt(run: DigitRun, at: number): boolean {
  const [day, month, year] = run.slice(at, at + 3);
  if (!day || !month || !year || !TIED.test(month.joint)) return false;
  return (
    day.digits.length < 3 && month.digits.length < 3 && Number(month.digits) < 13 && /^(?:19|20)\d\d$/.test(year.digits)
  );
}

/** An address of e-mail. What stands before the sign is bounded, so that no text is read twice from each of its letters. */
export const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.[a-z]{2,24}/i;
