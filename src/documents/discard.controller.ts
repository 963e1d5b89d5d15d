import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { cleanText } from '../rules/typed-text.js';
import { DocumentsService } from './documents.service.js';
import { toMadeRow } from './documents.view-model.js';

const LONGEST_REASON = 500;
/** What is too long for its field is told beside it, and kept. */
const form = z.object({ reason: z.string().max(20_000).default('') });

/** Discards a paper that was made by mistake; it is for good, so that it is asked first. */
@Controller('documents/:commune/:id/discard')
@Staff('write-documents')
export class DiscardController {
  constructor(
    private readonly documents: DocumentsService,
    private readonly campaigns: CampaignsService,
  ) {}

  @Get()
  async confirm(
    @Param() where: Where,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.print(reply, request, staff, where, { reason: '', fault: null });
  }

  @Post()
  async discard(
    @Param() where: Where,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    assertCommune(staff, where.commune);
    const sent = form.safeParse(body);
    if (!sent.success) throw problem.malformed();
    const reason = cleanText(sent.data.reason);
    const fault = reason === '' ? 'reasonNeeded' : reason.length > LONGEST_REASON ? 'reasonLong' : null;
    if (fault) return this.print(reply.status(422), request, staff, where, { reason, fault });
    await this.documents.discard({ communeId: where.commune, id: where.id }, reason, staff.name);
    reply.redirect(`/documents/${where.commune}/${where.id}`, 303);
  }

  private async print(
    reply: FastifyReply,
    request: FastifyRequest,
    staff: Staff,
    { commune: communeId, id }: Where,
    typed: { readonly reason: string; readonly fault: 'reasonNeeded' | 'reasonLong' | null },
  ): Promise<void> {
    assertCommune(staff, communeId);
    const document = await this.documents.find(communeId, id);
    const row = toMadeRow(document, [await this.campaigns.find(document.campaignId)], languageOf(request));
    await reply.view('documents/discard', {
      ...{ row, reason: typed.reason, fault: typed.fault && `discarding.${typed.fault}` },
      taken: await this.documents.timesTaken(document),
    });
  }
}

interface Where {
  readonly commune: string;
  readonly id: string;
}
