import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import { Problem, problem } from '../problem.js';
import { addDays, isDay } from '../rules/days.js';
import { readCount } from '../rules/typed-text.js';
import { MeetingAnswers } from './meeting-counts.queries.js';
import { MeetingPlacesService } from './meeting-places.service.js';
import { type RefusedMeeting, toMeetingsView } from './meetings.view-model.js';

/** The village meetings of a commune: listing them, and preparing the next one. */
@Controller('meetings')
@Staff('keep-meetings')
export class MeetingsController {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly places: MeetingPlacesService,
    private readonly answers: MeetingAnswers,
    private readonly points: CollectionPointsService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Query('commune') asked: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const communeId = await this.communes.chosenBy(staff, asked);
    await this.print(staff, reply, communeId, null);
  }

  @Post()
  async create(@Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const form = meetingForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const { commune, ...typed } = form.data;
    assertCommune(staff, commune);
    const refuse = (field: RefusedMeeting['field']) =>
      this.print(staff, reply.status(422), commune, { ...typed, rotating: typed.rotating === 'yes', field });
    const { heldOn } = typed;
    const invited = typed.invited === '' ? null : readCount(typed.invited);
    const today = this.clock.today();
    if (!isDay(heldOn) || heldOn < addDays(today, -FARTHEST) || heldOn > addDays(today, FARTHEST))
      return refuse('heldOn');
    if (invited === null && typed.invited !== '') return refuse('invited');
    const catalogue = await this.communes.catalogueOn(commune, heldOn);
    const wanted = { heldOn, rotating: typed.rotating === 'yes', invited };
    try {
      const meeting = await this.places.meetAt(catalogue, typed.place, wanted, staff.name);
      if (!meeting) return refuse('place');
      reply.redirect(`/meetings/${meeting.id}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'input-invalid') throw error;
      return refuse('heldOn');
    }
  }

  private async print(
    staff: Staff,
    reply: FastifyReply,
    communeId: string,
    refused: RefusedMeeting | null,
  ): Promise<void> {
    assertCommune(staff, communeId);
    const today = this.clock.today();
    const catalogue = await this.communes.catalogueOn(communeId, today);
    const meetings = await this.meetings.list(communeId);
    const view = toMeetingsView({
      ...{ catalogue, today, refused },
      communes: await this.communes.servedBy(staff, today),
      points: await this.points.list(communeId),
      places: await this.places.placesOf(catalogue),
      meetings: await Promise.all(
        meetings.map(async (meeting) => ({ meeting, answers: await this.answers.count(meeting) })),
      ),
    });
    await reply.view('participation/meetings', view);
  }
}

/** Two years: a year that nobody means is a slip of the finger. */
const FARTHEST = 731;

const meetingForm = z.object({
  commune: z.string().max(100),
  place: z.string().max(200).default(''),
  heldOn: z.string().max(20_000).default(''),
  invited: z.string().trim().max(20_000).default(''),
  rotating: z.enum(['yes', 'no']).default('no'),
});
