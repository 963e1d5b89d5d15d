import { cleanLine } from '../rules/typed-text.js';
/**
 * A login name as it is stored and compared: NFC, lower case, single spaces.
 * @returns null when it is shorter than 2 or longer than 64 characters or holds other signs than letters, digits, `.`,
 * `_`, `-`, `@` and spaces
 * @example foldLoginName('  Lan.Nguyen ') // 'lan.nguyen'
 */
export function foldLoginName(text: string): string | null {
  const folded = cleanLine(text).toLocaleLowerCase('vi');
  return /^[\p{L}\p{N}][\p{L}\p{N}._@ -]{1,63}$/u.test(folded) ? folded : null;
}
