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
  reply.headers({ ...headers, 'cache-control': 'no-cache', etag: page.etag, vary: 'Accept-Encoding' });
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

/** Sends a page made for one person: nobody keeps it. */
export async function sendPage(reply: FastifyReply, status: number, html: string): Promise<void> {
  await reply
    .status(status)
    .headers({ ...citizenHeaders, 'cache-control': 'no-store' })
    .send(html);
}

/**
 * The best encoding a browser accepts; a weight of zero refuses one.
 * @example encodingOf('gzip, deflate, br') // 'brotli'
 */
export function encodingOf(header: string | readonly string[] | undefined): 'brotli' | 'gzip' | 'identity' {
  const accepted = String(header ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';')[0]);
  if (accepted.includes('br')) return 'brotli';
  return accepted.includes('gzip') ? 'gzip' : 'identity';
}

function hasAlready(header: string | undefined, etag: string): boolean {
  return header?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag) ?? false;
}
