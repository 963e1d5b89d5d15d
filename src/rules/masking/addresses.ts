import { OF_HISTORY } from './name-words.js';
import type { Span } from './span.js';
import { isWritten, plainOf } from './words.js';

/*
 * Where somebody lives: the number of a house, a lane, a hamlet or a plot, with what follows it. The name of a village
 * or a street without a number is no address. What is looked for has bounds everywhere, so the time is that of the length.
 */

const NUMBER = '\\d{1,4}[a-h]?(?:/\\d{1,4}[a-h]?){0,3}(?![\\da-z/]|[.,]\\d)';
const SMALL = 'ngo|ngach|hem|kiet|xom|doi|ap|to|khu|cum|lo|thon';
const STREET = 'duong|pho';

/** How each of these is written; without diacritics it may be another word, with others it is. */
const WRITTEN: Readonly<Record<string, string>> = {
  ngo: 'ngõ',
  ngach: 'ngách',
  hem: 'hẻm',
  kiet: 'kiệt',
  xom: 'xóm',
  doi: 'đội',
  ap: 'ấp',
  to: 'tổ',
  khu: 'khu',
  cum: 'cụm',
  lo: 'lô',
  thon: 'thôn',
  so: 'số',
  duong: 'đường',
  pho: 'phố',
  nha: 'nhà',
  thua: 'thửa',
};

const BEGINNINGS: readonly RegExp[] = [
  new RegExp(`(?<![a-z])(?:so nha|nha so|sn|dia chi|can ho|phong tro)[ :.]{1,3}(?:so )?${NUMBER}`, 'g'),
  new RegExp(`(?<![a-z])(so)(?: nha)? ${NUMBER}(?=[ ,]{1,2}(?:${SMALL}|${STREET})(?![a-z]))`, 'g'),
  new RegExp(`(?<![a-z])(${SMALL})(?: so)? ?${NUMBER}`, 'g'),
  new RegExp(`(?<![a-z0-9./-])${NUMBER} (?:${STREET}|ngo|ngach|hem)(?= [a-z0-9])`, 'g'),
  /(?<![a-z])(thua)(?: dat)?(?: so)? \d{1,4}(?:[ ,]{1,2}(?:thuoc )?to(?: ban do)?(?: so)? \d{1,4})?(?!\d)/g,
];
/** “ở 25 Lê Lợi”: the street is told by its capital letters, and by whom it is called after where nothing stands before. */
const HOUSE = new RegExp(`(?<![a-z0-9./-])(?:(so|o|tai|nha) )?${NUMBER} (?=[a-z])`, 'g');

/** @param text in NFC */
export function addressesIn(text: string): readonly Span[] {
  const plain = plainOf(text);
  const found: Span[] = [];
  for (const pattern of BEGINNINGS) {
    let reached = 0;
    for (const { 0: beginning, 1: word, index } of plain.matchAll(pattern)) {
      if (index < reached) continue;
      let end = index + beginning.length;
      if (word !== undefined && !isSaid(text, index, word)) continue;
      if (counts(plain, end, word) || isOfMany(plain, index, word)) continue;
      const street = new RegExp(`(?:${STREET}|ngo|ngach|hem)$`).exec(beginning);
      if (street) {
        const name = nameAt(text, end);
        if (name === end || !isSaid(text, end - street[0].length, street[0])) continue;
        end = name;
      }
      const begin = index + (LABEL.exec(beginning)?.[0].length ?? 0);
      reached = continued(text, plain, end);
      found.push({ from: begin, to: reached, kind: 'address' });
    }
  }
  for (const { 0: beginning, 1: told, index } of plain.matchAll(HOUSE)) {
    const begin = index + beginning.length;
    const name = CAPITALS.exec(text.slice(begin, begin + LONGEST_NAME))?.[0] ?? '';
    if (told === undefined && !OF_HISTORY.has(name.toLowerCase())) continue;
    if (!name.includes(' ') || name === name.toUpperCase() || isOfMany(plain, index, 'so')) continue;
    if (UNITS_WITH_NUMBER.test(plain.slice(begin, begin + name.length))) continue;
    found.push({ from: index + beginning.search(/\d/), to: begin + name.length, kind: 'address' });
  }
  return found;
}

const LABEL = /^dia chi[ :.]{1,3}/;
const LONGEST_NAME = 40;
const CAPITALS = /^\p{Lu}[\p{L}\p{M}]{0,7}(?: \p{Lu}[\p{L}\p{M}]{0,7}){0,3}/u;
const UNITS_WITH_NUMBER = /^(?:trung tam|phong|quay|uy ban|van phong|ban|hoi)(?![a-z])/;

function isSaid(text: string, at: number, word: string): boolean {
  return isWritten(text.slice(at, at + word.length).toLowerCase(), WRITTEN[word] ?? word);
}

/** “tổ 3 người”, “khu 4 tầng”, “doi 5 ngay”: it counts something. */
function counts(plain: string, end: number, word: string | undefined): boolean {
  if (word === undefined || word === 'so' || word === 'thua') return false;
  return (/^(?:ngo|ngach|hem|kiet)$/.test(word) ? MEASURED : COUNTED).test(plain.slice(end, end + 12));
}

const MEASURED = /^ ?(?:m|m2|met|cm|km|phut|nha|ho)(?![a-z])/;

const COUNTED =
  /^ ?(?:nguoi|nam|nu|thanh vien|ho|ngay|gio|phut|tieng|tuan|thang|lan|buoi|hom|cai|chiec|ban|m|m2|met|cm|km|tang|cua|tram|nghin|ngan|trieu|tr|dong|k|%|tuoi|mau|sao|xe|con|cay|cap|bo|to|ghe|cho|phong|giay|trang|chu|don|luot|dan so|\/)(?![a-z])/;

/** “tổ dân phố 3” and “khu dân cư số 3” are names of villages. */
function isOfMany(plain: string, at: number, word: string | undefined): boolean {
  return (
    word === 'so' &&
    /(?:quay|cua|ban|phong|van ban|cong van|nghi dinh|quyet dinh) $/.test(plain.slice(Math.max(0, at - 12), at))
  );
}

/** What follows belongs to it as long as it is a further lane, hamlet or street. */
function continued(text: string, plain: string, from: number): number {
  let end = from;
  for (let parts = 0; parts < MOST_PARTS; parts++) {
    const next = NEXT.exec(plain.slice(end, end + LONGEST_NAME));
    if (!next) return end;
    const [whole, mark = '', small, street] = next;
    const begin = end + mark.length;
    if (small !== undefined) {
      if (!isSaid(text, begin, small) || counts(plain, end + whole.length, small)) return end;
      end += whole.length;
    } else {
      const name = nameAt(text, end + whole.length);
      if (!isSaid(text, begin, street ?? '') || name === end + whole.length) return end;
      end = name;
    }
  }
  return end;
}

const MOST_PARTS = 5;
const NEXT = new RegExp(`^([ ,.-]{1,3})(?:(${SMALL})(?: so)? ${NUMBER}|(${STREET}|ngo|ngach)(?= [a-z0-9]))`);

/** A street by its name, in capital letters or two words without, or by its number. */
function nameAt(text: string, from: number): number {
  const rest = text.slice(from, from + LONGEST_NAME);
  const name = /^ \d{1,4}(?:[/-]\d{1,4})?(?!\d)/.exec(rest) ?? /^ /.exec(rest);
  if (!name) return from;
  if (name[0] !== ' ') return from + name[0].length;
  const capital = CAPITALS.exec(rest.slice(1));
  if (capital) return from + 1 + capital[0].length;
  const [three, two, , third] = SMALL_NAME.exec(rest.slice(1)) ?? [];
  if (three === undefined || two === undefined) return from;
  return from + 1 + (third !== undefined && OF_HISTORY.has(three.toLowerCase()) ? three : two).length;
}

const SMALL_NAME = /^([\p{L}\p{M}]{1,7}( [\p{L}\p{M}]{1,7})?)( [\p{L}\p{M}]{1,7})?/u;
