import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { communeHeading } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { Problem, problem } from '../problem.js';
import { type AnswerFault, answerForm, askedForm, readAnswer, readAsked, type TypedAnswer } from './erasure-form.js';
import { ErasuresService } from './erasures.service.js';
import { RetentionService } from './retention.service.js';
import { toErasureView, toRetentionView } from './retention.view-model.js';

const newRequest = askedForm.extend({ commune: z.string().max(100), id: z.uuid() });
const notices = ['entered', 'answered'] as const;

/** How long everything is kept, what goes next and what has gone; what people asked to be erased. */
@Controller('retention')
@Staff('keep-duties')
export class RetentionController {
  constructor(
    private readonly retention: RetentionService,
    private readonly erasures: ErasuresService,
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
    const [going, log, requests] = await Promise.all([
      this.retention.preview(communeId),
      this.retention.log(communeId),
      this.erasures.list(communeId),
    ]);
    const today = this.clock.today();
    const communes = await this.communes.servedBy(staff, today);
    const told = notices.find((one) => one === query.done);
    await reply.view('retention/list', toRetentionView({ communeId, communes, going, log, requests, today, told }));
  }

  @Get('new')
  async show(
    @Query('commune') asked: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const communeId = await this.communes.chosenBy(staff, asked);
    const typed = { day: '', asked: '' };
    await reply.view('retention/new', { ...(await this.about(communeId)), id: randomUUID(), typed, faultOf: {} });
  }

  @Post()
  async enter(@Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const form = newRequest.safeParse(body);
    if (!form.success) throw problem.malformed();
    const { commune: communeId, id, ...typed } = form.data;
    assertCommune(staff, communeId);
    const read = readAsked(typed, this.clock.today());
    if ('faultOf' in read) {
      const page = { ...(await this.about(communeId)), id, typed, faultOf: read.faultOf };
      return void (await reply.status(422).view('retention/new', page));
    }
    await this.erasures.enter({ communeId, id, ...read }, staff.name);
    reply.redirect(`/retention?commune=${communeId}&done=entered`, 303);
  }

  @Get(':commune/:id')
  async request(
    @Param('commune') communeId: string,
    @Param('id') id: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    assertCommune(staff, communeId);
    await this.print(reply, { communeId, id }, { typed: { answer: '', code: '' }, faultOf: {} });
  }

  @Post(':commune/:id')
  async answer(
    @Param('commune') communeId: string,
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    assertCommune(staff, communeId);
    const form = answerForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const typed = form.data;
    const read = readAnswer(typed);
    const refuse = (
      status: number,
      faultOf: Readonly<Partial<Record<keyof TypedAnswer, AnswerFault>>>,
    ): Promise<void> => this.print(reply.status(status), { communeId, id }, { typed, faultOf });
    if ('faultOf' in read) return refuse(422, read.faultOf);
    try {
      await this.erasures.answer({ communeId, id }, read, staff.name);
    } catch (error) {
      if (!(error instanceof Problem) || error.details.what !== 'code') throw error;
      return refuse(422, { code: 'retention.faults.codeUnknown' });
    }
    reply.redirect(`/retention?commune=${communeId}&done=answered`, 303);
  }

  private async print(
    reply: FastifyReply,
    { communeId, id }: { readonly communeId: string; readonly id: string },
    page: { readonly typed: TypedAnswer; readonly faultOf: Readonly<Record<string, string>> },
  ): Promise<void> {
    const request = await this.erasures.find(communeId, id);
    await reply.view('retention/request', { ...(await this.about(communeId)), ...toErasureView(request), ...page });
  }

  /** @throws Problem `not-found` for a commune that is none */
  private async about(communeId: string): Promise<{ readonly communeId: string; readonly heading: string }> {
    if (!(await this.communes.find(communeId))) throw problem.notFound();
    return { communeId, heading: communeHeading(await this.communes.catalogueOn(communeId, this.clock.today())) };
  }
}
