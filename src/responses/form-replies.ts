import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StoredPage } from './form-cache.js';
import { citizenHeaders } from './form-templates.js';

/** Sends a kept page in the best way the browser understands, or tells it that it still has it. */
export async function sendStored(
  request: FastifyRequest,
  reply: FastifyReply,
  page: StoredPage,
  headers = citizenHeaders,
): Promise<void> {
  reply.headers(headersOf(page, headers));
  if (hasAlready(request.headers['if-none-match'], page.etag)) {
    await reply.status(304).send();
    return;
  }
  const accepted = encodingOf(request.headers['accept-encoding']);
  if (accepted === 'identity') {
    await reply.send(page.html);
    return;
  }
  reply.header('content-encoding', accepted === 'brotli' ? 'br' : 'gzip');
  await reply.send(accepted === 'brotli' ? page.brotli : page.gzip);
}

/** Headers of a page that browsers keep, and ask about each time. */
export function headersOf({ etag }: StoredPage, headers = citizenHeaders): Readonly<Record<string, string>> {
  return { ...headers, 'cache-control': 'no-cache', etag, vary: 'Accept-Encoding' };
}

/** Sends a page made for one person: nobody keeps it. */
export async function sendPage(reply: FastifyReply, status: number, html: string): Promise<void> {
  await reply
    .status(status)
    .headers({ ...citizenHeaders, 'cache-control': 'no-store' })
    .send(html);
}

export type Encoding = 'brotli' | 'gzip' | 'identity';

/**
 * The best encoding a browser accepts; a weight of zero refuses one.
 * @example encodingOf('gzip, deflate, br') // 'brotli'
 */
export function encodingOf(header: string | readonly string[] | undefined): Encoding {
  const text = String(header ?? '');
  const known = encodings.get(text);
  if (known) return known;
  const encoding = bestEncoding(text);
  if (encodings.size < HEADERS_KNOWN) encodings.set(text, encoding);
  return encoding;
}

/** Browsers send one of a handful of headers. */
const encodings = new Map<string, Encoding>();
const HEADERS_KNOWN = 100;

function bestEncoding(header: string): Encoding {
  const accepted = header
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';')[0]);
  if (accepted.includes('br')) return 'brotli';
  return accepted.includes('gzip') ? 'gzip' : 'identity';
}

/** Whether a browser says that it holds the page of this mark. */
export function hasAlready(header: string | undefined, etag: string): boolean {
  return header?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag) ?? false;
}
