import { asCount } from '../database/columns.js';
import type { Parameter, Row, Work } from '../database/statement.js';
import { rows, tableOf } from '../database/table.js';
import { addDays, type Day } from '../rules/days.js';
import { type EntryChannel, type EntryKind, FeedbackCase, FeedbackEntry } from './feedback.entity.js';
import type { Told } from './feedback.service.js';
import { type RegisterFilter, searchedFor } from './register-filter.js';

/** Which entries of a commune are asked for. */
export interface RegisterQuestion {
  readonly communeId: string;
  readonly filter: RegisterFilter;
  readonly today: Day;
}

/** What needs somebody now. */
export interface RegisterCounts {
  /** Cases that no unit owes an answer yet. */
  readonly waiting: number;
  readonly overdue: number;
  readonly disputed: number;
}

const entries = tableOf(FeedbackEntry);
const cases = tableOf(FeedbackCase);

/** An entry and a case have one column of the same name, and that says the same. */
const TOLD = `SELECT e.*, c.entry_id, c.state, c.opened_on, c.owner, c.due_on, c.answered_on, c.answer, c.done,
  c.disputes, c.closed_on, c.changes`;
const JOINED = `FROM feedback_entry e LEFT JOIN feedback_case c ON c.commune_id = e.commune_id AND c.entry_id = e.id`;
/** `$2` is today. */
const OVERDUE = '(c.due_on IS NOT NULL AND c.due_on < $2 AND c.answered_on IS NULL)';

const ASKED = `e.commune_id = $1
  AND (CAST($3 AS varchar) = '' OR c.state = $3 OR (CAST($3 AS varchar) = 'none' AND c.state IS NULL)
    OR (CAST($3 AS varchar) = 'overdue' AND ${OVERDUE}))
  AND (CAST($4 AS varchar) = '' OR e.channel = $4) AND (CAST($5 AS varchar) = '' OR e.kind = $5)
  AND (CAST($6 AS varchar) = '' OR e.unit = $6 OR c.owner = $6) AND (CAST($7 AS varchar) = '' OR e.village = $7)
  AND e.received_on >= $8 AND e.received_on <= $9
  AND (CAST($10 AS varchar) = '' OR e.words LIKE $10 ESCAPE '!')
  AND (CAST($11 AS varchar) = '' OR e.words LIKE $11 ESCAPE '!')
  AND (CAST($12 AS varchar) = '' OR e.words LIKE $12 ESCAPE '!')
  AND (CAST($13 AS varchar) = '' OR e.words LIKE $13 ESCAPE '!')`;

/** A part of what is asked for: what is overdue first, then the newest. */
export function* registerPage(question: RegisterQuestion, limit: number, offset: number): Work<readonly Told[]> {
  const found = yield* rows(
    `${TOLD} ${JOINED} WHERE ${ASKED}
     ORDER BY CASE WHEN ${OVERDUE} THEN 0 ELSE 1 END, e.received_on DESC, e.id LIMIT $14 OFFSET $15`,
    ...[...parametersOf(question), limit, offset],
  );
  return found.map(toTold);
}

export function* countRegister(question: RegisterQuestion): Work<number> {
  const [counted] = yield* rows<{ n: unknown }>(
    `SELECT COUNT(*) AS n ${JOINED} WHERE ${ASKED} AND $2 = $2`,
    ...parametersOf(question),
  );
  return asCount(counted?.n);
}

export function* countWaiting(communeId: string, today: Day): Work<RegisterCounts> {
  const [counted] = yield* rows<Row>(
    `SELECT SUM(CASE WHEN c.state = 'new' THEN 1 ELSE 0 END) AS waiting,
       SUM(CASE WHEN ${OVERDUE} THEN 1 ELSE 0 END) AS overdue,
       SUM(CASE WHEN c.state = 'disputed' THEN 1 ELSE 0 END) AS disputed
     FROM feedback_case c WHERE c.commune_id = $1`,
    ...[communeId, today],
  );
  const [waiting, overdue, disputed] = [counted?.waiting, counted?.overdue, counted?.disputed].map(asCount);
  return { waiting: waiting ?? 0, overdue: overdue ?? 0, disputed: disputed ?? 0 };
}

/** What somebody has entered today, the last one first: the log says who entered it, and when. */
export function* enteredToday(communeId: string, name: string, today: Day): Work<readonly Told[]> {
  const found = yield* rows(
    `${TOLD} FROM audit_entry a JOIN feedback_entry e ON e.commune_id = a.commune_id AND e.id = a.object
       LEFT JOIN feedback_case c ON c.commune_id = e.commune_id AND c.entry_id = e.id
     WHERE a.commune_id = $1 AND a.actor = $2 AND a.action = 'feedback-entered' AND a.at >= $3 ORDER BY a.at DESC`,
    ...[communeId, name, `${addDays(today, -1)}T17:00:00.000Z`],
  );
  return found.map(toTold);
}

export function* openedBetween(communeId: string, from: Day, to: Day): Work<readonly FeedbackCase[]> {
  const found = yield* rows(
    'SELECT * FROM feedback_case WHERE commune_id = $1 AND opened_on >= $2 AND opened_on <= $3 ORDER BY entry_id',
    ...[communeId, from, to],
  );
  return found.map((raw) => cases.row(raw));
}

/** How often something of a kind came by a channel. */
export interface EntryCount {
  readonly channel: EntryChannel;
  readonly kind: EntryKind;
  readonly count: number;
}

/** Entries received between two days, both included, by channel and kind; of one unit where one is named. */
export function* countEntries(
  communeId: string,
  { from, to, unit }: { readonly from: Day; readonly to: Day; readonly unit: string | null },
): Work<readonly EntryCount[]> {
  const found = yield* rows<{ channel: EntryChannel; kind: EntryKind; n: unknown }>(
    `SELECT e.channel, e.kind, COUNT(*) AS n ${JOINED}
     WHERE e.commune_id = $1 AND e.received_on >= $2 AND e.received_on <= $3
       AND (CAST($4 AS varchar) = '' OR COALESCE(c.owner, e.unit) = $4)
     GROUP BY e.channel, e.kind ORDER BY e.channel, e.kind`,
    ...[communeId, from, to, unit ?? ''],
  );
  return found.map(({ channel, kind, n }) => ({ channel, kind, count: asCount(n) }));
}

function toTold(raw: Row): Told {
  return { entry: entries.row(raw), case: raw.entry_id === null ? null : cases.row(raw) };
}

function parametersOf({ communeId, filter, today }: RegisterQuestion): readonly Parameter[] {
  const { state, channel, kind, unit, village, from, to } = filter;
  const words = searchedFor(filter).map((word) => `%${word.replace(/[!%_]/g, '!$&')}%`);
  const likes = [0, 1, 2, 3].map((place) => words[place] ?? '');
  return [communeId, today, state, channel, kind, unit, village, from ?? '', to ?? '9999', ...likes];
}
