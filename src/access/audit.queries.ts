import { asCount } from '../database/columns.js';
import type { Parameter, Work } from '../database/statement.js';
import { rows, tableOf } from '../database/table.js';
import { AuditEntry } from './audit.entity.js';

/** Which entries are asked for; an empty text or list asks for all. */
export interface AuditQuestion {
  /** Instants: from the first on, up to the second. */
  readonly from: string;
  readonly until: string;
  readonly communeId: string;
  readonly actor: string;
  readonly actions: readonly string[];
  /** Words in the object or its details, as `asSearched` has them. */
  readonly words: string;
  /** Campaigns whose name has these words. */
  readonly ids: readonly string[];
}

/** A part of what is asked for, the newest entry first. */
export function* auditPage(question: AuditQuestion, limit: number, offset: number): Work<readonly AuditEntry[]> {
  const found = yield* rows(
    `SELECT * FROM audit_entry WHERE at >= $1 AND at < $2
       AND (CAST($3 AS varchar) = '' OR commune_id = $3) AND (CAST($4 AS varchar) = '' OR actor = $4)
       AND (CAST($5 AS varchar) = '' OR $5 LIKE '%,' || action || ',%')
       AND (CAST($6 AS varchar) = '' OR words LIKE $6 ESCAPE '!'
         OR CAST($7 AS varchar) LIKE '%,' || object || ',%')
     ORDER BY at DESC, chain DESC, number DESC LIMIT $8 OFFSET $9`,
    ...[...parametersOf(question), limit, offset],
  );
  return found.map((raw) => tableOf(AuditEntry).row(raw));
}

export function* countAudit(question: AuditQuestion): Work<number> {
  const [counted] = yield* rows<{ n: unknown }>(
    `SELECT COUNT(*) AS n FROM audit_entry WHERE at >= $1 AND at < $2
       AND (CAST($3 AS varchar) = '' OR commune_id = $3) AND (CAST($4 AS varchar) = '' OR actor = $4)
       AND (CAST($5 AS varchar) = '' OR $5 LIKE '%,' || action || ',%')
       AND (CAST($6 AS varchar) = '' OR words LIKE $6 ESCAPE '!'
         OR CAST($7 AS varchar) LIKE '%,' || object || ',%')`,
    ...parametersOf(question),
  );
  return asCount(counted?.n);
}

function parametersOf({ from, until, communeId, actor, actions, words, ids }: AuditQuestion): readonly Parameter[] {
  const like = words === '' ? '' : `%${words.replace(/[!%_]/g, '!$&')}%`;
  return [from, until, communeId, actor, listed(actions), like, listed(ids)];
}

const listed = (texts: readonly string[]): string => (texts.length > 0 ? `,${texts.join(',')},` : '');

/** Names of what entries are about, by its identifier: the rooms that keep these stand above this one. */
export function* auditedNames(communeId: string): Work<ReadonlyMap<string, string>> {
  const campaigns = yield* rows<Named>(
    'SELECT id, name FROM campaign WHERE commune_id = $1 ORDER BY id',
    ...[communeId],
  );
  const points = yield* rows<Named>(
    'SELECT id, name FROM collection_point WHERE commune_id = $1 ORDER BY id',
    ...[communeId],
  );
  const meetings = yield* rows<Named>(
    `SELECT meeting.id AS id, collection_point.name AS name FROM meeting
     JOIN collection_point ON collection_point.commune_id = meeting.commune_id AND collection_point.id = meeting.point_id
     WHERE meeting.commune_id = $1`,
    ...[communeId],
  );
  const batches = yield* rows<Named>(
    'SELECT id, code AS name FROM paper_batch WHERE commune_id = $1 ORDER BY id',
    ...[communeId],
  );
  return new Map([...campaigns, ...points, ...meetings, ...batches].map(({ id, name }) => [id, name]));
}

interface Named {
  readonly id: string;
  readonly name: string;
}
