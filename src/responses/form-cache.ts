import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** A page ready to be sent in whichever way the browser understands. */
export interface StoredPage {
  readonly html: Buffer;
  readonly brotli: Buffer;
  readonly gzip: Buffer;
  readonly etag: string;
}

const asBrotli = promisify(brotliCompress);
const asGzip = promisify(gzip);

/** Compresses as well as it can, because it is done once and sent often. */
export async function storePage(text: string): Promise<StoredPage> {
  const html = Buffer.from(text);
  const [brotli, zipped] = await Promise.all([
    asBrotli(html, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: html.length },
    }),
    asGzip(html, { level: 9 }),
  ]);
  const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`;
  return { html, brotli, gzip: zipped, etag };
}

/** Keeps the pages asked for most recently; ten phones that ask at once wait for one rendering. */
export class FormCache {
  private readonly pages = new Map<string, Promise<StoredPage>>();

  /** @param capacity pages kept, ≥ 1; a page with its copies takes about 100 kB */
  constructor(private readonly capacity: number) {}

  /** @param key everything the page depends on */
  page(key: string, render: () => string): Promise<StoredPage> {
    const known = this.pages.get(key);
    if (known) {
      this.pages.delete(key);
      this.pages.set(key, known);
      return known;
    }
    const made = Promise.resolve().then(() => storePage(render()));
    this.pages.set(key, made);
    made.catch(() => this.pages.delete(key));
    this.forgetOldest();
    return made;
  }

  private forgetOldest(): void {
    const [oldest] = this.pages.keys();
    if (this.pages.size > this.capacity && oldest !== undefined) this.pages.delete(oldest);
  }
}
