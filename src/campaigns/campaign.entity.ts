import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LockDay } from '../config/clock.js';
import { DayColumn } from '../database/columns.js';
import { addDays, type Day } from '../rules/days.js';
import { lastDayOfQuarter, lockDayOfQuarter, quarterOf, quartersBetween } from './campaign-calendar.js';
import type { Layout, LeadsFrom } from './campaign-layout.js';

export type CampaignState = 'draft' | 'test' | 'open' | 'ended' | 'locked';

/** Fieldwork of one questionnaire version between two days; a round, or continuous feedback that locks by quarter. */
@Entity()
export class Campaign {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  name!: string;

  @Column({ type: 'varchar', name: 'questionnaire_version' })
  questionnaireVersion!: string;

  /** A shorter questionnaire of the same subject, for tablets at a counter; null where they ask the campaign's own. */
  @Column({ type: 'varchar', name: 'tablet_version', nullable: true })
  tabletVersion!: string | null;

  @DayColumn({ name: 'opens_on' })
  opensOn!: Day;

  /** Last day on which an answer can be given. */
  @DayColumn({ name: 'ends_on' })
  endsOn!: Day;

  /** From this day on the figures are final (chốt số liệu). */
  @DayColumn({ name: 'locks_on' })
  locksOn!: Day;

  /** Fraction in [0, 1], e.g. 0.9; null where no target applies. */
  @Column({ type: 'double precision', nullable: true })
  target!: number | null;

  @Column({ type: 'boolean' })
  continuous!: boolean;

  /** Before the opening day: answers are accepted to try the form, and counted nowhere. */
  @Column({ type: 'boolean' })
  testing!: boolean;

  /** The departments that lead its items, each from a day on, in the order of days. */
  @Column({ type: 'simple-json' })
  leads!: readonly LeadsFrom[];

  /** The sums that are kept of it. */
  @Column({ type: 'simple-json' })
  layout!: Layout;

  /**
   * How often its commune was reorganised on one of its days. An answer that was judged by the commune before that is
   * judged again.
   */
  @Column({ type: 'integer', default: 0 })
  reorganised!: number;

  /** Locked by an officer before its day. */
  @Column({ type: 'boolean', name: 'locked_early' })
  lockedEarly!: boolean;

  /** Quarters locked by an officer before their day. */
  @Column({ type: 'simple-json', name: 'quarters_locked_early' })
  quartersLockedEarly!: readonly string[];

  stateOn(today: Day, lockDay: LockDay): CampaignState {
    if (this.isLocked(lockDay)) return 'locked';
    if (today > this.endsOn) return 'ended';
    if (today >= this.opensOn) return 'open';
    return this.testing ? 'test' : 'draft';
  }

  /** All of it is final. */
  isLocked(lockDay: LockDay): boolean {
    return this.lockedEarly || lockDay >= this.locksOn;
  }

  /** The first day whose answers are not in final figures yet. */
  firstOpenDay(lockDay: LockDay): Day {
    const last = this.lockedQuarters(lockDay).at(-1);
    return last === undefined ? this.opensOn : addDays(lastDayOfQuarter(last), 1);
  }

  /** True when a response dated `day` can still change figures: the round, or the quarter of that day, is not locked. */
  countsOn(lockDay: LockDay, day: Day): boolean {
    if (this.isLocked(lockDay)) return false;
    return !this.continuous || !this.isQuarterLocked(quarterOf(day), lockDay);
  }

  isQuarterLocked(quarter: string, lockDay: LockDay): boolean {
    return this.isLocked(lockDay) || this.quartersLockedEarly.includes(quarter) || lockDay >= lockDayOfQuarter(quarter);
  }

  /** Quarters of a continuous campaign that are locked, oldest first. */
  lockedQuarters(lockDay: LockDay): readonly string[] {
    if (!this.continuous || lockDay < this.opensOn) return [];
    const last = lockDay < this.endsOn ? lockDay : this.endsOn;
    return quartersBetween(this.opensOn, last).filter((quarter) => this.isQuarterLocked(quarter, lockDay));
  }
}

/** Which collection points a campaign uses. A point serves at most one open campaign at a time. */
@Entity()
export class CampaignPoint {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'campaign_id' })
  campaignId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'point_id' })
  pointId!: string;
}
