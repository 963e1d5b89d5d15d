import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendFile } from '../access/send-file.js';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { ApiFile } from '../documents/files.open-api.js';
import { readAddress } from '../figures/address.js';
import { languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { DossierFilesService } from './dossier-files.service.js';
import { yearIn } from './dossier-pages.service.js';
import { DossierRecordsService } from './dossier-records.service.js';
import { DossiersService } from './dossiers.service.js';

/** Everything of a dossier in one archive, for people and for programs. */
@Controller('api/v1/communes/:key')
@Staff('see-dossier')
export class ArchiveController {
  constructor(
    private readonly dossiers: DossiersService,
    private readonly records: DossierRecordsService,
    private readonly files: DossierFilesService,
  ) {}

  @Get('dossier.zip')
  @ApiFile('zip', {
    summary: 'The dossier of "Chính quyền thân thiện" of a year',
    description:
      'A folder for each criterion with its evidence, request, report and table of self-scores, contents, and `SHA256SUMS` as `sha256sum --check` reads them. Who takes it is in the log.',
    asked: ['year'],
  })
  async archive(
    @Param('key') communeId: string,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { year } = readAddress(query, ['year']);
    if (year === null) throw problem.malformed({ field: 'year' });
    assertCommune(staff, communeId);
    const whole = await this.dossiers.whole({ communeId, year: yearIn(year) });
    const file = await this.files.archive(whole, languageOf(request));
    await this.records.taken(whole, { file: 'dossier.zip', attachments: whole.attachments.length }, staff.name);
    await sendFile(reply, { ...file, kind: 'zip' });
  }
}
