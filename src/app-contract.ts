import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { projectFolder } from './config/settings.js';

/** The contract for programs as it is checked in, at /api/openapi.json, and Swagger's pages of it, at /api/docs. */
export async function useContract(app: NestFastifyApplication): Promise<void> {
  await app.register(fastifyStatic, {
    ...{ root: dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')), index: false },
    ...{ prefix: '/api/docs/', decorateReply: false },
  });
  const server = app.getHttpAdapter().getInstance();
  server.get('/api/openapi.json', (_request, reply) => reply.sendFile('openapi.json', join(projectFolder, 'data')));
  server.get('/api/docs', (_request, reply) => reply.type('text/html').send(page));
  server.get('/api/docs/start.js', (_request, reply) => reply.type('text/javascript').send(start));
}

const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Hài Lòng: the contract for programs</title>
<link rel="icon" href="/api/docs/favicon-32x32.png"><link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
<body><div id="swagger-ui"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body>
</html>
`;

const start = "SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', deepLinking: true });\n";
