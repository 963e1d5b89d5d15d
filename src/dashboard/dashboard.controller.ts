import { Controller, Get, Query, Render, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { languageOf } from '../access/request-language.js';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { centreOf } from '../communes/catalogue.js';
import { communeHeading, communeTitle } from '../communes/commune-title.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { problem } from '../problem.js';
import { DashboardService } from './dashboard.service.js';
import { type DashboardView, toDashboardView } from './dashboard.view-model.js';

const key = z.string().max(100).nullable().default(null).catch(null);
const address = z.object({
  commune: key,
  campaign: key,
  unit: key,
  period: key,
  subject: z.enum(['administration', 'centre']).optional().catch(undefined),
});

/** The leader's first screen, and the tables below it. */
@Controller('dashboard')
@Staff('see-figures')
export class DashboardController {
  constructor(
    private readonly dashboard: DashboardService,
    private readonly campaigns: CampaignsService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('dashboard/show')
  async show(
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
  ): Promise<DashboardView> {
    const { commune: asked, campaign: wanted, unit, subject, period } = address.parse(query);
    const language = languageOf(request);
    const communes = staff.communeId ? [] : await this.communes.all();
    const communeId = asked ?? staff.communeId ?? communes[0]?.id;
    if (!communeId) throw problem.notFound();
    assertCommune(staff, communeId);
    const today = this.clock.today();
    const commune = await this.communes.catalogueOn(communeId, today);
    const campaigns = await this.campaigns.list(communeId);
    const cardOf = (about: 'administration' | 'centre') =>
      this.dashboard.card(campaigns, { subject: about, chosen: wanted, quarter: period }, language);
    const cards = [await cardOf('administration'), await cardOf('centre')].filter((card) => card !== null);
    const chosen = cards.find((card) => card.subject === subject) ?? cards[0];
    return toDashboardView(
      {
        commune: {
          ...{ id: communeId, heading: communeHeading(commune), title: communeTitle(commune) },
          units: new Map(commune.units.map(({ key: unitKey, name }) => [unitKey, name])),
          centre: centreOf(commune),
        },
        ...{ communes, cards, campaigns, today },
        detail: chosen ? await this.dashboard.detail(chosen, { campaigns, unit, staff }, language) : null,
      },
      language,
    );
  }
}
