import { Injectable } from '@nestjs/common';
import type { Staff } from '../access/staff.js';
import { Clock } from '../config/clock.js';
import { WriteQueue } from '../database/write-queue.js';
import type { Campaign } from './campaign.entity.js';
import { lastLockDay } from './campaign-calendar.js';
import { type PendingLock, waitLines } from './lock.view-model.js';
import { lockWaits } from './lock-waits.queries.js';

/** Says of periods that are not locked yet when they will be, and what their lock waits for. */
@Injectable()
export class PendingLocksService {
  constructor(
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /** Of each period that has ended, oldest first. */
  async ofEnded(campaign: Campaign, reader: Staff): Promise<readonly PendingLock[]> {
    const today = this.clock.today();
    const ended = campaign.periods.filter((one) => !campaign.isPeriodLocked(one) && campaign.hasEnded(one, today));
    return Promise.all(ended.map((period) => this.of(campaign, period, reader)));
  }

  /** What the locks of several campaigns wait for; none for those that wait only for their day. */
  async thatWait(campaigns: readonly Campaign[], reader: Staff): Promise<readonly PendingLock[]> {
    const all = await Promise.all(campaigns.map((campaign) => this.ofEnded(campaign, reader)));
    return all.flat().filter(({ waits }) => waits.length > 0);
  }

  async of(campaign: Campaign, period: string, { role }: Staff): Promise<PendingLock> {
    const waits = await this.queue.read(lockWaits(campaign, period, this.clock.now()));
    const { id, name, communeId, continuous } = campaign;
    const lockDay = campaign.lockDayOf(period);
    return {
      ...{ campaign: id, name, period, isPart: continuous, lockDay, lastDay: lastLockDay(lockDay, campaign) },
      ...campaign.daysOf(period),
      waits: waitLines(waits, { communeId, role }),
    };
  }
}
