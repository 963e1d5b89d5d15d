import { Readable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { takesFile } from './access/form-with-file.js';
import type { ProblemFilter } from './problem.filter.js';
import { problem } from './problem.js';
import { clearControls } from './rules/typed-text.js';

/** The longest that a client may take for the head of a request, and for a body without a file. Milliseconds. */
export const TIME_FOR_A_BODY = 20_000;

/** More than any definition of SurveyJS nests its panels. */
const DEEPEST = 64;

/**
 * What a body may be: JSON or a form, in UTF-8, no deeper than anything needs, sent in time; a form with a file on routes
 * that take one. No route is given a text with control characters.
 */
export function useReadableBodies(app: NestFastifyApplication, failures: ProblemFilter): void {
  const server = app.getHttpAdapter().getInstance();
  // Browsers may post plain text to any site unasked; nothing here reads it.
  server.removeContentTypeParser('text/plain');
  const asJson = server.getDefaultJsonParser('error', 'error');
  app.useBodyParser('application/json', {}, (request, body, done) => {
    const text = textOf(body);
    if (text === null || isTooDeep(text)) done(problem.malformed());
    else void asJson(request as FastifyRequest, text, done);
  });
  app.useBodyParser('application/x-www-form-urlencoded', {}, (_request, body, done) => {
    const text = textOf(body);
    const fields = text !== null && isDecodable(text) ? new URLSearchParams(text) : null;
    if (fields === null || fields.has('__proto__')) done(problem.malformed());
    else done(null, recordOf(fields));
  });
  // A form with a file is read once it is known who sends it, and by routes that take one only.
  server.addContentTypeParser('multipart/form-data', (request, form, done) => {
    if (takesFile(request)) return done(null, form);
    form.resume();
    done(problem.wrongType());
  });
  server.addHook('onRequest', async ({ raw, url }) => {
    if (raw.headers.host === undefined && raw.httpVersion === '1.1') throw problem.malformed();
    if (!isDecodable(url.slice(url.indexOf('?') + 1))) throw problem.malformed();
  });
  server.addHook('preParsing', (request, reply, body, done) => {
    cutWhenSlow(request, reply, failures);
    done(null, body);
  });
  // A file still to be read is cleared when it is.
  server.addHook('preHandler', async ({ params, query, body }) => {
    for (const sent of [params, query, body]) {
      const isRead = typeof sent === 'object' && sent !== null && !(sent instanceof Readable);
      if (isRead) clearControls(sent);
    }
  });
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Null where it is not UTF-8: what would be kept instead is not what was written. */
function textOf(body: string | Buffer): string | null {
  try {
    return typeof body === 'string' ? body : utf8.decode(body);
  } catch {
    return null;
  }
}

/** Whether what is escaped with `%` is UTF-8. */
function isDecodable(text: string): boolean {
  try {
    return !text.includes('%') || decodeURIComponent(text) !== null;
  } catch {
    return false;
  }
}

/** Counted before it is read: whoever walks through what was read may do so by calling itself. */
function isTooDeep(json: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json.charCodeAt(at);
    if (isInText && sign === BACKSLASH) at += 1;
    else if (sign === QUOTE) isInText = !isInText;
    else if (!isInText && (sign === BRACKET || sign === BRACE)) depth += 1;
    else if (!isInText && (sign === BRACKET + 2 || sign === BRACE + 2)) depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
/** What closes stands two behind what opens. */
const [BRACKET, BRACE] = [0x5b, 0x7b];

/** A field that was sent several times is a list, as browsers send boxes that are ticked. */
function recordOf(fields: URLSearchParams): Readonly<Record<string, string | readonly string[]>> {
  const record: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of fields) {
    const before = record[name];
    record[name] = before === undefined ? value : [before, value].flat();
  }
  return record;
}

/**
 * Whoever lets a body trickle in holds a connection: only somebody who is signed in and sends a file may take longer. One
 * that nobody will read any more, because the request is refused, is not waited for either.
 */
function cutWhenSlow(request: FastifyRequest, reply: FastifyReply, failures: ProblemFilter): void {
  const { raw, headers } = request;
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (!hasBody) return;
  const isFile = headers['content-type']?.startsWith('multipart/form-data') ?? false;
  const timer = setTimeout(() => {
    if (reply.sent) raw.destroy();
    else if (!isFile) void failures.answer(problem.tooSlow(), request, reply.header('Connection', 'close'));
  }, TIME_FOR_A_BODY).unref();
  // However long its answer takes then.
  for (const over of ['end', 'close']) raw.once(over, () => clearTimeout(timer));
}
