import { Controller, Get, Param, Query } from '@nestjs/common';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { InContract } from '../contract.js';
import { allLanguages } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { languageIn, parseSatisfactionQuery, readAddress } from './address.js';
import type { Change } from './change.js';
import { ChangeService } from './change.service.js';
import { changeSchema, distributionSchema, satisfactionSchema } from './figures.open-api.js';
import type { Collecting, Satisfaction } from './satisfaction.js';
import { type Distribution, SatisfactionService } from './satisfaction.service.js';

/** Published figures for programs. */
@Controller('api/v1/campaigns/:id')
@Staff('see-figures')
export class FiguresController {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly satisfactions: SatisfactionService,
    private readonly changes: ChangeService,
  ) {}

  @Get('satisfaction')
  @InContract(({ ApiBearerAuth, ApiOkResponse, ApiOperation }) => [
    ApiBearerAuth(),
    ApiOperation({
      summary: 'Satisfaction by unit, element, question or part of the people, from publications',
      description:
        'Problems: `malformed`, `not-found`, `formula-not-for-breakdown`, `filter-too-narrow`, `period-not-available`.',
    }),
    ApiOkResponse({ schema: satisfactionSchema }),
  ])
  satisfaction(
    @Param('id') id: string,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
  ): Promise<Satisfaction | Collecting> {
    return this.satisfactions.satisfaction(id, parseSatisfactionQuery(query), staff, languageIn(query));
  }

  @Get('distribution')
  @InContract(({ ApiBearerAuth, ApiOkResponse, ApiOperation }) => [
    ApiBearerAuth(),
    ApiOperation({ summary: 'Counts of each answer to each question, from 30 people; problems as of `satisfaction`' }),
    ApiOkResponse({ schema: distributionSchema }),
  ])
  distribution(
    @Param('id') id: string,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
  ): Promise<Distribution | Collecting> {
    return this.satisfactions.distribution(id, parseSatisfactionQuery(query), staff, languageIn(query));
  }

  @Get('change')
  @InContract(({ ApiBearerAuth, ApiOkResponse, ApiOperation, ApiQuery }) => [
    ApiBearerAuth(),
    ApiOperation({
      summary: 'Change of the headline (F4) between two locked rounds, or two locked quarters',
      description:
        'Problems: `malformed`, `not-found`, `period-not-available`, `not-comparable` where the questions or scales ' +
        'differ, `not-locked` where figures are not final.',
    }),
    ApiQuery({ name: 'from', description: periodNamed('earlier') }),
    ApiQuery({ name: 'to', description: periodNamed('later') }),
    ApiQuery({ name: 'lang', required: false, enum: allLanguages() }),
    ApiOkResponse({ schema: changeSchema }),
  ])
  async change(@Param('id') id: string, @Query() query: unknown, @CurrentStaff() staff: Staff): Promise<Change> {
    const campaign = await this.campaigns.find(id);
    assertCommune(staff, campaign.communeId);
    const { from, to } = readAddress(query, ['from', 'to']);
    if (!from || !to) throw problem.malformed({ field: from ? 'to' : 'from' });
    return this.changes.between(campaign, from, to, languageIn(query));
  }
}

function periodNamed(which: string): string {
  return `The ${which} one: a quarter of this campaign, e.g. \`2026-Q3\`, where it is continuous feedback; else the ID of a round of the same commune, this campaign's own included.`;
}
