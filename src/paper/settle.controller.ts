import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CurrentStaff, Staff } from '../access/staff.js';
import { Problem } from '../problem.js';
import { AskedOnPaper } from './asked-on-paper.service.js';
import { BatchPagesService } from './batch-pages.service.js';
import type { PaperBatch } from './paper.entity.js';
import { SecondKeyingService, type Taken } from './second-keying.service.js';
import { toSettleView } from './settle.view-model.js';

/** Settling a sheet that was keyed twice otherwise, with the paper in hand. */
@Controller('paper/batches/:id/sheets/:number/settle')
@Staff('key-paper')
export class SettleController {
  constructor(
    private readonly pages: BatchPagesService,
    private readonly asked: AskedOnPaper,
    private readonly secondKeying: SecondKeyingService,
  ) {}

  @Get()
  async show(
    @Param('id') id: string,
    @Param('number') number: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.print(reply, await this.pages.batchFor(staff, id), Number(number) || 0, false);
  }

  @Post()
  async settle(
    @Param('id') id: string,
    @Param('number') typed: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const batch = await this.pages.batchFor(staff, id);
    const number = Number(typed) || 0;
    try {
      const wrong = await this.secondKeying.settle(batch, number, takenIn(body), staff.name);
      if (wrong.length > 0) return await this.print(reply.status(422), batch, number, true);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'input-invalid') throw error;
      return this.print(reply.status(422), batch, number, true);
    }
    reply.redirect(`/paper/batches/${id}?saved=settled`, 303);
  }

  private async print(reply: FastifyReply, batch: PaperBatch, number: number, refused: boolean): Promise<void> {
    const differences = await this.secondKeying.differencesOf(batch, number);
    const { placed } = await this.asked.printed(batch);
    await reply.view('paper/settle', toSettleView(batch, number, differences, { placed, refused }));
  }
}

/** Fields `take-G`, `take-Q01` …; anything else of the form is left aside. */
function takenIn(body: unknown): Readonly<Record<string, Taken>> {
  const fields = z.record(z.string(), z.unknown()).catch({}).parse(body);
  const taken: [string, Taken][] = Object.entries(fields).flatMap(([name, value]) => {
    const choice = z.enum(['first', 'second', 'blank']).safeParse(value);
    return name.startsWith('take-') && choice.success ? [[name.slice('take-'.length), choice.data]] : [];
  });
  return Object.fromEntries(taken);
}
