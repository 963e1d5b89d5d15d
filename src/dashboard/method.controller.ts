import { Controller, Get, Query, Render, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CurrentStaff, Staff } from '../access/staff.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import {
  type Address,
  readPageAddress,
  satisfactionParts,
  satisfactionQueryOf,
  writeAddress,
} from '../figures/address.js';
import { ownBreakdowns, type SatisfactionQuery } from '../figures/breakdowns.js';
import { MERGED } from '../figures/partition.js';
import { SatisfactionService } from '../figures/satisfaction.service.js';
import { languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { type MethodView, toMethodView } from './method.js';
import { mergedNamesOf } from './rate-table.js';

/** How one figure is reached. */
@Controller('dashboard')
@Staff('see-figures')
export class MethodController {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly satisfactions: SatisfactionService,
  ) {}

  /** The parameters of the API's satisfaction call, the campaign, and the key of a row. */
  @Get('method')
  @Render('dashboard/method')
  async method(
    @Query() parameters: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
  ): Promise<MethodView> {
    const { campaign: id, key, ...asked } = readPageAddress(parameters, ['campaign', 'key', ...satisfactionParts]);
    if (!id) throw problem.malformed({ field: 'campaign' });
    const language = languageOf(request);
    const query = queryIn(asked);
    const single = await this.satisfactions.single(id, query, { key, staff, language });
    return toMethodView(
      {
        ...{ campaign: await this.campaigns.find(id), query, single },
        mergedNames:
          key === MERGED ? mergedNamesOf(single.satisfaction, language, { heldApart: query.by === 'counter' }) : [],
        api: isOwn(query.by) ? null : `/api/v1/campaigns/${id}/satisfaction?${writeAddress(asked)}`,
      },
      language,
    );
  }
}

type Asked = Address<(typeof satisfactionParts)[number]>;

/** What the API is asked; and of everybody what the dashboard alone asks. */
function queryIn(asked: Asked): SatisfactionQuery {
  const { by } = asked;
  if (!isOwn(by)) return satisfactionQueryOf(asked);
  const query = satisfactionQueryOf({ ...asked, by: null });
  if (query.filter !== null || query.formula !== null) throw problem.filterTooNarrow();
  return { ...query, by };
}

function isOwn(by: unknown): by is (typeof ownBreakdowns)[number] {
  return ownBreakdowns.some((own) => own === by);
}
