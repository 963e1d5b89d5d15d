/**
 * The path to go to after signing in, when it is one of this server's own pages; null for anything else, above all for
 * an address of another host (`//evil.example`, `/\evil.example`, `https:…`).
 */
export function localPath(wanted: unknown): string | null {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wanted)) return null;
  return /^\/(login|logout|setup|api)\b/.test(wanted) ? null : wanted;
}
