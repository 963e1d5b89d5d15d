import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { lastDayOfWeek, weekOf } from '../campaigns/weeks.js';
import { addressWarning } from '../collection-points/address-warning.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import { languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { formFields, only, ownField } from '../responses/form-fields.js';
import { addDays } from '../rules/days.js';
import { villageName } from './entry-words.js';
import { toVillageView, type VillagePage } from './village.view-model.js';
import { faultsOfHeard, heardEntry, heardIn, nothingHeard } from './village-form.js';
import { VillageWeeksService } from './village-weeks.service.js';
import { weekAsked } from './villages.controller.js';
import { toVillageSlips, WEEKS_BACK } from './villages.view-model.js';

interface WhichVillage {
  readonly communeId: string;
  readonly village: string;
}

/** One village: what was heard in a week, entering it for the head, and the link by which the head does so. */
@Controller('feedback/:commune/villages/:village')
@Staff('read-comments')
export class VillageController {
  constructor(
    private readonly weeks: VillageWeeksService,
    private readonly communes: CommunesService,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('commune') communeId: string,
    @Param('village') village: string,
    @Query() query: { readonly week?: unknown; readonly saved?: unknown },
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const shown = { typed: nothingHeard(), faults: [], saved: query.saved };
    const page = await this.page(staff, { communeId, village }, { week: query.week, ...shown });
    await reply.view('feedback/village', toVillageView(page, languageOf(request)));
  }

  @Post()
  @Staff('enter-feedback')
  async enter(
    @Param('commune') communeId: string,
    @Param('village') village: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const catalogue = await this.found(staff, { communeId, village });
    const name = villageName(catalogue, village);
    const fields = formFields(body);
    const typed = heardIn(fields);
    const today = this.clock.today();
    const week = only(fields, 'week') ?? '';
    // Only what the page offers: a week that has begun, and not long ago.
    const oldest = weekOf(addDays(today, -7 * (WEEKS_BACK - 1)));
    if (weekAsked(week, today) !== week || week < oldest) throw problem.malformed();
    const isNothing = only(fields, ownField.action) === 'nothing';
    const faults = isNothing ? [] : faultsOfHeard(typed, catalogue);
    if (faults.length > 0) {
      const page = await this.page(staff, { communeId, village }, { week, typed, faults, saved: null });
      return void (await reply.status(422).view('feedback/village', toVillageView(page, languageOf(request))));
    }
    const which = { communeId, village, name, week };
    const on = lastDayOfWeek(week, today);
    await this.weeks.report(which, isNothing ? null : heardEntry(typed, which, on), staff.name);
    const saved = isNothing ? 'nothing' : 'entered';
    reply.redirect(`/feedback/${communeId}/villages/${village}?week=${week}&saved=${saved}`, 303);
  }

  @Post('link')
  @Staff('manage-points')
  async link(
    @Param('commune') communeId: string,
    @Param('village') village: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const name = villageName(await this.found(staff, { communeId, village }), village);
    const form = linkForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    await this.weeks.makeLink({ communeId, village, name }, form.data.read, staff.name);
    reply.redirect(`/feedback/${communeId}/villages/${village}/slip`, 303);
  }

  @Post('revoke')
  @Staff('manage-points')
  async revoke(
    @Param('commune') communeId: string,
    @Param('village') village: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const name = villageName(await this.found(staff, { communeId, village }), village);
    await this.weeks.revoke({ communeId, village, name }, staff.name);
    reply.redirect(`/feedback/${communeId}/villages/${village}?saved=revoked`, 303);
  }

  /** What the head is handed, to print; the link itself can be copied from it. */
  @Get('slip')
  @Staff('manage-points')
  async slip(
    @Param('commune') communeId: string,
    @Param('village') village: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const catalogue = await this.found(staff, { communeId, village });
    const link = await this.weeks.newestLinkOf(communeId, village);
    if (link?.revokedOn !== null) throw problem.notFound();
    const address = `${this.settings.baseUrl}/v/${this.weeks.codeOf(link)}`;
    const back = `/feedback/${communeId}/villages/${village}`;
    await reply.view('feedback/village-slips', {
      ...toVillageSlips([{ village, address }], { catalogue, back }),
      addressWarning: addressWarning(this.settings.baseUrl),
    });
  }

  private async page(
    staff: Staff,
    { communeId, village }: WhichVillage,
    { week, ...shown }: Pick<VillagePage, 'typed' | 'faults' | 'saved'> & { readonly week: unknown },
  ): Promise<VillagePage> {
    const catalogue = await this.found(staff, { communeId, village });
    const today = this.clock.today();
    return {
      ...{ catalogue, village, reader: staff, today, ...shown },
      week: await this.weeks.inWeek(communeId, weekAsked(week, today)),
      link: await this.weeks.newestLinkOf(communeId, village),
    };
  }

  /** @throws Problem `not-found` for another commune's village, exactly as for one that does not exist */
  private async found(staff: Staff, { communeId, village }: WhichVillage): Promise<CommuneCatalogue> {
    assertCommune(staff, communeId);
    const catalogue = await this.communes.catalogueOn(communeId, this.clock.today());
    if (!catalogue.villages.some(({ key }) => key === village)) throw problem.notFound();
    return catalogue;
  }
}

const linkForm = z.object({ read: z.coerce.number().int().min(0).max(1_000_000) });
