import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type {} from '@fastify/view';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Handlebars from 'handlebars';
import { projectFolder } from '../config/settings.js';

/**
 * Pages for everybody: one small file each, the style written into it and named in the content security policy by its
 * hash. No script, no cookie; a browser keeps the page and asks whether it is still the same, so that what is withdrawn
 * is gone at once.
 */
const style = readFileSync(join(projectFolder, 'views', 'public-results', 'public.css'), 'utf8')
  .replace(/\/\*[\s\S]*?\*\//g, '')
  .replace(/\s*\n\s*/g, '');

const policy = (form: string, framedBy: string): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    'img-src data:',
    `form-action ${form}`,
    "base-uri 'none'",
    `frame-ancestors ${framedBy}`,
  ].join('; ');

const headers: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': policy("'self'", "'none'"),
  'referrer-policy': 'no-referrer',
};

/** Any site may show it in a frame: it asks for nothing, sends nothing, and knows nobody. */
const framed: Readonly<Record<string, string>> = {
  'content-security-policy': policy("'none'", '*'),
  'cross-origin-resource-policy': 'cross-origin',
};

const asGzip = promisify(gzip);

/** Prints a view and sends it, or tells the browser that it still has it. */
export async function sendPublicPage(
  request: FastifyRequest,
  reply: FastifyReply,
  view: string,
  data: object,
  { cacheControl = 'public, no-cache', vary = 'Accept-Encoding', mayBeFramed = false } = {},
): Promise<void> {
  const html = await reply.viewAsync(view, { ...data, style: new Handlebars.SafeString(style) });
  const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`;
  reply.headers({ ...headers, ...(mayBeFramed && framed), 'cache-control': cacheControl, vary, etag });
  if (mayBeFramed) reply.removeHeader('x-frame-options');
  if (isSame(request.headers['if-none-match'], etag)) {
    await reply.status(304).send();
    return;
  }
  if (!/\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(request.headers['accept-encoding'] ?? '')) {
    await reply.send(html);
    return;
  }
  await reply.header('content-encoding', 'gzip').send(await asGzip(html));
}

function isSame(header: string | undefined, etag: string): boolean {
  return header?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag) ?? false;
}
