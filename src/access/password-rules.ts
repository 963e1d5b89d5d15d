import { withoutAccents } from '../formatting/accents.js';

export type PasswordFault = 'too-short' | 'too-long' | 'too-common' | 'like-name';

const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 128;
const FEWEST_DIFFERENT_SIGNS = 5;

/**
 * What is wrong with a password that somebody chooses; null when nothing is. Length counts; composition rules do not.
 * Digits alone are refused: twelve of them are a citizen identity number.
 * @example passwordFault('hailong2026!', 'lan') // 'too-common'
 */
export function passwordFault(password: string, loginName: string): PasswordFault | null {
  const text = password.normalize('NFC');
  const signs = [...text];
  if (signs.length < SHORTEST_PASSWORD) return 'too-short';
  if (signs.length > LONGEST_PASSWORD) return 'too-long';
  if (new Set(signs).size < FEWEST_DIFFERENT_SIGNS) return 'too-common';
  const letters = plainLetters(text);
  if (consistsOf(letters, commonWords)) return 'too-common';
  const name = plainLetters(loginName);
  return name.length >= 4 && letters.includes(name) ? 'like-name' : null;
}

/** Lower case, without diacritics, digits and signs: "Mật-khẩu 123" is "matkhau". */
function plainLetters(text: string): string {
  return withoutAccents(text.toLowerCase()).replace(/[^a-z]/g, '');
}

/** True when the text is nothing but such words, one after another; an empty text is. */
function consistsOf(text: string, words: readonly string[]): boolean {
  const reachable = new Set([0]);
  for (let at = 0; at < text.length; at++) {
    if (!reachable.has(at)) continue;
    for (const word of words) if (text.startsWith(word, at)) reachable.add(at + word.length);
  }
  return reachable.has(text.length);
}

/** What leads the lists of leaked passwords, and what a commune's staff would think of first. */
const commonWords: readonly string[] = [
  ...['password', 'passwort', 'pass', 'admin', 'administrator', 'root', 'user', 'welcome', 'login', 'letmein'],
  ...[
    'qwerty',
    'qwertyuiop',
    'asdfgh',
    'asdfghjkl',
    'zxcvbn',
    'zxcvbnm',
    'qazwsx',
    'abc',
    'abcd',
    'abcdef',
    'iloveyou',
  ],
  ...['secret', 'monkey', 'dragon', 'football', 'princess', 'sunshine', 'master', 'hello', 'changeme', 'test', 'demo'],
  ...['matkhau', 'dangnhap', 'quantri', 'canbo', 'congchuc', 'chutich', 'giamdoc', 'lanhdao', 'anhyeuem', 'emyeuanh'],
  ...['yeu', 'anh', 'em', 'me', 'bo', 'con', 'gia', 'dinh', 'khong', 'biet', 'xinchao', 'chao', 'ban', 'toi'],
  ...['hailong', 'vietnam', 'viet', 'nam', 'haiphong', 'haiduong', 'hanoi', 'hai', 'phong', 'duong', 'ha', 'noi'],
  ...['hongchau', 'lethanhnghi', 'camgiang', 'namduong', 'vietkhe', 'xa', 'phuong', 'thon', 'tinh', 'thanhpho'],
  ...['uyban', 'ubnd', 'hdnd', 'nhandan', 'chinhquyen', 'thanthien', 'hanhchinhcong', 'hanhchinh', 'trungtam'],
  ...['phucvu', 'nguoidan', 'khaosat', 'mttq', 'bacho', 'hochiminh', 'chinh', 'quyen', 'trung', 'tam', 'hanh', 'cong'],
];
