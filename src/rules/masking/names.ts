import {
  GIVEN_NAMES,
  LETTER_TITLES,
  MIDDLES,
  NO_NAMES,
  ROLES,
  SURE_GIVEN_NAMES,
  SURE_SURNAMES,
  SURNAMES,
  TITLES,
  UNSURE_PLAIN_TITLES,
  WRITTEN_SURNAMES,
} from './name-words.js';
import { LONGEST, Reading } from './reading.js';
import type { Span } from './span.js';
import type { Word } from './words.js';

/*
 * Names of people: behind a title or a role, or whole ones that stand alone. Each word is looked at a bounded number of
 * times, as title, as beginning and as a part of a name, so the time is that of the length.
 */

/** What stands before a word and makes it a name. */
type Before = 'title' | 'letter' | 'role' | 'nothing';

/** @param text in NFC */
export function namesIn(text: string, words: readonly Word[]): readonly Span[] {
  const reader = new NameReader(text, words);
  const spans: Span[] = [];
  for (let at = 0; at < words.length; ) {
    const length = reader.nameAt(at, spans.at(-1)?.to ?? -1);
    const [first, last] = [words[at], words[at + length - 1]];
    if (length > 0 && first && last) spans.push({ from: first.from, to: last.to, kind: 'name' });
    at += length || 1;
  }
  return spans;
}

class NameReader extends Reading {
  /** How many words the name has that begins here; 0 where none does. */
  nameAt(at: number, endOfLast: number): number {
    const before = this.before(at);
    const length = before === 'nothing' ? this.alone(at) : Math.max(this.behind(at, before), this.alone(at));
    if (length > 0) return length;
    return this.follows(at, endOfLast) && this.isCapital(at) && GIVEN_NAMES.has(this.lower(at)) && !this.isNoName(at)
      ? this.capitals(at, 3)
      : 0;
  }

  private before(at: number): Before {
    if (at === 0) return 'nothing';
    const gap = this.gap(at);
    const close = gap.length < 4 && /^[ \u00a0]{0,3}[.:]?[ \u00a0]{0,3}$/.test(gap) && gap !== '';
    if (!close) return 'nothing';
    const marked = /[.:]/.test(gap);
    if (LETTER_TITLES.has(this.lower(at - 1)) && (at === 1 || this.gap(at - 1) !== '')) {
      return BEFORE_LETTERS.has(this.lower(at - 2)) ? 'nothing' : 'letter';
    }
    for (const length of [4, 3, 2, 1]) {
      const phrase = this.phrase(at - length, length);
      if (phrase === null) continue;
      if (ROLES.has(phrase)) return marked && !gap.includes(':') ? 'nothing' : 'role';
      if (TITLES.has(phrase) && !gap.includes('.')) return 'title';
    }
    return 'nothing';
  }

  private behind(at: number, before: Before): number {
    if (this.isNoName(at)) return 0;
    const capital = this.isCapital(at);
    const word = this.lower(at);
    if (!capital) return this.small(at, before);
    const length = this.capitals(at, LONGEST);
    if (length === 0 || (word === 'hồ' && (length === 1 || this.lower(at + 1) === 'chí'))) return 0;
    if (SURNAMES.has(word) && length > 1) return this.whole(at, length);
    const given = GIVEN_NAMES.has(word);
    if (before === 'title' && !given && !SURNAMES.has(word)) return this.lettersOfName(at) ? 1 : 0;
    if (before === 'role' && !given) return 0;
    if (before === 'role' && OF_PLACES.has(this.phrase(at - 2, 2) ?? '')) return 0;
    if (!given && !SURNAMES.has(word)) return 0;
    let known = 1;
    while (known < Math.min(length, 3) && GIVEN_NAMES.has(this.lower(at + known))) known++;
    return known;
  }

  /** In small letters a surname with further words of names makes it sure, or a given name that is no other word. */
  private small(at: number, before: Before): number {
    const named = this.smallWhole(at, before);
    if (named > 0) return named;
    const word = this.lower(at);
    const title = this.lower(at - 1);
    if (before === 'role' || !SURE_GIVEN_NAMES.has(word)) return 0;
    const unsure = UNSURE_PLAIN_TITLES.has(title) || title === 'con' || title === 'nhà';
    if (unsure && word === this.words[at]?.plain && title !== 'em') return 0;
    if (title === 'em' && word === this.words[at]?.plain && before === 'title' && !OPEN_GIVEN.has(word)) return 0;
    if (before === 'letter' && word === this.words[at]?.plain && word.length < 4) return 0;
    return title === 'anh' && word === 'hùng' ? 0 : 1;
  }

  private smallWhole(at: number, before: Before): number {
    const surname = this.lower(at);
    if (!SURNAMES.has(surname)) return 0;
    const sure = WRITTEN_SURNAMES.has(surname) || SURE_SURNAMES.has(surname);
    const middle = this.spaced(at + 1) ? this.lower(at + 1) : '';
    if (middle === '' || this.endsName(at + 1) || this.beginsOther(at)) return 0;
    const [third, fourth] = [at + 2, at + 3].map((next) => {
      return this.spaced(next) && !this.endsName(next) ? this.lower(next) : '';
    }) as [string, string];
    const titled = before !== 'nothing';
    if ((middle === 'văn' || middle === 'thị' || middle === 'van' || middle === 'thi') && third !== '') {
      const plain = middle === 'van' || middle === 'thi';
      if (plain && !sure && !GIVEN_NAMES.has(third)) return 0;
      if (plain && !sure && !titled) return 0;
      return GIVEN_NAMES.has(third) && GIVEN_NAMES.has(fourth) ? 4 : 3;
    }
    const known = GIVEN_NAMES.has(middle) || MIDDLES.has(middle);
    if (!known) return 0;
    if (third !== '' && GIVEN_NAMES.has(third)) {
      if (!titled && !SURE_SURNAMES.has(surname)) return 0;
      return GIVEN_NAMES.has(fourth) && titled && fourth !== this.words[at + 3]?.plain ? 4 : 3;
    }
    return titled && sure ? 2 : 0;
  }

  /** A whole name without a title. */
  private alone(at: number): number {
    const surname = this.lower(at);
    if (!SURNAMES.has(surname) || this.isPlaceName(at)) return 0;
    const length = this.isCapital(at) ? this.capitals(at, LONGEST) : 0;
    if (length < 2) return this.isOfHistory(at, 3) ? 0 : this.smallWhole(at, 'nothing');
    if (this.isCapital(at - 1) && this.spaced(at) && !this.isBeginning(at - 1)) return 0;
    const whole = this.whole(at, length);
    if (this.isOfHistory(at, whole)) return 0;
    let unknown = 0;
    for (let next = at + 1; next < at + whole; next++) {
      if (!GIVEN_NAMES.has(this.lower(next)) && !MIDDLES.has(this.lower(next))) unknown++;
    }
    const sure = WRITTEN_SURNAMES.has(surname) || SURE_SURNAMES.has(surname);
    if (whole > 2) return unknown === 0 || (sure && unknown < 2) || MIDDLES.has(this.lower(at + 1)) ? whole : 0;
    return sure && unknown === 0 ? whole : 0;
  }

  /** Surname, middle and given names: at most four words, five where all are of names. */
  private whole(at: number, length: number): number {
    let known = 1;
    while (known < length && known < LONGEST) {
      const word = this.lower(at + known);
      if (known > 3 && word.length > 1 && !GIVEN_NAMES.has(word)) break;
      known++;
    }
    return known;
  }

  /** How many words from here on are capitalised and may be of one name. */
  private capitals(at: number, most: number): number {
    let length = 0;
    while (length < most && this.isCapital(at + length)) {
      const first = length === 0;
      if (first ? this.isNoName(at) : !this.spaced(at + length) || this.endsName(at + length)) break;
      length++;
    }
    return length;
  }

  /** Whether a word behind the first of a name is of no name any more. */
  private endsName(at: number): boolean {
    const word = this.lower(at);
    if (/^[a-e]$/.test(word)) return false;
    return GIVEN_NAMES.has(word) || MIDDLES.has(word) ? this.beginsOther(at) : this.isNoName(at);
  }

  private isNoName(at: number): boolean {
    const word = this.lower(at);
    if (NO_NAMES.has(word) && !this.isSurelyNamed(at)) return true;
    return this.beginsOther(at);
  }

  private beginsOther(at: number): boolean {
    return this.spaced(at + 1) && NO_NAMES.has(`${this.lower(at)} ${this.lower(at + 1)}`);
  }

  /** “chị Hai”, “bà Sáng”: capitalised words that are others in small letters. */
  private isSurelyNamed(at: number): boolean {
    const word = this.words[at];
    if (!word?.capital || word.allCapital) return false;
    return CAPITAL_NAMES.has(word.lower) || (GIVEN_NAMES.has(word.lower) && !NO_NAMES.has(word.lower));
  }

  private follows(at: number, endOfLast: number): boolean {
    const word = this.words[at];
    if (!word || endOfLast < 0 || word.from - endOfLast > 6) return false;
    return (
      /^(?:, ?|,? và | \+ | & |,? với )$/.test(this.text.slice(endOfLast, word.from)) || this.joinedBy(at, endOfLast)
    );
  }

  private joinedBy(at: number, endOfLast: number): boolean {
    const between = this.words[at - 1];
    return between !== undefined && between.from === endOfLast + 1 && JOINING.has(between.lower);
  }

  private lettersOfName(at: number): boolean {
    const { lower = '', allCapital = false } = this.words[at] ?? {};
    return lower.length > 1 && lower.length < 8 && !allCapital && /^\p{L}+$/u.test(lower);
  }
}

/** Where a capitalised word alone is the name of a place: “trưởng thôn Đông”. */
const OF_PLACES: ReadonlySet<string> = new Set(['trưởng thôn', 'trưởng xóm', 'chủ tịch', 'bí thư', 'trưởng ban']);
/** “điểm a Luật …” */
const BEFORE_LETTERS: ReadonlySet<string> = new Set(['điểm', 'khoản', 'mục', 'lớp', 'mẫu', 'loại', 'hạng', 'cúm']);
const JOINING: ReadonlySet<string> = new Set(['và', 'va', 'với', 'cùng']);
/** In capital letters they are names where a title stands before, in small ones they are other words. */
const CAPITAL_NAMES: ReadonlySet<string> = new Set([
  ...[
    'hai',
    'ba',
    'tư',
    'cả',
    'sáng',
    'chiều',
    'đông',
    'tiên',
    'thêm',
    'bé',
    'nhỏ',
    'tiếp',
    'toàn',
    'trọng',
    'trực',
    'xinh',
  ],
  ...['ngoan', 'bằng', 'phát', 'mới', 'bảo', 'mai', 'thân', 'vui'],
]);
/** Without diacritics these are hardly anything but names behind “em”. */
const OPEN_GIVEN: ReadonlySet<string> = new Set([
  ...['huong', 'huyen', 'hang', 'trang', 'linh', 'nhung', 'phuong', 'quynh', 'thuy', 'loan', 'dung', 'hanh'],
]);
