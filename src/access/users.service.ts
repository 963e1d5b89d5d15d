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
import { newPersonFaults, type UserFault } from './person.js';
import { newPassword } from './secret-code.js';
import type { Role } from './staff.js';

export interface NewUser {
  readonly name: string;
  readonly fullName?: string;
  readonly position?: string | null;
  readonly role: Role;
  /** Null for all communes, for the roles that may have them. */
  readonly communeId: string | null;
  readonly unit?: string | null;
  /** Chosen by the user; without it one is made, to be handed over and replaced before anything else. */
  readonly password?: string;
}

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

  /** What stands in the way of this user, in the order of the form. */
  async faultsOf(wanted: NewUser): Promise<readonly UserFault[]> {
    const { name, fullName = '', position = null, role, communeId, unit = null } = wanted;
    const communes = await this.communes.withUnits(communeId);
    const faults = newPersonFaults({ name, fullName, position, role, communeId, unit }, communes);
    return (await this.find(name)) ? ['name-taken', ...faults] : faults;
  }

  /**
   * @returns the user, and the password that was made or given
   * @throws Problem `input-invalid` with the fault
   */
  async create(wanted: NewUser, actor: string): Promise<{ user: User; password: string }> {
    const [fault] = await this.faultsOf(wanted);
    if (fault) throw problem.inputInvalid({ fault });
    const made = await this.createUnlessTaken(wanted, actor);
    if (made === null) throw problem.inputInvalid({ fault: 'name-taken' });
    return made;
  }

  /** The same for a user without a fault. @returns null, with nothing made, where somebody else took the name meanwhile */
  async createUnlessTaken(wanted: NewUser, actor: string): Promise<{ user: User; password: string } | null> {
    const prepared = await this.prepare(wanted);
    return (await this.queue.commit(() => this.addedUnlessTaken(prepared.user, actor))) ? prepared : null;
  }

  /** A user without a fault, ready to be added. */
  async prepare(wanted: NewUser): Promise<{ user: User; password: string }> {
    const password = wanted.password ?? newPassword();
    const user = Object.assign(new User(), {
      id: randomUUID(),
      name: foldLoginName(wanted.name),
      ...{ fullName: wanted.fullName ?? '', position: wanted.position ?? null },
      passwordHash: await this.passwords.hash(password),
      passwordIsTemporary: wanted.password === undefined,
      passwordMustChange: false,
      role: wanted.role,
      communeId: wanted.communeId,
      unit: wanted.unit ?? null,
      disabled: false,
      createdAt: this.clock.now(),
    });
    return { user, password };
  }

  /** @throws Problem `input-invalid` where somebody else took the name meanwhile */
  *add(user: User, actor: string): Work<void> {
    if (!(yield* this.addedUnlessTaken(user, actor))) throw problem.inputInvalid({ fault: 'name-taken' });
  }

  private *addedUnlessTaken(user: User, actor: string): Work<boolean> {
    if ((yield* users.count({ name: user.name })) > 0) return false;
    yield* users.insert(user);
    yield* this.note('user-created', user, actor, { role: user.role });
    return true;
  }

  /** The user chooses a password; every other session of the user ends. */
  async changePassword(userId: string, password: string, keptSession: string): Promise<void> {
    const user = await this.byId(userId, null);
    const passwordHash = await this.passwords.hash(password);
    await this.queue.commit(() => this.passwordChanged(user, passwordHash, keptSession));
  }

  withId(id: string): Promise<User | null> {
    return this.queue.read(users.find({ id }));
  }

  /** @throws Problem `not-found` for an unknown user, and for one of another commune alike */
  async byId(id: string, communeId: string | null): Promise<User> {
    const user = await this.withId(id);
    if (!user || (communeId !== null && user.communeId !== communeId)) throw problem.notFound();
    return user;
  }

  private *passwordChanged(user: User, passwordHash: string, keptSession: string): Work<void> {
    yield* users.update({ id: user.id }, { passwordHash, passwordIsTemporary: false, passwordMustChange: false });
    for (const { idHash } of yield* sessions.select({ userId: user.id })) {
      if (idHash !== keptSession) yield* sessions.delete({ idHash });
    }
    yield* this.note('password-changed', user, user.name);
  }

  private note(action: string, user: User, actor: string, details: Record<string, unknown> = {}): Work<void> {
    return this.audit.append({ actor, communeId: user.communeId, action, object: user.name, details });
  }
}
