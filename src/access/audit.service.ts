import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { Clock } from '../config/clock.js';
import { rows, type Work } from '../database/statement.js';
import { WriteQueue } from '../database/write-queue.js';
import { type AuditContent, CHAIN_START, chainHash, firstBrokenLink } from './audit-chain.js';
import { AuditEvent } from './audit-event.entity.js';

export interface NewAuditEvent {
  /** Login name, name of a token, or `system`. */
  readonly actor: string;
  readonly communeId: string | null;
  readonly action: string;
  readonly object: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Keeps the log of what staff did. It never names a citizen or an answer. */
@Injectable()
export class AuditService {
  constructor(
    @InjectRepository(AuditEvent) private readonly events: Repository<AuditEvent>,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  async record(event: NewAuditEvent): Promise<void> {
    const content = { details: {}, ...event, at: this.clock.now().toISOString() };
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.queue.commit(() => append(content));
      } catch (error) {
        // Another process on the same database may have taken the number.
        if (attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** The newest events first. */
  newest(limit: number): Promise<AuditEvent[]> {
    return this.events.find({ order: { number: 'DESC' }, take: limit });
  }

  /** The number of the first event that was changed or follows a gap; null when the log is whole. */
  async firstBroken(): Promise<number | null> {
    const events = await this.events.find({ order: { number: 'ASC' } });
    return firstBrokenLink(
      events.map(({ number, hash, at, ...rest }) => ({ number, hash, content: { ...rest, at: at.toISOString() } })),
    );
  }
}

const ATTEMPTS = 5;

function* append(content: AuditContent): Work<void> {
  const [last] = yield* rows<{ number: number; hash: string }>(
    'SELECT number, hash FROM audit_event ORDER BY number DESC LIMIT 1',
  );
  const number = (last?.number ?? 0) + 1;
  const hash = chainHash(last?.hash ?? CHAIN_START, number, content);
  const { at, actor, communeId, action, object, details } = content;
  yield* rows(
    'INSERT INTO audit_event (number, at, actor, commune_id, action, object, details, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    ...[number, at, actor, communeId, action, object, JSON.stringify(details), hash],
  );
}
