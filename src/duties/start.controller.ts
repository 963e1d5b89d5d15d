import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { assertCommune, may, StaffIfSignedIn } from '../access/staff.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { HomePageService } from '../public-results/home-page.service.js';
import { StartService } from './start.service.js';
import { toCommunesView, toStartView } from './start.view-model.js';

/** The first page of the server: for citizens what they may answer and read, for staff what they have to do. */
@Controller()
export class StartController {
  constructor(
    private readonly home: HomePageService,
    private readonly start: StartService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @StaffIfSignedIn()
  async show(
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { staff } = request;
    if (!staff) return this.home.send(query, request, reply);
    // What a browser kept of the page for citizens is not to be shown in its place, nor the other way round.
    reply.header('Vary', 'Cookie');
    const language = languageOf(request);
    const { commune: asked } = query;
    if (typeof asked === 'string' && asked !== '') assertCommune(staff, asked);
    const own = await this.communes.servedBy(staff, this.clock.today());
    if (own.length === 0) {
      return void (await reply.view('duties/no-commune', { mayImport: may(staff.role, 'manage-communes') }));
    }
    const chosen = own.length === 1 ? own[0] : own.find(({ key }) => key === asked);
    if (chosen) {
      const work = await this.start.work(staff, chosen);
      return void (await reply.view('duties/start', toStartView(work, staff, { several: own.length > 1, language })));
    }
    if (typeof asked === 'string' && asked !== '') throw problem.notFound();
    const all = await Promise.all(own.map((one) => this.start.work(staff, one)));
    await reply.view('duties/communes', toCommunesView(all, staff, language));
  }
}
