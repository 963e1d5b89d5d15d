import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { assertCommune, CurrentStaff, may, Staff } from '../access/staff.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { formatDay } from '../formatting/days.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { Problem, problem } from '../problem.js';
import { FeedbackService } from './feedback.service.js';
import { toTellView, toToldView } from './tell.view-model.js';
import { readReason, readTelling, type TellingFault, type TypedTelling, takeBackForm, tellForm } from './tell-form.js';
import { ToldFeedbackService } from './told-feedback.service.js';

/** Where staff choose what everybody is told of what people said, and of what was done about it. */
@Controller('feedback/:commune')
@Staff('publish-results')
export class TellController {
  constructor(
    private readonly told: ToldFeedbackService,
    private readonly feedback: FeedbackService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get('told')
  async list(
    @Param('commune') communeId: string,
    @Query() query: { readonly done?: unknown },
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    assertCommune(staff, communeId);
    await this.print(staff, reply, communeId, { notice: query.done, refused: null });
  }

  @Get(':id/tell')
  async show(
    @Param('commune') communeId: string,
    @Param('id') id: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    assertCommune(staff, communeId);
    const { entry, case: now } = await this.feedback.find(communeId, id);
    const known = await this.told.find(communeId, id);
    const doneBy = known?.doneBy ?? now?.closedOn ?? null;
    const typed = {
      said: known?.said ?? entry.masked,
      done: known?.done ?? now?.done ?? now?.answer ?? '',
      doneBy: doneBy ? formatDay(doneBy, MAIN_LANGUAGE) : '',
    };
    await this.printForm(reply, { communeId, id }, { typed, faultOf: {}, changes: known?.changes ?? 0 });
  }

  @Post(':id/tell')
  async tell(
    @Param('commune') communeId: string,
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    assertCommune(staff, communeId);
    const form = tellForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const { changes, ...typed } = form.data;
    const read = readTelling(typed);
    const page = (status: number, faultOf: Faults, isChanged = false): Promise<void> =>
      this.printForm(reply.status(status), { communeId, id }, { typed, faultOf, changes, isChanged });
    if ('faultOf' in read) return page(422, read.faultOf);
    try {
      await this.told.tell({ communeId, entryId: id, read: changes }, read, staff.name);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'case-changed') throw error;
      return page(409, {}, true);
    }
    reply.redirect(`/feedback/${communeId}/told?done=told`, 303);
  }

  @Post(':id/take-back')
  async takeBack(
    @Param('commune') communeId: string,
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    assertCommune(staff, communeId);
    const form = takeBackForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const reason = readReason(form.data.reason);
    if (reason === null) {
      const refused = { id, reason: form.data.reason };
      return void (await this.print(staff, reply.status(422), communeId, { notice: null, refused }));
    }
    await this.told.takeBack(communeId, id, reason, staff.name);
    reply.redirect(`/feedback/${communeId}/told?done=taken-back`, 303);
  }

  private async print(
    { role }: Staff,
    reply: FastifyReply,
    communeId: string,
    { notice, refused }: { notice: unknown; refused: { readonly id: string; readonly reason: string } | null },
  ): Promise<void> {
    const commune = await this.communes.catalogueOn(communeId, this.clock.today());
    const [told, entries] = await Promise.all([this.told.all(communeId), this.feedback.all(communeId)]);
    await reply.view(
      'feedback/told',
      toToldView({ commune, told, entries, mayPrint: may(role, 'manage-points'), notice, refused }),
    );
  }

  private async printForm(
    reply: FastifyReply,
    { communeId, id }: { readonly communeId: string; readonly id: string },
    page: { typed: TypedTelling; faultOf: Faults; changes: number; isChanged?: boolean },
  ): Promise<void> {
    const { entry } = await this.feedback.find(communeId, id);
    const commune = await this.communes.catalogueOn(communeId, this.clock.today());
    const now = page.isChanged ? await this.told.find(communeId, id) : null;
    await reply.view('feedback/tell', toTellView(commune, entry, { ...page, changes: now?.changes ?? page.changes }));
  }
}

type Faults = Readonly<Partial<Record<keyof TypedTelling, TellingFault>>>;
