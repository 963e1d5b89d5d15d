import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';

const HASH = /^[0-9a-f]{64}$/;
const UNFINISHED = /^\.[0-9a-f-]{36}$/;

/**
 * The bytes of attachments, in a folder beside the database that no web address reaches: each file under its SHA-256,
 * written whole or not at all, and never changed. The row that names it comes after it, so a crash between the two leaves
 * a file that nobody asks for, which is swept later.
 */
@Injectable()
export class AttachmentStore {
  constructor(private readonly settings: Settings) {}

  private get folder(): string {
    return this.settings.attachmentsFolder;
  }

  /** Keeps a file for good before it answers. @returns its SHA-256 in hexadecimal */
  async keep(bytes: Buffer): Promise<string> {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const [place, unfinished] = [join(this.folder, hash), join(this.folder, `.${randomUUID()}`)];
    // Whatever stands there already is written anew: it may have been damaged, and is young again for the sweep.
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = await open(unfinished, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, place);
    const folder = await open(this.folder, 'r');
    await folder.sync().finally(() => folder.close());
    return hash;
  }

  /** From now on a file is young again for the sweep: a backup that is made meanwhile may still hold its row. */
  async renew(hash: string): Promise<void> {
    const now = new Date();
    await utimes(join(this.folder, hash), now, now).catch(() => undefined);
  }

  /** Whether a file is there in full. */
  async has({ hash, bytes }: { readonly hash: string; readonly bytes: number }): Promise<boolean> {
    const found = await stat(join(this.folder, hash)).catch(() => null);
    return found?.size === bytes;
  }

  read(hash: string): Readable {
    return createReadStream(join(this.folder, hash));
  }

  /**
   * Deletes what nobody names any more, and what was never finished.
   * @param isNamed whether a row names a file
   * @param before only what was written before; a younger one may be about to get its row
   * @returns how many files have gone
   */
  async sweep(isNamed: (hash: string) => Promise<boolean>, before: Date): Promise<number> {
    const names = await readdir(this.folder).catch(() => []);
    let gone = 0;
    for (const name of names) {
      // Whatever else somebody has put there is not ours.
      if (!HASH.test(name) && !UNFINISHED.test(name)) continue;
      const found = await stat(join(this.folder, name)).catch(() => null);
      if (!found || found.mtime >= before || (HASH.test(name) && (await isNamed(name)))) continue;
      await rm(join(this.folder, name), { force: true });
      gone += 1;
    }
    return gone;
  }
}
