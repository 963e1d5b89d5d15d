import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentStaff, Staff } from '../../access/staff.js';
import { languageOf } from '../../formatting/languages.js';
import { formFields, only } from '../../responses/form-fields.js';
import { cleanLine, readCount } from '../../rules/typed-text.js';
import { BatchPagesService } from '../batch-pages.service.js';
import { PicturesService } from './pictures.service.js';
import { type TypedName, toUnnamedView } from './unnamed.view-model.js';
import { UnnamedPages } from './unnamed-pages.service.js';

/** Pages of a batch whose code is damaged: somebody says whose they are. */
@Controller('paper/batches/:id/pictures/unnamed')
@Staff('key-paper')
export class UnnamedController {
  constructor(
    private readonly pages: BatchPagesService,
    private readonly pictures: PicturesService,
    private readonly unnamed: UnnamedPages,
  ) {}

  @Get()
  async show(
    @Param('id') id: string,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.print(reply, request, staff, id, null);
  }

  /** The page itself, for those who key. */
  @Get(':picture/flat')
  async flat(@Param() where: WhichPicture, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const file = await this.unnamed.flat(await this.pages.batchFor(staff, where.id), where.picture);
    await reply.headers({ 'Content-Type': 'image/jpeg', 'Cache-Control': 'private, no-store' }).send(file);
  }

  @Post()
  async name(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const batch = await this.pages.batchFor(staff, id);
    await this.pictures.assertOpen(batch);
    const fields = formFields(body);
    const field = (name: string): string => cleanLine(only(fields, name) ?? '');
    const picture = field('picture');
    const typed = { picture, batch: field('batch').toUpperCase(), number: field('number'), page: field('page') };
    const said = { batch: typed.batch, number: readCount(typed.number) ?? 0, page: readCount(typed.page) ?? 0 };
    const because = await this.unnamed.name(batch, picture, said, staff.name);
    if (because) return this.print(reply.status(422), request, staff, id, { ...typed, because });
    const isDone = (await this.unnamed.waiting(batch)).length === 0;
    reply.redirect(`/paper/batches/${id}/pictures${isDone ? '?saved=named' : '/unnamed'}`, 303);
  }

  @Post(':picture/remove')
  async remove(
    @Param() { id, picture }: WhichPicture,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.unnamed.remove(await this.pages.batchFor(staff, id), picture, staff.name);
    reply.redirect(`/paper/batches/${id}/pictures?saved=removed`, 303);
  }

  private async print(
    reply: FastifyReply,
    request: FastifyRequest,
    staff: Staff,
    id: string,
    typed: TypedName | null,
  ): Promise<void> {
    const batch = await this.pages.batchFor(staff, id);
    const waiting = await this.unnamed.waiting(batch);
    const isLocked = await this.pages.isLocked(batch);
    const view = toUnnamedView({ batch, waiting, isLocked, typed }, languageOf(request));
    await reply.view('paper/pictures-unnamed', view);
  }
}

interface WhichPicture {
  readonly id: string;
  readonly picture: string;
}
