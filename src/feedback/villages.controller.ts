import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { isWeek, weekOf } from '../campaigns/weeks.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { languageOf } from '../formatting/languages.js';
import type { Day } from '../rules/days.js';
import { VillageWeeksService } from './village-weeks.service.js';
import { toDigestView, toVillagesView } from './villages.view-model.js';

/** What the villages of a commune said in a week: who did, who is missing, and the digest to print. */
@Controller('feedback')
@Staff('read-comments')
@ApiExcludeController()
export class VillagesController {
  constructor(
    private readonly weeks: VillageWeeksService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get('villages')
  async list(
    @Query() query: { readonly commune?: unknown; readonly week?: unknown },
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const communeId = await this.communes.chosenBy(staff, query.commune);
    if (communeId === undefined) return void (await reply.view('collection-points/no-commune', {}));
    assertCommune(staff, communeId);
    const today = this.clock.today();
    const about = {
      catalogue: await this.communes.catalogueOn(communeId, today),
      communes: await this.communes.servedBy(staff, today),
      links: await this.weeks.linksOf(communeId),
      ...{ reader: staff, today },
    };
    const week = await this.weeks.inWeek(communeId, weekAsked(query.week, today));
    await reply.view('feedback/villages', toVillagesView(week, about, languageOf(request)));
  }

  @Get(':commune/villages/digest')
  async digest(
    @Param('commune') communeId: string,
    @Query('week') asked: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    assertCommune(staff, communeId);
    const today = this.clock.today();
    const catalogue = await this.communes.catalogueOn(communeId, today);
    const week = await this.weeks.inWeek(communeId, weekAsked(asked, today));
    await reply.view('feedback/village-digest', toDigestView(week, catalogue, languageOf(request)));
  }
}

/** The week of an address; that of today where it names none, or one that has not begun. */
export function weekAsked(asked: unknown, today: Day): string {
  const now = weekOf(today);
  return typeof asked === 'string' && isWeek(asked) && asked <= now ? asked : now;
}
