import { asCount } from '../database/columns.js';
import { type RetentionTerm, ROWS_AT_ONCE } from '../database/retention-term.js';
import type { Work } from '../database/statement.js';
import { rows, tableOf } from '../database/table.js';
import { monthsBefore } from '../rules/days.js';
import { CaseStep, FeedbackCase, FeedbackEntry } from './feedback.entity.js';
import { ToldFeedback } from './told-feedback.entity.js';
import { VillageLink, VillageReport } from './village-week.entity.js';

const A_YEAR = 12;
const FIVE_YEARS = 60;

/** An entry whose case is still open keeps the words that it is about. */
const WITHOUT_OPEN_CASE = `NOT EXISTS (SELECT 1 FROM feedback_case c
  WHERE c.commune_id = e.commune_id AND c.entry_id = e.id AND c.state <> 'closed')`;
const ORIGINALS = `feedback_entry e WHERE e.commune_id = $1 AND e.received_on <= $2 AND e.original IS NOT NULL
  AND ${WITHOUT_OPEN_CASE}`;
const STEPS = `case_step s JOIN feedback_entry e ON e.commune_id = s.commune_id AND e.id = s.entry_id
  WHERE s.commune_id = $1 AND s.on_day <= $2 AND s.original IS NOT NULL AND ${WITHOUT_OPEN_CASE}`;
const CONTACTS = `feedback_entry e WHERE e.commune_id = $1 AND e.contact IS NOT NULL AND ${WITHOUT_OPEN_CASE}`;
const ENTRIES = `feedback_entry e WHERE e.commune_id = $1 AND e.received_on <= $2 AND ${WITHOUT_OPEN_CASE}`;

const REPORTS = 'village_report WHERE commune_id = $1 AND reported_on <= $2';
/** But for the newest of a village, from which the next one counts: else a link would come back. */
const LINKS = `village_link l WHERE l.commune_id = $1 AND l.revoked_on <= $2 AND EXISTS (SELECT 1 FROM village_link n
  WHERE n.commune_id = l.commune_id AND n.village = l.village AND n.number > l.number)`;

/** How long this room keeps what people said. */
export const retentionTerms: readonly RetentionTerm[] = [
  {
    name: 'originals',
    months: A_YEAR,
    *due(communeId, today) {
      const until = monthsBefore(today, A_YEAR);
      return (yield* countOf(ORIGINALS, communeId, until)) + (yield* countOf(STEPS, communeId, until));
    },
    *end(communeId, today) {
      const until = monthsBefore(today, A_YEAR);
      const said = yield* rows<{ id: string }>(`SELECT e.id FROM ${ORIGINALS} LIMIT ${ROWS_AT_ONCE}`, communeId, until);
      for (const { id } of said) yield* tableOf(FeedbackEntry).update({ communeId, id }, { original: null, spans: [] });
      const disputes = yield* rows<{ id: string; number: unknown }>(
        `SELECT s.entry_id AS id, s.number FROM ${STEPS} LIMIT ${ROWS_AT_ONCE}`,
        ...[communeId, until],
      );
      for (const { id: entryId, number } of disputes)
        yield* tableOf(CaseStep).update({ communeId, entryId, number: asCount(number) }, { original: null });
      return said.length + disputes.length;
    },
  },
  {
    // A case that closes takes them along at once; here go those of entries that never became one.
    name: 'contacts',
    months: 0,
    due: (communeId) => countOf(CONTACTS, communeId),
    *end(communeId) {
      const found = yield* rows<{ id: string }>(`SELECT e.id FROM ${CONTACTS} LIMIT ${ROWS_AT_ONCE}`, communeId);
      for (const { id } of found) yield* tableOf(FeedbackEntry).update({ communeId, id }, { contact: null });
      return found.length;
    },
  },
  {
    // That a village said something goes with what it said; a link that opens nothing any more, a year later.
    name: 'villageReports',
    months: FIVE_YEARS,
    *due(communeId, today) {
      const reports = yield* countOf(REPORTS, communeId, monthsBefore(today, FIVE_YEARS));
      return reports + (yield* countOf(LINKS, communeId, monthsBefore(today, A_YEAR)));
    },
    *end(communeId, today) {
      const reports = yield* rows<{ week: string; village: string }>(
        `SELECT week, village FROM ${REPORTS} LIMIT ${ROWS_AT_ONCE}`,
        ...[communeId, monthsBefore(today, FIVE_YEARS)],
      );
      for (const which of reports) yield* tableOf(VillageReport).delete({ communeId, ...which });
      const links = yield* rows<{ village: string; number: unknown }>(
        `SELECT village, number FROM ${LINKS} LIMIT ${ROWS_AT_ONCE}`,
        ...[communeId, monthsBefore(today, A_YEAR)],
      );
      for (const { village, number } of links)
        yield* tableOf(VillageLink).delete({ communeId, village, number: asCount(number) });
      return reports.length + links.length;
    },
  },
  {
    name: 'entries',
    months: FIVE_YEARS,
    due: (communeId, today) => countOf(ENTRIES, communeId, monthsBefore(today, FIVE_YEARS)),
    *end(communeId, today) {
      const found = yield* rows<{ id: string }>(
        `SELECT e.id FROM ${ENTRIES} LIMIT ${ROWS_AT_ONCE}`,
        ...[communeId, monthsBefore(today, FIVE_YEARS)],
      );
      for (const { id: entryId } of found) {
        yield* tableOf(CaseStep).delete({ communeId, entryId });
        yield* tableOf(FeedbackCase).delete({ communeId, entryId });
        yield* tableOf(ToldFeedback).delete({ communeId, entryId });
        yield* tableOf(FeedbackEntry).delete({ communeId, id: entryId });
      }
      return found.length;
    },
  },
];

function* countOf(found: string, ...given: readonly string[]): Work<number> {
  const [counted] = yield* rows<{ n: unknown }>(`SELECT COUNT(*) AS n FROM ${found}`, ...given);
  return asCount(counted?.n);
}
