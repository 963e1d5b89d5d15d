import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendFile } from '../access/send-file.js';
import { assertCommune, CurrentStaff, may, Staff } from '../access/staff.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { ReadingsService } from '../dashboard/readings.service.js';
import { readPageAddress } from '../figures/address.js';
import { type Language, languageOf } from '../formatting/languages.js';
import type { MadeDocument } from './document.entity.js';
import { DocumentFilesService } from './document-files.service.js';
import { DocumentsService } from './documents.service.js';
import { toDocumentsView, toMadeView } from './documents.view-model.js';
import { PreparedPapersService } from './prepared-papers.service.js';
import { ON_SCREEN } from './printed.view-model.js';
import { SheetTotalsService } from './sheet-totals.js';

interface Where {
  readonly commune: string;
  readonly id: string;
}

/** What a commune can hand in, and what it has made: each with its files. */
@Controller('documents')
@Staff('see-figures')
export class DocumentsController {
  constructor(
    private readonly documents: DocumentsService,
    private readonly files: DocumentFilesService,
    private readonly readings: ReadingsService,
    private readonly sheets: SheetTotalsService,
    private readonly prepared: PreparedPapersService,
    private readonly campaigns: CampaignsService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  /** Names of periods, surveys and papers, and no figures. */
  @Get()
  async list(
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { commune: asked } = readPageAddress(query, ['commune']);
    const communeId = await this.communes.chosenBy(staff, asked ?? undefined);
    const language = languageOf(request);
    const served = await this.communes.servedBy(staff, this.clock.today());
    const { told, campaigns } = await this.readings.commune(
      { commune: communeId, campaign: null },
      this.clock.today(),
      { staff, reader: null, language },
    );
    const view = toDocumentsView({
      ...{ served, communeId, told, campaigns, language },
      withSheets: await this.sheets.campaignsWithSheets(communeId),
      made: await this.documents.list(communeId),
      prepared: await this.prepared.waiting(communeId),
      mayWrite: may(staff.role, 'write-documents'),
      mayReadLetters: may(staff.role, 'read-comments'),
    });
    await reply.view('documents/list', view);
  }

  @Get(':commune/:id')
  async show(
    @Param() where: Where,
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const document = await this.find(staff, where, query);
    const paper = await this.files.toWrite(document, ON_SCREEN);
    const view = toMadeView(document, paper, {
      ...{ saved: query.saved === 'yes', language: languageOf(request) },
      campaign: await this.nameOf(document),
      mayWrite: may(staff.role, 'write-documents'),
    });
    await reply.view('documents/show', view);
  }

  @Get(':commune/:id/file.docx')
  async docx(
    @Param() where: Where,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const document = await this.find(staff, where, query);
    const paper = await this.files.toWrite(document);
    const content = await this.files.docx(paper);
    await this.documents.taken({ ...takenOf(document), format: 'docx' }, staff.name);
    await sendFile(reply, { name: fileNameOf(document, paper.fileName), kind: 'docx', content });
  }

  @Get(':commune/:id/file.pdf')
  async pdf(
    @Param() where: Where,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const document = await this.find(staff, where, query);
    const paper = await this.files.toWrite(document);
    const content = await this.files.pdf(paper, (view) => reply.viewAsync('documents/printed', view));
    await this.documents.taken({ ...takenOf(document), format: 'pdf' }, staff.name);
    await sendFile(reply, { name: fileNameOf(document, paper.fileName), kind: 'pdf', content });
  }

  /** @throws Problem `not-found` for another commune's, as for one that is not there; `malformed` */
  private async find(staff: Staff, { commune, id }: Where, query: unknown): Promise<MadeDocument> {
    readPageAddress(query, []);
    assertCommune(staff, commune);
    return this.documents.find(commune, id);
  }

  private async nameOf({ campaignId }: MadeDocument): Promise<string> {
    return (await this.campaigns.find(campaignId)).name;
  }
}

/** Whoever keeps the file of a discarded paper sees by its name that it is one. */
function fileNameOf({ discardedOn }: MadeDocument, name: string): string {
  return discardedOn === null ? name : `da-huy-${name}`;
}

function takenOf({ communeId, id: object, kind, period, unit, language }: MadeDocument) {
  return { communeId, object, kind, period, unit, language: language as Language };
}
