import { Controller, Get, Param, Render, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { type AddressWarning, addressWarning } from '../collection-points/address-warning.js';
import { qrPath } from '../collection-points/qr-path.js';
import { communeTitle } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import { ToldFeedbackService } from '../feedback/told-feedback.service.js';
import { DrawingService } from '../figures/drawing.service.js';
import { translate } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { problem } from '../problem.js';
import { ON_A_POSTER, toToldPicture, toToldRow } from './told-feedback.view-model.js';

/** What staff hang on a wall and send by Zalo of what people said and what was done: the newest of what is told. */
@Controller('feedback/:commune/told')
@Staff('publish-results')
export class ToldPictureController {
  constructor(
    private readonly told: ToldFeedbackService,
    private readonly communes: CommunesService,
    private readonly drawings: DrawingService,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** Always in Vietnamese, because citizens read it; the page around it is in the reader's language. */
  @Get('poster')
  @Render('public-results/told-poster')
  async poster(@Param('commune') id: string, @CurrentStaff() staff: Staff) {
    const { commune, told, address } = await this.shown(staff, id);
    const warning: AddressWarning | null = addressWarning(this.settings.baseUrl);
    const shortAddress = address.replace(/^https?:\/\//, '');
    return {
      committee: translate(MAIN_LANGUAGE, 'points.sheets.committee'),
      title: translate(MAIN_LANGUAGE, 'toldFeedback.title'),
      saidLabel: translate(MAIN_LANGUAGE, 'toldFeedback.said'),
      doneLabel: translate(MAIN_LANGUAGE, 'toldFeedback.done'),
      send: translate(MAIN_LANGUAGE, 'toldFeedback.send', { address: shortAddress }),
      ...{ commune: communeTitle(commune), written: MAIN_LANGUAGE, qr: qrPath(address) },
      rows: told.slice(0, ON_A_POSTER).map((one) => toToldRow(one, MAIN_LANGUAGE)),
      ...{ addressWarning: warning, back: `/feedback/${id}/told` },
    };
  }

  @Get('picture')
  @Render('public-results/told-picture')
  async page(@Param('commune') id: string, @CurrentStaff() staff: Staff) {
    const { text } = await this.pictureOf(staff, id);
    const file = `/feedback/${id}/told/picture.png`;
    return { text, written: MAIN_LANGUAGE, file, back: `/feedback/${id}/told` };
  }

  @Get('picture.png')
  async picture(@Param('commune') id: string, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const { drawing } = await this.pictureOf(staff, id);
    await reply
      .header('Content-Type', 'image/png')
      .header('Content-Disposition', 'inline; filename="nhan-dan-gop-y.png"')
      .header('Cache-Control', 'private, no-store')
      .send(await this.drawings.draw(drawing));
  }

  private async pictureOf(staff: Staff, id: string) {
    const { commune, told, address } = await this.shown(staff, id);
    return toToldPicture(commune, told, { address, simulated: this.settings.demo });
  }

  /** @throws Problem `not-found` where nothing is told */
  private async shown(staff: Staff, id: string) {
    assertCommune(staff, id);
    const told = await this.told.shown(id);
    if (told.length === 0) throw problem.notFound();
    const commune = await this.communes.catalogueOn(id, this.clock.today());
    return { commune, told, address: `${this.settings.baseUrl}/feedback/${commune.key}` };
  }
}
