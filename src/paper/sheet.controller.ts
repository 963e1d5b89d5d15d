import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentStaff, Staff } from '../access/staff.js';
import { languageOf } from '../formatting/languages.js';
import { Problem } from '../problem.js';
import { answersTyped, correctedAnswers, faultOfReason, reasonTyped } from '../responses/corrected-answers.js';
import { formFields, only } from '../responses/form-fields.js';
import { assistedBy } from '../responses/form-state.js';
import { readCount } from '../rules/typed-text.js';
import { BatchPagesService } from './batch-pages.service.js';
import { CorrectionsService, type SheetNow } from './corrections.service.js';
import { type PaperBatch, spoiltReasons } from './paper.entity.js';
import type { SheetDoing } from './sheet.view-model.js';
import { SheetChangesService } from './sheet-changes.service.js';
import { revisionOf } from './sheets.queries.js';

/** One sheet that came back, by its number: put right until the lock, with the paper in hand. */
@Controller('paper/batches/:id')
@Staff('key-paper')
export class SheetController {
  constructor(
    private readonly pages: BatchPagesService,
    private readonly corrections: CorrectionsService,
    private readonly changes: SheetChangesService,
  ) {}

  /** From the number that somebody types; what cannot be opened is said beside it. */
  @Get('sheets')
  async find(
    @Param('id') id: string,
    @Query('number') typed: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const batch = await this.pages.batchFor(staff, id);
    const number = readCount(String(typed ?? '')) ?? 0;
    try {
      await this.corrections.sheetFor(staff, batch, number);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const fault = error.code === 'forbidden' ? 'notYours' : 'notKeyed';
      const refused = { fault, typed: { returned: '', number: String(typed ?? ''), reason: '' } } as const;
      return void (await reply
        .status(error.status)
        .view('paper/batch', await this.pages.view(staff, batch, { refused })));
    }
    reply.redirect(`/paper/batches/${id}/sheets/${number}`, 303);
  }

  @Get('sheets/:number')
  async show(
    @Param() where: Where,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { batch, now } = await this.at(staff, where);
    await this.print(reply, request, batch, now, {});
  }

  @Post('sheets/:number/correct')
  async correct(
    @Param() where: Where,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { batch, now } = await this.at(staff, where);
    const fields = formFields(body);
    const seen = only(fields, 'seen') ?? '';
    const because = reasonTyped(fields);
    if (isAnother(now, seen)) return this.printMeanwhile(reply, request, staff, where, { because });
    const [typed, shown] = [answersTyped(fields), new Set(fields.shown ?? [])];
    const assisted = assistedBy.find((pen) => pen === only(fields, 'assisted')) ?? now.counted?.assisted ?? 'self';
    const doing = { fields: typed, assisted, because };
    const wrong = faultOfReason(because);
    if (wrong) return this.print(reply.status(422), request, batch, now, { ...doing, told: wrong });
    const questions = now.counted?.asked.placed.questions ?? [];
    const answers = correctedAnswers(questions, now.counted?.answers ?? {}, shown, typed);
    const wanted = { seen, answers, assisted, because };
    const done = await this.corrections.correct(batch, now, wanted, staff.name);
    if (done.kind === 'corrected') return void reply.redirect(`/paper/batches/${batch.id}?saved=corrected`, 303);
    if (done.kind === 'changed-meanwhile') {
      return this.printMeanwhile(reply, request, staff, where, { because });
    }
    const told = done.kind === 'invalid' ? 'paperSheets.told.wrong' : 'paperSheets.told.unchanged';
    const errors = done.kind === 'invalid' ? done.errors : [];
    await this.print(reply.status(422), request, batch, now, { ...doing, told, errors });
  }

  @Post('sheets/:number/renumber')
  async renumber(
    @Param() where: Where,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { batch, now } = await this.at(staff, where);
    const fields = formFields(body);
    const [to, seen] = [only(fields, 'to') ?? '', only(fields, 'seen') ?? ''];
    if (isAnother(now, seen)) return this.printMeanwhile(reply, request, staff, where, { to });
    try {
      const of = { number: now.sheet.number, seen };
      const isDone = await this.changes.renumber(batch, of, readCount(to) ?? 0, staff.name);
      if (!isDone) return this.printMeanwhile(reply, request, staff, where, { to });
    } catch (error) {
      if (!(error instanceof Problem) || !['input-invalid', 'sheet-taken'].includes(error.code)) throw error;
      const told = error.code === 'sheet-taken' ? 'paperSheets.told.taken' : 'paperSheets.told.to';
      return this.print(reply.status(error.status), request, batch, now, { to, told });
    }
    reply.redirect(`/paper/batches/${batch.id}?saved=renumbered`, 303);
  }

  @Post('sheets/:number/spoil')
  async spoil(
    @Param() where: Where,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { batch, now } = await this.at(staff, where);
    const fields = formFields(body);
    const seen = only(fields, 'seen') ?? '';
    if (isAnother(now, seen)) return this.printMeanwhile(reply, request, staff, where, {});
    const because = spoiltReasons.find((reason) => reason === only(fields, 'reason'));
    if (!because) return this.print(reply.status(422), request, batch, now, { told: 'paperSheets.told.spoilt' });
    const isDone = await this.changes.spoil(batch, { number: now.sheet.number, seen }, because, staff.name);
    if (!isDone) return this.printMeanwhile(reply, request, staff, where, {});
    reply.redirect(`/paper/batches/${batch.id}?saved=spoilt`, 303);
  }

  @Post('sheets/:number/good')
  async isGood(@Param() where: Where, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const { batch, now } = await this.at(staff, where);
    await this.changes.isGood(batch, now.sheet.number, staff.name);
    reply.redirect(`/paper/batches/${batch.id}?saved=good`, 303);
  }

  private async at(staff: Staff, { id, number }: Where): Promise<{ batch: PaperBatch; now: SheetNow }> {
    const batch = await this.pages.batchFor(staff, id);
    return { batch, now: await this.corrections.sheetFor(staff, batch, Number(number) || 0) };
  }

  /** The sheet as it is now, for who looked at another one, or at another version of it. */
  private async printMeanwhile(
    reply: FastifyReply,
    request: FastifyRequest,
    staff: Staff,
    where: Where,
    typed: Partial<SheetDoing>,
  ): Promise<void> {
    const { batch, now } = await this.at(staff, where);
    await this.print(reply.status(409), request, batch, now, { ...typed, told: 'paperSheets.told.meanwhile' });
  }

  private async print(
    reply: FastifyReply,
    request: FastifyRequest,
    batch: PaperBatch,
    now: SheetNow,
    doing: Partial<SheetDoing>,
  ): Promise<void> {
    const before = { fields: null, assisted: null, errors: [], because: '', to: '', told: null };
    const view = await this.pages.sheet(batch, now, { ...before, ...doing, language: languageOf(request) });
    await reply.view('paper/sheet', view);
  }
}

function isAnother({ sheet, keyings }: SheetNow, seen: string): boolean {
  return revisionOf(sheet, keyings) !== seen;
}

interface Where {
  readonly id: string;
  readonly number: string;
}
