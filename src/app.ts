import { IncomingMessage, type Server, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fastifyCookie from '@fastify/cookie';
import fastifyStatic from '@fastify/static';
import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import helmet from 'helmet';
import { takesFile } from './access/form-with-file.js';
import { AppModule } from './app.module.js';
import { useViews } from './app-views.js';
import { Clock } from './config/clock.js';
import { projectFolder, type Settings } from './config/settings.js';
import { languageOf } from './formatting/languages.js';
import { lookOf } from './formatting/look.js';
import { Metrics } from './operations/metrics.js';
import { ProblemFilter } from './problem.filter.js';
import { KeptForms } from './responses/kept-forms.js';
import { clearControls } from './rules/typed-text.js';

/** The whole server, not yet listening. Reads as the life of a request: limits, headers, texts, views, routes, failures. */
export async function createApp(settings: Settings, clock: Clock = new Clock()): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: 256 * 1024,
    trustProxy: (_address, hop) => hop < settings.trustedProxies,
    // A file may take so long to come; the head of a request, and any other body, less.
    requestTimeout: 300_000,
    http: { headersTimeout: TIME_FOR_A_BODY },
    connectionTimeout: 30_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(settings, clock, true), adapter, {
    abortOnError: false,
    logger: jsonLogger(settings.logLevel),
  });
  // Browsers may post plain text to any site unasked; nothing here reads it.
  adapter.getInstance().removeContentTypeParser('text/plain');
  // A form with a file is read once it is known who sends it, and by routes that take one only.
  adapter.getInstance().addContentTypeParser('multipart/form-data', (request, form, done) => {
    if (takesFile(request)) return done(null, form);
    form.resume();
    done(Object.assign(new Error('No file is taken here'), { statusCode: 415 }));
  });
  await app.register(fastifyCookie);
  useSecurityHeaders(app, settings);
  useClearText(app);
  cutSlowBodies(app);
  await app.register(fastifyStatic, {
    root: join(projectFolder, 'dist', 'browser'),
    prefix: '/assets/',
    preCompressed: true,
  });
  useViews(app);
  useRequestLog(app, settings);
  useKeptForms(app);
  app.useGlobalFilters(new ProblemFilter());
  app.enableShutdownHooks();
  useOpenApi(app);
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

/**
 * The security headers of every answer, also of failures. Helmet writes them anew for each request; they are the same
 * for all, so it is asked once.
 */
function useSecurityHeaders(app: NestFastifyApplication, settings: Settings): void {
  const headers = securityHeaders(settings);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (_request, reply, done) => {
      reply.headers(headers);
      done();
    });
}

function securityHeaders({ baseUrl }: Settings): Readonly<Record<string, string>> {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  const write = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: contentPolicy },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: baseUrl.startsWith('https:'),
  });
  write(request, response, () => undefined);
  return response.getHeaders() as Record<string, string>;
}

const contentPolicy = {
  defaultSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  formAction: ["'self'"],
};

/** No route is given a text with control characters; a file still to be read is cleared when it is. */
function useClearText(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('preHandler', async ({ params, query, body }) => {
    for (const sent of [params, query, body]) {
      const isRead = typeof sent === 'object' && sent !== null && !(sent instanceof Readable);
      if (isRead) clearControls(sent);
    }
  });
}

/** Whoever lets a body trickle in holds a connection: only a form with a file may take longer. */
function cutSlowBodies(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('preParsing', (request, _reply, body, done) => {
    const { raw, headers } = request;
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
    if (hasBody && !headers['content-type']?.startsWith('multipart/form-data')) {
      const timer = setTimeout(() => raw.destroy(), TIME_FOR_A_BODY);
      // However long its answer takes then.
      for (const over of ['end', 'close']) raw.once(over, () => clearTimeout(timer));
    }
    done(null, body);
  });
}

const TIME_FOR_A_BODY = 20_000;

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

/** The contract for programs, at /api/docs and /api/openapi.json. */
function useOpenApi(app: NestFastifyApplication): void {
  const config = new DocumentBuilder()
    .setTitle('Hài Lòng')
    .setDescription(
      'Satisfaction with public services, by department, against the target. What has changed from version to version ' +
        'is told in `data/README.md`.',
    )
    .setVersion('1')
    .addBearerAuth()
    .build();
  const documentOf = () => {
    const { paths, ...contract } = SwaggerModule.createDocument(app, config);
    return { ...contract, paths: Object.fromEntries(Object.entries(paths).filter(([path]) => forPrograms.test(path))) };
  };
  SwaggerModule.setup('api/docs', app, documentOf, { jsonDocumentUrl: 'api/openapi.json' });
}

/** Everything else is a page. */
const forPrograms = /^\/(?:api\/|health\/|metrics$|results\/.+\.(?:json|csv)$)/;
