import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type FormWithFile, TakesFile } from '../access/form-with-file.js';
import { CurrentStaff, Staff } from '../access/staff.js';
import { languageOf } from '../formatting/languages.js';
import { type AttachmentFault, AttachmentsService, MOST_BYTES } from './attachments.service.js';
import type { WhichCriterion } from './criterion.controller.js';
import { toCriterionView } from './criterion.view-model.js';
import { DossierPagesService, yearIn } from './dossier-pages.service.js';
import type { DossierRefusal } from './dossiers.service.js';
import { criterionAddress } from './missing.js';

/** A file, as its address names it. */
export type WhichFile = WhichCriterion & { readonly hash: string };

const refusals: readonly (AttachmentFault | DossierRefusal)[] = ['changed-meanwhile', 'handed-in'];

/** Files are brought to a criterion, and taken away. */
@Controller('dossier/:commune/:year/criteria/:code/files')
@Staff('keep-dossier')
export class AttachmentsController {
  constructor(
    private readonly pages: DossierPagesService,
    private readonly attachments: AttachmentsService,
  ) {}

  @Post()
  @TakesFile(MOST_BYTES + 1)
  async attach(
    @Param() { commune, year, code }: WhichCriterion,
    @Body() body: FormWithFile,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const which = { communeId: commune, year: yearIn(year), code };
    await this.pages.found(which, staff);
    const file = body?.file;
    const sent = typeof file === 'object' ? file : { name: '', bytes: Buffer.alloc(0) };
    const fault = await this.attachments.attach(which, sent, staff.name);
    if (fault === null) return void reply.redirect(`${criterionAddress(which, code)}?saved=attached`, 303);
    const told = isRefusal(fault) ? { refusal: fault } : { fileFault: fault };
    const page = await this.pages.criterion(which, { staff, language: languageOf(request) }, told);
    const status = fault === 'too-large' ? 413 : isRefusal(fault) ? 409 : 422;
    await reply.status(status).view('dossier/criterion', toCriterionView(page));
  }

  @Post(':hash/remove')
  async remove(
    @Param() where: WhichFile,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { commune, year, code, hash } = where;
    const which = { communeId: commune, year: yearIn(year), code };
    await this.pages.found(which, staff);
    const refusal = await this.attachments.remove({ ...which, hash }, staff.name);
    if (!refusal) return void reply.redirect(`${criterionAddress(which, code)}?saved=removed`, 303);
    const page = await this.pages.criterion(which, { staff, language: languageOf(request) }, { refusal });
    await reply.status(409).view('dossier/criterion', toCriterionView(page));
  }
}

function isRefusal(fault: AttachmentFault | DossierRefusal): fault is DossierRefusal {
  return refusals.includes(fault);
}
