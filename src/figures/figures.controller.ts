import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { CurrentStaff, Staff } from '../access/staff.js';
import type { Collecting } from './collecting.js';
import { coverageSchema } from './coverage.open-api.js';
import type { Satisfaction } from './satisfaction.js';
import { languageIn, parseSatisfactionQuery } from './satisfaction.query.js';
import { type Distribution, SatisfactionService } from './satisfaction.service.js';

/** Published figures for programs. */
@Controller('api/v1/campaigns/:id')
@Staff('see-figures')
export class FiguresController {
  constructor(private readonly satisfactions: SatisfactionService) {}

  @Get('satisfaction')
  @ApiOkResponse({ schema: coverageSchema })
  satisfaction(
    @Param('id') id: string,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
  ): Promise<Satisfaction | Collecting> {
    return this.satisfactions.satisfaction(id, parseSatisfactionQuery(query), staff, languageIn(query));
  }

  @Get('distribution')
  distribution(
    @Param('id') id: string,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
  ): Promise<Distribution | Collecting> {
    return this.satisfactions.distribution(id, parseSatisfactionQuery(query), staff, languageIn(query));
  }
}
