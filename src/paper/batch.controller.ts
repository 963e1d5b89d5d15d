import { Body, Controller, Get, Param, Post, Query, Render, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CurrentStaff, Staff } from '../access/staff.js';
import { translate } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { Problem } from '../problem.js';
import { AskedOnPaper } from './asked-on-paper.service.js';
import type { RefusedBatch } from './batch.view-model.js';
import { BatchPagesService } from './batch-pages.service.js';
import { BatchesService } from './batches.service.js';
import { KeyingService } from './keying.service.js';
import { type PaperBatch, spoiltReasons } from './paper.entity.js';
import { PrintedPages } from './printed-pages.service.js';
import { inOrder, MOST_AT_ONCE, type Printing, type PrintManyView, sheetsOf, toPrintMany } from './sheet-runs.js';
import { SheetsFile, sendSheets } from './sheets-file.service.js';

/** One batch: its sheets to print, what came back, what cannot be counted. */
@Controller('paper/batches/:id')
@Staff('key-paper')
export class BatchController {
  constructor(
    private readonly pages: BatchPagesService,
    private readonly batches: BatchesService,
    private readonly keying: KeyingService,
    private readonly asked: AskedOnPaper,
    private readonly file: SheetsFile,
    private readonly prints: PrintedPages,
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

  /** To print, on A4 at its own size. */
  @Get('sheets.pdf')
  async sheets(@Param('id') id: string, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const batch = await this.pages.batchFor(staff, id);
    await this.send(reply, batch.code, [{ batch, asked: await this.asked.printed(batch) }]);
  }

  /** Every batch of the campaign that was made the same day: all villages, each with its file. */
  @Get('print-all')
  @Render('paper/print-many')
  async printAll(@Param('id') id: string, @CurrentStaff() staff: Staff): Promise<PrintManyView> {
    const first = await this.pages.batchFor(staff, id);
    return toPrintMany(first, await this.madeWith(first));
  }

  /** The same in one file. */
  @Get('all-sheets.pdf')
  async allSheets(@Param('id') id: string, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const first = await this.pages.batchFor(staff, id);
    const all = await this.madeWith(first);
    if (sheetsOf(all) > MOST_AT_ONCE) return void reply.redirect(`/paper/batches/${id}/print-all`, 303);
    await this.send(reply, `${first.code}-all`, inOrder(all));
  }

  private async madeWith(first: PaperBatch): Promise<readonly Printing[]> {
    const printing = async (batch: PaperBatch) => ({ batch, asked: await this.asked.printed(batch) });
    return Promise.all((await this.batches.madeWith(first)).map(printing));
  }

  private async send(reply: FastifyReply, name: string, all: readonly Printing[]): Promise<void> {
    const title = `${translate(MAIN_LANGUAGE, 'paper.batch')} ${all.map(({ batch }) => batch.code).join(', ')}`;
    await sendSheets(reply, name, await this.file.draw(await this.prints.runs(all), title));
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

const typedField = z.string().max(20_000).catch('');
const typedFields = z.object({ returned: typedField, number: typedField, reason: typedField });
const savedLabels = { returned: true, spoilt: true, settled: true, corrected: true, renumbered: true, good: true };
const whole = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number);
const returnedForm = z.object({ returned: whole });
const spoiltForm = z.object({ number: whole, reason: z.enum(spoiltReasons) });
