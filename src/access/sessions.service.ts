import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThan, type Repository } from 'typeorm';
import { Clock } from '../config/clock.js';
import { WriteQueue } from '../database/write-queue.js';
import { hashOfSecret, newSecret } from './secret-code.js';
import { Session } from './session.entity.js';
import { IDLE_MINUTES, isSessionAlive, isToBeNoted } from './session-rules.js';
import type { Staff } from './staff.js';
import { User } from './user.entity.js';

/** Signed-in users, kept on the server, so that signing out and disabling take effect at once. */
@Injectable()
export class SessionsService {
  constructor(
    @InjectRepository(Session) private readonly sessions: Repository<Session>,
    @InjectRepository(User) private readonly users: Repository<User>,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * Always a new identifier, so one planted before signing in is worth nothing.
   * @returns what goes into the cookie
   */
  async begin(userId: string): Promise<string> {
    const id = newSecret();
    const now = this.clock.now();
    const session = Object.assign(new Session(), {
      ...{ idHash: hashOfSecret(id), userId, csrfToken: newSecret(), createdAt: now, lastSeenAt: now },
    });
    const longGone = new Date(now.getTime() - IDLE_MINUTES * 60_000);
    await this.queue.transaction(async (manager) => {
      await manager.delete(Session, { lastSeenAt: LessThan(longGone) });
      await manager.insert(Session, session);
    });
    return id;
  }

  /** Null when the session is unknown or over, or its user disabled. */
  async staffOf(id: string): Promise<Staff | null> {
    const session = await this.sessions.findOneBy({ idHash: hashOfSecret(id) });
    const now = this.clock.now();
    if (!session || !isSessionAlive(session, now)) return null;
    const user = await this.users.findOneBy({ id: session.userId });
    if (!user || user.disabled) return null;
    if (isToBeNoted(session, now)) await this.note(session.idHash, now);
    const { name, role, communeId, unit, passwordIsTemporary } = user;
    const { csrfToken } = session;
    return { kind: 'user', id: user.id, name, role, communeId, unit, csrfToken, passwordIsTemporary };
  }

  async end(id: string): Promise<void> {
    await this.queue.transaction((manager) => manager.delete(Session, { idHash: hashOfSecret(id) }));
  }

  private async note(idHash: string, lastSeenAt: Date): Promise<void> {
    await this.queue.transaction((manager) => manager.update(Session, { idHash }, { lastSeenAt }));
  }
}
