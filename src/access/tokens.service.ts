import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, type Repository } from 'typeorm';
import { Clock } from '../config/clock.js';
import { WriteQueue } from '../database/write-queue.js';
import { AccessToken } from './access-token.entity.js';
import { AuditService } from './audit.service.js';
import type { Role } from './roles.js';
import { hashOfSecret, newSecret } from './secret-code.js';
import type { Staff } from './staff.js';

/** Tokens for programs: `Authorization: Bearer <token>`. */
@Injectable()
export class TokensService {
  constructor(
    @InjectRepository(AccessToken) private readonly tokens: Repository<AccessToken>,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /** @returns the token, which is not kept and cannot be shown again */
  async create(role: Role, communeId: string | null, name: string, actor: string): Promise<string> {
    const token = newSecret();
    const kept = Object.assign(new AccessToken(), {
      ...{ hash: hashOfSecret(token), name, role, communeId, createdAt: this.clock.now(), revokedAt: null },
    });
    await this.queue.transaction((manager) => manager.insert(AccessToken, kept));
    await this.audit.record({ actor, communeId, action: 'token-created', object: name, details: { role } });
    return token;
  }

  /** Null when the token is unknown or revoked. */
  async staffOf(token: string): Promise<Staff | null> {
    const kept = await this.tokens.findOneBy({ hash: hashOfSecret(token), revokedAt: IsNull() });
    if (!kept) return null;
    const { hash: id, name, role, communeId } = kept;
    return { kind: 'token', id, name, role, communeId, unit: null, csrfToken: null, passwordIsTemporary: false };
  }

  async revoke(hash: string, actor: string): Promise<void> {
    const revokedAt = this.clock.now();
    await this.queue.transaction((manager) => manager.update(AccessToken, { hash }, { revokedAt }));
    await this.audit.record({ actor, communeId: null, action: 'token-revoked', object: hash.slice(0, 12) });
  }
}
