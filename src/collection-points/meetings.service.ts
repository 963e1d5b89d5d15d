import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { Clock } from '../config/clock.js';
import { Secrets } from '../config/secrets.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import type { Day } from '../rules/days.js';
import type { CollectionPoint } from './collection-point.entity.js';
import { Meeting } from './meeting.entity.js';
import { meetingAt } from './meetings.queries.js';
import { isRotatingCode, rotatingCode } from './rotating-code.js';

/** What the secretary counts; null for what is not known yet. */
export interface MeetingCounts {
  readonly invited: number | null;
  readonly present: number | null;
  readonly issued: number | null;
  readonly returned: number | null;
  readonly valid: number | null;
  readonly keyedBy: string | null;
}

/** Village meetings: their records, and the code on the wall that changes every few minutes. */
@Injectable()
export class MeetingsService {
  constructor(
    @InjectRepository(Meeting) private readonly meetings: Repository<Meeting>,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `input-invalid` for a point of another kind, a revoked one, or one with a meeting on that day */
  async create(
    point: CollectionPoint,
    wanted: { readonly heldOn: Day; readonly rotating: boolean; readonly invited: number | null },
  ): Promise<Meeting> {
    if (point.kind !== 'meeting' || point.revokedOn !== null) throw problem.inputInvalid({ field: 'point' });
    const { communeId, id: pointId } = point;
    const meeting = Object.assign(new Meeting(), {
      ...{ communeId, id: randomUUID(), pointId, ...wanted },
      ...{ present: null, issued: null, returned: null, valid: null, keyedBy: null, closedOn: null },
    });
    await this.queue.transaction(async (manager) => {
      const taken = await manager.existsBy(Meeting, { communeId, pointId, heldOn: wanted.heldOn });
      if (taken) throw problem.inputInvalid({ field: 'heldOn' });
      await manager.insert(Meeting, meeting);
    });
    return meeting;
  }

  /** Meetings of a commune, the latest first. */
  list(communeId: string): Promise<Meeting[]> {
    return this.meetings.find({ where: { communeId }, order: { heldOn: 'DESC', id: 'ASC' } });
  }

  /** @throws Problem `not-found` */
  async find(id: string): Promise<Meeting> {
    const meeting = await this.meetings.findOneBy({ id });
    if (!meeting) throw problem.notFound();
    return meeting;
  }

  async record({ communeId, id }: Meeting, counts: MeetingCounts): Promise<void> {
    await this.queue.transaction((manager) => manager.update(Meeting, { communeId, id }, counts));
  }

  /** From now on the wall shows no code; the record can still be completed. */
  async close({ communeId, id }: Meeting): Promise<void> {
    const closedOn = this.clock.today();
    await this.queue.transaction((manager) => manager.update(Meeting, { communeId, id }, { closedOn }));
  }

  async reopen({ communeId, id }: Meeting): Promise<void> {
    await this.queue.transaction((manager) => manager.update(Meeting, { communeId, id }, { closedOn: null }));
  }

  /** The meeting that an answer given at a point belongs to; null elsewhere and before the first one. */
  async at({ communeId, id, kind }: CollectionPoint, day: Day): Promise<string | null> {
    return kind === 'meeting' ? this.queue.read(meetingAt(communeId, id, day)) : null;
  }

  /** What the code on the wall carries now. */
  rotatingCodeOf(point: CollectionPoint): string {
    return rotatingCode(this.secrets, point.code, this.clock.now());
  }

  /** Whether somebody stood before the wall within the last minutes. */
  knowsRotatingCode(point: CollectionPoint, code: string): boolean {
    return isRotatingCode(this.secrets, point.code, code, this.clock.now());
  }
}
