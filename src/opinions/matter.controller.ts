import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { assertCommune, CurrentStaff, may, Staff } from '../access/staff.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { toMatterFormView, toMatterView } from './matter.view-model.js';
import { matterForm, readMatter } from './matter-form.js';
import { type MatterChange, MattersService } from './matters.service.js';
import { toMinutesView } from './minutes.view-model.js';
import { toResultsView } from './results.view-model.js';

/** One matter: what was handed out and came back, its end, and what households said. */
@Controller('opinions/:commune/:id')
@Staff('see-feedback')
export class MatterController {
  constructor(
    private readonly matters: MattersService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('commune') communeId: string,
    @Param('id') id: string,
    @Query('saved') saved: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    assertCommune(staff, communeId);
    await this.print(reply, { communeId, id }, { staff, request, saved, conflict: null });
  }

  @Get('edit')
  @Staff('manage-campaigns')
  async edit(
    @Param('commune') communeId: string,
    @Param('id') id: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    assertCommune(staff, communeId);
    const { name, text, opensOn, closesOn, changes } = await this.matters.find(communeId, id);
    const typed = { name, text, opensOn, closesOn };
    await this.printForm(reply, { communeId, id }, { typed, changes, faults: [], conflict: null });
  }

  @Post('edit')
  @Staff('manage-campaigns')
  async change(
    @Param('commune') communeId: string,
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    assertCommune(staff, communeId);
    const form = matterForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const { changes, ...typed } = form.data;
    const read = readMatter(typed);
    const page = { typed, changes, faults: [], conflict: null };
    if ('faults' in read) return this.printForm(reply.status(422), { communeId, id }, { ...page, faults: read.faults });
    const outcome = await this.matters.change({ communeId, id }, read, changes, staff.name);
    if (outcome === 'kept') return void reply.redirect(`/opinions/${communeId}/${id}?saved=changed`, 303);
    const now = await this.matters.find(communeId, id);
    await this.printForm(reply.status(409), { communeId, id }, { ...page, changes: now.changes, conflict: outcome });
  }

  @Post('close')
  @Staff('manage-campaigns')
  async close(
    @Param('commune') communeId: string,
    @Param('id') id: string,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    assertCommune(staff, communeId);
    if (await this.matters.close({ communeId, id }, staff.name))
      return void reply.redirect(`/opinions/${communeId}/${id}?saved=closed`, 303);
    const conflict = 'opinions.notOver';
    await this.print(reply.status(409), { communeId, id }, { staff, request, saved: null, conflict });
  }

  /** The minutes of a matter that is closed, to print and sign. */
  @Get('minutes')
  @Staff('read-comments')
  async minutes(
    @Param('commune') communeId: string,
    @Param('id') id: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    assertCommune(staff, communeId);
    const matter = await this.matters.find(communeId, id);
    if (matter.closedOn === null) throw problem.notFound();
    const catalogue = await this.communes.catalogueBetween(communeId, matter.opensOn, matter.closedOn);
    const villages = await this.matters.villagesOf({ communeId, id });
    const reasons = await this.matters.reasonsOf({ communeId, id });
    await reply.view('opinions/minutes', toMinutesView(matter, { catalogue, villages, reasons }));
  }

  private async print(
    reply: FastifyReply,
    { communeId, id }: { readonly communeId: string; readonly id: string },
    page: { staff: Staff; request: FastifyRequest; saved: unknown; conflict: string | null },
  ): Promise<void> {
    const matter = await this.matters.find(communeId, id);
    const today = this.clock.today();
    const { staff, request, saved, conflict } = page;
    const catalogue = await this.communes.catalogueBetween(communeId, matter.opensOn, matter.closedOn ?? today);
    const villages = await this.matters.villagesOf({ communeId, id });
    const reads = {
      readsWords: may(staff.role, 'read-comments'),
      readsOriginals: may(staff.role, 'read-originals'),
    };
    // Nobody is told what households said before everything is final.
    const told =
      matter.closedOn === null ? null : { villages, reasons: await this.matters.reasonsOf({ communeId, id }) };
    const results = told && toResultsView({ ...told, catalogue, ...reads }, languageOf(request));
    const about = { catalogue, villages, reader: staff, today, saved, conflict };
    await reply.view('opinions/matter', { ...toMatterView(matter, about, languageOf(request)), results });
  }

  private async printForm(
    reply: FastifyReply,
    { communeId, id }: { readonly communeId: string; readonly id: string },
    {
      conflict,
      ...page
    }: Pick<Parameters<typeof toMatterFormView>[1], 'typed' | 'faults' | 'changes'> & {
      conflict: Exclude<MatterChange, 'kept'> | null;
    },
  ): Promise<void> {
    const catalogue = await this.communes.catalogueOn(communeId, this.clock.today());
    const address = `/opinions/${communeId}/${id}`;
    const about = { ...page, id, action: `${address}/edit`, back: address, isNew: false };
    const told = conflict && `opinions.conflict.${conflict}`;
    await reply.view('opinions/edit', toMatterFormView(catalogue, { ...about, conflict: told }));
  }
}
