import { randomUUID } from 'node:crypto';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import type { ProblemCode } from '../problem.js';
import type { Day } from '../rules/days.js';
import { SetAside } from './set-aside.entity.js';

const kept = tableOf(SetAside);

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
  if ((yield* kept.count({ communeId, responseId, contentHash })) > 0) return;
  yield* kept.insert({ ...rejected, id: randomUUID() });
}
