import { Controller, Get, Param, Query, Render, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { Settings } from '../config/settings.js';
import { readPageAddress } from '../figures/address.js';
import { DrawingService } from '../figures/drawing.service.js';
import { languageOf } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { type PublicPicture, toPublicPicture } from './public-picture.js';
import { PublicResultsService } from './public-results.service.js';
import { periodWords } from './results-page.view-model.js';

/** What staff send to citizens by Zalo of an approved result: a picture, and a text with the same content. */
@Controller('public-results/:campaign/:period')
@Staff('publish-results')
export class PictureController {
  constructor(
    private readonly results: PublicResultsService,
    private readonly campaigns: CampaignsService,
    private readonly drawings: DrawingService,
    private readonly settings: Settings,
  ) {}

  @Get('picture')
  @Render('public-results/picture')
  async page(
    @Param('campaign') id: string,
    @Param('period') period: string,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
  ) {
    const { result, text } = await this.pictureOf(staff, id, period, query);
    const about = { campaign: result.campaignName, when: periodWords(result, languageOf(request)) };
    return { ...about, text, written: MAIN_LANGUAGE, file: `/public-results/${id}/${period}/picture.png` };
  }

  @Get('picture.png')
  async picture(
    @Param('campaign') id: string,
    @Param('period') period: string,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { drawing } = await this.pictureOf(staff, id, period, query);
    await reply
      .header('Content-Type', 'image/png')
      .header('Content-Disposition', 'inline; filename="ket-qua-hai-long.png"')
      .header('Cache-Control', 'private, no-store')
      .send(await this.drawings.draw(drawing));
  }

  /** Always in Vietnamese, because citizens read it. @throws Problem `not-yet-approved` */
  private async pictureOf(staff: Staff, id: string, period: string, query: unknown) {
    readPageAddress(query, []);
    const campaign = await this.campaigns.find(id);
    assertCommune(staff, campaign.communeId);
    const approved = await this.results.approved(campaign, period, MAIN_LANGUAGE);
    const address = `${this.settings.baseUrl}/results/${campaign.communeId}`;
    const picture: PublicPicture = toPublicPicture(approved, { address, simulated: this.settings.demo });
    return { result: approved.result, ...picture };
  }
}
