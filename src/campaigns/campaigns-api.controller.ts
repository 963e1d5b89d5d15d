import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { Clock } from '../config/clock.js';
import { InContract } from '../contract.js';
import { type CampaignDocument, toDocument } from './campaign-document.js';
import { campaignSchema } from './campaigns.open-api.js';
import { CampaignsService } from './campaigns.service.js';
import { ClosingService } from './closing.service.js';

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
  @InContract(({ ApiBearerAuth, ApiOkResponse, ApiOperation }) => [
    ApiBearerAuth(),
    ApiOperation({ summary: 'Ends collecting today' }),
    ApiOkResponse({ schema: campaignSchema }),
  ])
  @HttpCode(200)
  @Staff('manage-campaigns')
  async end(@Param('id') id: string, @CurrentStaff() staff: Staff): Promise<CampaignDocument> {
    const campaign = await this.campaigns.find(id);
    assertCommune(staff, campaign.communeId);
    const { campaign: ended } = await this.closing.end(campaign, staff.name);
    return toDocument(ended, this.clock.today());
  }

  @Get()
  @InContract(({ ApiBearerAuth, ApiOkResponse, ApiOperation }) => [
    ApiBearerAuth(),
    ApiOperation({ summary: 'The campaigns of the communes that one works for' }),
    ApiOkResponse({ schema: { type: 'array', items: campaignSchema } }),
  ])
  async list(@CurrentStaff() staff: Staff): Promise<readonly CampaignDocument[]> {
    const today = this.clock.today();
    return (await this.campaigns.list(staff.communeId)).map((campaign) => toDocument(campaign, today));
  }
}
