import { asCount } from '../database/columns.js';
import { type RetentionTerm, ROWS_AT_ONCE } from '../database/retention-term.js';
import { changing, rows } from '../database/table.js';
import { monthsBefore } from '../rules/days.js';
import { PaperImport } from './import.entity.js';
import { PaperKeying } from './paper.entity.js';
import { countPages, removePagesBefore } from './pictures/pictures.queries.js';

/** As long as the responses that they became. */
const FIVE_YEARS = 60;

/**
 * Hands of people are on them, and the paper is there: they serve until the figures of a quarter are final and whoever
 * doubts them has asked.
 */
const SIX_MONTHS = 6;

/** How long this room keeps what was keyed from sheets, and by what it knows the rows of a file again. */
export const retentionTerms: readonly RetentionTerm[] = [
  {
    name: 'keyings',
    months: FIVE_YEARS,
    *due(communeId, today) {
      const [found] = yield* rows<{ n: unknown }>(
        `SELECT COUNT(*) AS n FROM paper_keying k JOIN paper_batch b ON b.commune_id = k.commune_id AND b.id = k.batch_id
         WHERE k.commune_id = $1 AND b.made_on <= $2`,
        ...[communeId, monthsBefore(today, FIVE_YEARS)],
      );
      return asCount(found?.n);
    },
    *end(communeId, today) {
      const gone = yield* changing(
        PaperKeying,
        `DELETE FROM paper_keying WHERE commune_id = $1 AND batch_id IN
         (SELECT k.batch_id FROM paper_keying k JOIN paper_batch b ON b.commune_id = k.commune_id AND b.id = k.batch_id
          WHERE k.commune_id = $2 AND b.made_on <= $3 ORDER BY k.batch_id LIMIT 1) RETURNING batch_id`,
        ...[communeId, communeId, monthsBefore(today, FIVE_YEARS)],
      );
      return gone.length;
    },
  },
  {
    name: 'pictures',
    months: SIX_MONTHS,
    due: (communeId, today) => countPages(communeId, monthsBefore(today, SIX_MONTHS)),
    end: (communeId, today) => removePagesBefore(communeId, monthsBefore(today, SIX_MONTHS), ROWS_AT_ONCE),
  },
  {
    name: 'importedRows',
    months: FIVE_YEARS,
    *due(communeId, today) {
      const [found] = yield* rows<{ n: unknown }>(
        "SELECT COUNT(*) AS n FROM paper_import WHERE commune_id = $1 AND imported_on <= $2 AND row_hashes <> ''",
        ...[communeId, monthsBefore(today, FIVE_YEARS)],
      );
      return asCount(found?.n);
    },
    *end(communeId, today) {
      const emptied = yield* changing(
        PaperImport,
        `UPDATE paper_import SET row_hashes = '' WHERE commune_id = $1 AND id IN
         (SELECT id FROM paper_import WHERE commune_id = $2 AND imported_on <= $3 AND row_hashes <> ''
          LIMIT ${ROWS_AT_ONCE}) RETURNING id`,
        ...[communeId, communeId, monthsBefore(today, FIVE_YEARS)],
      );
      return emptied.length;
    },
  },
];
