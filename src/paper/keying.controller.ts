import { Body, Controller, Get, Param, Post, Query, Render, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentStaff, Staff } from '../access/staff.js';
import { languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { type Day, isDay } from '../rules/days.js';
import { AskedOnPaper } from './asked-on-paper.service.js';
import { BatchPagesService } from './batch-pages.service.js';
import { BatchesService } from './batches.service.js';
import { KeyingService } from './keying.service.js';
import { type KeyingView, toKeyingView } from './keying.view-model.js';
import { SecondKeyingService } from './second-keying.service.js';

/** The keying screen and what it sends: each sheet once, and a second time by somebody else. */
@Controller('paper/batches/:id')
@Staff('key-paper')
export class KeyingController {
  constructor(
    private readonly pages: BatchPagesService,
    private readonly batches: BatchesService,
    private readonly asked: AskedOnPaper,
    private readonly keying: KeyingService,
    private readonly secondKeying: SecondKeyingService,
  ) {}

  @Get('key')
  @Render('paper/key')
  async show(
    @Param('id') id: string,
    @Query('second') second: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
  ): Promise<KeyingView> {
    const batch = await this.pages.batchFor(staff, id);
    const page = { batch, sheets: await this.batches.sheetsOf(batch), asked: await this.asked.printed(batch) };
    const reader = { name: staff.name, second: second === 'yes', language: languageOf(request) };
    return toKeyingView(page, reader);
  }

  /** @returns 201 for a new sheet, 200 for the same again, 422 with the questions to correct */
  @Post('sheets')
  async first(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = sheetForm.safeParse(body);
    if (!sheet.success) throw problem.malformed();
    const batch = await this.pages.batchFor(staff, id);
    const outcome = await this.keying.key(batch, sheet.data, staff.name);
    const status = { stored: 201, repeated: 200, invalid: 422 }[outcome.kind];
    await reply.status(status).send(outcome);
  }

  @Post('sheets/:number/second')
  async second(
    @Param('id') id: string,
    @Param('number') number: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = secondForm.safeParse(body);
    if (!sheet.success) throw problem.malformed();
    const batch = await this.pages.batchFor(staff, id);
    const outcome = await this.secondKeying.key(batch, Number(number) || 0, sheet.data.answers, staff.name);
    await reply.status(outcome.kind === 'invalid' ? 422 : 201).send(outcome);
  }
}

const answers = z.record(z.string().max(100), z.unknown());

const sheetForm = z.object({
  id: z.uuidv4().transform((id) => id.toLowerCase()),
  number: z.int(),
  answers,
  answeredOn: z.custom<Day>(isDay).nullable().default(null),
  assisted: z.enum(['self', 'family', 'officer']).default('self'),
});

const secondForm = z.object({ answers });
