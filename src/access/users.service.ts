import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { AuditService } from './audit.service.js';
import { CommuneNamesQueries } from './commune-names.queries.js';
import { foldLoginName, Session, User } from './credentials.entity.js';
import { PasswordHasher } from './password-hasher.js';
import { newPassword } from './secret-code.js';
import { mayServeAllCommunes, type Role } from './staff.js';

export interface NewUser {
  readonly name: string;
  readonly role: Role;
  /** Null for all communes, for the roles that may have them. */
  readonly communeId: string | null;
  readonly unit?: string | null;
  /** Chosen by the user; without it one is made, to be handed over and replaced. */
  readonly password?: string;
}

/** What is wrong with a new user, by name. */
export type UserFault = 'name-unusable' | 'name-taken' | 'commune-needed' | 'commune-unknown';

const users = tableOf(User);
const sessions = tableOf(Session);

/** Keeps the users. Who may do so is decided by the caller's right `manage-users`. */
@Injectable()
export class UsersService {
  constructor(
    private readonly communes: CommuneNamesQueries,
    private readonly passwords: PasswordHasher,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /** @param communeId only this commune's; null for all */
  list(communeId: string | null): Promise<readonly User[]> {
    return this.queue.read(users.select(communeId === null ? {} : { communeId }, { order: { name: 'ASC' } }));
  }

  /** Null for an unknown name. */
  async find(name: string): Promise<User | null> {
    const folded = foldLoginName(name);
    if (folded === null) return null;
    const [user] = await this.queue.read(users.select({ name: folded }));
    return user ?? null;
  }

  async exist(): Promise<boolean> {
    return (await this.queue.read(users.count({}))) > 0;
  }

  /** What stands in the way of this user; null when nothing does. */
  async faultOf({ name, role, communeId }: NewUser): Promise<UserFault | null> {
    if (foldLoginName(name) === null) return 'name-unusable';
    if (communeId === null && !mayServeAllCommunes(role)) return 'commune-needed';
    if (communeId !== null && !(await this.communes.exists(communeId))) return 'commune-unknown';
    return (await this.find(name)) ? 'name-taken' : null;
  }

  /**
   * @returns the user, and the password that was made or given
   * @throws Problem `input-invalid` with the fault
   */
  async create(wanted: NewUser, actor: string): Promise<{ user: User; password: string }> {
    const fault = await this.faultOf(wanted);
    if (fault) throw problem.inputInvalid({ fault });
    const prepared = await this.prepare(wanted);
    await this.queue.commit(() => this.add(prepared.user, actor));
    return prepared;
  }

  /** A user without a fault, ready to be added. */
  async prepare(wanted: NewUser): Promise<{ user: User; password: string }> {
    const password = wanted.password ?? newPassword();
    const user = Object.assign(new User(), {
      id: randomUUID(),
      name: foldLoginName(wanted.name),
      passwordHash: await this.passwords.hash(password),
      passwordIsTemporary: wanted.password === undefined,
      role: wanted.role,
      communeId: wanted.communeId,
      unit: wanted.unit ?? null,
      disabled: false,
      createdAt: this.clock.now(),
    });
    return { user, password };
  }

  *add(user: User, actor: string): Work<void> {
    yield* users.insert(user);
    yield* this.note('user-created', user, actor, { role: user.role });
  }

  /** The user chooses a password; every other session of the user ends. */
  async changePassword(userId: string, password: string, keptSession: string): Promise<void> {
    const user = await this.byId(userId, null);
    const passwordHash = await this.passwords.hash(password);
    await this.queue.commit(() => this.passwordChanged(user, passwordHash, keptSession));
  }

  /** Makes a password to hand over, and ends the user's sessions. */
  async resetPassword(
    userId: string,
    communeId: string | null,
    actor: string,
  ): Promise<{ user: User; password: string }> {
    const user = await this.byId(userId, communeId);
    const password = newPassword();
    const passwordHash = await this.passwords.hash(password);
    await this.queue.commit(() => this.passwordReset(user, passwordHash, actor));
    return { user, password };
  }

  /** A disabled user is out at once. */
  async setDisabled(userId: string, disabled: boolean, communeId: string | null, actor: string): Promise<void> {
    const user = await this.byId(userId, communeId);
    await this.queue.commit(() => this.disabledSet(user, disabled, actor));
  }

  /** @throws Problem `not-found` for an unknown user, and for one of another commune alike */
  async byId(id: string, communeId: string | null): Promise<User> {
    const user = await this.queue.read(users.find({ id }));
    if (!user || (communeId !== null && user.communeId !== communeId)) throw problem.notFound();
    return user;
  }

  private *passwordChanged(user: User, passwordHash: string, keptSession: string): Work<void> {
    yield* users.update({ id: user.id }, { passwordHash, passwordIsTemporary: false });
    for (const { idHash } of yield* sessions.select({ userId: user.id })) {
      if (idHash !== keptSession) yield* sessions.delete({ idHash });
    }
    yield* this.note('password-changed', user, user.name);
  }

  private *passwordReset(user: User, passwordHash: string, actor: string): Work<void> {
    yield* users.update({ id: user.id }, { passwordHash, passwordIsTemporary: true });
    yield* sessions.delete({ userId: user.id });
    yield* this.note('password-reset', user, actor);
  }

  private *disabledSet(user: User, disabled: boolean, actor: string): Work<void> {
    yield* users.update({ id: user.id }, { disabled });
    if (disabled) yield* sessions.delete({ userId: user.id });
    yield* this.note(disabled ? 'user-disabled' : 'user-enabled', user, actor);
  }

  private note(action: string, user: User, actor: string, details: Record<string, unknown> = {}): Work<void> {
    return this.audit.append({ actor, communeId: user.communeId, action, object: user.name, details });
  }
}
