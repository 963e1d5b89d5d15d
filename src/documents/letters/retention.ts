import { asCount } from '../../database/columns.js';
import { type RetentionTerm, ROWS_AT_ONCE } from '../../database/retention-term.js';
import type { Work } from '../../database/statement.js';
import { rows, tableOf } from '../../database/table.js';
import { type Day, monthsBefore } from '../../rules/days.js';
import { Letter } from './letter.entity.js';

const A_YEAR = 12;
const FIVE_YEARS = 60;

const WORDS = 'letter WHERE commune_id = $1 AND dated_on <= $2 AND content IS NOT NULL';
const LETTERS = 'letter WHERE commune_id = $1 AND dated_on <= $2';

/** How long letters are kept: to whom and what for a year, that there was one for as long as cases are. */
export const retentionTerms: readonly RetentionTerm[] = [
  {
    name: 'letterWords',
    months: A_YEAR,
    due: (communeId, today) => countOf(WORDS, communeId, monthsBefore(today, A_YEAR)),
    *end(communeId, today) {
      const found = yield* someOf(WORDS, communeId, monthsBefore(today, A_YEAR));
      for (const { id } of found) yield* tableOf(Letter).update({ communeId, id }, { content: null });
      return found.length;
    },
  },
  {
    name: 'letters',
    months: FIVE_YEARS,
    due: (communeId, today) => countOf(LETTERS, communeId, monthsBefore(today, FIVE_YEARS)),
    *end(communeId, today) {
      const found = yield* someOf(LETTERS, communeId, monthsBefore(today, FIVE_YEARS));
      for (const { id } of found) yield* tableOf(Letter).delete({ communeId, id });
      return found.length;
    },
  },
];

function* countOf(which: string, communeId: string, until: Day): Work<number> {
  const [counted] = yield* rows<{ n: unknown }>(`SELECT COUNT(*) AS n FROM ${which}`, communeId, until);
  return asCount(counted?.n);
}

function someOf(which: string, communeId: string, until: Day): Work<readonly { readonly id: string }[]> {
  return rows<{ id: string }>(`SELECT id FROM ${which} LIMIT ${ROWS_AT_ONCE}`, communeId, until);
}
