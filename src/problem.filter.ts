import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { whyUnavailable } from './database/unavailable.js';
import { type Language, languageOf, translate } from './formatting/languages.js';
import { Problem, type ProblemCode, problem } from './problem.js';
import type { ProblemReply } from './rules/to-browser/replies.js';

/** The one place where a failure becomes an answer: a problem document for programs, a page for people. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    await this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** The same where there is no route yet. */
  async answer(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const found = asProblem(error);
    // Of a full disk a log would take the last room.
    const isNews = found.status >= 500 && found.code !== 'space-low';
    if (isNews) this.logger.error({ message: found.code, cause: describe(found.cause ?? error) });
    if (reply.sent) return;
    reply.status(found.status).header('Cache-Control', 'no-store');
    const seconds = secondsToWait[found.status];
    if (seconds !== undefined) reply.header('Retry-After', seconds);
    const language = languageOf(request);
    if (wantsDocument(request)) {
      await reply.type(PROBLEM_DOCUMENT).send(documentOf(found, language));
      return;
    }
    const { status, code, details } = found;
    const title = titleOf(found, language);
    const page = { language, title, status, code, field: request.method === 'GET' ? details.field : undefined };
    await (reply as ReplyWithViews).view('problems/show', page);
  }
}

export const PROBLEM_DOCUMENT = 'application/problem+json; charset=utf-8';

/** A failure as programs are told of it (RFC 9457). */
export function documentOf(found: Told, language: Language): ProblemReply {
  const { code, status, errors, setAside, waiting } = found;
  const { field, reason } = found.details;
  const title = titleOf(found, language);
  return { type: `/api/docs#${code}`, title, status, code, field, errors, setAside, waiting, reason };
}

function titleOf({ code, details }: Told, language: Language): string {
  return translate(language, `problems.${code}`, details);
}

type ReplyWithViews = FastifyReply & { view(template: string, data: object): FastifyReply };

type Told = Problem & {
  readonly cause?: unknown;
  readonly errors?: ProblemReply['errors'];
  readonly setAside?: boolean;
  readonly waiting?: unknown;
};

function asProblem(error: unknown): Told {
  if (error instanceof Problem) return error;
  const code = (error as { code?: unknown } | null)?.code;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return problem.tooLarge();
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return problem.wrongType();
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown })?.statusCode;
  const byStatus = typeof status === 'number' ? statusProblems[status] : undefined;
  if (byStatus) return new Problem(byStatus, status as number);
  if (typeof status === 'number' && status >= 400 && status < 500) return new Problem('malformed', status);
  const told = whyUnavailable(error) === null ? problem.failure() : problem.cannotStoreNow();
  return Object.assign(told, { cause: error });
}

/** Until it is worth trying again: attempts are counted in windows of ten minutes. */
const secondsToWait: Readonly<Record<number, string>> = { 429: '600', 503: '5' };

const statusProblems: Readonly<Record<number, ProblemCode>> = {
  400: 'malformed',
  401: 'not-signed-in',
  403: 'forbidden',
  404: 'not-found',
  408: 'too-slow',
  413: 'too-large',
  414: 'too-large',
  415: 'wrong-type',
  431: 'too-large',
};

function wantsDocument(request: FastifyRequest): boolean {
  return request.url.startsWith('/api/') || !String(request.headers.accept ?? '').includes('text/html');
}

function describe(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
