import { createHash } from 'node:crypto';
import type { Server } from 'node:http';
import { Readable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest, onSendHookHandler } from 'fastify';
import { takesFile } from './access/form-with-file.js';
import type { Headers, headersApart } from './app-headers.js';
import type { Settings } from './config/settings.js';
import { languageOf } from './formatting/languages.js';
import { lookOf } from './formatting/look.js';
import { Metrics } from './operations/metrics.js';
import type { ProblemFilter } from './problem.filter.js';
import { problem } from './problem.js';
import { hasAlready } from './responses/form-replies.js';
import { KeptForms } from './responses/kept-forms.js';
import { clearControls } from './rules/typed-text.js';

/*
 * What is done around every request, whichever route answers it: headers, bodies, what pages know, what browsers keep.
 */

/** Whatever is answered carries the same headers, but for what has a policy of its own. */
export function useSecurityHeaders(
  app: NestFastifyApplication,
  everywhere: Headers,
  apart: ReturnType<typeof headersApart>,
): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      const [, own] = apart.find(([at]) => at.test(request.url)) ?? [];
      reply.headers(own ?? everywhere);
      done();
    });
}

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

/** Every page knows its language, its look and its address; how long an answer took is counted by its route. */
export function useRequestLog(app: NestFastifyApplication, settings: Settings): void {
  const { requests } = app.get(Metrics);
  const { demo } = settings;
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', async (request, reply) => {
    const language = languageOf(request);
    const look = lookOf((request.query as { look?: unknown }).look);
    Object.assign(reply, { locals: { language, look, demo, pageAddress: request.url } });
  });
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? '(none)';
    requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
}

/** Kept form pages are answered ahead of Fastify, which keeps all limits of the connection. */
export function useKeptForms(app: NestFastifyApplication): void {
  const forms = app.get(KeptForms);
  const { requests } = app.get(Metrics);
  const server: Server = app.getHttpServer();
  const [handle] = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const start = performance.now();
    const mayBeKept = request.method === 'GET' && request.url?.startsWith('/k/');
    if (!mayBeKept || !forms.answer(request, response)) return handle?.call(server, request, response);
    const seconds = (performance.now() - start) / 1000;
    requests.observe({ method: 'GET', route: '/k/:code', status: response.statusCode }, seconds);
  });
}

/**
 * Pages and data that tell only what is locked, and who has answered so far. A browser may keep them, and asks again
 * each time. What people wrote, every file and every other page of staff is kept by nobody.
 */
export const askedAgain: readonly string[] = [
  '/dashboard',
  '/dashboard/:section',
  '/dashboard/tables',
  '/dashboard/compare',
  '/dashboard/methods',
  '/dashboard/method',
  '/dashboard/summary',
  '/city',
  '/api/v1/campaigns/:id/satisfaction',
  '/api/v1/campaigns/:id/distribution',
  '/api/v1/campaigns/:id/change',
  '/api/v1/city/satisfaction',
];

/**
 * Marks their answers by their bytes, and says 304 to a browser that holds the same. The answer is made all the same,
 * after the check of rights and for who asks now: with their name, the token of their session and today's day in it, so
 * that nobody is told to use what was made for somebody else, or before.
 */
export function answerAskedAgain(app: NestFastifyApplication): void {
  const routes = new Set(askedAgain);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', (route) => {
      if (route.method === 'GET' && routes.has(route.url)) route.onSend = markAndCompare;
    });
}

const markAndCompare: onSendHookHandler<unknown> = async (request, reply, answer) => {
  if (reply.statusCode !== 200 || typeof answer !== 'string') return answer;
  const etag = `"${createHash('sha256').update(answer).digest('base64url').slice(0, 22)}"`;
  reply.headers({ 'cache-control': 'private, no-cache', etag });
  if (!hasAlready(request.headers['if-none-match'], etag)) return answer;
  reply.status(304);
  return null;
};
