import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import helmet from 'helmet';
import type { Settings } from './config/settings.js';

/** Headers of an answer, by name. */
export type Headers = Readonly<Record<string, string>>;

/**
 * The security headers of every answer, also of failures. Helmet writes them anew for each request; they are the same
 * for all, so it is asked once.
 */
export function securityHeaders({ baseUrl }: Pick<Settings, 'baseUrl'>): Headers {
  return written(baseUrl, contentPolicy);
}

/** Sends them with whatever is answered. */
export function useSecurityHeaders(app: NestFastifyApplication, settings: Settings): void {
  const everywhere = securityHeaders(settings);
  const ofContract = written(settings.baseUrl, { ...contentPolicy, styleSrc: ["'self'", "'unsafe-inline'"] });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      reply.headers(CONTRACT.test(request.url) ? ofContract : everywhere);
      done();
    });
}

/** The pages of Swagger, which write their styles into the page. */
const CONTRACT = /^\/api\/docs(?:[/?]|$)/;

type Policy = Readonly<Record<string, readonly string[]>>;

function written(baseUrl: string, policy: Policy): Headers {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  const directives = Object.fromEntries(Object.entries(policy).map(([name, sources]) => [name, [...sources]]));
  const write = helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: baseUrl.startsWith('https:'),
  });
  write(request, response, () => undefined);
  return response.getHeaders() as Headers;
}

const contentPolicy: Policy = {
  defaultSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  formAction: ["'self'"],
};
