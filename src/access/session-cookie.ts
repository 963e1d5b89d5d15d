import '@fastify/cookie';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

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

export function clearSessionCookie(reply: FastifyReply, baseUrl: string): void {
  reply.clearCookie(sessionName(baseUrl), options(baseUrl));
}
