import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { problem } from '../problem.js';
import { addDays } from '../rules/days.js';
import { toMatterFormView, toMattersView } from './matter.view-model.js';
import { matterForm, readMatter, type TypedMatter } from './matter-form.js';
import { MattersService } from './matters.service.js';

/** Matters on which households are asked before they are decided: the list, and a new one. */
@Controller('opinions')
@Staff('see-feedback')
export class MattersController {
  constructor(
    private readonly matters: MattersService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Query('commune') asked: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const communeId = await this.communes.chosenBy(staff, asked);
    const today = this.clock.today();
    const catalogue = await this.communes.catalogueOn(communeId, today);
    const communes = await this.communes.servedBy(staff, today);
    const matters = await this.matters.list(communeId);
    await reply.view('opinions/list', toMattersView(matters, { catalogue, communes, reader: staff, today }));
  }

  @Get('new')
  @Staff('manage-campaigns')
  async show(
    @Query('commune') asked: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const communeId = await this.communes.chosenBy(staff, asked);
    const today = this.clock.today();
    const typed = { name: '', text: '', opensOn: today, closesOn: addDays(today, USUAL_DAYS) };
    await this.print(reply, communeId, { id: randomUUID(), typed, faults: [] });
  }

  @Post('new')
  @Staff('manage-campaigns')
  async make(@Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const form = matterForm.extend({ commune: z.string().max(100), id: z.uuid() }).safeParse(body);
    if (!form.success) throw problem.malformed();
    const { commune: communeId, id, changes: _, ...typed } = form.data;
    assertCommune(staff, communeId);
    const read = readMatter(typed);
    if ('faults' in read) return this.print(reply.status(422), communeId, { id, typed, faults: read.faults });
    await this.matters.make({ communeId, id }, read, staff.name);
    reply.redirect(`/opinions/${communeId}/${id}?saved=made`, 303);
  }

  private async print(
    reply: FastifyReply,
    communeId: string,
    page: { id: string; typed: TypedMatter; faults: Parameters<typeof toMatterFormView>[1]['faults'] },
  ): Promise<void> {
    const catalogue = await this.communes.catalogueOn(communeId, this.clock.today());
    const about = { ...page, action: '/opinions/new', back: `/opinions?commune=${communeId}`, changes: 0 };
    await reply.view('opinions/edit', toMatterFormView(catalogue, { ...about, isNew: true, conflict: null }));
  }
}

/** Households are asked for two weeks where nobody decides otherwise. */
const USUAL_DAYS = 14;
