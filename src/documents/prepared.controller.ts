import { Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { PreparedPapersService } from './prepared-papers.service.js';

/** What the server has prepared stands on the list of papers until somebody has seen to it. */
@Controller('documents/prepared/:commune')
@Staff('write-documents')
export class PreparedController {
  constructor(private readonly papers: PreparedPapersService) {}

  @Post(':id/attend')
  async attend(
    @Param('commune') communeId: string,
    @Param('id') id: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    assertCommune(staff, communeId);
    await this.papers.attend(communeId, id, staff.name);
    reply.redirect(`/documents?commune=${communeId}`, 303);
  }
}
