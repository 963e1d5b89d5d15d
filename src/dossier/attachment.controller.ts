import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { communeHeading } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { attachmentTypes } from './attachment-kind.js';
import { AttachmentStore } from './attachment-store.js';
import type { WhichFile } from './attachments.controller.js';
import { AttachmentsService } from './attachments.service.js';
import type { DossierAttachment } from './dossier.entity.js';
import { yearIn } from './dossier-pages.service.js';
import { DossierRecordsService } from './dossier-records.service.js';
import { foldedName } from './folded-name.js';
import { criterionAddress } from './missing.js';

/** One file of a criterion: it is taken, and somebody is asked before it is taken away. */
@Controller('dossier/:commune/:year/criteria/:code/files/:hash')
@Staff('see-dossier')
export class AttachmentController {
  constructor(
    private readonly attachments: AttachmentsService,
    private readonly store: AttachmentStore,
    private readonly records: DossierRecordsService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  /** Never shown by a browser within a page of ours, whatever it holds. */
  @Get()
  async file(@Param() where: WhichFile, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const file = await this.find(where, staff);
    if (!(await this.store.has(file))) throw new Error(`The attachment ${file.hash} is not in its folder`);
    const { communeId, year, code, hash, name, kind, bytes } = file;
    await this.records.taken({ communeId, year }, { file: 'attachment', code, hash }, staff.name);
    const plain = `${foldedName(name)}.${kind}`;
    await reply
      .headers({ 'Content-Type': attachmentTypes[kind], 'Content-Length': bytes, 'Cache-Control': 'private, no-store' })
      .header(
        'Content-Disposition',
        `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(`${name}.${kind}`).replace(/['()*]/g, '-')}`,
      )
      .send(this.store.read(hash));
  }

  /** What is taken away is gone, so it is asked first. */
  @Get('remove')
  @Staff('keep-dossier')
  async confirm(@Param() where: WhichFile, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const { communeId, year, code, hash, name, kind } = await this.find(where, staff);
    const back = criterionAddress({ communeId, year }, code);
    const heading = communeHeading(await this.communes.catalogueOn(communeId, this.clock.today()));
    await reply.view('dossier/remove', {
      back,
      address: `${back}/files/${hash}`,
      heading,
      name: `${name}.${kind}`,
      code,
    });
  }

  /** @throws Problem `not-found` for another commune's, as for one that is not there */
  private find({ commune, year, code, hash }: WhichFile, staff: Staff): Promise<DossierAttachment> {
    assertCommune(staff, commune);
    return this.attachments.find({ communeId: commune, year: yearIn(year), code, hash });
  }
}
