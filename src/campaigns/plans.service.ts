import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import type { Campaign } from './campaign.entity.js';
import { CampaignPlan } from './campaign-plan.entity.js';
import { holdCampaign } from './campaigns.service.js';
import type { DecidedPlan } from './plan-form.js';

const plans = tableOf(CampaignPlan);

/** What campaigns set out to collect: decided before the end, and told apart where it was decided after the opening. */
@Injectable()
export class PlansService {
  constructor(
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  of({ communeId, id }: Campaign): Promise<CampaignPlan | null> {
    return this.queue.read(plans.find({ communeId, campaignId: id }));
  }

  mayBeSet(campaign: Campaign): boolean {
    return ['draft', 'test', 'open'].includes(campaign.stateOn(this.clock.today()));
  }

  /**
   * @param actor who decides, for the page and the audit
   * @param decidedOn the day it was decided
   * @throws Problem `plan-too-late` after the last day of collecting
   */
  async set(campaign: Campaign, decided: DecidedPlan, actor: string, decidedOn = this.clock.today()): Promise<void> {
    const { communeId, id: campaignId } = campaign;
    const plan = { communeId, campaignId, ...decided, decidedOn, decidedBy: actor };
    await this.queue.commit(() => this.decided(plan, { ...decided }));
  }

  private *decided(plan: CampaignPlan, details: Readonly<Record<string, unknown>>): Work<void> {
    const { communeId, campaignId: object, decidedBy: actor } = plan;
    const campaign = yield* holdCampaign(communeId, object);
    if (!campaign) throw problem.notFound();
    if (!this.mayBeSet(campaign)) throw problem.planTooLate();
    yield* plans.upsert(plan);
    yield* this.audit.append({ actor, communeId, action: 'campaign-planned', object, details });
  }
}
