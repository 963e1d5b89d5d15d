import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentStaff, Staff } from '../access/staff.js';
import { languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { DraftsService, revisionOf } from './drafts.service.js';
import { OwnPagesService } from './own-pages.service.js';
import type { OwnQuestionnaire } from './own-questionnaire.entity.js';
import { OwnQuestionnairesService } from './own-questionnaires.service.js';
import { checkSource, type ToldCheck, toldCheck } from './source-check.js';

/** The file of a commune's own questionnaire: taken out as it was written, and of a draft written anew. */
@Controller('questionnaires/:version')
@Staff('manage-campaigns')
export class SourceController {
  constructor(
    private readonly own: OwnQuestionnairesService,
    private readonly drafts: DraftsService,
    private readonly pages: OwnPagesService,
  ) {}

  @Get('file')
  async file(
    @Param('version') version: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { source } = await this.own.find(version, staff);
    reply.header('content-disposition', `attachment; filename="${version}.json"`);
    await reply.type('application/json; charset=utf-8').send(source);
  }

  @Get('text')
  async show(
    @Param('version') version: string,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const row = await this.own.find(version, staff);
    if (row.state !== 'draft') return void reply.redirect(`/questionnaires/${version}`, 302);
    await this.print(row, { text: row.source, seen: revisionOf(row) }, request, reply);
  }

  @Post('text')
  async save(
    @Param('version') version: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const row = await this.own.find(version, staff);
    const form = sent.safeParse(body);
    if (!form.success) throw problem.malformed();
    const { text, seen } = form.data;
    const told = toldCheck(checkSource(text, row), languageOf(request));
    if (told.faults.length > 0) return this.print(row, form.data, request, reply.status(422), { told });
    const saved = await this.drafts.save(row, { source: text, seen }, staff.name);
    if (saved.kind === 'done') return void reply.redirect(`/questionnaires/${version}?saved=changed`, 303);
    const typed = { text, seen: revisionOf(saved.now) };
    await this.print(saved.now, typed, request, reply.status(409), { stale: true });
  }

  private async print(
    row: OwnQuestionnaire,
    typed: { readonly text: string; readonly seen: string },
    request: FastifyRequest,
    reply: FastifyReply,
    more: { readonly told?: ToldCheck; readonly stale?: true } = {},
  ): Promise<void> {
    await reply.view('questionnaires/text', { ...this.pages.view(row, languageOf(request)), typed, ...more });
  }
}

const sent = z.object({ text: z.string(), seen: z.string().max(100) });
