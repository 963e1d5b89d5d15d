import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { ToldFeedbackService } from '../feedback/told-feedback.service.js';
import { languageIn, readPageAddress } from '../figures/address.js';
import { problem } from '../problem.js';
import { sendPublicPage } from './public-pages.js';
import { resultsSchema } from './public-results.open-api.js';
import { PublicResultsService } from './public-results.service.js';
import { toResultsCsv, toResultsJson } from './results-file.js';
import { toResultsPage } from './results-page.view-model.js';
import { toToldPage } from './told-feedback.view-model.js';

/** What a commune shows to everybody, as files. */
@ApiTags('public results')
@Controller('results')
export class ResultFilesController {
  constructor(
    private readonly communes: CommunesService,
    private readonly results: PublicResultsService,
    private readonly told: ToldFeedbackService,
    private readonly clock: Clock,
  ) {}

  @Get(':commune.json')
  @ApiOperation({ summary: 'What a commune shows to everybody: approved results only' })
  @ApiOkResponse({ schema: resultsSchema })
  async json(@Param('commune') id: string, @Query() query: unknown, @Res() reply: FastifyReply): Promise<void> {
    const { commune, released } = await this.released(id, query);
    await reply
      .headers({ 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'public, no-cache' })
      .send(JSON.stringify(toResultsJson(commune, released, await this.told.shown(commune.key))));
  }

  @Get(':commune.csv')
  @ApiOperation({
    summary: 'The same as one table',
    description:
      'A line for each headline, department, element and question: subject, period, breakdown, name, state, counts, rate, bounds, verdict.',
  })
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } })
  async csv(@Param('commune') id: string, @Query() query: unknown, @Res() reply: FastifyReply): Promise<void> {
    const { commune, released } = await this.released(id, query);
    await reply
      .headers({ 'Content-Type': 'text/csv; charset=utf-8', 'Cache-Control': 'public, no-cache' })
      .header('Content-Disposition', `attachment; filename="hai-long-${commune.key}.csv"`)
      .send(toResultsCsv(commune, released, languageIn(query)));
  }

  private async released(id: string, query: unknown) {
    readPageAddress(query, []);
    const commune = await this.communes.catalogueOn(id, this.clock.today());
    return { commune, released: await this.results.shownBy(id, languageIn(query)) };
  }
}

/** What a commune shows to everybody. */
@ApiExcludeController()
@Controller('results/:commune')
export class ResultsController {
  constructor(
    private readonly communes: CommunesService,
    private readonly results: PublicResultsService,
    private readonly told: ToldFeedbackService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('commune') id: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageIn(query);
    const { campaign, period } = readPageAddress(query, ['campaign', 'period']);
    const commune = await this.communes.catalogueOn(id, this.clock.today());
    const all = await this.results.shownBy(id, language);
    const shown = all
      .filter(({ result }) => campaign === null || result.campaignId === campaign)
      .filter(({ result }) => period === null || result.period === period);
    if ((campaign ?? period) !== null && shown.length === 0) throw problem.notYetPublished();
    const page = toResultsPage(commune, shown, language);
    const told = (campaign ?? period) === null ? await this.told.shown(commune.key) : [];
    const asked = (query as { readonly told?: unknown } | undefined)?.told;
    const withTold = { ...page, told: toToldPage(told, asked, { commune: commune.key, language }) };
    await sendPublicPage(request, reply, 'public-results/show', withTold);
  }
}
