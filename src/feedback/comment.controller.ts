import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { assertCommune, CurrentStaff, may, Staff } from '../access/staff.js';
import { asSearched } from '../formatting/accents.js';
import { languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { cleanLine } from '../rules/typed-text.js';
import { type CommentDoing, toCommentView } from './comment.view-model.js';
import { CommentPagesService } from './comment-pages.service.js';
import { CommentWorkService } from './comment-work.service.js';
import { CommentsService, type ToldComment } from './comments.service.js';
import { entryKinds } from './feedback.entity.js';
import { maskForm, readMask } from './mask-form.js';

const tagForm = z.object({ tag: z.string().max(20_000).default('') });
const entryForm = z.object({ kind: z.enum(entryKinds).catch('suggestion') });
const notices = ['tagged', 'untagged', 'masked', 'taken'] as const;
type Notice = (typeof notices)[number];

/** One comment, for whoever does something with it: tags, the mask, an entry of the register. */
@Controller('comments/:commune/:id')
@Staff('handle-cases')
export class CommentController {
  constructor(
    private readonly comments: CommentsService,
    private readonly work: CommentWorkService,
    private readonly pages: CommentPagesService,
  ) {}

  @Get()
  async show(
    @Param() where: Where,
    @Query('done') done: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const told = await this.find(staff, where);
    const notice = notices.find((one) => one === done);
    await this.print(reply, request, told, staff, { notice: notice ? `comments.done.${notice}` : null });
  }

  @Post('tags')
  async tag(
    @Param() where: Where,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const told = await this.find(staff, where);
    const tag = cleanLine(parsed(tagForm, body).tag);
    const fault = faultOfTag(tag);
    if (fault) return this.print(reply.status(422), request, told, staff, { tag, tagFault: fault });
    await this.work.tag(told.comment, tag, staff.name);
    this.back(reply, where, 'tagged');
  }

  @Post('untag')
  async untag(
    @Param() where: Where,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { comment } = await this.find(staff, where);
    await this.work.untag(comment, asSearched(parsed(tagForm, body).tag), staff.name);
    this.back(reply, where, 'untagged');
  }

  /** The page shows what somebody else has chosen meanwhile, and keeps what was typed. */
  @Post('mask')
  @Staff('read-originals')
  async mask(
    @Param() where: Where,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const told = await this.find(staff, where);
    const form = parsed(maskForm, body);
    const text = this.work.originalOf(told.comment);
    if (text === null) throw problem.notFound();
    const chosen = readMask(form, text, told.comment.spans);
    if ('absent' in chosen) {
      return this.print(reply.status(422), request, told, staff, { mask: { form, absent: chosen.absent } });
    }
    const outcome = await this.work.mask(told.comment, chosen.spans, form.seen, staff.name);
    if (outcome === 'masked') return this.back(reply, where, 'masked');
    const now = await this.find(staff, where);
    await this.print(reply.status(409), request, now, staff, { error: 'comments.maskChanged' });
  }

  /** One click: the comment becomes an entry of the register, and its page is shown. */
  @Post('take')
  async take(
    @Param() where: Where,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { comment, campaign } = await this.find(staff, where);
    await this.work.take(comment, campaign, parsed(entryForm, body).kind, staff.name);
    this.back(reply, where, 'taken');
  }

  private find(staff: Staff, { commune, id }: Where): Promise<ToldComment> {
    assertCommune(staff, commune);
    return this.comments.find(commune, id);
  }

  private back(reply: FastifyReply, { commune, id }: Where, done: Notice): void {
    reply.redirect(`/comments/${commune}/${id}?done=${done}`, 303);
  }

  private async print(
    reply: FastifyReply,
    request: FastifyRequest,
    told: ToldComment,
    staff: Staff,
    doing: CommentDoing,
  ): Promise<void> {
    const page = await this.pages.about(told, may(staff.role, 'read-originals'));
    await reply.view('feedback/comment', toCommentView(page, doing, languageOf(request)));
  }
}

interface Where {
  readonly commune: string;
  readonly id: string;
}

/** @throws Problem `malformed` for what no page sends */
function parsed<T>(form: z.ZodType<T>, body: unknown): T {
  const read = form.safeParse(body ?? {});
  if (!read.success) throw problem.malformed({ field: String(read.error.issues[0]?.path[0] ?? '') });
  return read.data;
}

/** Key of what is wrong with a tag; null for a good one. */
function faultOfTag(tag: string): string | null {
  if (!/[\p{L}\p{N}]/u.test(tag)) return 'comments.tagNeeded';
  return [...tag].length > LONGEST_TAG ? 'comments.tagLong' : null;
}

const LONGEST_TAG = 60;
