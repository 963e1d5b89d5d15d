import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { assertCommune, CurrentStaff, may, Staff } from '../access/staff.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { problem } from '../problem.js';
import { toEntryView } from './entry.view-model.js';
import { entryForm, freshEntry, readEntry } from './entry-form.js';
import { FeedbackService } from './feedback.service.js';
import { RegisterService } from './register.service.js';
import { toRegisterView } from './register.view-model.js';
import { registerFilter } from './register-filter.js';

/** What people have said to a commune, and entering what reached it outside this server. */
@Controller('feedback')
@Staff('see-feedback')
export class RegisterController {
  constructor(
    private readonly register: RegisterService,
    private readonly feedback: FeedbackService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const communeId = await this.communes.chosenBy(staff, query.commune);
    const today = this.clock.today();
    const catalogue = await this.communes.catalogueUntil(communeId, today);
    const read = await this.register.page(staff, communeId, registerFilter.parse(query));
    const communes = await this.communes.servedBy(staff, today);
    const about = { catalogue, communes, reader: staff, today, saved: query.saved };
    await reply.view('feedback/list', toRegisterView(read, about));
  }

  @Get('new')
  @Staff('enter-feedback')
  async show(
    @Query('commune') asked: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const communeId = await this.communes.chosenBy(staff, asked);
    const today = this.clock.today();
    const catalogue = await this.communes.catalogueOn(communeId, today);
    const page = { catalogue, id: randomUUID(), typed: freshEntry(today), faults: [], isSentBefore: false };
    await reply.view('feedback/new', toEntryView(page));
  }

  @Post('new')
  @Staff('enter-feedback')
  async add(@Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const form = entryForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const { commune: communeId, id, ...typed } = form.data;
    assertCommune(staff, communeId);
    const today = this.clock.today();
    const catalogue = await this.communes.catalogueOn(communeId, today);
    const decided = readEntry(typed, { catalogue, today });
    if ('faults' in decided) {
      const page = { catalogue, id, typed, faults: decided.faults, isSentBefore: false };
      return void (await reply.status(422).view('feedback/new', toEntryView(page)));
    }
    await this.feedback.take({ communeId, id, source: null, ...decided }, staff.name);
    const { entry } = await this.feedback.find(communeId, id);
    if (this.feedback.originalOf(entry) !== decided.text) {
      const page = { catalogue, id: randomUUID(), typed, faults: [], isSentBefore: true };
      return void (await reply.status(409).view('feedback/new', toEntryView(page)));
    }
    const readsAll = may(staff.role, 'read-comments');
    reply.redirect(
      readsAll ? `/feedback/${communeId}/${id}?saved=entered` : `/feedback?commune=${communeId}&saved=entered`,
      303,
    );
  }
}
