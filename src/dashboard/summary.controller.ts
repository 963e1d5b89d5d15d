import { Controller, Get, Query, Render, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { languageOf } from '../access/request-language.js';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { centreOf } from '../communes/catalogue.js';
import { communeHeading, communeTitle } from '../communes/commune-title.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { DrawingService } from '../figures/drawing.service.js';
import type { Language } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { DashboardService } from './dashboard.service.js';
import { toDashboardView } from './dashboard.view-model.js';
import { type Summary, toSummary } from './summary.view-model.js';

const address = z.object({ commune: z.string().max(100).nullable().default(null).catch(null) });

/** The cards of the first screen as one picture and one text to send. */
@Controller('dashboard')
@Staff('see-figures')
export class SummaryController {
  constructor(
    private readonly dashboard: DashboardService,
    private readonly campaigns: CampaignsService,
    private readonly communes: CommunesService,
    private readonly drawings: DrawingService,
    private readonly clock: Clock,
  ) {}

  @Get('summary')
  @Render('dashboard/summary')
  async show(@Query() query: unknown, @CurrentStaff() staff: Staff, @Req() request: FastifyRequest) {
    const commune = await this.communeOf(query, staff);
    const { text, drawing } = await this.summary(commune, languageOf(request));
    return { commune, text, heading: drawing.heading };
  }

  @Get('summary.png')
  async picture(
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { drawing } = await this.summary(await this.communeOf(query, staff), languageOf(request));
    await reply
      .header('Content-Type', 'image/png')
      .header('Content-Disposition', 'inline; filename="tom-tat-hai-long.png"')
      .header('Cache-Control', 'private, no-store')
      .send(await this.drawings.draw(drawing));
  }

  private async communeOf(query: unknown, staff: Staff): Promise<string> {
    const commune = address.parse(query).commune ?? staff.communeId ?? (await this.communes.all())[0]?.id;
    if (!commune) throw problem.notFound();
    assertCommune(staff, commune);
    return commune;
  }

  private async summary(communeId: string, language: Language): Promise<Summary> {
    const today = this.clock.today();
    const commune = await this.communes.catalogueOn(communeId, today);
    const campaigns = await this.campaigns.list(communeId);
    const cardOf = (subject: 'administration' | 'centre') =>
      this.dashboard.card(campaigns, { subject, chosen: null, quarter: null }, language);
    const cards = [await cardOf('administration'), await cardOf('centre')].filter((card) => card !== null);
    if (cards.length === 0) throw problem.notFound();
    const place = {
      ...{ id: communeId, heading: communeHeading(commune), title: communeTitle(commune) },
      ...{ units: new Map(commune.units.map(({ key, name }) => [key, name])), centre: centreOf(commune) },
    };
    const view = toDashboardView({ commune: place, communes: [], cards, campaigns, today, detail: null }, language);
    return toSummary(view, today, language);
  }
}
