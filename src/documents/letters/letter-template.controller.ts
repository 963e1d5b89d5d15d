import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { assertCommune, CurrentStaff, Staff } from '../../access/staff.js';
import { CommunesService } from '../../communes/communes.service.js';
import { Clock } from '../../config/clock.js';
import { languageOf } from '../../formatting/languages.js';
import { problem } from '../../problem.js';
import { FramesService } from '../frames.service.js';
import { isLetterKind, type LetterKind } from './letter-kinds.js';
import { type TemplatePage, toTemplateView } from './letter-template.view-model.js';
import { LetterTemplatesService } from './letter-templates.service.js';
import { readText } from './letter-text.js';
import { usualTexts } from './usual-texts.js';

/** Whatever is too long is told beside it, and kept. */
const templateForm = z.object({
  subject: z.string().max(50_000).default(''),
  text: z.string().max(50_000).default(''),
  read: z.string().max(100).default(''),
});

interface Where {
  readonly commune: string;
  readonly kind: string;
}

/** What the letters of a kind begin with, in the words of the commune. */
@Controller('letters/:commune/templates/:kind')
@Staff('write-letters')
export class LetterTemplateController {
  constructor(
    private readonly templates: LetterTemplatesService,
    private readonly frames: FramesService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param() where: Where,
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const kind = await this.known(staff, where);
    const { version, ...kept } = await this.templates.of(where.commune, kind);
    // The words as they are shipped stand in the form, and are kept once they are saved.
    const typed = query.usual === 'yes' ? usualTexts[kind] : kept;
    await this.print(reply, where.commune, kind, { typed, read: version, saved: query.saved === 'yes' });
  }

  /** The same page with a letter as it would be; nothing is kept. */
  @Post('preview')
  async preview(
    @Param() where: Where,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { kind, read, ...typed } = await this.typed(staff, where, body);
    const words = readText(typed);
    if ('faults' in words)
      return this.print(reply.status(422), where.commune, kind, { typed, read, faults: words.faults });
    await this.print(reply, where.commune, kind, { typed, read, words });
  }

  @Post()
  async save(
    @Param() where: Where,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { kind, read, ...typed } = await this.typed(staff, where, body);
    const words = readText(typed);
    if ('faults' in words)
      return this.print(reply.status(422), where.commune, kind, { typed, read, faults: words.faults });
    if (!(await this.templates.keep({ communeId: where.commune, kind, read }, words, staff.name))) {
      const { version } = await this.templates.of(where.commune, kind);
      return this.print(reply.status(409), where.commune, kind, { typed, read: version, isChanged: true });
    }
    reply.redirect(`/letters/${where.commune}/templates/${kind}?saved=yes`, 303);
  }

  private async typed(staff: Staff, where: Where, body: unknown) {
    const kind = await this.known(staff, where);
    const form = templateForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    return { kind, ...form.data };
  }

  /** @throws Problem `not-found` for another commune's, as for one that is not there */
  private async known(staff: Staff, { commune, kind }: Where): Promise<LetterKind> {
    assertCommune(staff, commune);
    if (!isLetterKind(kind) || !(await this.communes.find(commune))) throw problem.notFound();
    return kind;
  }

  private async print(
    reply: FastifyReply,
    communeId: string,
    kind: LetterKind,
    page: Omit<TemplatePage, 'catalogue' | 'frame' | 'kind' | 'language' | 'today'>,
  ): Promise<void> {
    const today = this.clock.today();
    const catalogue = await this.communes.catalogueOn(communeId, today);
    const frame = await this.frames.of(communeId);
    const about = { catalogue, frame, kind, today, language: languageOf(reply.request) };
    await reply.view('documents/letters/template', toTemplateView({ ...about, ...page }));
  }
}
