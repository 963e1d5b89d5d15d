import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiQuery } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { languageIn } from '../figures/address.js';
import { allLanguages } from '../formatting/languages.js';
import { DOCX, DocumentFilesService, PDF, sendFile } from './document-files.service.js';
import { DocumentsService } from './documents.service.js';
import { readPaperAddress } from './paper-address.js';
import type { PaperToWrite } from './printed.view-model.js';

const period = {
  ...{ name: 'period', required: false },
  description:
    'Of continuous feedback: a locked period, or several that are all locked (`2026-Q3`, `2026-11`, `2026-H1`, `2026`, `2026..2030`); none for the newest. Of a round: none, or `all`.',
} as const;
const unit = { name: 'unit', required: false, description: 'Key of a department that the report is about.' } as const;
const lang = { name: 'lang', required: false, enum: allLanguages(), description: 'Language of the body.' } as const;
const problems = 'Problems: `malformed`, `not-found`, `period-not-available`, `not-yet-published`';

/** Reports of locked periods for programs, in the form of Nghị định 30/2020. */
@Controller('api/v1/campaigns/:id')
@Staff('see-figures')
@ApiBearerAuth()
export class ReportApiController {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly documents: DocumentsService,
    private readonly files: DocumentFilesService,
  ) {}

  @Get('report.docx')
  @ApiOperation({ summary: 'The report of a locked period as a file of Word', description: `${problems}.` })
  @ApiProduces(DOCX.type)
  @ApiQuery(period)
  @ApiQuery(unit)
  @ApiQuery(lang)
  async docx(
    @Param('id') id: string,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { paper, taken } = await this.paper(id, query, staff);
    const content = await this.files.docx(paper);
    await taken('docx');
    await sendFile(reply, DOCX, paper.fileName, content);
  }

  @Get('report.pdf')
  @ApiOperation({
    summary: 'The same as PDF',
    description: `${problems}, \`no-pdf-program\` (501) where nothing is installed that makes one.`,
  })
  @ApiProduces(PDF.type)
  @ApiQuery(period)
  @ApiQuery(unit)
  @ApiQuery(lang)
  async pdf(
    @Param('id') id: string,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { paper, taken } = await this.paper(id, query, staff);
    const content = await this.files.pdf(paper, (view) => reply.viewAsync('documents/printed', view));
    await taken('pdf');
    await sendFile(reply, PDF, paper.fileName, content);
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
