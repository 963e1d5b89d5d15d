import { Body, Controller, Get, Param, Post, Query, Render, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CurrentStaff, Staff } from '../access/staff.js';
import { Problem } from '../problem.js';
import { AskedOnPaper } from './asked-on-paper.service.js';
import type { RefusedBatch } from './batch.view-model.js';
import { BatchPagesService } from './batch-pages.service.js';
import { BatchesService } from './batches.service.js';
import { KeyingService } from './keying.service.js';
import { type PaperBatch, spoiltReasons } from './paper.entity.js';
import { type PrintView, tooManyToPrint, toPrintAllView, toPrintView } from './print.view-model.js';

/** One batch: its sheets to print, what came back, what cannot be counted. */
@Controller('paper/batches/:id')
@Staff('key-paper')
@ApiExcludeController()
export class BatchController {
  constructor(
    private readonly pages: BatchPagesService,
    private readonly batches: BatchesService,
    private readonly keying: KeyingService,
    private readonly asked: AskedOnPaper,
  ) {}

  @Get()
  async show(
    @Param('id') id: string,
    @Query('saved') saved: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const batch = await this.pages.batchFor(staff, id);
    const told = { saved: typeof saved === 'string' && saved in savedLabels ? `paper.saved.${saved}` : null };
    await reply.view('paper/batch', await this.pages.view(staff, batch, told));
  }

  @Get('print')
  @Render('paper/print')
  async print(@Param('id') id: string, @Query('from') from: unknown, @CurrentStaff() staff: Staff): Promise<PrintView> {
    const batch = await this.pages.batchFor(staff, id);
    return toPrintView({ batch, asked: await this.asked.printed(batch) }, Number(from) || 1);
  }

  /** With every batch of the campaign that was made the same day: all villages in one document. */
  @Get('print-all')
  async printAll(@Param('id') id: string, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const first = await this.pages.batchFor(staff, id);
    const printingOf = async (batch: PaperBatch) => ({ batch, asked: await this.asked.printed(batch) });
    const all = await Promise.all((await this.batches.madeWith(first)).map(printingOf));
    const many = tooManyToPrint(first, all);
    if (many) return void (await reply.view('paper/print-many', many));
    await reply.view('paper/print', toPrintAllView(await printingOf(first), all));
  }

  @Post('returned')
  async returned(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = returnedForm.safeParse(body);
    const batch = await this.pages.batchFor(staff, id);
    if (!form.success) return this.refuse(staff, reply, batch, { fault: 'returned', typed: typedIn(body) });
    const { returned } = form.data;
    await this.orSay(staff, reply, batch, { fault: 'returned', typed: typedIn(body) }, () =>
      this.batches.recordReturned(batch, returned, staff.name),
    );
    if (reply.sent) return;
    reply.redirect(`/paper/batches/${id}?saved=returned`, 303);
  }

  @Post('spoilt')
  async spoil(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = spoiltForm.safeParse(body);
    const batch = await this.pages.batchFor(staff, id);
    if (!form.success) return this.refuse(staff, reply, batch, { fault: 'number', typed: typedIn(body) });
    const { number, reason } = form.data;
    await this.orSay(staff, reply, batch, { fault: 'number', typed: typedIn(body) }, () =>
      this.keying.spoil(batch, number, reason, staff.name),
    );
    if (reply.sent) return;
    reply.redirect(`/paper/batches/${id}?saved=spoilt`, 303);
  }

  private async orSay(
    staff: Staff,
    reply: FastifyReply,
    batch: PaperBatch,
    refused: RefusedBatch,
    work: () => Promise<void>,
  ): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.code !== 'input-invalid' && error.code !== 'sheet-taken') throw error;
      await this.refuse(staff, reply, batch, error.code === 'sheet-taken' ? { ...refused, fault: 'taken' } : refused);
    }
  }

  private async refuse(staff: Staff, reply: FastifyReply, batch: PaperBatch, refused: RefusedBatch): Promise<void> {
    const view = await this.pages.view(staff, batch, { refused });
    await reply.status(refused.fault === 'taken' ? 409 : 422).view('paper/batch', view);
  }
}

/** What was typed into the field of either form. */
function typedIn(body: unknown): RefusedBatch['typed'] {
  return typedFields.parse(body ?? {});
}

const typedField = z.string().max(20).catch('');
const typedFields = z.object({ returned: typedField, number: typedField, reason: typedField });
const savedLabels = { returned: true, spoilt: true, settled: true, corrected: true, renumbered: true, good: true };
const whole = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number);
const returnedForm = z.object({ returned: whole });
const spoiltForm = z.object({ number: whole, reason: z.enum(spoiltReasons) });
