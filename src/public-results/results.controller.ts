import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import { InContract } from '../contract.js';
import { ToldFeedbackService } from '../feedback/told-feedback.service.js';
import { languageIn, readPageAddress } from '../figures/address.js';
import { translate } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { cardCode, toCard } from './card.js';
import { sendPublicPage } from './public-pages.js';
import { resultsSchema } from './public-results.open-api.js';
import { PublicResultsService } from './public-results.service.js';
import { toResultsCsv, toResultsJson } from './results-file.js';
import { toResultsPage } from './results-page.view-model.js';
import { toToldPage } from './told-feedback.view-model.js';

/** What a commune shows to everybody, as files. */
@InContract(({ ApiTags }) => [ApiTags('public results')])
@Controller('results')
export class ResultFilesController {
  constructor(
    private readonly communes: CommunesService,
    private readonly results: PublicResultsService,
    private readonly told: ToldFeedbackService,
    private readonly clock: Clock,
  ) {}

  @Get(':commune.json')
  @InContract(({ ApiOkResponse, ApiOperation }) => [
    ApiOperation({ summary: 'What a commune shows to everybody: approved results only' }),
    ApiOkResponse({ schema: resultsSchema }),
  ])
  async json(@Param('commune') id: string, @Query() query: unknown, @Res() reply: FastifyReply): Promise<void> {
    const { commune, released } = await this.released(id, query);
    await this.open(reply)
      .header('Content-Type', 'application/json; charset=utf-8')
      .send(JSON.stringify(toResultsJson(commune, released, await this.told.shown(commune.key))));
  }

  @Get(':commune.csv')
  @InContract(({ ApiOkResponse, ApiOperation }) => [
    ApiOperation({
      summary: 'The same as one table',
      description:
        'A line for each headline, department, element and question: subject, period, breakdown, name, state, counts, rate, ' +
        'bounds, verdict, day of the lock, hash of the locked data. UTF-8 with a byte order mark; `lang` decides names and ' +
        'separators: `;` and a decimal comma in Vietnamese, `,` and a point in English.',
    }),
    ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } }),
  ])
  async csv(@Param('commune') id: string, @Query() query: unknown, @Res() reply: FastifyReply): Promise<void> {
    const { commune, released } = await this.released(id, query);
    await this.open(reply)
      .header('Content-Type', 'text/csv; charset=utf-8')
      .header('Content-Disposition', `attachment; filename="hai-long-${commune.key}.csv"`)
      .send(toResultsCsv(released, languageIn(query)));
  }

  /** Open data: a page of any other site may read it, as it may be downloaded by anybody. */
  private open(reply: FastifyReply): FastifyReply {
    return reply.headers({
      ...{ 'Cache-Control': 'public, no-cache', 'Access-Control-Allow-Origin': '*' },
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
  }

  private async released(id: string, query: unknown) {
    readPageAddress(query, []);
    const commune = await this.communes.catalogueOn(id, this.clock.today());
    return { commune, released: await this.results.shownBy(id, languageIn(query)) };
  }
}

/** What a commune shows to everybody. */
@Controller('results/:commune')
export class ResultsController {
  constructor(
    private readonly communes: CommunesService,
    private readonly results: PublicResultsService,
    private readonly told: ToldFeedbackService,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('commune') id: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { campaign, period } = readPageAddress(query, ['campaign', 'period']);
    const { commune, page, language } = await this.asked(id, query, { campaign, period, subject: null });
    const told = (campaign ?? period) === null ? await this.told.shown(commune.key) : [];
    const asked = (query as { readonly told?: unknown } | undefined)?.told;
    const title = translate(language, 'publicResults.pageTitle', { commune: page.commune });
    const code = cardCode({ key: commune.key, title }, this.settings.baseUrl, language);
    const withTold = { ...page, code, told: toToldPage(told, asked, { commune: commune.key, language }) };
    await sendPublicPage(request, reply, 'public-results/show', withTold);
  }

  /** The newest result, or the newest of a subject, to stand in a frame of another site; no script and no cookie. */
  @Get('card')
  async card(
    @Param('commune') id: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { campaign, period, subject } = readPageAddress(query, ['campaign', 'period', 'subject']);
    const { page } = await this.asked(id, query, { campaign, period, subject });
    await sendPublicPage(request, reply, 'public-results/card', toCard(page), { mayBeFramed: true });
  }

  /** @throws Problem `not-found`, and `not-yet-published` for what is asked for and not shown */
  private async asked(
    id: string,
    query: unknown,
    of: { readonly campaign: string | null; readonly period: string | null; readonly subject: string | null },
  ) {
    const language = languageIn(query);
    const commune = await this.communes.catalogueOn(id, this.clock.today());
    const shown = (await this.results.shownBy(id, language))
      .filter(({ result }) => of.campaign === null || result.campaignId === of.campaign)
      .filter(({ result }) => of.period === null || result.period === of.period)
      .filter(({ result }) => of.subject === null || (result.own?.key ?? result.subject) === of.subject);
    if ((of.campaign ?? of.period ?? of.subject) !== null && shown.length === 0) throw problem.notYetPublished();
    return { commune, language, page: toResultsPage(commune, shown, language) };
  }
}
