import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LockDay } from '../config/clock.js';
import { DayColumn, UtcDateColumn } from '../database/columns.js';
import { addDays, type Day } from '../rules/days.js';
import {
  type FromDay,
  firstDayOf,
  lastDayOf,
  lastLockDay,
  lockDayOf,
  periodOf,
  periodsBetween,
  WHOLE,
} from './campaign-calendar.js';
import type { Layout, LeadsFrom } from './campaign-layout.js';

export type CampaignState = 'draft' | 'test' | 'open' | 'ended' | 'locked';

/** Fieldwork of one questionnaire version between two days; a round, or continuous feedback that locks by month or quarter. */
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

  /** The day on which the figures become final (chốt số liệu), unless something waits. */
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
   * How often what its answers are judged by has become another: its commune was reorganised on one of its days, or an
   * officer has changed its days, questionnaire or target. An answer that was judged before that is judged again.
   */
  @Column({ type: 'integer', default: 0 })
  reorganised!: number;

  /** By what continuous feedback locks; null for a round, which locks all at once. */
  @Column({ type: 'varchar', nullable: true })
  period!: 'month' | 'quarter' | null;

  /** On which day of the month its months begin: the 1st, or the 15th of the month before. */
  @Column({ type: 'integer', name: 'from_day', default: 1 })
  fromDay!: FromDay;

  /** When an officer ended collecting before its time, on what became its last day; null where it ended by itself. */
  @UtcDateColumn({ name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  /** Key of the department that leads the survey (chủ trì); null where nobody said. */
  @Column({ type: 'varchar', name: 'owner_unit', nullable: true })
  ownerUnit!: string | null;

  /** When it was put away: it is locked, and stands in the usual lists no more. */
  @UtcDateColumn({ name: 'archived_at', nullable: true })
  archivedAt!: Date | null;

  /** The periods that are final: `all` of a round, `2026-Q3` or `2026-11` of continuous feedback, as they were locked. */
  @Column({ type: 'simple-json', name: 'locked_periods' })
  lockedPeriods!: readonly string[];

  stateOn(today: Day): CampaignState {
    if (this.isLocked) return 'locked';
    if (today > this.endsOn || this.endedAt !== null) return 'ended';
    if (today >= this.opensOn) return 'open';
    return this.testing ? 'test' : 'draft';
  }

  /** All of it is final. */
  get isLocked(): boolean {
    const all = this.lockedPeriods;
    if (all.includes(WHOLE) || all.length === 0) return all.length > 0;
    return all.includes(periodOf(this.endsOn, this)) && this.periods.every((period) => all.includes(period));
  }

  /** Somebody who opens the form on that day is asked. */
  isCollectingOn(day: Day): boolean {
    return this.asksOn(day) && this.endedAt === null && !this.isLocked;
  }

  /** An answer of that day is one to this campaign, whenever it is brought. */
  asksOn(day: Day): boolean {
    return day >= this.opensOn && day <= this.endsOn;
  }

  /** True when a response dated `day` can still change figures: the period of that day is not locked. */
  countsOn(day: Day): boolean {
    return !this.isPeriodLocked(periodOf(day, this));
  }

  isPeriodLocked(period: string): boolean {
    return this.lockedPeriods.includes(period) || this.lockedPeriods.includes(WHOLE);
  }

  /** The first day whose answers are not in final figures yet; null when all are. */
  get firstOpenDay(): Day | null {
    if (this.isLocked) return null;
    const last = this.periods.findLast((period) => this.isPeriodLocked(period));
    return last === undefined ? this.opensOn : addDays(this.daysOf(last).to, 1);
  }

  /** All its periods, oldest first. */
  get periods(): readonly string[] {
    return periodsBetween(this.opensOn, this.endsOn, this);
  }

  /** First and last day on which answers of a period are given. */
  daysOf(period: string): { readonly from: Day; readonly to: Day } {
    const { opensOn, endsOn, fromDay } = this;
    if (period === WHOLE) return { from: opensOn, to: endsOn };
    const [first, last] = [firstDayOf(period, fromDay), lastDayOf(period, fromDay)];
    return { from: first > opensOn ? first : opensOn, to: last < endsOn ? last : endsOn };
  }

  /** Nobody can answer in a period any more. */
  hasEnded(period: string, today: Day): boolean {
    const { to } = this.daysOf(period);
    return today > to || (to === this.endsOn && this.endedAt !== null);
  }

  /** The days it would have if collecting ended on this one: the lock comes as long after the end as before. */
  endedOn(day: Day): Pick<Campaign, 'endsOn' | 'locksOn'> {
    const daysLeft = Math.round((Date.parse(this.endsOn) - Date.parse(day)) / 86_400_000);
    return { endsOn: day, locksOn: addDays(this.locksOn, -daysLeft) };
  }

  /** The day on which a period locks by itself, unless something waits. */
  lockDayOf(period: string): Day {
    if (period === WHOLE) return this.locksOn;
    const usual = lockDayOf(period, this.fromDay);
    return this.daysOf(period).to === this.endsOn && this.locksOn < usual ? this.locksOn : usual;
  }

  /** @param lockDay only a clock gives one, so that no other day decides */
  isDue(period: string, lockDay: LockDay): boolean {
    return lockDay >= this.lockDayOf(period);
  }

  /** True once a lock that is due waits no longer. */
  isOverdue(period: string, lockDay: LockDay): boolean {
    return lockDay >= lastLockDay(this.lockDayOf(period), this);
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
