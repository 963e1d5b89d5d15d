import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { maskForm, readMask, type TypedMask, toMaskEditor } from '../feedback/mask-form.js';
import { problem } from '../problem.js';
import { MattersService } from './matters.service.js';
import { ReasonsService } from './reasons.service.js';

interface Which {
  readonly communeId: string;
  readonly matterId: string;
  readonly id: string;
}

/** Where what is hidden of a household's reason is corrected, by those who may read it as it was written. */
@Controller('opinions/:commune/:id/reasons/:reason')
@Staff('read-originals')
export class ReasonController {
  constructor(
    private readonly reasons: ReasonsService,
    private readonly matters: MattersService,
  ) {}

  @Get()
  async show(
    @Param('commune') communeId: string,
    @Param('id') matterId: string,
    @Param('reason') id: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    assertCommune(staff, communeId);
    await this.print(reply, { communeId, matterId, id });
  }

  @Post()
  async mask(
    @Param('commune') communeId: string,
    @Param('id') matterId: string,
    @Param('reason') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    assertCommune(staff, communeId);
    const which = { communeId, matterId, id };
    const { reason, text } = await this.reasons.find(which);
    const form = maskForm.safeParse(body ?? {});
    if (!form.success) throw problem.malformed();
    const chosen = readMask(form.data, text, reason.spans);
    if ('absent' in chosen)
      return this.print(reply.status(422), which, { typed: { form: form.data, absent: chosen.absent } });
    const outcome = await this.reasons.mask(which, chosen.spans, form.data.seen, staff.name);
    if (outcome === 'masked') return void reply.redirect(`/opinions/${communeId}/${matterId}?saved=masked`, 303);
    await this.print(reply.status(409), which, { conflict: 'comments.maskChanged' });
  }

  private async print(
    reply: FastifyReply,
    which: Which,
    shown: { typed?: { form: TypedMask; absent: readonly string[] }; conflict?: string } = {},
  ): Promise<void> {
    const { communeId, matterId, id } = which;
    const { name } = await this.matters.find(communeId, matterId);
    const { reason, text } = await this.reasons.find(which);
    const back = `/opinions/${communeId}/${matterId}`;
    const editor = toMaskEditor({ action: `${back}/reasons/${id}`, text, spans: reason.spans }, shown.typed);
    const label = `opinions.answers.${reason.answer}`;
    await reply.view('opinions/reason', { editor, matter: name, label, back, conflict: shown.conflict ?? null });
  }
}
