import { Controller, Get, Query, Render, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { languageOf } from '../access/request-language.js';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { communeHeading } from '../communes/commune-title.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import type { Language } from '../formatting/languages.js';
import { problem } from '../problem.js';
import type { CardSource } from './cards.view-model.js';
import { DashboardService } from './dashboard.service.js';
import { type DashboardView, toDashboardView } from './dashboard.view-model.js';

const address = z.object({
  commune: z.string().optional(),
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
    const { commune: asked, subject } = address.parse(query);
    const language = languageOf(request);
    const communes = staff.communeId ? [] : await this.communes.all();
    const communeId = asked ?? staff.communeId ?? communes[0]?.id;
    if (!communeId) throw problem.notFound();
    assertCommune(staff, communeId);
    const catalogue = await this.communes.catalogueOn(communeId, this.clock.today());
    const cards = (
      await Promise.all([
        this.dashboard.card(communeId, 'administration', language),
        this.dashboard.card(communeId, 'centre', language),
      ])
    ).filter((card) => card !== null);
    const chosen = cards.find((card) => card.subject === subject) ?? cards[0];
    return toDashboardView(
      {
        commune: { id: communeId, heading: communeHeading(catalogue) },
        communes,
        cards,
        detail: chosen ? await this.detailOf(chosen, staff, language) : null,
      },
      language,
    );
  }

  private async detailOf({ campaign, subject }: CardSource, staff: Staff, language: Language) {
    const questionnaire = this.campaigns.questionnaireOf(campaign);
    return { ...(await this.dashboard.subject(campaign, staff, language)), subject, questionnaire };
  }
}
