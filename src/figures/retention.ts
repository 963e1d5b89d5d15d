import { asCount } from '../database/columns.js';
import type { RetentionTerm } from '../database/retention-term.js';
import { changing, rows } from '../database/table.js';
import { RowFileRecord } from './row-file.entity.js';

const FIVE_YEARS = 60;

/** A period is sealed when its responses go; a longer one, such as a year, has no rows of its own. */
const OF_SEALED = `SELECT r.campaign_id FROM row_file r JOIN sealed_period s
  ON s.commune_id = r.commune_id AND s.campaign_id = r.campaign_id AND s.period = r.period
  WHERE r.commune_id = $1`;

/** How long this room keeps rows of answers: as long as the responses that they tell of. */
export const retentionTerms: readonly RetentionTerm[] = [
  {
    name: 'rowFiles',
    months: FIVE_YEARS,
    *due(communeId) {
      const [found] = yield* rows<{ n: unknown }>(`SELECT COUNT(*) AS n FROM (${OF_SEALED}) AS gone`, communeId);
      return asCount(found?.n);
    },
    *end(communeId) {
      const gone = yield* changing(
        RowFileRecord,
        `DELETE FROM row_file WHERE commune_id = $1 AND EXISTS (SELECT 1 FROM sealed_period s
         WHERE s.commune_id = row_file.commune_id AND s.campaign_id = row_file.campaign_id AND s.period = row_file.period)
         RETURNING campaign_id`,
        communeId,
      );
      return gone.length;
    },
  },
];
