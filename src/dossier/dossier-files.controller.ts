import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendFile } from '../access/send-file.js';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { readPageAddress } from '../figures/address.js';
import { languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { type PaperName, paperNames } from './dossier.view-model.js';
import { DossierFilesService } from './dossier-files.service.js';
import { yearIn } from './dossier-pages.service.js';
import { DossierRecordsService } from './dossier-records.service.js';
import { DossiersService } from './dossiers.service.js';

interface Where {
  readonly commune: string;
  readonly year: string;
}

/** The papers and the table of a dossier. */
@Controller('dossier/:commune/:year')
@Staff('see-dossier')
export class DossierFilesController {
  constructor(
    private readonly dossiers: DossiersService,
    private readonly records: DossierRecordsService,
    private readonly files: DossierFilesService,
  ) {}

  @Get('papers/:name.docx')
  async paper(
    @Param() { commune, year, name }: Where & { readonly name: string },
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    readPageAddress(query, []);
    assertCommune(staff, commune);
    if (!isPaperName(name)) throw problem.notFound();
    const whole = await this.dossiers.whole({ communeId: commune, year: yearIn(year) });
    const file = await this.files.paper(name, whole, languageOf(request));
    await this.records.taken(whole, { file: `${name}.docx` }, staff.name);
    await sendFile(reply, { ...file, kind: 'docx' });
  }

  @Get('self-score.xlsx')
  async workbook(
    @Param() { commune, year }: Where,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    readPageAddress(query, []);
    assertCommune(staff, commune);
    const whole = await this.dossiers.whole({ communeId: commune, year: yearIn(year) });
    const file = await this.files.workbook(whole, languageOf(request));
    await this.records.taken(whole, { file: 'self-score.xlsx' }, staff.name);
    await sendFile(reply, { ...file, kind: 'xlsx' });
  }
}

function isPaperName(text: string): text is PaperName {
  return paperNames.some((name) => name === text);
}
