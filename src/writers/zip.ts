import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Zip, ZipPassThrough } from 'fflate';

/** One file of an archive. */
export interface ZipFile {
  /** In letters that every system keeps, folders parted by `/`; no two of an archive are the same. */
  readonly path: string;
  /** What it holds, or where that is read from once its turn comes. */
  readonly content: Uint8Array | (() => Readable);
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
}

/** The first day that a ZIP file knows: the same files make the same archive, whenever it is made. */
const FIRST_DAY = '1980-01-01T00:00:00';

/**
 * Files as one ZIP file, which comes in parts while it is made: never is more than a part of one of them in memory. They
 * are not packed, since papers and pictures are already.
 * @throws in the stream, where what is read is not what its hash says: whoever takes the archive then gets none
 */
export function zipOf(files: readonly ZipFile[]): Readable {
  return Readable.from(parts(files), { objectMode: false });
}

async function* parts(files: readonly ZipFile[]): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    ready.push(part);
  });
  for (const { path, content, hash } of files) {
    const entry = new ZipPassThrough(path);
    entry.mtime = FIRST_DAY;
    zip.add(entry);
    const read = createHash('sha256');
    for await (const part of typeof content === 'function' ? content() : [content]) {
      read.update(part);
      entry.push(part, false);
      yield* ready.splice(0);
    }
    if (read.digest('hex') !== hash) throw new Error(`${path} is damaged`);
    entry.push(new Uint8Array(0), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}

/**
 * What `sha256sum --check` reads.
 * @example sumsOf([{ path: 'a.txt', hash: 'e3b0…' }]) // 'e3b0…  a.txt\n'
 */
export function sumsOf(files: readonly Pick<ZipFile, 'path' | 'hash'>[]): string {
  return files.map(({ path, hash }) => `${hash}  ${path}\n`).join('');
}

/** A file that is made here. */
export function zipFile(path: string, content: Uint8Array | string): ZipFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return { path, content: bytes, hash: createHash('sha256').update(bytes).digest('hex') };
}
