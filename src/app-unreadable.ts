import { type Server, STATUS_CODES } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import type { Headers } from './app-headers.js';
import { languageOf } from './formatting/languages.js';
import { lookOf } from './formatting/look.js';
import { MAIN_LANGUAGE } from './formatting/sentence.js';
import { documentOf, PROBLEM_DOCUMENT, type ProblemFilter } from './problem.filter.js';
import { Problem, problem } from './problem.js';

/**
 * What fails before there is a route: an address that cannot be read, and what is no HTTP. It is answered as any other
 * failure, with the same headers.
 */
export function answersToUnreadable(
  headers: Headers,
  failures: ProblemFilter,
): Required<Pick<FastifyServerOptions, 'frameworkErrors' | 'clientErrorHandler'>> {
  return {
    frameworkErrors: (error, request, reply) => {
      const asking = { query: queryOf(request.url), cookies: request.server.parseCookie(request.headers.cookie ?? '') };
      const look = lookOf(asking.query.look);
      const locals = { language: languageOf(asking), look, demo: false, pageAddress: request.url };
      Object.assign(request, asking);
      // Replies outside of routes draw no pages of themselves.
      Object.assign(reply, {
        view: (name: string, page: object) => drawn(request, reply, name, { ...locals, ...page }),
      });
      void failures.answer(error, request, reply.headers(headers));
    },
    clientErrorHandler: (error, socket) => {
      if (error.code === 'ECONNRESET' || !socket.writable) return;
      const answered = (socket as { _httpMessage?: { headersSent?: boolean } })._httpMessage;
      // Nothing may be written into an answer that has begun.
      if (answered?.headersSent) return void socket.destroy();
      socket.end(answerTo(problemOf(error.code), headers), () => socket.destroy());
    },
  };
}

/** What Node would refuse by itself without a word: a tunnel through this server, and wishes it does not know. */
export function answerUnusual(server: Server, headers: Headers): void {
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  server.on('connect', (_request, socket) => socket.end(answerTo(problem.malformed(), headers)));
}

async function drawn(request: FastifyRequest, reply: FastifyReply, name: string, page: object): Promise<void> {
  const server = request.server as FastifyInstance & { view(name: string, page: object): Promise<string> };
  await reply.type('text/html; charset=utf-8').send(await server.view(name, page));
}

/** Names of Node's and its parser's. */
function problemOf(code: string): Problem {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return problem.tooSlow();
  if (code === 'HPE_HEADER_OVERFLOW') return new Problem('too-large', 431);
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return problem.tooLarge();
  return problem.malformed();
}

/** Whoever sent it could not say in which language it is read. */
function answerTo(found: Problem, headers: Headers): string {
  const body = JSON.stringify(documentOf(found, MAIN_LANGUAGE));
  const lines = {
    ...headers,
    'Content-Type': PROBLEM_DOCUMENT,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    Connection: 'close',
  };
  const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${found.status} ${STATUS_CODES[found.status]}\r\n${head.join('')}\r\n${body}`;
}

function queryOf(url: string): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(url.split(/\?(.*)/s)[1] ?? ''));
}
