import { CALLED_AFTER, GIVEN_NAMES, OF_HISTORY, ROLES, SURNAMES, TITLES } from './name-words.js';
import type { Word } from './words.js';

/** Furthest that a name reaches, in words. */
export const LONGEST = 5;

/** A text by its words: how they stand to each other, and which of them are capitalised. */
export class Reading {
  constructor(
    protected readonly text: string,
    protected readonly words: readonly Word[],
  ) {}

  phrase(at: number, length: number): string | null {
    if (at < 0 || at + length > this.words.length) return null;
    for (let next = at + 1; next < at + length; next++) if (!/^[ /]$/.test(this.gap(next))) return null;
    return this.words
      .slice(at, at + length)
      .map(({ lower }) => lower)
      .join(' ');
  }

  spaced(at: number): boolean {
    return at > 0 && at < this.words.length && /^[ \u00a0]{1,2}$/.test(this.gap(at));
  }

  gap(at: number): string {
    const end = this.words[at - 1]?.to ?? 0;
    const from = this.words[at]?.from ?? end;
    // Longer ones part anyway.
    return this.text.slice(end, Math.min(from, end + 8));
  }

  lower(at: number): string {
    return this.words[at]?.lower ?? '';
  }

  /** A word in capital letters is a capitalised one unless those around it are too. */
  isCapital(at: number): boolean {
    const word = this.words[at];
    if (!word?.capital) return false;
    if (!word.allCapital) return true;
    if (!GIVEN_NAMES.has(word.lower) && !SURNAMES.has(word.lower)) return false;
    return !this.isShouted(at);
  }

  /** Whether somebody writes in capital letters hereabouts: the words before and behind the name too. */
  private isShouted(at: number): boolean {
    let begin = at;
    while (begin > at - LONGEST && this.isNameWord(begin - 1)) begin--;
    let end = at;
    while (end < at + LONGEST && this.isNameWord(end + 1)) end++;
    return [begin - 1, end + 1].some((beside) => {
      const { allCapital = false, lower = '' } = this.words[beside] ?? {};
      return allCapital && lower.length > 1 && !ACRONYMS.test(lower);
    });
  }

  private isNameWord(at: number): boolean {
    const { allCapital = false, lower = '' } = this.words[at] ?? {};
    return allCapital && (GIVEN_NAMES.has(lower) || SURNAMES.has(lower)) && !TITLES.has(lower);
  }

  isOfHistory(at: number, length: number): boolean {
    return [2, 3].some((some) => some <= length && OF_HISTORY.has(this.phrase(at, some) ?? ''));
  }

  isPlaceName(at: number): boolean {
    return [1, 2].some((length) => {
      const phrase = this.spaced(at) ? this.phrase(at - length, length) : null;
      return phrase !== null && CALLED_AFTER.has(phrase);
    });
  }

  isBeginning(at: number): boolean {
    return (
      at === 0 ||
      /[.!?;:\n,(-]/.test(this.gap(at)) ||
      TITLES.has(this.lower(at)) ||
      ROLES.has(this.phrase(at - 1, 2) ?? '')
    );
  }
}

/** Written in capital letters by everybody. */
const ACRONYMS = /^(?:ubnd|hđnd|cccd|cmnd|sđt|sdt|đt|stk|qsdđ|tthc|vnpt)$/;
