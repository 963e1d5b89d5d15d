import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { businessDate, Clock } from '../config/clock.js';
import { Secrets } from '../config/secrets.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { asOneTimeCode, newOneTimeCode } from './codes.js';
import type { CollectionPoint } from './collection-point.entity.js';
import { CodeIssue, OneTimeCode } from './one-time-code.entity.js';
import { type IssueCounts, issuesOfPoint } from './one-time-codes.queries.js';

/** Codes with their last day, as they are printed once and then known to nobody but who holds the slip. */
export interface PrintedCodes {
  readonly issue: CodeIssue;
  readonly codes: readonly string[];
}

/** Codes to hand out, each good for one response: known again by a keyed hash, tied to a point and to no file. */
@Injectable()
export class OneTimeCodesService {
  constructor(
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** @param count how many, ≥ 1 */
  async issue(point: CollectionPoint, count: number, actor: string): Promise<PrintedCodes> {
    const { communeId, id: pointId } = point;
    const now = this.clock.certain();
    const expiresOn = businessDate(new Date(now.getTime() + CODES_LAST_MS));
    const codes = Array.from({ length: count }, newOneTimeCode);
    const issue = Object.assign(new CodeIssue(), {
      spentGone: 0,
      ...{ communeId, id: randomUUID(), pointId, issuedOn: this.clock.today(), expiresOn, codes: count },
    });
    const hashes = codes.map((code) => this.hashOf(point, code));
    await this.queue.commit(() => this.issued(issue, hashes, point.name, actor));
    return { issue, codes };
  }

  /** What was printed for a point and came back. */
  issuesOf({ communeId, id }: CollectionPoint): Promise<readonly IssueCounts[]> {
    return this.queue.read(issuesOfPoint(communeId, id));
  }

  /** How a code is known again: at its own point only. What cannot be a code has a hash that no code has. */
  hashOf(point: CollectionPoint, typed: string): string {
    const code = asOneTimeCode(typed) ?? '';
    return this.secrets.keyedHash('one-time-code', `${point.code}\n${code}`).toString('base64url');
  }

  private *issued(issue: CodeIssue, hashes: readonly string[], name: string, actor: string): Work<void> {
    const { communeId, id: issueId, pointId: object, expiresOn, codes } = issue;
    yield* tableOf(CodeIssue).insert(issue);
    for (const codeHash of hashes) {
      yield* tableOf(OneTimeCode).insert({ communeId, codeHash, issueId, expiresOn, spentOn: null });
    }
    yield* this.audit.append({ actor, communeId, action: 'codes-issued', object, details: { name, codes } });
  }
}

const CODES_LAST_MS = 14 * 24 * 3_600_000;
