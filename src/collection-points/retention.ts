import { asCount } from '../database/columns.js';
import { type RetentionTerm, ROWS_AT_ONCE } from '../database/retention-term.js';
import { changing, rows, tableOf } from '../database/table.js';
import { monthsBefore } from '../rules/days.js';
import { CodeIssue, OneTimeCode } from './one-time-code.entity.js';

/** After its last day a code is needed while answers may still be on their way. */
const CODE_MONTHS = 3;

/** How long this room keeps one-time codes; how many were printed and came back stays. */
export const retentionTerms: readonly RetentionTerm[] = [
  {
    name: 'codes',
    months: CODE_MONTHS,
    *due(communeId, today) {
      const [found] = yield* rows<{ n: unknown }>(
        'SELECT COUNT(*) AS n FROM one_time_code WHERE commune_id = $1 AND expires_on <= $2',
        ...[communeId, monthsBefore(today, CODE_MONTHS)],
      );
      return asCount(found?.n);
    },
    *end(communeId, today) {
      const gone = yield* changing<{ issue_id: string; spent_on: string | null }>(
        OneTimeCode,
        `DELETE FROM one_time_code WHERE commune_id = $1 AND code_hash IN
         (SELECT code_hash FROM one_time_code WHERE commune_id = $2 AND expires_on <= $3 LIMIT ${ROWS_AT_ONCE})
         RETURNING issue_id, spent_on`,
        ...[communeId, communeId, monthsBefore(today, CODE_MONTHS)],
      );
      const issues = tableOf(CodeIssue);
      for (const id of new Set(gone.map(({ issue_id }) => issue_id))) {
        const issue = yield* issues.hold({ communeId, id });
        const spent = gone.filter((code) => code.issue_id === id && code.spent_on !== null).length;
        if (issue) yield* issues.update({ communeId, id }, { spentGone: issue.spentGone + spent });
      }
      return gone.length;
    },
  },
];
