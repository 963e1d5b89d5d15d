import { asCount } from '../database/columns.js';
import type { Work } from '../database/statement.js';
import { changing, rows, tableOf } from '../database/table.js';
import type { Day } from '../rules/days.js';
import { OneTimeCode } from './one-time-code.entity.js';

/** How many codes of one printing were issued and came back with an answer. */
export interface IssueCounts {
  readonly id: string;
  readonly issuedOn: Day;
  readonly expiresOn: Day;
  readonly issued: number;
  readonly spent: number;
}

/**
 * Spends a code, in the transaction of the response that carries it: of a hundred at the same moment one wins.
 * @param given day of the answer, which must not lie after the last day of the code
 * @param received day that is remembered
 */
export function* spendCode(
  communeId: string,
  codeHash: string,
  { given, received }: { readonly given: Day; readonly received: Day },
): Work<'spent-now' | 'code-spent' | 'code-unknown'> {
  const [won] = yield* changing(
    OneTimeCode,
    `UPDATE one_time_code SET spent_on = $1
     WHERE commune_id = $2 AND code_hash = $3 AND spent_on IS NULL AND expires_on >= $4 RETURNING code_hash`,
    ...[received, communeId, codeHash, given],
  );
  if (won) return 'spent-now';
  const code = yield* tableOf(OneTimeCode).find({ communeId, codeHash });
  return code?.spentOn ? 'code-spent' : 'code-unknown';
}

/** Everything printed for a point, the latest first. */
export function* issuesOfPoint(communeId: string, pointId: string): Work<readonly IssueCounts[]> {
  const found = yield* rows<{ id: string; issued_on: Day; expires_on: Day; codes: number; spent: unknown }>(
    `SELECT i.id, i.issued_on, i.expires_on, i.codes, i.spent_gone + COUNT(c.spent_on) AS spent
     FROM code_issue i LEFT JOIN one_time_code c ON c.commune_id = i.commune_id AND c.issue_id = i.id
     WHERE i.commune_id = $1 AND i.point_id = $2
     GROUP BY i.id, i.issued_on, i.expires_on, i.codes, i.spent_gone ORDER BY i.issued_on DESC, i.id`,
    ...[communeId, pointId],
  );
  return found.map(({ id, issued_on: issuedOn, expires_on: expiresOn, codes: issued, spent }) => {
    return { id, issuedOn, expiresOn, issued, spent: asCount(spent) };
  });
}
