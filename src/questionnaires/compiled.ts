import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Checked } from './definition-verdict.js';

/** What the build has made of the shipped questionnaires, by the name and text of each; none where nothing was built. */
export const COMPILED_FILE = fileURLToPath(new URL('./compiled.json', import.meta.url));

let read: Readonly<Record<string, Checked>> | null = null;

/** What the check says of a file, where the build has asked it the same; null for any other text or name. */
export function compiledByBuild(text: string, file: string): Checked | null {
  read ??= existsSync(COMPILED_FILE) ? JSON.parse(readFileSync(COMPILED_FILE, 'utf8')) : {};
  return read?.[compiledName(text, file)] ?? null;
}

export function compiledName(text: string, file: string): string {
  return createHash('sha256').update(`${file}\n${text}`).digest('hex');
}
