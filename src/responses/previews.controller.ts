import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentStaff, Staff } from '../access/staff.js';
import { languageOf, translate } from '../formatting/languages.js';
import { LookedAtService, languageShown } from '../questionnaires/looked-at.service.js';
import { previewPlaceOf, toFormPreview, toPreviewFrame } from './form-preview.js';
import { previewHeaders, printPage } from './form-templates.js';
import { toKioskPage, toPreviewSubject } from './kiosk-page.js';
import { kioskPreviewHeaders, printKioskPreview } from './kiosk-templates.js';

/** A questionnaire as citizens would see it on a phone and on a tablet; nothing answered there can be sent or kept. */
@Controller('questionnaires/:version/as')
@Staff('see-participation')
export class PreviewsController {
  constructor(private readonly lookedAt: LookedAtService) {}

  /** A draft in which something is still to be mended shows that instead. */
  @Get('phone')
  async phone(
    @Param('version') version: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const previewed = await this.lookedAt.placed(version, staff);
    if (!previewed) return void reply.redirect(`/questionnaires/${version}`, 302);
    const language = languageShown(previewed.questionnaire, query.in);
    const page = toFormPreview(previewed, language, query.screen, languageOf(request));
    await reply.headers(previewHeaders).send(printPage('preview', page));
  }

  @Get('tablet')
  async tablet(
    @Param('version') version: string,
    @Query('in') asked: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const previewed = await this.lookedAt.placed(version, staff);
    if (!previewed) return void reply.redirect(`/questionnaires/${version}`, 302);
    const { questionnaire, commune } = previewed;
    const reader = languageOf(request);
    const language = languageShown(questionnaire, asked);
    const subject = toPreviewSubject(questionnaire, previewPlaceOf(commune, language).who);
    const { data } = toKioskPage('', null, [subject], { closed: null, demo: false });
    const page = printKioskPreview({
      ...{ language, data, title: `${translate(reader, 'questionnairePreviews.tablet')} – ${version}` },
      ended: translate(language, 'questionnaires.nothingIsSent'),
      preview: {
        ...toPreviewFrame(questionnaire, reader),
        again: translate(reader, 'questionnairePreviews.again'),
        needsScript: translate(reader, 'questionnairePreviews.needsScript'),
      },
    });
    await reply.headers(kioskPreviewHeaders).send(page);
  }
}
