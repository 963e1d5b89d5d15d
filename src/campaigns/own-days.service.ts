import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import type { Day } from '../rules/days.js';
import { OwnDay } from './own-day.entity.js';
import type { SaidOfDay } from './own-day-form.js';
import type { OwnDays } from './working-days.js';

const days = tableOf(OwnDay);

/** The days of a commune, as part of a larger unit of work. */
export function* ownDaysOf(communeId: string): Work<OwnDays> {
  return new Map((yield* days.select({ communeId })).map(({ day, works }) => [day, works]));
}

/** Keeps the days on which the office of a commune does otherwise than offices of the country. */
@Injectable()
export class OwnDaysService {
  constructor(
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
  ) {}

  of(communeId: string): Promise<OwnDays> {
    return this.queue.read(ownDaysOf(communeId));
  }

  /** With who said it and why, by day. */
  list(communeId: string): Promise<readonly OwnDay[]> {
    return this.queue.read(days.select({ communeId }, { order: { day: 'ASC' } }));
  }

  /**
   * Says that the office is closed or works on a day; said twice, it stands once.
   * @returns false, with nothing written, where something else is said of that day
   */
  set(communeId: string, said: SaidOfDay, actor: string): Promise<boolean> {
    return this.queue.commit(() => this.said(communeId, said, actor));
  }

  /** Takes back what was said of a day; nothing happens where nothing is said of it. */
  async remove(communeId: string, day: Day, actor: string): Promise<void> {
    await this.queue.commit(() => this.removed(communeId, day, actor));
  }

  private *said(communeId: string, said: SaidOfDay, actor: string): Work<boolean> {
    const { day, works, note } = said;
    if (!(yield* days.insertNew({ communeId, ...said, setBy: actor }))) {
      const kept = yield* days.find({ communeId, day });
      return kept?.works === works && kept.note === note;
    }
    yield* this.audit.append({ actor, communeId, action: 'own-day-set', object: day, details: { works, note } });
    return true;
  }

  private *removed(communeId: string, day: Day, actor: string): Work<void> {
    if ((yield* days.delete({ communeId, day })) === 0) return;
    yield* this.audit.append({ actor, communeId, action: 'own-day-removed', object: day });
  }
}
