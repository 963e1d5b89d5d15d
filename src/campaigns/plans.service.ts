import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { AuditService } from '../access/audit.service.js';
import { Clock } from '../config/clock.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import type { Campaign } from './campaign.entity.js';
import { CampaignPlan } from './campaign-plan.entity.js';
import type { DecidedPlan } from './plan-form.js';

/** What campaigns set out to collect: decided before the end, and told apart where it was decided after the opening. */
@Injectable()
export class PlansService {
  constructor(
    @InjectRepository(CampaignPlan) private readonly plans: Repository<CampaignPlan>,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  of({ communeId, id }: Campaign): Promise<CampaignPlan | null> {
    return this.plans.findOneBy({ communeId, campaignId: id });
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
    if (!this.mayBeSet(campaign)) throw problem.planTooLate();
    const { communeId, id: campaignId } = campaign;
    const plan = { communeId, campaignId, ...decided, decidedOn, decidedBy: actor };
    await this.queue.transaction((manager) => manager.upsert(CampaignPlan, plan, ['communeId', 'campaignId']));
    await this.audit.record({
      actor,
      communeId,
      action: 'campaign-planned',
      object: campaignId,
      details: { ...decided },
    });
  }
}
