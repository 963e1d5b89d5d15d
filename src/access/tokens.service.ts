import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { AuditService } from './audit.service.js';
import { AccessToken } from './credentials.entity.js';
import { hashOfSecret, newSecret } from './secret-code.js';
import type { Role, Staff } from './staff.js';

const tokens = tableOf(AccessToken);
const unused = { expiresOn: null, lastUsedOn: null, madeBy: null };
const noPassword = { passwordIsTemporary: false, passwordMustChange: false };

/** Tokens for programs: `Authorization: Bearer <token>`. */
@Injectable()
export class TokensService {
  constructor(
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /** @returns the token, which is not kept and cannot be shown again */
  async create(role: Role, communeId: string | null, name: string, actor: string): Promise<string> {
    const token = newSecret();
    const kept = {
      hash: hashOfSecret(token),
      name,
      role,
      communeId,
      createdAt: this.clock.now(),
      revokedAt: null,
      ...unused,
    };
    await this.queue.commit(() => this.created(kept, actor));
    return token;
  }

  /** Null when the token is unknown or revoked. */
  async staffOf(token: string): Promise<Staff | null> {
    const kept = await this.queue.read(tokens.find({ hash: hashOfSecret(token) }));
    if (!kept || kept.revokedAt !== null) return null;
    const { hash: id, name, role, communeId } = kept;
    return { kind: 'token', id, name, role, communeId, unit: null, csrfToken: null, ...noPassword };
  }

  /** @throws Problem `not-found` */
  async revoke(hash: string, actor: string): Promise<void> {
    await this.queue.commit(() => this.revoked(hash, actor));
  }

  private *created(kept: AccessToken, actor: string): Work<void> {
    const { communeId, name: object, role } = kept;
    yield* tokens.insert(kept);
    yield* this.audit.append({ actor, communeId, action: 'token-created', object, details: { role } });
  }

  private *revoked(hash: string, actor: string): Work<void> {
    const kept = yield* tokens.hold({ hash });
    if (!kept) throw problem.notFound();
    const { communeId } = kept;
    yield* tokens.update({ hash }, { revokedAt: this.clock.now() });
    yield* this.audit.append({ actor, communeId, action: 'token-revoked', object: hash.slice(0, 12) });
  }
}
