import '@fastify/cookie';
import type { CookieSerializeOptions } from '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { changing, tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import type { Language } from '../formatting/languages.js';
import { AuditService } from './audit.service.js';
import { Session, User } from './credentials.entity.js';
import { hashOfSecret, newSecret } from './secret-code.js';
import type { Staff } from './staff.js';
import { UnsentForms } from './unsent-form.service.js';

const sessions = tableOf(Session);

/** Half an hour without a request ends a session, and so does a working day. */
const IDLE_MINUTES = 30;
const LONGEST_HOURS = 12;

/** A request is noted at most once a minute, so that reading pages does not write all the time. */
const NOTED_EVERY_SECONDS = 60;

type SessionTimes = Pick<Session, 'createdAt' | 'lastSeenAt'>;

export function isSessionAlive({ createdAt, lastSeenAt }: SessionTimes, now: Date): boolean {
  const idle = now.getTime() - lastSeenAt.getTime();
  const age = now.getTime() - createdAt.getTime();
  return idle < IDLE_MINUTES * 60_000 && age < LONGEST_HOURS * 3_600_000;
}

export function isToBeNoted({ lastSeenAt }: SessionTimes, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() >= NOTED_EVERY_SECONDS * 1000;
}

/** Signed-in users, kept on the server, so that signing out and disabling take effect at once. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly audit: AuditService,
    private readonly forms: UnsentForms,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * Always a new identifier, so one planted before signing in is worth nothing.
   * @returns what goes into the cookie
   */
  *begin({ id: userId, name, communeId }: User): Work<string> {
    const id = newSecret();
    const now = this.clock.certain();
    const longGone = new Date(now.getTime() - IDLE_MINUTES * 60_000);
    yield* changing(Session, 'DELETE FROM staff_session WHERE last_seen_at < $1', longGone.toISOString());
    yield* sessions.insert({
      ...{ idHash: hashOfSecret(id), userId, csrfToken: this.forms.tokenFor(userId), createdAt: now, lastSeenAt: now },
    });
    yield* this.audit.append({ actor: name, communeId, action: 'signed-in', object: name });
    return id;
  }

  /**
   * Null when the session is unknown or over, or its user disabled.
   * @param isSeen whether the person does something now, which keeps the session from ending
   */
  async staffOf(id: string, isSeen = true): Promise<Staff | null> {
    const now = this.clock.certain();
    const found = await this.queue.read(aliveSession(hashOfSecret(id), now));
    if (!found) return null;
    const { session, user } = found;
    if (isSeen && isToBeNoted(session, now)) await this.note(session.idHash, now);
    const { name, role, communeId, unit, passwordIsTemporary } = user;
    const { csrfToken } = session;
    return {
      kind: 'user',
      id: user.id,
      name,
      role,
      communeId,
      unit,
      csrfToken,
      passwordIsTemporary,
      passwordMustChange: user.mustChoosePassword,
    };
  }

  /** The session of a person who signs out. */
  async end(id: string, staff: Staff): Promise<void> {
    await this.queue.commit(() => this.ended(id, staff));
  }

  private *ended(id: string, { name, communeId }: Staff): Work<void> {
    yield* sessions.delete({ idHash: hashOfSecret(id) });
    yield* this.audit.append({ actor: name, communeId, action: 'signed-out', object: name });
  }

  private async note(idHash: string, lastSeenAt: Date): Promise<void> {
    await this.queue.commit(() => sessions.update({ idHash }, { lastSeenAt }));
  }
}

/** A session that is not over, of a user who is not disabled. */
function* aliveSession(idHash: string, now: Date): Work<{ session: Session; user: User } | null> {
  const session = yield* sessions.find({ idHash });
  if (!session || !isSessionAlive(session, now)) return null;
  const user = yield* tableOf(User).find({ id: session.userId });
  return user && !user.disabled ? { session, user } : null;
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
