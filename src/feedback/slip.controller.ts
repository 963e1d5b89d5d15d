import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentStaff, Staff } from '../access/staff.js';
import { qrPath } from '../collection-points/qr-path.js';
import { communeHeading } from '../communes/catalogue.js';
import { Settings } from '../config/settings.js';
import { spacedCode } from '../formatting/codes.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { problem } from '../problem.js';
import { CasePagesService } from './case-pages.service.js';
import { RegisterService } from './register.service.js';

/** The slip that a citizen takes along: the code, and where it is typed in. */
@Controller('feedback/:commune/:id/slip')
@Staff('see-feedback')
export class SlipController {
  constructor(
    private readonly pages: CasePagesService,
    private readonly register: RegisterService,
    private readonly settings: Settings,
  ) {}

  @Get()
  async show(
    @Param('commune') communeId: string,
    @Param('id') id: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await this.pages.find(staff, communeId, id);
    await this.register.assertReads(staff, page);
    const { code, entry, catalogue } = page;
    if (code === null) throw problem.notFound();
    const address = `${this.settings.baseUrl}/feedback/track`;
    await reply.view('feedback/slip', {
      ...{
        code: spacedCode(code),
        spoken: MAIN_LANGUAGE,
        place: communeHeading(catalogue),
        receivedOn: entry.receivedOn,
      },
      ...{ back: `/feedback?commune=${communeId}`, qr: qrPath(address), address: address.replace(/^https?:\/\//, '') },
    });
  }
}
