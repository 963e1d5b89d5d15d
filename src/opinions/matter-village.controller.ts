import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { assertCommune, CurrentStaff, may, Staff } from '../access/staff.js';
import { addressWarning } from '../collection-points/address-warning.js';
import { type CommuneCatalogue, communeHeading } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import { problem } from '../problem.js';
import { readCount } from '../rules/typed-text.js';
import { CountingService } from './counting.service.js';
import { countsForm, readCounts } from './counts-form.js';
import { toHouseholdSlips, toMatterVillageView, typedOf, type VillageShown } from './matter-village.view-model.js';
import { MattersService } from './matters.service.js';
import type { OpinionMatter } from './opinion.entity.js';

interface Which {
  readonly communeId: string;
  readonly id: string;
  readonly village: string;
}

/** One village in one matter: its households, codes to print, sheets handed out and what stands on them. */
@Controller('opinions/:commune/:id/villages/:village')
@Staff('key-paper')
export class MatterVillageController {
  constructor(
    private readonly counting: CountingService,
    private readonly matters: MattersService,
    private readonly communes: CommunesService,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('commune') communeId: string,
    @Param('id') id: string,
    @Param('village') village: string,
    @Query('saved') saved: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.print(reply, staff, { communeId, id, village }, { saved });
  }

  @Post()
  async count(
    @Param('commune') communeId: string,
    @Param('id') id: string,
    @Param('village') village: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const which = { communeId, id, village };
    const { name } = await this.found(staff, which);
    const form = countsForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const { id: page, changes, ...typed } = form.data;
    const now = await this.counting.of(which);
    const read = readCounts(typed, now.codes);
    if ('faults' in read)
      return this.print(reply.status(422), staff, which, { typed, page, changes, faults: read.faults });
    const outcome = await this.counting.count({ ...which, name }, read, { id: page, changes }, staff.name);
    if (outcome === 'kept')
      return void reply.redirect(`/opinions/${communeId}/${id}/villages/${village}?saved=counted`, 303);
    const conflict = `opinions.conflict.${outcome}`;
    await this.print(reply.status(409), staff, which, { typed, page, conflict });
  }

  /** Codes are shown in the answer to the form that made them, and never again. */
  @Post('codes')
  @Staff('manage-campaigns')
  async codes(
    @Param('commune') communeId: string,
    @Param('id') id: string,
    @Param('village') village: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const which = { communeId, id, village };
    const { matter, catalogue, name } = await this.found(staff, which);
    const form = codesForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const count = readCount(form.data.count);
    const wrong = (fault: string): Promise<void> =>
      this.print(reply.status(422), staff, which, { wanted: form.data.count, codesFault: `opinions.faults.${fault}` });
    if (count === null || count < 1 || count > MOST_AT_ONCE) return wrong('codes');
    const printed = await this.counting.print({ ...which, name }, form.data.id, count, staff.name);
    if (typeof printed === 'string') return wrong(printed === 'many' ? 'manyCodes' : 'codesOver');
    const about = { matter, village: name, commune: communeHeading(catalogue), baseUrl: this.settings.baseUrl };
    const slips = toHouseholdSlips(printed.codes, about);
    const back = `/opinions/${communeId}/${id}/villages/${village}`;
    await reply.view('opinions/slips', { ...slips, back, addressWarning: addressWarning(this.settings.baseUrl) });
  }

  private async print(reply: FastifyReply, staff: Staff, which: Which, shown: Partial<VillageShown>): Promise<void> {
    const { matter, catalogue, name } = await this.found(staff, which);
    const now = await this.counting.of(which);
    const mayPrint = may(staff.role, 'manage-campaigns');
    const typed = typedOf(now, mayPrint);
    const page = { typed, page: randomUUID(), changes: now.changes, printPage: randomUUID(), ...shown };
    const about = { matter, catalogue, name, now, mayPrint };
    await reply.view('opinions/village', toMatterVillageView(about, page, this.clock.today()));
  }

  /** @throws Problem `not-found` for what is none of the reader's, and once the matter is closed */
  private async found(
    staff: Staff,
    { communeId, id, village }: Which,
  ): Promise<{ readonly matter: OpinionMatter; readonly catalogue: CommuneCatalogue; readonly name: string }> {
    assertCommune(staff, communeId);
    const matter = await this.matters.find(communeId, id);
    const catalogue = await this.communes.catalogueBetween(communeId, matter.opensOn, this.clock.today());
    const name = catalogue.villages.find(({ key }) => key === village)?.name;
    if (name === undefined || matter.closedOn !== null) throw problem.notFound();
    return { matter, catalogue, name };
  }
}

/** As many as one prints and carries. */
const MOST_AT_ONCE = 800;
const codesForm = z.object({ id: z.uuid(), count: z.string().max(50_000).default('') });
