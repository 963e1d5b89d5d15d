import { Injectable } from '@nestjs/common';
import { asCount } from '../database/columns.js';
import type { Work } from '../database/statement.js';
import { rows } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import type { Day } from '../rules/days.js';

/** How many answers belong to a meeting, live. */
@Injectable()
export class MeetingAnswers {
  constructor(private readonly queue: WriteQueue) {}

  count({ communeId, pointId, heldOn }: Meeting): Promise<number> {
    return this.queue.read(answersOf(communeId, pointId, heldOn));
  }
}

/** From the day of the meeting up to the next one at the same point: as the intake gives answers to meetings. */
export function* answersOf(communeId: string, pointId: string, heldOn: Day): Work<number> {
  const [counted] = yield* rows<{ n: unknown }>(
    `SELECT SUM(p.responses) AS n FROM participation_count p
     JOIN campaign_point c
       ON c.commune_id = p.commune_id AND c.campaign_id = p.campaign_id AND c.point_id = p.point_id
     WHERE p.commune_id = $1 AND p.point_id = $2 AND p.standing <> 'withdrawn' AND p.day >= $3 AND p.day < COALESCE(
       (SELECT MIN(held_on) FROM meeting WHERE commune_id = $1 AND point_id = $2 AND held_on > $3), '9999-12-31')`,
    ...[communeId, pointId, heldOn],
  );
  return asCount(counted?.n);
}

/** What the paper batches of a meeting say of its forms. */
export interface PaperCounts {
  readonly issued: number;
  /** Null until every batch was counted when it came back. */
  readonly returned: number | null;
  /** Keyed and not spoilt, so far. */
  readonly valid: number;
  /** Names of the accounts that keyed, in order. */
  readonly keyedBy: readonly string[];
}

/** Paper forms of a meeting, counted where they were issued and keyed, so that nobody types the numbers twice. */
@Injectable()
export class MeetingPaper {
  constructor(private readonly queue: WriteQueue) {}

  /** Null for a meeting without paper batches. */
  async count({ communeId, id }: Meeting): Promise<PaperCounts | null> {
    const batches = await this.queue.read(batchesOf(communeId, id));
    if (batches.batches === 0) return null;
    const sheets = await this.queue.read(sheetsOf(communeId, id));
    const keyedBy = [...new Set(sheets.flatMap(({ firstBy, secondBy }) => [firstBy, secondBy ?? firstBy]))].sort();
    const valid = sheets.reduce((sum, sheet) => sum + sheet.valid, 0);
    return { issued: batches.issued, returned: batches.open > 0 ? null : batches.returned, valid, keyedBy };
  }
}

export function* batchesOf(
  communeId: string,
  meeting: string,
): Work<Record<'batches' | 'issued' | 'returned' | 'open', number>> {
  const [found] = yield* rows<Record<'batches' | 'issued' | 'returned' | 'open_batches', unknown>>(
    `SELECT COUNT(*) AS batches, SUM(issued) AS issued, SUM(returned) AS returned,
       SUM(CASE WHEN returned IS NULL THEN 1 ELSE 0 END) AS open_batches
     FROM paper_batch WHERE commune_id = $1 AND meeting_id = $2`,
    ...[communeId, meeting],
  );
  return {
    batches: asCount(found?.batches),
    issued: asCount(found?.issued),
    returned: asCount(found?.returned),
    open: asCount(found?.open_batches),
  };
}

interface Keyed {
  readonly firstBy: string;
  readonly secondBy: string | null;
  readonly valid: number;
}

export function* sheetsOf(communeId: string, meeting: string): Work<readonly Keyed[]> {
  const found = yield* rows<{ first_by: string; second_by: string | null; valid: unknown }>(
    `SELECT s.first_by, s.second_by, SUM(CASE WHEN s.state = 'spoilt' THEN 0 ELSE 1 END) AS valid
     FROM paper_sheet s JOIN paper_batch b ON b.commune_id = s.commune_id AND b.id = s.batch_id
     WHERE b.commune_id = $1 AND b.meeting_id = $2 GROUP BY s.first_by, s.second_by`,
    ...[communeId, meeting],
  );
  return found.map((row) => ({ firstBy: row.first_by, secondBy: row.second_by, valid: asCount(row.valid) }));
}
