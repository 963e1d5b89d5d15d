import { createHash } from 'node:crypto';
import type { Server } from 'node:http';
import { join } from 'node:path';
import fastifyCookie from '@fastify/cookie';
import fastifyStatic from '@fastify/static';
import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { onSendHookHandler } from 'fastify';
import { AppModule } from './app.module.js';
import { TIME_FOR_A_BODY, useReadableBodies } from './app-bodies.js';
import { useContract } from './app-contract.js';
import { type Headers, headersApart, securityHeaders } from './app-headers.js';
import { answersToUnreadable, answerUnusual } from './app-unreadable.js';
import { useViews } from './app-views.js';
import { Clock } from './config/clock.js';
import { projectFolder, type Settings } from './config/settings.js';
import { languageOf } from './formatting/languages.js';
import { lookOf } from './formatting/look.js';
import { Metrics } from './operations/metrics.js';
import { ProblemFilter } from './problem.filter.js';
import { hasAlready } from './responses/form-replies.js';
import { KeptForms } from './responses/kept-forms.js';

/** The whole server, not yet listening. Reads as the life of a request: limits, headers, texts, views, routes, failures. */
export async function createApp(settings: Settings, clock: Clock = new Clock()): Promise<NestFastifyApplication> {
  const failures = new ProblemFilter();
  const headers = securityHeaders(settings);
  const adapter = new FastifyAdapter({
    ...answersToUnreadable(headers, failures),
    bodyLimit: 256 * 1024,
    trustProxy: (_address, hop) => hop < settings.trustedProxies,
    // A file may take so long to come; the head of a request, and any other body, less.
    requestTimeout: 300_000,
    http: { headersTimeout: TIME_FOR_A_BODY, connectionsCheckingInterval: 5_000, requireHostHeader: false },
    connectionTimeout: 30_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(settings, clock, true), adapter, {
    abortOnError: false,
    logger: jsonLogger(settings.logLevel),
  });
  await app.register(fastifyCookie);
  useSecurityHeaders(app, headers, headersApart(settings));
  useReadableBodies(app, failures);
  await app.register(fastifyStatic, {
    root: join(projectFolder, 'dist', 'browser'),
    prefix: '/assets/',
    preCompressed: true,
  });
  answerAskedAgain(app);
  useViews(app);
  useRequestLog(app, settings);
  useKeptForms(app);
  answerUnusual(app.getHttpServer(), headers);
  app.useGlobalFilters(failures);
  app.enableShutdownHooks();
  await useContract(app);
  return app;
}

/** Whatever is answered carries the same headers, but for what has a policy of its own. */
function useSecurityHeaders(
  app: NestFastifyApplication,
  everywhere: Headers,
  apart: ReturnType<typeof headersApart>,
): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      const [, own] = apart.find(([start]) => request.url.startsWith(start)) ?? [];
      reply.headers(own ?? everywhere);
      done();
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
function answerAskedAgain(app: NestFastifyApplication): void {
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

/** JSON lines. Nothing of a request is logged but method, route pattern, status and time. */
export function jsonLogger(level: string): ConsoleLogger {
  const levels: LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug'];
  const upTo = levels.indexOf(level === 'info' ? 'log' : (level as LogLevel));
  return new ConsoleLogger({
    json: true,
    colors: false,
    logLevels: level === 'silent' ? [] : levels.slice(0, upTo + 1),
  });
}

function useRequestLog(app: NestFastifyApplication, settings: Settings): void {
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
function useKeptForms(app: NestFastifyApplication): void {
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
