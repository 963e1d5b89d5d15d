import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../config/settings.js';

/** The text of a file that the browser's part was built into; null where it has not been built. */
export function readBrowserFile(name: string): string | null {
  const path = join(projectFolder, 'dist', 'browser', name);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/**
 * Changes with the file, so that no phone and no tablet runs an old one with a new page. Nothing in it has to be escaped
 * in a page, whose text the service worker reads.
 */
export function addressOf(name: string): string {
  const content = readBrowserFile(name);
  if (content === null) return `/assets/${name}`;
  return `/assets/${name}?${createHash('sha256').update(content).digest('hex').slice(0, 8)}`;
}
