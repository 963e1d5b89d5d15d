import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentStaff, Staff } from '../access/staff.js';
import { Problem, problem } from '../problem.js';
import { type RefusedStep, toCaseView } from './case.view-model.js';
import { readStep, type StepForm, stepForm } from './case-form.js';
import { type CasePage, CasePagesService } from './case-pages.service.js';
import { CasesService } from './cases.service.js';
import { FeedbackService } from './feedback.service.js';
import { maskForm, maskState, readMask } from './mask-form.js';

interface Where {
  readonly commune: string;
  readonly id: string;
}

/** One entry and its case: who answers by when, what was answered and done, and what of the text is hidden. */
@Controller('feedback/:commune/:id')
@Staff('handle-cases')
export class CaseController {
  constructor(
    private readonly pages: CasePagesService,
    private readonly feedback: FeedbackService,
    private readonly cases: CasesService,
  ) {}

  @Get()
  @Staff('read-comments')
  async show(
    @Param() where: Where,
    @Query('saved') saved: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.print(reply, staff, await this.find(staff, where), { saved });
  }

  /** An entry that nobody had to answer becomes a case. */
  @Post('open')
  async open(@Param() where: Where, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    await this.find(staff, where);
    await this.cases.open(where.commune, where.id, staff.name);
    this.back(reply, where, 'open');
  }

  @Post('assign')
  assign(@Param() where: Where, @Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply) {
    return this.step('assign', { where, body, staff, reply });
  }

  @Post('note')
  note(@Param() where: Where, @Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply) {
    return this.step('note', { where, body, staff, reply });
  }

  @Post('answer')
  answer(@Param() where: Where, @Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply) {
    return this.step('answer', { where, body, staff, reply });
  }

  @Post('close')
  close(@Param() where: Where, @Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply) {
    return this.step('close', { where, body, staff, reply });
  }

  @Post('reopen')
  reopen(@Param() where: Where, @Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply) {
    return this.step('reopen', { where, body, staff, reply });
  }

  /** Chooses anew what of the text is replaced by signs. */
  @Post('mask')
  @Staff('read-originals')
  async mask(
    @Param() where: Where,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(staff, where);
    const form = maskForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    if (found.original === null) throw problem.notFound();
    const before = found.entry.spans;
    const chosen = readMask(form.data, found.original, before);
    if ('absent' in chosen) {
      return this.print(reply.status(422), staff, found, { mask: { form: form.data, absent: chosen.absent } });
    }
    const conflict = async (now: CasePage): Promise<void> => {
      const mask = { form: { ...form.data, seen: maskState(now.entry.spans) }, absent: [] };
      await this.print(reply.status(409), staff, now, { mask, conflict: true });
    };
    if (form.data.seen !== maskState(before)) return conflict(found);
    await this.orConflict(
      () => this.feedback.mask(where.commune, where.id, { spans: chosen.spans, before }, staff.name),
      async () => conflict(await this.find(staff, where)),
      () => this.back(reply, where, 'mask'),
    );
  }

  private async step(form: StepForm, { where, body, staff, reply }: Sent): Promise<void> {
    const found = await this.find(staff, where);
    const sent = stepForm.safeParse(body);
    if (!sent.success) throw problem.malformed();
    const typed = sent.data;
    const step = readStep(form, typed, found);
    if ('faults' in step) return this.print(reply.status(422), staff, found, { typed, faults: step.faults });
    const which = { communeId: where.commune, id: where.id, read: Number(typed.changes) };
    await this.orConflict(
      () => this.cases.step(which, step, staff.name),
      async () => {
        const now = await this.find(staff, where);
        const again = { ...typed, changes: String(now.case?.changes ?? 0) };
        await this.print(reply.status(409), staff, now, { typed: again, conflict: true });
      },
      () => this.back(reply, where, form),
    );
  }

  /** Does something, and goes one way where it was done and the other where somebody was faster. */
  private async orConflict(act: () => Promise<void>, conflict: () => Promise<void>, done: () => void): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (error instanceof Problem && error.code === 'case-changed') return conflict();
      throw error;
    }
    done();
  }

  private find(staff: Staff, { commune, id }: Where): Promise<CasePage> {
    return this.pages.find(staff, commune, id);
  }

  private back(reply: FastifyReply, { commune, id }: Where, saved: string): void {
    reply.redirect(`/feedback/${commune}/${id}?saved=${saved}`, 303);
  }

  private async print(reply: FastifyReply, staff: Staff, page: CasePage, more: Partial<RefusedStep>): Promise<void> {
    const refused = { typed: null, mask: null, faults: [], conflict: false, saved: null, ...more };
    await reply.view('feedback/case', toCaseView(page, staff, refused));
  }
}

interface Sent {
  readonly where: Where;
  readonly body: unknown;
  readonly staff: Staff;
  readonly reply: FastifyReply;
}
