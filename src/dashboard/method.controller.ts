import { Controller, Get, Query, Render, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { languageOf } from '../access/request-language.js';
import { CurrentStaff, Staff } from '../access/staff.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { MERGED } from '../figures/partition.js';
import { parseSatisfactionQuery, type SatisfactionQuery } from '../figures/satisfaction.query.js';
import { SatisfactionService } from '../figures/satisfaction.service.js';
import { problem } from '../problem.js';
import { type MethodView, toMethodView } from './method.view-model.js';
import { type MethodsView, toMethodsView } from './methods.view-model.js';
import { mergedNamesOf } from './rate-table.view-model.js';

const address = z.object({ campaign: z.string().max(100), key: z.string().max(100).optional() });

/** How figures are reached: one of them, and all methods. */
@Controller('dashboard')
@Staff('see-figures')
export class MethodController {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly satisfactions: SatisfactionService,
  ) {}

  @Get('methods')
  @Render('dashboard/methods')
  methods(@Req() request: FastifyRequest): MethodsView {
    return toMethodsView(languageOf(request));
  }

  /** The parameters of the API's satisfaction call, the campaign, and the key of a row. */
  @Get('method')
  @Render('dashboard/method')
  async method(
    @Query() parameters: Record<string, string>,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
  ): Promise<MethodView> {
    const { success, data } = address.safeParse(parameters);
    if (!success) throw problem.notFound();
    const language = languageOf(request);
    const query = queryIn(parameters);
    const { campaign: id, key = null } = data;
    const single = await this.satisfactions.single(id, query, { key, staff, language });
    const { campaign: _, key: __, ...asked } = parameters;
    return toMethodView(
      {
        ...{ campaign: await this.campaigns.find(id), query, single },
        mergedNames: key === MERGED ? mergedNamesOf(single.satisfaction) : [],
        api: query.by === 'proof' ? null : `/api/v1/campaigns/${id}/satisfaction?${new URLSearchParams(asked)}`,
      },
      language,
    );
  }
}

/** The parameters of the API; and by proof of everybody, which the dashboard shows and programs cannot ask. */
function queryIn({ by, ...others }: Record<string, string>): SatisfactionQuery {
  if (by !== 'proof') return parseSatisfactionQuery(by === undefined ? others : { by, ...others });
  const query = parseSatisfactionQuery(others);
  if (query.filter !== null || query.formula !== null) throw problem.filterTooNarrow();
  return { ...query, by };
}
