import { Injectable } from '@nestjs/common';
import { asCount } from '../database/columns.js';
import { rows, type Work } from '../database/statement.js';
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
     WHERE p.commune_id = $1 AND p.point_id = $2 AND p.day >= $3 AND p.day < COALESCE(
       (SELECT MIN(held_on) FROM meeting WHERE commune_id = $1 AND point_id = $2 AND held_on > $3), '9999-12-31')`,
    ...[communeId, pointId, heldOn],
  );
  return asCount(counted?.n);
}
