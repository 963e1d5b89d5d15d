import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import type { Campaign } from './campaign.entity.js';
import { CampaignsService, holdCampaign } from './campaigns.service.js';
import { VisitCount } from './visit-count.entity.js';
import { countsVisits, type Visits, type VisitsFrame } from './visits.js';

const counts = tableOf(VisitCount);

/**
 * How many people the Centre served, by field and week: entered by officers, never counted here. Visits may be entered
 * after the lock as well, when the Centre has counted them: the locked rate and its verdict do not rest on them.
 */
@Injectable()
export class VisitsService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly communes: CommunesService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  areCountedFor(campaign: Campaign): boolean {
    return countsVisits(this.campaigns.questionnaireOf(campaign));
  }

  /** What may be entered: for every field that there was on one of its days. @throws Problem `not-found` where visits are not counted */
  async frameOf(campaign: Campaign): Promise<VisitsFrame> {
    if (!this.areCountedFor(campaign)) throw problem.notFound();
    const { communeId, opensOn, endsOn } = campaign;
    const { fields } = await this.communes.catalogueBetween(communeId, opensOn, endsOn);
    return { fields, opensOn, endsOn, today: this.clock.today() };
  }

  /** Everything entered, oldest week first; nothing where visits are not counted. */
  async of(campaign: Campaign): Promise<readonly Visits[]> {
    if (!this.areCountedFor(campaign)) return NONE;
    const { communeId, id } = campaign;
    return this.queue.remembered(['visit_count'], `visits ${communeId} ${id}`, () => visitsOf(communeId, id));
  }

  /**
   * Puts visits in the place of all that was entered for these weeks, at once or not at all.
   * @param visits checked, all of them of these weeks
   * @param actor who enters them, for the audit
   */
  async replace(campaign: Campaign, weeks: readonly string[], visits: readonly Visits[], actor: string): Promise<void> {
    await this.queue.commit(() => this.replaced(campaign, weeks, visits, actor));
  }

  /** Two officers at once take turns. */
  private *replaced(
    { communeId, id }: Campaign,
    weeks: readonly string[],
    visits: readonly Visits[],
    actor: string,
  ): Work<void> {
    if (!(yield* holdCampaign(communeId, id))) throw problem.notFound();
    for (const week of weeks) yield* counts.delete({ communeId, campaignId: id, week });
    for (const { week, field, count } of visits) {
      yield* counts.insert({ communeId, campaignId: id, week, field, visits: count });
    }
    const total = visits.reduce((sum, { count }) => sum + count, 0);
    yield* this.audit.append({ actor, communeId, action: 'visits-entered', object: id, details: { weeks, total } });
  }
}

/** One object, so that what was worked out without visits is known again. */
const NONE: readonly Visits[] = [];

/** Everything entered for a campaign, oldest week first. */
function* visitsOf(communeId: string, campaignId: string): Work<readonly Visits[]> {
  const found = yield* counts.select({ communeId, campaignId }, { order: { week: 'ASC', field: 'ASC' } });
  return found.map(({ week, field, visits: count }) => ({ week, field, count }));
}
