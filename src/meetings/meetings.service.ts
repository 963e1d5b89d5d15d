import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService, type NewAuditEntry } from '../access/audit.service.js';
import { ALPHABET } from '../collection-points/codes.js';
import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { Clock } from '../config/clock.js';
import { Secrets, sameSecret } from '../config/secrets.js';
import type { Work } from '../database/statement.js';
import { type Columns, rows, tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import type { Day } from '../rules/days.js';
import { Meeting } from './meeting.entity.js';

/** What the secretary counts; null for what is not known yet. */
export interface MeetingCounts {
  readonly invited: number | null;
  readonly present: number | null;
  readonly issued: number | null;
  readonly returned: number | null;
  readonly valid: number | null;
  readonly keyedBy: string | null;
}

export interface NewMeeting {
  readonly heldOn: Day;
  readonly rotating: boolean;
  readonly invited: number | null;
}

const meetings = tableOf(Meeting);

/** Village meetings: their records, and the code on the wall that changes every few minutes. */
@Injectable()
export class MeetingsService {
  constructor(
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `input-invalid` for a point of another kind, a revoked one, or one with a meeting on that day */
  async create(point: CollectionPoint, wanted: NewMeeting, actor: string): Promise<Meeting> {
    return this.queue.commit(() => this.add(point, wanted, actor));
  }

  /** The same, together with what the meeting needs. */
  *add(point: CollectionPoint, wanted: NewMeeting, actor: string): Work<Meeting> {
    if (point.kind !== 'meeting' || point.revokedOn !== null) throw problem.inputInvalid({ field: 'point' });
    const { communeId, id: pointId } = point;
    const meeting = Object.assign(new Meeting(), {
      ...{ communeId, id: randomUUID(), pointId, ...wanted },
      ...{ present: null, issued: null, returned: null, valid: null, keyedBy: null, closedOn: null },
    });
    const taken = yield* meetings.count({ communeId, pointId, heldOn: wanted.heldOn });
    if (taken > 0) throw problem.inputInvalid({ field: 'heldOn' });
    yield* meetings.insert(meeting);
    yield* this.note('meeting-created', meeting, actor, { point: point.name, heldOn: wanted.heldOn });
    return meeting;
  }

  /** Meetings of a commune, the latest first. */
  list(communeId: string): Promise<readonly Meeting[]> {
    return this.queue.read(meetings.select({ communeId }, { order: { heldOn: 'DESC', id: 'ASC' } }));
  }

  /** @throws Problem `not-found` */
  async find(id: string): Promise<Meeting> {
    const [meeting] = await this.queue.read(meetings.select({ id }));
    if (!meeting) throw problem.notFound();
    return meeting;
  }

  record(meeting: Meeting, counts: MeetingCounts, actor: string): Promise<void> {
    return this.change(meeting, counts, 'meeting-recorded', actor, { ...counts });
  }

  /** From now on the wall shows no code; the record can still be completed. */
  close(meeting: Meeting, actor: string): Promise<void> {
    return this.change(meeting, { closedOn: this.clock.today() }, 'meeting-closed', actor);
  }

  reopen(meeting: Meeting, actor: string): Promise<void> {
    return this.change(meeting, { closedOn: null }, 'meeting-reopened', actor);
  }

  /** The meeting that an answer given at a point belongs to; null elsewhere and before the first one. */
  async at({ communeId, id, kind }: CollectionPoint, day: Day): Promise<string | null> {
    return kind === 'meeting' ? this.queue.read(meetingAt(communeId, id, day)) : null;
  }

  /** What the code on the wall carries now. */
  rotatingCodeOf(point: CollectionPoint): string {
    return rotatingCode(this.secrets, point.code, this.clock.certain());
  }

  /** Whether somebody stood before the wall within the last minutes. */
  knowsRotatingCode(point: CollectionPoint, code: string): boolean {
    return isRotatingCode(this.secrets, point.code, code, this.clock.certain());
  }

  private async change(
    meeting: Meeting,
    change: Partial<Columns<Meeting>>,
    action: string,
    actor: string,
    details?: Details,
  ): Promise<void> {
    const { communeId, id } = meeting;
    const note = (): Work<void> => this.note(action, meeting, actor, details);
    await this.queue.commit(function* () {
      yield* meetings.update({ communeId, id }, change);
      yield* note();
    });
  }

  private note(action: string, { communeId, id }: Meeting, actor: string, details?: Details): Work<void> {
    return this.audit.append({ actor, communeId, action, object: id, details });
  }
}

type Details = NewAuditEntry['details'];

/** The meeting that an answer given at a point belongs to: the last one held there up to the day of the answer. */
export function* meetingAt(communeId: string, pointId: string, day: Day): Work<string | null> {
  const [found] = yield* rows<{ id: string }>(
    `SELECT id FROM meeting WHERE commune_id = $1 AND point_id = $2 AND held_on <= $3
     ORDER BY held_on DESC LIMIT 1`,
    ...[communeId, pointId, day],
  );
  return found?.id ?? null;
}

/** How long one QR code of the wall is shown. */
const WINDOW_MS = 5 * 60_000;

/**
 * What the rotating QR code of a point carries at an instant: 40 bits of a keyed hash of point and five-minute window.
 * Nothing is kept of it; who has one stood before the wall a few minutes ago.
 */
export function rotatingCode(secrets: Secrets, pointCode: string, at: Date): string {
  const window = Math.floor(at.getTime() / WINDOW_MS);
  const hash = secrets.keyedHash('rotating-qr', `${pointCode}\n${window}`);
  return [...hash.subarray(0, 8)].map((byte) => ALPHABET.charAt(byte & 31)).join('');
}

/** True for the code of this window, of the one before (who scanned late answers late) and of the next (clocks differ). */
export function isRotatingCode(secrets: Secrets, pointCode: string, code: string, now: Date): boolean {
  const given = code.toLowerCase();
  return [0, -1, 1].some((step) => {
    const at = new Date(now.getTime() + step * WINDOW_MS);
    return sameSecret(given, rotatingCode(secrets, pointCode, at));
  });
}
