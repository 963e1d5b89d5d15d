import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { isWeek, lastDayOfWeek, weekOf } from '../campaigns/weeks.js';
import { addressWarning } from '../collection-points/address-warning.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import { languageOf } from '../formatting/languages.js';
import type { Day } from '../rules/days.js';
import { VillageWeeksService } from './village-weeks.service.js';
import { toDigestView, toVillageSlips, toVillagesView } from './villages.view-model.js';

/** What the villages of a commune said in a week: who did, who is missing, and the digest to print. */
@Controller('feedback')
@Staff('read-comments')
export class VillagesController {
  constructor(
    private readonly weeks: VillageWeeksService,
    private readonly communes: CommunesService,
    private readonly settings: Settings,
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
    const today = this.clock.today();
    const week = await this.weeks.inWeek(communeId, weekAsked(query.week, today));
    const about = {
      catalogue: await this.communes.catalogueOn(communeId, lastDayOfWeek(week.week, today)),
      now: await this.communes.catalogueOn(communeId, today),
      communes: await this.communes.servedBy(staff, today),
      links: await this.weeks.linksOf(communeId),
      ...{ reader: staff, today },
    };
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
    const week = await this.weeks.inWeek(communeId, weekAsked(asked, today));
    const catalogue = await this.communes.catalogueOn(communeId, lastDayOfWeek(week.week, today));
    await reply.view('feedback/village-digest', toDigestView(week, catalogue, languageOf(request)));
  }

  /** For villages that have none; what is handed out already stays in use. */
  @Post(':commune/villages/links')
  @Staff('manage-points')
  async links(
    @Param('commune') communeId: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    assertCommune(staff, communeId);
    const { villages } = await this.communes.catalogueOn(communeId, this.clock.today());
    const wanted = villages.map(({ key: village, name }) => ({ communeId, village, name }));
    await this.weeks.makeMissingLinks(wanted, staff.name);
    reply.redirect(`/feedback/${communeId}/villages/slips`, 303);
  }

  @Get(':commune/villages/slips')
  @Staff('manage-points')
  async slips(
    @Param('commune') communeId: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    assertCommune(staff, communeId);
    const catalogue = await this.communes.catalogueOn(communeId, this.clock.today());
    const found = await this.weeks.linksOf(communeId);
    const links = catalogue.villages.flatMap(({ key }) => {
      const link = found.find(({ village }) => village === key);
      return link ? [{ village: key, address: `${this.settings.baseUrl}/v/${this.weeks.codeOf(link)}` }] : [];
    });
    const back = `/feedback/villages?commune=${communeId}`;
    const warning = addressWarning(this.settings.baseUrl);
    await reply.view('feedback/village-slips', {
      ...toVillageSlips(links, { catalogue, back }),
      addressWarning: warning,
    });
  }
}

/** The week of an address; that of today where it names none, or one that has not begun. */
export function weekAsked(asked: unknown, today: Day): string {
  const now = weekOf(today);
  return typeof asked === 'string' && isWeek(asked) && asked <= now ? asked : now;
}
