import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { assertCommune, CurrentStaff, may, Staff } from '../access/staff.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import { readRecord } from '../meetings/meeting-record.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import { problem } from '../problem.js';
import { type MeetingPage, paperFieldsOf, toMeetingView } from './meeting.view-model.js';
import { MeetingAnswers, MeetingPaper } from './meeting-counts.queries.js';
import { MeetingPlacesService } from './meeting-places.service.js';

/** One meeting, for its secretary: the wall, the record, the end. */
@Controller('meetings/:id')
@Staff('keep-meetings')
export class MeetingController {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly places: MeetingPlacesService,
    private readonly answers: MeetingAnswers,
    private readonly paper: MeetingPaper,
    private readonly points: CollectionPointsService,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Param('id') id: string, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    await this.print(staff, reply, await this.meetingFor(staff, id), null);
  }

  @Post()
  async record(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const meeting = await this.meetingFor(staff, id);
    const typed = recordForm.safeParse(body);
    if (!typed.success) throw problem.malformed();
    // With paper batches the page has no such fields, and what was typed before there were any stays as it is.
    const fromPaper = (await this.paper.count(meeting)) !== null;
    const kept = fromPaper ? paperFieldsOf(meeting) : {};
    const read = readRecord({ ...typed.data, ...kept });
    if ('fault' in read) return this.print(staff, reply.status(422), meeting, { typed: typed.data, fault: read.fault });
    await this.meetings.record(meeting, read.counts, staff.name);
    reply.redirect(`/meetings/${id}`, 303);
  }

  @Post('close')
  async close(@Param('id') id: string, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    await this.meetings.close(await this.meetingFor(staff, id), staff.name);
    reply.redirect(`/meetings/${id}`, 303);
  }

  @Post('reopen')
  async reopen(@Param('id') id: string, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    await this.meetings.reopen(await this.meetingFor(staff, id), staff.name);
    reply.redirect(`/meetings/${id}`, 303);
  }

  private async print(
    staff: Staff,
    reply: FastifyReply,
    meeting: Meeting,
    refused: MeetingPage['refused'],
  ): Promise<void> {
    const point = await this.points.find(meeting.communeId, meeting.pointId);
    const survey = await this.places.surveyAt(point, meeting.heldOn);
    const answers = await this.answers.count(meeting);
    const { baseUrl } = this.settings;
    const paper = await this.paper.count(meeting);
    const page = { meeting, point, survey, answers, paper, baseUrl, today: this.clock.today(), refused };
    const rights = {
      ...{ mayKey: may(staff.role, 'key-paper'), mayPrint: may(staff.role, 'manage-points') },
      mayMakeSurvey: may(staff.role, 'manage-campaigns'),
    };
    await reply.view('participation/meeting', toMeetingView({ ...page, ...rights }));
  }

  private async meetingFor(staff: Staff, id: string): Promise<Meeting> {
    const meeting = await this.meetings.find(id);
    assertCommune(staff, meeting.communeId);
    return meeting;
  }
}

const typedCount = z.string().max(20_000).default('');

const recordForm = z.object({
  invited: typedCount,
  present: typedCount,
  issued: typedCount,
  returned: typedCount,
  valid: typedCount,
  keyedBy: z.string().max(20_000).default(''),
});
