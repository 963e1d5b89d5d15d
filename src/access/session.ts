import '@fastify/cookie';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../formatting/languages.js';

/** Half an hour without a request ends a session, and so does a working day. */
export const IDLE_MINUTES = 30;
const LONGEST_HOURS = 12;

/** A request is noted at most once a minute, so that reading pages does not write all the time. */
const NOTED_EVERY_SECONDS = 60;

export interface SessionTimes {
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

export function isSessionAlive({ createdAt, lastSeenAt }: SessionTimes, now: Date): boolean {
  const idle = now.getTime() - lastSeenAt.getTime();
  const age = now.getTime() - createdAt.getTime();
  return idle < IDLE_MINUTES * 60_000 && age < LONGEST_HOURS * 3_600_000;
}

export function isToBeNoted({ lastSeenAt }: SessionTimes, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() >= NOTED_EVERY_SECONDS * 1000;
}

/** True for requests that change something and therefore must show the session's token. */
export function needsCsrfToken(method: string): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(method.toUpperCase());
}

/** The token a request carries: header `x-csrf-token`, else the hidden field `_csrf`. */
export function carriedCsrfToken(headers: Readonly<Record<string, unknown>>, body: unknown): unknown {
  const header = headers['x-csrf-token'];
  if (header !== undefined) return header;
  return typeof body === 'object' && body !== null && '_csrf' in body ? body._csrf : undefined;
}

/** Over https the prefix makes the browser refuse the cookie from anywhere but this very host. */
const isSecure = (baseUrl: string): boolean => baseUrl.startsWith('https:');
const sessionName = (baseUrl: string): string => (isSecure(baseUrl) ? '__Host-session' : 'session');
const deviceName = (baseUrl: string): string => (isSecure(baseUrl) ? '__Host-device' : 'device');

const options = (baseUrl: string): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: isSecure(baseUrl),
});

const A_YEAR = 365 * 86_400;

/** @param baseUrl the setting BASE_URL, which decides between http and https */
export function readSessionCookie(request: FastifyRequest, baseUrl: string): string | undefined {
  return request.cookies[sessionName(baseUrl)];
}

export function readDeviceCookie(request: FastifyRequest, baseUrl: string): string | undefined {
  return request.cookies[deviceName(baseUrl)];
}

export function setSessionCookies(reply: FastifyReply, baseUrl: string, sessionId: string, device?: string): void {
  reply.setCookie(sessionName(baseUrl), sessionId, options(baseUrl));
  if (device) reply.setCookie(deviceName(baseUrl), device, { ...options(baseUrl), maxAge: A_YEAR });
}

/** Read by `languageOf`. */
export function keepLanguage(reply: FastifyReply, baseUrl: string, language: Language): void {
  reply.setCookie('lang', language, { ...options(baseUrl), maxAge: A_YEAR });
}

export function clearSessionCookie(reply: FastifyReply, baseUrl: string): void {
  reply.clearCookie(sessionName(baseUrl), options(baseUrl));
}
