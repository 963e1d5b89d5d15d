import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { mondayOf, weekOf } from '../campaigns/weeks.js';
import { asOneTimeCode, oneTimeCodeOf } from '../collection-points/codes.js';
import { Clock } from '../config/clock.js';
import { Secrets } from '../config/secrets.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { addDays, type Day } from '../rules/days.js';
import { RESPONDENT } from './cases.service.js';
import { FeedbackService, type NewEntry } from './feedback.service.js';
import { VillageLink, VillageReport } from './village-week.entity.js';
import { type HeardWords, heardBetween } from './village-weeks.queries.js';

const links = tableOf(VillageLink);
const reports = tableOf(VillageReport);

/** A village of a commune: its key, and its name for the log. */
export interface VillageOf {
  readonly communeId: string;
  readonly village: string;
  readonly name: string;
}

export interface VillageInWeek extends VillageOf {
  readonly week: string;
}

/** What the villages of a commune said in a week. */
export interface HeardInWeek {
  readonly week: string;
  readonly heard: readonly HeardWords[];
  readonly reports: readonly VillageReport[];
}

/** `heard`: there are words; `nothing`: nothing was heard, and that was said; `missing`: nobody has said anything. */
export type WeekState = 'heard' | 'nothing' | 'missing';

/** What heads of villages hear in a week, by a link of their own or entered for them. */
@Injectable()
export class VillageWeeksService {
  constructor(
    private readonly feedback: FeedbackService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** The links that open, one for each village that has one. */
  async linksOf(communeId: string): Promise<readonly VillageLink[]> {
    return this.queue.read(links.select({ communeId, revokedOn: null }));
  }

  /** The newest link of a village, revoked or not. */
  async newestLinkOf(communeId: string, village: string): Promise<VillageLink | null> {
    const [link] = await this.queue.read(links.select({ communeId, village }, NEWEST));
    return link ?? null;
  }

  /** The code in the address of a link; the same for ever. */
  codeOf({ communeId, village, number }: Pick<VillageLink, 'communeId' | 'village' | 'number'>): string {
    return oneTimeCodeOf(this.secrets.keyedHash('village-link', `${communeId}\n${village}\n${number}`));
  }

  /** The link of a code as it was typed or scanned, revoked or not; null for what is none. */
  async followed(typed: string): Promise<VillageLink | null> {
    const code = asOneTimeCode(typed);
    if (code === null) return null;
    const [link] = await this.queue.read(links.select({ codeHash: this.hashOf(code) }));
    return link ?? null;
  }

  /**
   * Makes a village's link, in place of the one it has.
   * @param read number of the newest link that the page showed, 0 for none: sent twice, it is made once
   */
  async makeLink(which: VillageOf, read: number, actor: string): Promise<void> {
    await this.queue.commit(() => this.linkMade(which, read, actor));
  }

  /** Makes a link for each of these villages that has none; those that have one keep it. */
  async makeMissingLinks(villages: readonly VillageOf[], actor: string): Promise<void> {
    await this.queue.commit(() => this.missingMade(villages, actor));
  }

  /** Ends a village's link; where none opens, nothing happens. */
  async revoke(which: VillageOf, actor: string): Promise<void> {
    await this.queue.commit(() => this.revoked(which, actor));
  }

  /**
   * Keeps what was heard in a village, as part of its week.
   * @param said null for "nothing was heard"
   * @param actor login name, or `RESPONDENT` for whoever has the link
   */
  async report(which: VillageInWeek, said: NewEntry | null, actor: string): Promise<void> {
    await this.queue.commit(() => this.reported(which, said, actor));
  }

  /** What the villages of a commune said in a week. */
  async inWeek(communeId: string, week: string): Promise<HeardInWeek> {
    const monday = mondayOf(week);
    const heard = await this.queue.read(heardBetween(communeId, monday, addDays(monday, 6)));
    return { week, heard, reports: await this.queue.read(reports.select({ communeId, week })) };
  }

  /**
   * The weeks that a commune waits for: the one that ended, and from its Friday on that of today. None where no village
   * has a link and nothing was reported.
   */
  async dueWeeks(communeId: string): Promise<readonly HeardInWeek[]> {
    const today = this.clock.today();
    const now = weekOf(today);
    const before = await this.inWeek(communeId, weekOf(addDays(today, -7)));
    const isInUse = before.reports.length > 0 || (await this.linksOf(communeId)).length > 0;
    if (!isInUse) return [];
    return today >= addDays(mondayOf(now), FRIDAY) ? [before, await this.inWeek(communeId, now)] : [before];
  }

  private *linkMade({ communeId, village, name }: VillageOf, read: number, actor: string): Work<void> {
    const [newest] = yield* links.select({ communeId, village }, NEWEST);
    if ((newest?.number ?? 0) !== read) return;
    const link = { communeId, village, number: read + 1 };
    const madeOn = this.clock.today();
    yield* links.update({ communeId, village, revokedOn: null }, { revokedOn: madeOn });
    const codeHash = this.hashOf(this.codeOf(link));
    if (!(yield* links.insertNew({ ...link, codeHash, madeOn, revokedOn: null }))) return;
    yield* this.audit.append({ actor, communeId, action: 'village-link-made', object: village, details: { name } });
  }

  private *missingMade(villages: readonly VillageOf[], actor: string): Work<void> {
    for (const which of villages) {
      const { communeId, village } = which;
      const [newest] = yield* links.select({ communeId, village }, NEWEST);
      if (newest?.revokedOn !== null) yield* this.linkMade(which, newest?.number ?? 0, actor);
    }
  }

  private *revoked({ communeId, village, name }: VillageOf, actor: string): Work<void> {
    const revokedOn: Day = this.clock.today();
    if ((yield* links.update({ communeId, village, revokedOn: null }, { revokedOn })) === 0) return;
    const details = { name };
    yield* this.audit.append({ actor, communeId, action: 'village-link-revoked', object: village, details });
  }

  private *reported(
    { communeId, village, name, week }: VillageInWeek,
    said: NewEntry | null,
    actor: string,
  ): Work<void> {
    if (said && !(yield* this.feedback.taken(said, actor))) return;
    const reportedBy = actor === RESPONDENT ? null : actor;
    const reportedOn = this.clock.today();
    if (!(yield* reports.insertNew({ communeId, week, village, reportedOn, reportedBy }))) return;
    const details = { name, week };
    yield* this.audit.append({ actor, communeId, action: 'village-reported', object: village, details });
  }

  private hashOf(code: string): string {
    return this.secrets.keyedHash('village-link-hash', code).toString('base64url');
  }
}

const NEWEST = { order: { number: 'DESC' }, limit: 1 } as const;

/** Days after Monday. */
const FRIDAY = 4;

/** How a village stands in a week; words that came another way count as well. */
export function stateOf({ heard, reports }: HeardInWeek, village: string): WeekState {
  if (heard.some((one) => one.village === village)) return 'heard';
  return reports.some((one) => one.village === village) ? 'nothing' : 'missing';
}
