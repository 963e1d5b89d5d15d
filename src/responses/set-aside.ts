import { randomUUID } from 'node:crypto';
import { rows, type Work } from '../database/statement.js';
import type { ProblemCode } from '../problem.js';
import type { Day } from '../rules/days.js';

export interface Rejected {
  readonly communeId: string;
  readonly responseId: string;
  readonly contentHash: string;
  readonly campaignId: string | null;
  readonly pointId: string;
  readonly reason: ProblemCode;
  readonly answers: unknown;
  readonly receivedOn: Day;
}

/** Keeps what could not be counted, once however often it is sent. */
export function* setAside(rejected: Rejected): Work<void> {
  const { communeId, responseId, contentHash } = rejected;
  const [kept] = yield* rows(
    'SELECT id FROM set_aside WHERE commune_id = $1 AND response_id = $2 AND content_hash = $3',
    ...[communeId, responseId, contentHash],
  );
  if (kept) return;
  yield* rows(
    `INSERT INTO set_aside (commune_id, id, response_id, content_hash, campaign_id, point_id, reason, answers, received_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    ...[communeId, randomUUID(), responseId, contentHash, rejected.campaignId, rejected.pointId, rejected.reason],
    ...[JSON.stringify(rejected.answers), rejected.receivedOn],
  );
}
