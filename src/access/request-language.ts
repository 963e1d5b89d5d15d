import type { FastifyRequest } from 'fastify';
import type { Language } from '../formatting/languages.js';

/** The language asked for: in the address, else by the browser, else Vietnamese. */
export function languageOf(request: FastifyRequest): Language {
  const asked = (request.query as { lang?: unknown } | undefined)?.lang;
  if (asked === 'en' || asked === 'vi') return asked;
  const cookie = (request as { cookies?: Record<string, string | undefined> }).cookies?.lang;
  return cookie === 'en' ? 'en' : 'vi';
}
