import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { OwnDaysService } from '../campaigns/own-days.service.js';
import { businessDate, Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { DossierRecordsService } from '../dossier/dossier-records.service.js';
import { problem } from '../problem.js';
import { topicOf } from '../questionnaires/questionnaire.js';
import type { Day } from '../rules/days.js';
import { communeDuties, type Duty, type DutyCalendar } from './duties-of.js';
import { DutyMark, DutySetting } from './duty.entity.js';
import { occurrencesBetween } from './duty-calendar.js';
import type { DecidedDuty } from './duty-form.js';

/** What the log of a commune begins with. */
const SET_UP: readonly string[] = ['commune-created', 'commune-imported'];

const settings = tableOf(DutySetting);
const marks = tableOf(DutyMark);

/** Keeps what a commune has to do in a year: the usual duties as it wants them, its own, and what was done by hand. */
@Injectable()
export class DutiesService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly ownDays: OwnDaysService,
    private readonly dossiers: DossierRecordsService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  async calendarOf(communeId: string): Promise<DutyCalendar> {
    const campaigns = await this.campaigns.list(communeId);
    const surveys = campaigns.map((campaign) => {
      return { campaign, subject: topicOf(this.campaigns.questionnaireOf(campaign)) };
    });
    const changed = await this.queue.read(settings.select({ communeId }));
    const duties = communeDuties(communeId, changed, surveys, await this.setUpOn(communeId));
    const marked = await this.queue.read(marks.select({ communeId }));
    const ownDays = await this.ownDays.of(communeId);
    return { duties, surveys, marks: marked, ownDays, dossiers: await this.dossiers.list(communeId) };
  }

  /**
   * Writes what was decided about a duty that is there.
   * @param read version of it that its page showed
   * @returns false, with nothing written, where somebody has changed it since
   */
  async change(duty: Duty, decided: DecidedDuty, read: string, actor: string): Promise<boolean> {
    return this.queue.commit(() => this.changed(duty, decided, read, actor));
  }

  /** Adds a duty of a commune's own; sent twice, it is there once. @returns false where there are too many already */
  add(communeId: string, key: string, decided: DecidedDuty, actor: string): Promise<boolean> {
    return this.queue.commit(() => this.added(communeId, key, decided, actor));
  }

  /** Null for a commune that an earlier version of the product took in, whose log does not begin with that. */
  private async setUpOn(communeId: string): Promise<Day | null> {
    const first = await this.audit.firstOf(communeId);
    return first && SET_UP.includes(first.action) ? businessDate(first.at) : null;
  }

  /** Somebody says that a duty was done once; the first who says so stands. @throws Problem `not-found` */
  async mark(duty: Duty, occurrence: string, note: string, actor: string): Promise<void> {
    const { communeId, key, rule } = duty;
    const year = Number(/^\d{4}/.exec(occurrence)?.[0] ?? 0);
    // Weeks and quarters of a year may be due some days beside it.
    const [from, to] = [`${year - 1}-12-01`, `${year + 1}-01-31`] as const;
    const thisYear = Number(this.clock.today().slice(0, 4));
    const isNear = Math.abs(year - thisYear) <= 1;
    const own = await this.ownDays.of(communeId);
    if (!isNear || !occurrencesBetween(rule, from, to, own).some(({ of }) => of === occurrence))
      throw problem.notFound();
    const mark = { communeId, key, occurrence, note, markedBy: actor, markedOn: this.clock.today() };
    await this.queue.commit(() => this.marked(mark));
  }

  /** Takes that back. */
  async unmark({ communeId, key }: Duty, occurrence: string, actor: string): Promise<void> {
    await this.queue.commit(() => this.unmarked({ communeId, key, occurrence }, actor));
  }

  private *changed(duty: Duty, decided: DecidedDuty, read: string, actor: string): Work<boolean> {
    const { communeId, key } = duty;
    const before = yield* settings.hold({ communeId, key });
    const now = versionOf(before);
    const wanted = { communeId, key, ...decided, madeOn: before?.madeOn ?? this.clock.today() };
    // The same once more, as a second press sends it.
    if (before && versionOf(wanted) === now) return true;
    if (read !== now) return false;
    yield* settings.upsert(wanted);
    yield* this.audit.append({ actor, communeId, action: 'duty-changed', object: key, details: { ...decided } });
    return true;
  }

  private *added(communeId: string, key: string, decided: DecidedDuty, actor: string): Work<boolean> {
    if (yield* settings.find({ communeId, key })) return true;
    if ((yield* settings.count({ communeId })) >= MOST_DUTIES) return false;
    yield* settings.insert({ communeId, key, ...decided, madeOn: this.clock.today() });
    yield* this.audit.append({ actor, communeId, action: 'duty-added', object: key, details: { ...decided } });
    return true;
  }

  private *marked(mark: DutyMark): Work<void> {
    if (!(yield* marks.insertNew(mark))) return;
    const { communeId, key: object, occurrence, note, markedBy: actor } = mark;
    yield* this.audit.append({ actor, communeId, action: 'duty-marked', object, details: { occurrence, note } });
  }

  private *unmarked(mark: Pick<DutyMark, 'communeId' | 'key' | 'occurrence'>, actor: string): Work<void> {
    if ((yield* marks.delete(mark)) === 0) return;
    const { communeId, key: object, occurrence } = mark;
    yield* this.audit.append({ actor, communeId, action: 'duty-unmarked', object, details: { occurrence } });
  }

  /** Of what an officer reads before changing it. */
  async versionOf({ communeId, key }: Duty): Promise<string> {
    const kept = await this.queue.read(settings.find({ communeId, key }));
    return versionOf(kept);
  }
}

function versionOf(setting: Pick<DutySetting, 'name' | 'rule' | 'role' | 'note' | 'off'> | null): string {
  const said = setting && [setting.name, ruleText(setting.rule), setting.role, setting.note, setting.off];
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22);
}

/** In whatever order it was written. */
function ruleText(rule: DutySetting['rule']): string {
  return rule === null ? '' : JSON.stringify(Object.entries(rule).sort());
}

/** As many as a page shows, and the fault says. */
const MOST_DUTIES = 500;
