import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { sendPublicPage } from './public-pages.js';
import { PublicResultsService } from './public-results.service.js';
import { toResultsPage } from './results-page.view-model.js';

/** What a commune shows to everybody. */
@ApiExcludeController()
@Controller('results/:commune')
export class ResultsController {
  constructor(
    private readonly communes: CommunesService,
    private readonly results: PublicResultsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('commune') id: string,
    @Query('lang') lang: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = lang === 'en' ? 'en' : 'vi';
    const commune = await this.communes.catalogueOn(id, this.clock.today());
    const shown = await this.results.shownBy(id, language);
    await sendPublicPage(request, reply, 'public-results/show', toResultsPage(commune, shown, language));
  }
}
