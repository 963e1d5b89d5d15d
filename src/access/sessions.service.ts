import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { changing, tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { AuditService } from './audit.service.js';
import { Session, User } from './credentials.entity.js';
import { hashOfSecret, newSecret } from './secret-code.js';
import { IDLE_MINUTES, isSessionAlive, isToBeNoted } from './session.js';
import type { Staff } from './staff.js';

const sessions = tableOf(Session);

/** Signed-in users, kept on the server, so that signing out and disabling take effect at once. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * Always a new identifier, so one planted before signing in is worth nothing.
   * @returns what goes into the cookie
   */
  *begin({ id: userId, name, communeId }: User): Work<string> {
    const id = newSecret();
    const now = this.clock.now();
    const longGone = new Date(now.getTime() - IDLE_MINUTES * 60_000);
    yield* changing(Session, 'DELETE FROM staff_session WHERE last_seen_at < $1', longGone.toISOString());
    yield* sessions.insert({
      ...{ idHash: hashOfSecret(id), userId, csrfToken: newSecret(), createdAt: now, lastSeenAt: now },
    });
    yield* this.audit.append({ actor: name, communeId, action: 'signed-in', object: name });
    return id;
  }

  /** Null when the session is unknown or over, or its user disabled. */
  async staffOf(id: string): Promise<Staff | null> {
    const now = this.clock.now();
    const found = await this.queue.read(aliveSession(hashOfSecret(id), now));
    if (!found) return null;
    const { session, user } = found;
    if (isToBeNoted(session, now)) await this.note(session.idHash, now);
    const { name, role, communeId, unit, passwordIsTemporary } = user;
    const { csrfToken } = session;
    return { kind: 'user', id: user.id, name, role, communeId, unit, csrfToken, passwordIsTemporary };
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
