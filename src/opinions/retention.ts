import { asCount } from '../database/columns.js';
import { type RetentionTerm, ROWS_AT_ONCE } from '../database/retention-term.js';
import type { Work } from '../database/statement.js';
import { rows, tableOf } from '../database/table.js';
import { monthsBefore } from '../rules/days.js';
import { OpinionCode, OpinionMatter, OpinionReason, OpinionVillage } from './opinion.entity.js';

const CODE_MONTHS = 3;
/** What households wrote in their own words, as their page says. */
export const WORDS_MONTHS = 12;
const FIVE_YEARS = 60;

const CODES = `opinion_code c JOIN opinion_matter m ON m.commune_id = c.commune_id AND m.id = c.matter_id
  WHERE m.commune_id = $1 AND COALESCE(m.closed_on, m.closes_on) <= $2`;
const WORDS = `opinion_reason r JOIN opinion_matter m ON m.commune_id = r.commune_id AND m.id = r.matter_id
  WHERE m.commune_id = $1 AND COALESCE(m.closed_on, m.closes_on) <= $2 AND r.original IS NOT NULL`;
const MATTERS = 'opinion_matter m WHERE m.commune_id = $1 AND COALESCE(m.closed_on, m.closes_on) <= $2';

/** How long this room keeps what households said, counted from the day on which a matter was closed, or was to be. */
export const retentionTerms: readonly RetentionTerm[] = [
  {
    // A closed matter takes no code; how many were printed and used stays with its villages.
    name: 'householdCodes',
    months: CODE_MONTHS,
    due: (communeId, today) => countOf(CODES, communeId, monthsBefore(today, CODE_MONTHS)),
    *end(communeId, today) {
      const found = yield* rows<{ code_hash: string }>(
        `SELECT c.code_hash FROM ${CODES} LIMIT ${ROWS_AT_ONCE}`,
        ...[communeId, monthsBefore(today, CODE_MONTHS)],
      );
      for (const { code_hash: codeHash } of found) yield* tableOf(OpinionCode).delete({ communeId, codeHash });
      return found.length;
    },
  },
  {
    name: 'opinionWords',
    months: WORDS_MONTHS,
    due: (communeId, today) => countOf(WORDS, communeId, monthsBefore(today, WORDS_MONTHS)),
    *end(communeId, today) {
      const found = yield* rows<{ matter_id: string; id: string }>(
        `SELECT r.matter_id, r.id FROM ${WORDS} LIMIT ${ROWS_AT_ONCE}`,
        ...[communeId, monthsBefore(today, WORDS_MONTHS)],
      );
      for (const { matter_id: matterId, id } of found)
        yield* tableOf(OpinionReason).update({ communeId, matterId, id }, { original: null, spans: [] });
      return found.length;
    },
  },
  {
    name: 'opinions',
    months: FIVE_YEARS,
    due: (communeId, today) => countOf(MATTERS, communeId, monthsBefore(today, FIVE_YEARS)),
    *end(communeId, today) {
      const found = yield* rows<{ id: string }>(
        `SELECT m.id FROM ${MATTERS} LIMIT ${ROWS_AT_ONCE}`,
        ...[communeId, monthsBefore(today, FIVE_YEARS)],
      );
      for (const { id: matterId } of found) {
        yield* tableOf(OpinionReason).delete({ communeId, matterId });
        yield* tableOf(OpinionVillage).delete({ communeId, matterId });
        yield* tableOf(OpinionMatter).delete({ communeId, id: matterId });
      }
      return found.length;
    },
  },
];

function* countOf(found: string, ...given: readonly string[]): Work<number> {
  const [counted] = yield* rows<{ n: unknown }>(`SELECT COUNT(*) AS n FROM ${found}`, ...given);
  return asCount(counted?.n);
}
