import { Injectable } from '@nestjs/common';
import { businessDate, Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { addDays, type Day } from '../rules/days.js';
import { AuditService } from './audit.service.js';
import { AccessToken } from './credentials.entity.js';
import { hashOfSecret, newSecret } from './secret-code.js';
import type { Role, Staff } from './staff.js';

export interface NewToken {
  readonly name: string;
  readonly role: Role;
  /** Null for all communes. */
  readonly communeId: string | null;
  /** The last day on which it opens anything. */
  readonly expiresOn: Day;
}

export type TokenState = 'active' | 'expired' | 'revoked';

const tokens = tableOf(AccessToken);
const noPassword = { passwordIsTemporary: false, passwordMustChange: false };

/** Tokens for programs: `Authorization: Bearer <token>`. Each ends on a day. */
@Injectable()
export class TokensService {
  constructor(
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * @param expiresOn a year from today, unless it is said
   * @returns the token, which is not kept and cannot be shown again
   */
  async create(
    role: Role,
    communeId: string | null,
    name: string,
    actor: string,
    expiresOn = usualEnd(this.clock.today()),
  ): Promise<string> {
    const token = newSecret();
    const kept = this.kept(token, { role, communeId, name, expiresOn }, actor);
    await this.queue.commit(() => this.created(kept, actor));
    return token;
  }

  /**
   * The same where a name tells tokens apart, so that a second click makes no second one.
   * @returns null where a token of this name and commune is in use
   */
  async createNamed(wanted: NewToken, actor: string): Promise<string | null> {
    const token = newSecret();
    const kept = this.kept(token, wanted, actor);
    return (await this.queue.commit(() => this.createdOnce(kept, actor))) ? token : null;
  }

  /** Null when the token is unknown, revoked or over. That it was used is kept by the day. */
  async staffOf(token: string): Promise<Staff | null> {
    const kept = await this.queue.read(tokens.find({ hash: hashOfSecret(token) }));
    const today = this.clock.today();
    // Which a clock that jumped ahead does not end.
    if (!kept || stateOfToken(kept, businessDate(this.clock.certain())) !== 'active') return null;
    const { hash, name, role, communeId, lastUsedOn } = kept;
    if (lastUsedOn !== today) await this.queue.commit(() => tokens.update({ hash }, { lastUsedOn: today }));
    return { kind: 'token', id: hash, name, role, communeId, unit: null, csrfToken: null, ...noPassword };
  }

  /** @param communeId only this commune's; null for all */
  list(communeId: string | null): Promise<readonly AccessToken[]> {
    const where = communeId === null ? {} : { communeId };
    return this.queue.read(tokens.select(where, { order: { name: 'ASC', createdAt: 'ASC' } }));
  }

  /**
   * @param id as `idOfToken` says it
   * @throws Problem `not-found` for an unknown token, and for one of another commune alike
   */
  async byId(id: string, communeId: string | null): Promise<AccessToken> {
    const found = (await this.list(communeId)).find((kept) => idOfToken(kept) === id);
    if (!found) throw problem.notFound();
    return found;
  }

  /** Ends a token for good; one that is revoked stays so. @throws Problem `not-found` */
  async revoke(hash: string, actor: string): Promise<void> {
    await this.queue.commit(() => this.revoked(hash, actor));
  }

  /** The tokens in use that somebody made. @param communeId only this commune's; null for all */
  async madeBy(name: string, communeId: string | null): Promise<readonly AccessToken[]> {
    const today = this.clock.today();
    return (await this.list(communeId)).filter(
      (kept) => kept.madeBy === name && stateOfToken(kept, today) === 'active',
    );
  }

  /** Ends every token that somebody made. */
  *endedOf(madeBy: string, actor: string): Work<void> {
    const own = yield* tokens.select({ madeBy, revokedAt: null }, { order: { hash: 'ASC' } });
    for (const { hash } of own) yield* this.revoked(hash, actor);
  }

  private kept(token: string, { role, communeId, name, expiresOn }: NewToken, madeBy: string): AccessToken {
    const createdAt = this.clock.now();
    const unused = { revokedAt: null, lastUsedOn: null };
    return { hash: hashOfSecret(token), name, role, communeId, createdAt, expiresOn, madeBy, ...unused };
  }

  private *createdOnce(kept: AccessToken, actor: string): Work<boolean> {
    const { name, communeId } = kept;
    const today = this.clock.today();
    const same = yield* tokens.select({ name, communeId });
    if (same.some((other) => stateOfToken(other, today) === 'active')) return false;
    yield* this.created(kept, actor);
    return true;
  }

  private *created(kept: AccessToken, actor: string): Work<void> {
    const { communeId, name: object, role, expiresOn } = kept;
    const details = { id: idOfToken(kept), role, expiresOn };
    yield* tokens.insert(kept);
    yield* this.audit.append({ actor, communeId, action: 'token-created', object, details });
  }

  private *revoked(hash: string, actor: string): Work<void> {
    const kept = yield* tokens.hold({ hash });
    if (!kept) throw problem.notFound();
    if (kept.revokedAt !== null) return;
    const { communeId, name: object } = kept;
    yield* tokens.update({ hash }, { revokedAt: this.clock.now() });
    yield* this.audit.append({ actor, communeId, action: 'token-revoked', object, details: { id: idOfToken(kept) } });
  }
}

/** The same day of the next year. */
export function usualEnd(today: Day): Day {
  return addDays(today, 365);
}

/** What a token is called where it is looked after: it tells nothing of the token itself. */
export function idOfToken({ hash }: AccessToken): string {
  return hash.slice(0, 12);
}

export function stateOfToken({ revokedAt, expiresOn }: AccessToken, today: Day): TokenState {
  if (revokedAt !== null) return 'revoked';
  return expiresOn !== null && today > expiresOn ? 'expired' : 'active';
}
