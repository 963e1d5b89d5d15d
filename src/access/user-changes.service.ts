import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { AuditService } from './audit.service.js';
import { CommuneNamesQueries } from './commune-names.queries.js';
import { Session, User } from './credentials.entity.js';
import { PasswordHasher } from './password-hasher.js';
import { type Person, personFaults, type UserFault } from './person.js';
import { SecondStepService } from './second-step.service.js';
import { newPassword } from './secret-code.js';
import type { Staff } from './staff.js';
import { TokensService } from './tokens.service.js';
import { UsersService } from './users.service.js';

const users = tableOf(User);
const sessions = tableOf(Session);

/**
 * What administrators change of people. Nobody changes their own rights or disables themselves, and somebody always
 * stays who can let people in.
 */
@Injectable()
export class UserChangesService {
  constructor(
    private readonly users: UsersService,
    private readonly secondStep: SecondStepService,
    private readonly tokens: TokensService,
    private readonly communes: CommuneNamesQueries,
    private readonly passwords: PasswordHasher,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
  ) {}

  /**
   * Whoever gets another role, commune or unit signs in again.
   * @param seen what `stateOf` said of the person on the page that was filled in
   * @returns what stands in the way; nothing is changed then
   * @throws Problem `not-found` for somebody of another commune
   */
  async change(id: string, wanted: Person, seen: string | null, by: Staff): Promise<readonly UserFault[]> {
    await this.users.byId(id, by.communeId);
    const faults = personFaults(wanted, await this.communes.withUnits(wanted.communeId));
    if (faults.length > 0) return faults;
    return this.queue.commit(() => this.changed(id, wanted, seen, by));
  }

  /** Makes a password to hand over, which opens nothing before another one is chosen, and ends the user's sessions. */
  async resetPassword(id: string, by: Staff): Promise<{ user: User; password: string }> {
    const user = await this.users.byId(id, by.communeId);
    const password = newPassword();
    const passwordHash = await this.passwords.hash(password);
    await this.queue.commit(() => this.passwordReset(user, passwordHash, by.name));
    return { user, password };
  }

  /** From the next page on the user can do nothing before a new password is chosen. */
  async requireNewPassword(id: string, by: Staff): Promise<void> {
    const user = await this.users.byId(id, by.communeId);
    await this.queue.commit(() => this.newPasswordRequired(user, by.name));
  }

  /**
   * A disabled user is out at once, and so is every program that works with a token of theirs.
   * @returns false, with nothing changed, for the last who can let people in
   */
  async setDisabled(id: string, disabled: boolean, by: Staff): Promise<boolean> {
    if (id === by.id) throw problem.forbidden();
    await this.users.byId(id, by.communeId);
    return this.queue.commit(() => this.disabledSet(id, disabled, by.name));
  }

  /** For somebody who lost the phone and the codes on paper: from now on the password is enough. */
  async takeOffSecondStep(id: string, by: Staff): Promise<void> {
    const user = await this.users.byId(id, by.communeId);
    await this.queue.commit(() => this.secondStep.switchedOff(user, by.name));
  }

  /**
   * For whoever can sign in no more, and nobody else can help: makes a password to hand over, takes the second step off,
   * and ends the sessions.
   * @throws Problem `not-found` for an unknown name
   */
  async rescue(name: string, actor: string): Promise<{ user: User; password: string }> {
    const user = await this.users.find(name);
    if (!user) throw problem.notFound({ what: name });
    const password = newPassword();
    const passwordHash = await this.passwords.hash(password);
    await this.queue.commit(() => this.rescued(user, passwordHash, actor));
    return { user, password };
  }

  private *rescued(user: User, passwordHash: string, actor: string): Work<void> {
    yield* this.passwordReset(user, passwordHash, actor);
    yield* this.secondStep.switchedOff(user, actor);
  }

  private *changed(id: string, wanted: Person, seen: string | null, by: Staff): Work<readonly UserFault[]> {
    const user = yield* users.hold({ id });
    if (!user) throw problem.notFound();
    if (seen !== null && seen !== stateOf(user)) return ['changed-meanwhile'];
    const differs = (Object.keys(wanted) as (keyof Person)[]).filter((part) => wanted[part] !== user[part]);
    const [newRole, newCommune] = [differs.includes('role'), differs.includes('communeId')];
    if (id === by.id && newRole) return ['role-own'];
    if (id === by.id && newCommune) return ['commune-own'];
    if ((newRole || newCommune) && (yield* isLast(user))) return [newRole ? 'role-last' : 'commune-last'];
    if (differs.length === 0) return [];
    yield* users.update({ id }, wanted);
    const ofRights = differs.some((part) => part !== 'fullName' && part !== 'position');
    if (ofRights && id !== by.id) yield* sessions.delete({ userId: id });
    const details = Object.fromEntries(differs.map((part) => [part, { was: user[part], is: wanted[part] }]));
    yield* this.note('user-changed', user, by.name, details);
    // The commune that a person comes to is told in its own log too.
    if (newCommune) yield* this.note('user-changed', { ...wanted, name: user.name }, by.name, details);
    return [];
  }

  private *passwordReset(user: User, passwordHash: string, actor: string): Work<void> {
    yield* users.update({ id: user.id }, { passwordHash, passwordIsTemporary: true });
    yield* sessions.delete({ userId: user.id });
    yield* this.note('password-reset', user, actor);
  }

  private *newPasswordRequired({ id }: User, actor: string): Work<void> {
    const user = yield* users.hold({ id });
    if (!user || user.mustChoosePassword) return;
    yield* users.update({ id }, { passwordMustChange: true });
    yield* this.note('password-change-required', user, actor);
  }

  private *disabledSet(id: string, disabled: boolean, actor: string): Work<boolean> {
    const user = yield* users.hold({ id });
    if (!user || user.disabled === disabled) return true;
    if (disabled && (yield* isLast(user))) return false;
    yield* users.update({ id }, { disabled });
    if (disabled) {
      yield* sessions.delete({ userId: id });
      // Whoever made a token may still know it.
      yield* this.tokens.endedOf(user.name, actor);
    }
    yield* this.note(disabled ? 'user-disabled' : 'user-enabled', user, actor);
    return true;
  }

  private note(
    action: string,
    { communeId, name: object }: Pick<User, 'communeId' | 'name'>,
    actor: string,
    details: Record<string, unknown> = {},
  ): Work<void> {
    return this.audit.append({ actor, communeId, action, object, details });
  }
}

/** Who a person was when a page was filled in: two who change the same person do not undo each other's change. */
export function stateOf({ fullName, position, role, communeId, unit }: Person): string {
  const said = JSON.stringify([fullName, position, role, communeId, unit]);
  return createHash('sha256').update(said).digest('base64url').slice(0, 16);
}

/** Whether no other administrator could let people in where this one does. They are held: two do not remove each other. */
function* isLast({ id, role, communeId, disabled }: User): Work<boolean> {
  if (role !== 'administrator' || disabled) return false;
  const able = yield* users.select({ role, disabled: false }, { order: { id: 'ASC' }, hold: true });
  return !able.some((other) => other.id !== id && (other.communeId === null || other.communeId === communeId));
}
