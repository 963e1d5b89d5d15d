import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { onSendHookHandler } from 'fastify';
import { hasAlready } from './responses/form-replies.js';

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
