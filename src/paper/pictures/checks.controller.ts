import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentStaff, Staff } from '../../access/staff.js';
import { languageOf } from '../../formatting/languages.js';
import { type FormFields, formFields } from '../../responses/form-fields.js';
import { AskedOnPaper } from '../asked-on-paper.service.js';
import { BatchPagesService } from '../batch-pages.service.js';
import type { PaperBatch } from '../paper.entity.js';
import { ChecksService } from './checks.service.js';
import { AT_ONCE, toChecksView } from './checks.view-model.js';
import { nameOf, readSeen } from './checks-form.js';
import { PicturesService } from './pictures.service.js';

/** Questions of all sheets of a batch, ten at once, to be answered from their pictures. */
@Controller('paper/batches/:id/pictures/checks')
@Staff('key-paper')
export class ChecksController {
  constructor(
    private readonly pages: BatchPagesService,
    private readonly pictures: PicturesService,
    private readonly checks: ChecksService,
    private readonly asked: AskedOnPaper,
  ) {}

  @Get()
  async show(
    @Param('id') id: string,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.print(reply, request, await this.pages.batchFor(staff, id), {}, new Set());
  }

  @Post()
  async look(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const batch = await this.pages.batchFor(staff, id);
    await this.pictures.assertOpen(batch);
    const fields = formFields(body);
    const { seen, faulty } = readSeen(fields);
    if (faulty.size > 0) return this.print(reply.status(422), request, batch, fields, faulty);
    await this.checks.look(batch, seen, staff.name);
    const isDone = (await this.checks.waiting(await this.pages.batchFor(staff, id))).length === 0;
    reply.redirect(`/paper/batches/${id}/pictures${isDone ? '?saved=looked' : '/checks'}`, 303);
  }

  private async print(
    reply: FastifyReply,
    request: FastifyRequest,
    batch: PaperBatch,
    typed: FormFields,
    faulty: ReadonlySet<string>,
  ): Promise<void> {
    const waiting = await this.checks.waiting(batch);
    const { placed } = await this.asked.printed(batch);
    // What was typed stays where it was typed.
    const before = waiting.filter((check) => typed.shown?.includes(nameOf(check)));
    const shown = before.length > 0 ? before : waiting.slice(0, AT_ONCE);
    const isLocked = await this.pages.isLocked(batch);
    const page = { batch, placed, shown, left: waiting.length, isLocked, typed, faulty };
    await reply.view('paper/pictures-checks', toChecksView(page, languageOf(request)));
  }
}
