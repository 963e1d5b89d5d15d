import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { Clock } from '../config/clock.js';
import type { Day } from '../rules/days.js';
import type { Campaign, CampaignState } from './campaign.entity.js';
import type { FromDay } from './campaign-calendar.js';
import { CampaignsService } from './campaigns.service.js';
import { ClosingService } from './closing.service.js';

/** A campaign as programs read it. */
interface CampaignDocument {
  readonly id: string;
  readonly name: string;
  readonly commune: string;
  readonly state: CampaignState;
  readonly opensOn: Day;
  readonly endsOn: Day;
  readonly locksOn: Day;
  readonly questionnaire: { readonly key: string; readonly version: string };
  /** Fraction, or null where no target applies. */
  readonly target: number | null;
  readonly continuous: boolean;
  /** By what it locks, and on which day its months begin; null for a round. */
  readonly period: 'month' | 'quarter' | null;
  readonly fromDay: FromDay;
  /** Whose figures are final: `all` of a round. */
  readonly lockedPeriods: readonly string[];
}

/** The campaigns that a member of staff may see, newest first. */
@Controller('api/v1/campaigns')
@Staff('see-participation')
export class CampaignsApiController {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly closing: ClosingService,
    private readonly clock: Clock,
  ) {}

  /** Ends collecting at this moment; a campaign that has ended stays as it is. */
  @Post(':id/end')
  @HttpCode(200)
  @Staff('manage-campaigns')
  async end(@Param('id') id: string, @CurrentStaff() staff: Staff): Promise<CampaignDocument> {
    const campaign = await this.campaigns.find(id);
    assertCommune(staff, campaign.communeId);
    const { campaign: ended } = await this.closing.end(campaign, staff.name);
    return toDocument(ended, this.clock.today());
  }

  @Get()
  async list(@CurrentStaff() staff: Staff): Promise<readonly CampaignDocument[]> {
    const today = this.clock.today();
    return (await this.campaigns.list(staff.communeId)).map((campaign) => toDocument(campaign, today));
  }
}

function toDocument(campaign: Campaign, today: Day): CampaignDocument {
  const { id, name, communeId, opensOn, endsOn, locksOn, questionnaireVersion, target, continuous } = campaign;
  const { period, fromDay, lockedPeriods } = campaign;
  return {
    ...{ id, name, commune: communeId, state: campaign.stateOn(today), opensOn, endsOn, locksOn },
    questionnaire: { key: questionnaireVersion.replace(/\.v\d+$/, ''), version: questionnaireVersion },
    ...{ target, continuous, period, fromDay, lockedPeriods },
  };
}
