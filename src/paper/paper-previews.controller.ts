import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentStaff, Staff } from '../access/staff.js';
import { languageOf } from '../formatting/languages.js';
import { LookedAtService } from '../questionnaires/looked-at.service.js';
import { toKeyingPreview } from './keying.view-model.js';
import { toPreviewRun } from './sheet-runs.js';
import { SheetsFile, sendSheets } from './sheets-file.service.js';

/** A questionnaire as it would be printed and keyed; no batch is made, and what is keyed there is kept nowhere. */
@Controller('questionnaires/:version/as')
@Staff('see-participation')
export class PaperPreviewsController {
  constructor(
    private readonly lookedAt: LookedAtService,
    private readonly file: SheetsFile,
  ) {}

  /** A draft in which something is still to be mended shows that instead. */
  @Get('paper')
  async paper(
    @Param('version') version: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const previewed = await this.lookedAt.placed(version, staff);
    if (!previewed) return void reply.redirect(`/questionnaires/${version}`, 302);
    await sendSheets(reply, version, await this.file.draw([toPreviewRun(previewed)], previewed.questionnaire.title.vi));
  }

  @Get('keying')
  async keying(
    @Param('version') version: string,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const previewed = await this.lookedAt.placed(version, staff);
    if (!previewed) return void reply.redirect(`/questionnaires/${version}`, 302);
    const data = JSON.stringify(toKeyingPreview(previewed.questionnaire, languageOf(request)));
    await reply.view('paper/key-preview', { version, data, script: '/assets/keying-preview.js' });
  }
}
