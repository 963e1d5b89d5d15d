import { join } from 'node:path';
import fastifyCookie from '@fastify/cookie';
import fastifyStatic from '@fastify/static';
import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { useContract } from './app-contract.js';
import { headersApart, securityHeaders } from './app-headers.js';
import {
  answerAskedAgain,
  TIME_FOR_A_BODY,
  useKeptForms,
  useReadableBodies,
  useRequestLog,
  useSecurityHeaders,
} from './app-hooks.js';
import { answersToUnreadable, answerUnusual } from './app-unreadable.js';
import { useViews } from './app-views.js';
import { Clock } from './config/clock.js';
import { projectFolder, type Settings } from './config/settings.js';
import { ProblemFilter } from './problem.filter.js';

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
