import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { communeHeading } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { type FramePage, toFrameView } from './frame.view-model.js';
import { frameForm, readFrame, typedFrame } from './frame-form.js';
import { FramesService } from './frames.service.js';

/** Who signs a commune's papers, on what grounds, and who gets them. */
@Controller('documents/frame/:commune')
@Staff('write-documents')
export class FrameController {
  constructor(
    private readonly frames: FramesService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('commune') commune: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.assertKnown(staff, commune);
    const typed = typedFrame(await this.frames.of(commune), await this.frames.versionOf(commune));
    await this.print(reply, request, commune, { typed, saved: query.saved === 'yes' });
  }

  @Post()
  async save(
    @Param('commune') commune: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.assertKnown(staff, commune);
    const form = frameForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const typed = form.data;
    const decided = readFrame(typed);
    if ('faults' in decided) return this.print(reply.status(422), request, commune, { typed, faults: decided.faults });
    if (!(await this.frames.keep(commune, decided, typed.read, staff.name))) {
      const now = { ...typed, read: await this.frames.versionOf(commune) };
      return this.print(reply.status(409), request, commune, { typed: now, conflict: true });
    }
    reply.redirect(`/documents/frame/${commune}?saved=yes`, 303);
  }

  /** @throws Problem `not-found` for another commune's, as for one that is not there */
  private async assertKnown(staff: Staff, commune: string): Promise<void> {
    assertCommune(staff, commune);
    if (!(await this.communes.find(commune))) throw problem.notFound();
  }

  private async print(
    reply: FastifyReply,
    request: FastifyRequest,
    commune: string,
    page: Omit<FramePage, 'heading' | 'commune' | 'language'>,
  ): Promise<void> {
    const heading = communeHeading(await this.communes.catalogueOn(commune, this.clock.today()));
    await reply.view('documents/frame', toFrameView({ ...page, heading, commune, language: languageOf(request) }));
  }
}
