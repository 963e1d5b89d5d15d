import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { TalliesQueries } from '../responses/tallies.queries.js';
import { type Period, periodsOf } from './periods.js';
import type { Publication } from './publication.js';
import { newestPublications, readPublication } from './publications.queries.js';
import { type Attempt, publishPeriod } from './publish.js';

/** Publishes campaigns and finds what is published of them. */
@Injectable()
export class FiguresService {
  /** Publications never change, so those read lately are kept. */
  private readonly kept = new Map<string, Publication>();

  constructor(
    private readonly campaigns: CampaignsService,
    private readonly communes: CommunesService,
    private readonly tallies: TalliesQueries,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /** Tries a publication of every period that has begun; those whose lock day has come become final. */
  async publish(campaign: Campaign): Promise<readonly Publication[]> {
    return this.publishPeriods(campaign, this.periodsOf(campaign));
  }

  /** Makes the last publication of the periods whose lock day has come. */
  async lockDue(campaign: Campaign): Promise<readonly Publication[]> {
    return this.publishPeriods(
      campaign,
      this.periodsOf(campaign).filter(({ locked }) => locked),
    );
  }

  /**
   * Closes a round, or a quarter of continuous feedback, before its day, and publishes it for good, all at once.
   * @throws Problem `input-invalid` for a quarter that the campaign does not have, `campaign-locked` when it is final,
   * `clock-unsure` until an officer confirms the clock
   */
  async lock(campaign: Campaign, quarter: string | null, actor: string): Promise<readonly Publication[]> {
    const periods = this.periodsOf(campaign);
    const period = periods.find(({ name }) => name === quarter);
    if (quarter !== null && !period) throw problem.inputInvalid({ field: 'quarter' });
    if (period?.locked || this.campaigns.stateOf(campaign) === 'locked') throw problem.campaignLocked();
    if (this.clock.state !== 'trusted') throw problem.clockUnsure();
    const attempt = await this.attemptFor(campaign);
    return this.queue.commit(() => this.locked(attempt, campaign.continuous ? quarter : null, actor));
  }

  /** Tries every campaign, as the clock does by itself. */
  async publishAll(): Promise<void> {
    for (const campaign of await this.campaigns.list(null)) await this.publish(campaign);
  }

  /** The newest publication of each period of a campaign, oldest period first. */
  async latest(campaign: Campaign): Promise<readonly Publication[]> {
    const { communeId, id } = campaign;
    const heads = await this.queue.remembered(['publication'], `publications ${communeId} ${id}`, () =>
      newestPublications(communeId, id),
    );
    const found: Publication[] = [];
    for (const head of heads) {
      const publication = this.kept.get(head.id) ?? (await this.queue.read(readPublication(communeId, head.id)));
      if (publication) found.push(this.keep(head.id, publication));
    }
    return found;
  }

  private periodsOf(campaign: Campaign): readonly Period[] {
    return periodsOf(campaign, this.clock.today(), this.clock.lockDay());
  }

  private async publishPeriods(campaign: Campaign, periods: readonly Period[]): Promise<readonly Publication[]> {
    const { communeId, id } = campaign;
    const locked = new Set(
      (await this.queue.read(newestPublications(communeId, id)))
        .filter((head) => head.locked)
        .map(({ period }) => period),
    );
    const open = periods.filter(({ name }) => !locked.has(name));
    if (open.length === 0) return [];

    const attempt = await this.attemptFor(campaign);
    const published: Publication[] = [];
    for (const period of open) {
      const publication = await this.queue.commit(() => publishPeriod({ ...attempt, period }));
      if (publication) published.push(publication);
    }
    return published;
  }

  private *locked(
    attempt: Omit<Attempt, 'period'>,
    quarter: string | null,
    actor: string,
  ): Work<readonly Publication[]> {
    const campaign = yield* this.campaigns.lockEarly(attempt.campaign, quarter, actor);
    const published: Publication[] = [];
    for (const period of this.periodsOf(campaign).filter(({ locked }) => locked)) {
      const publication = yield* publishPeriod({ ...attempt, campaign, period });
      if (publication) published.push(publication);
    }
    return published;
  }

  private async attemptFor(campaign: Campaign): Promise<Omit<Attempt, 'period'>> {
    const { communeId, id } = campaign;
    const { counters } = await this.communes.catalogueOn(communeId, this.clock.today());
    const uncounted = { ...(await this.tallies.countUncounted(communeId, id)), flagged: 0 };
    return {
      ...{ campaign, asked: this.campaigns.questionnairesOf(campaign), uncounted, now: this.clock.now() },
      unitOfCounter: new Map(counters.map(({ key, unit }) => [key, unit])),
    };
  }

  private keep(id: string, publication: Publication): Publication {
    this.kept.delete(id);
    this.kept.set(id, publication);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    return publication;
  }
}

/** Publications in memory: some hundred kilobytes each. */
const MOST_KEPT = 100;
