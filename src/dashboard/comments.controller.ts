import { Controller, Get, Query, Render, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CurrentStaff, Staff } from '../access/staff.js';
import { Clock } from '../config/clock.js';
import { CommentsService } from '../feedback/comments.service.js';
import { readCommentsFilter } from '../feedback/comments-filter.js';
import { readPageAddress } from '../figures/address.js';
import { languageOf, translate } from '../formatting/languages.js';
import { toPageHead } from './page-head.js';
import { chosenParts } from './reading.js';
import { ReadingsService } from './readings.service.js';
import { toComments } from './sections/comments.js';

/** What people wrote in the surveys of one subject. */
@Controller('dashboard/comments')
@Staff('read-comments')
export class CommentsController {
  constructor(
    private readonly readings: ReadingsService,
    private readonly comments: CommentsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('dashboard/section')
  async show(@Query() query: unknown, @CurrentStaff() staff: Staff, @Req() request: FastifyRequest): Promise<object> {
    const asked = readPageAddress(query, chosenParts);
    const language = languageOf(request);
    const commune = await this.readings.commune(asked, this.clock.today(), { staff, language });
    const { shown } = await this.readings.read(commune, asked);
    const nothing = { commune: commune.heading, title: translate(language, 'dashboard.title'), nothing: true };
    if (!shown) return { page: nothing };
    const filter = readCommentsFilter(query);
    const list = await this.comments.list(shown.campaign, filter, staff);
    const head = { ...toPageHead(shown, 'comments'), template: 'dashboard/sections/comments' };
    return { page: { ...head, section: toComments(list, filter, shown) } };
  }
}
