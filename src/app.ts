import type { Server } from 'node:http';
import { join } from 'node:path';
import fastifyCookie from '@fastify/cookie';
import fastifyStatic from '@fastify/static';
import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { answerAskedAgain } from './app-asked-again.js';
import { TIME_FOR_A_BODY, useReadableBodies } from './app-bodies.js';
import { useContract } from './app-contract.js';
import { securityHeaders, useSecurityHeaders } from './app-headers.js';
import { answersToUnreadable, answerUnusual } from './app-unreadable.js';
import { useViews } from './app-views.js';
import { Clock } from './config/clock.js';
import { projectFolder, type Settings } from './config/settings.js';
import { languageOf } from './formatting/languages.js';
import { lookOf } from './formatting/look.js';
import { Metrics } from './operations/metrics.js';
import { ProblemFilter } from './problem.filter.js';
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
  useSecurityHeaders(app, settings);
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
