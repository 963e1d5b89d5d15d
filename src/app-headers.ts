import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
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

/** The same for what may do more, by the addresses that they stand at. */
export function headersApart({ baseUrl }: Pick<Settings, 'baseUrl'>): readonly (readonly [RegExp, Headers])[] {
  return relaxed.map(([at, sources]) => [at, written(baseUrl, { ...contentPolicy, ...sources })]);
}

type Policy = Readonly<Record<string, readonly string[]>>;

const relaxed: readonly (readonly [at: RegExp, Policy])[] = [
  // The pages of Swagger write their styles into the page.
  [/^\/api\/docs(?:[/?]|$)/, { styleSrc: ["'self'", "'unsafe-inline'"] }],
  // A thread that finds codes, in which a program in WebAssembly runs. No page may do that.
  [/^\/assets\/camera-worker\.js$/, { scriptSrc: ["'self'", "'wasm-unsafe-eval'"] }],
];

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
