import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { sendFile } from '../access/send-file.js';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { languageIn } from '../figures/address.js';
import { DocumentFilesService } from './document-files.service.js';
import { DocumentsService } from './documents.service.js';
import { ApiFile } from './files.open-api.js';
import { readPaperAddress } from './paper-address.js';
import type { PaperToWrite } from './printed.view-model.js';

const problems = 'Problems: `malformed`, `not-found`, `period-not-available`, `not-yet-published`';

/** Reports of locked periods for programs, in the form of Nghị định 30/2020. */
@Controller('api/v1/campaigns/:id')
@Staff('see-figures')
export class ReportApiController {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly documents: DocumentsService,
    private readonly files: DocumentFilesService,
  ) {}

  @Get('report.docx')
  @ApiFile('docx', {
    ...{ summary: 'The report of a locked period as a file of Word', description: `${problems}.` },
    asked: ['told', 'unit'],
  })
  async docx(
    @Param('id') id: string,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { paper, taken } = await this.paper(id, query, staff);
    const content = await this.files.docx(paper);
    await taken('docx');
    await sendFile(reply, { name: paper.fileName, kind: 'docx', content });
  }

  @Get('report.pdf')
  @ApiFile('pdf', {
    summary: 'The same as PDF',
    description: `${problems}, \`no-pdf-program\` (501) where nothing is installed that makes one.`,
    asked: ['told', 'unit'],
  })
  async pdf(
    @Param('id') id: string,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { paper, taken } = await this.paper(id, query, staff);
    const content = await this.files.pdf(paper, (view) => reply.viewAsync('documents/printed', view));
    await taken('pdf');
    await sendFile(reply, { name: paper.fileName, kind: 'pdf', content });
  }

  private async paper(
    id: string,
    query: unknown,
    staff: Staff,
  ): Promise<{ readonly paper: PaperToWrite; readonly taken: (format: 'docx' | 'pdf') => Promise<void> }> {
    const campaign = await this.campaigns.find(id);
    assertCommune(staff, campaign.communeId);
    const asked = { campaign, ...readPaperAddress(query), language: languageIn(query) };
    const paper = await this.files.toWrite(await this.documents.compose('report', asked));
    const { period: name, unit: department, language } = asked;
    const about = { communeId: campaign.communeId, object: campaign.id, kind: 'report', language };
    return {
      paper,
      taken: (format) => this.documents.taken({ ...about, format, period: name, unit: department }, staff.name),
    };
  }
}
