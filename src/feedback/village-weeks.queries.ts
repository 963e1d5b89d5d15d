import type { Work } from '../database/statement.js';
import { rows } from '../database/table.js';
import type { Day } from '../rules/days.js';
import type { CaseState } from './case-steps.js';
import type { EntryKind } from './feedback.entity.js';

/** Something heard in a village: as everybody reads it, and what became of it. */
export interface HeardWords {
  readonly id: string;
  readonly village: string | null;
  readonly receivedOn: Day;
  readonly kind: EntryKind;
  readonly unit: string | null;
  readonly masked: string;
  /** null where it is no case. */
  readonly state: CaseState | null;
}

/** What came from villages between two days, both included, whoever entered it; in the order of the days. */
export function* heardBetween(communeId: string, from: Day, to: Day): Work<readonly HeardWords[]> {
  const found = yield* rows<Row>(
    `SELECT e.id, e.village, e.received_on, e.kind, e.unit, e.masked, c.state FROM feedback_entry e
     LEFT JOIN feedback_case c ON c.commune_id = e.commune_id AND c.entry_id = e.id
     WHERE e.commune_id = $1 AND e.received_on >= $2 AND e.received_on <= $3 AND e.channel = 'village'
     ORDER BY e.received_on, e.id`,
    ...[communeId, from, to],
  );
  return found.map(({ received_on: receivedOn, ...row }) => ({ ...row, receivedOn }));
}

interface Row extends Omit<HeardWords, 'receivedOn'> {
  readonly received_on: Day;
}
