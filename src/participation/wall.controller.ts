import { Controller, Get, Header, Param, Render, Sse } from '@nestjs/common';
import { distinctUntilChanged, map, type Observable } from 'rxjs';
import { LiveStreams } from '../access/live-streams.service.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import { MeetingAnswers } from './meeting-counts.queries.js';
import { MeetingPlacesService } from './meeting-places.service.js';
import { SharedLooks } from './shared-looks.js';
import { toWallNow, toWallView, type WallPage, type WallView } from './wall.view-model.js';

/**
 * The page a projector shows at a meeting. The computer behind it belongs to the village, and nobody signs in there: the
 * random id of the meeting is the key, and the page tells nothing but the code and how many answered.
 */
@Controller('meetings/:id/wall')
export class WallController {
  private readonly looks = new SharedLooks((id) => this.meetings.find(id).then((meeting) => this.now(meeting)));

  constructor(
    private readonly meetings: MeetingsService,
    private readonly places: MeetingPlacesService,
    private readonly answers: MeetingAnswers,
    private readonly points: CollectionPointsService,
    private readonly communes: CommunesService,
    private readonly streams: LiveStreams,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @Header('Referrer-Policy', 'no-referrer')
  @Render('participation/wall')
  async show(@Param('id') id: string): Promise<WallView> {
    const meeting = await this.meetings.find(id);
    const catalogue = await this.communes.catalogueOn(meeting.communeId, this.clock.today());
    return toWallView({ ...(await this.now(meeting)), catalogue });
  }

  @Sse('events')
  async events(@Param('id') id: string): Promise<Observable<{ data: string }>> {
    await this.meetings.find(id);
    const events = this.looks.at(id).pipe(
      map((page) => ({ data: JSON.stringify(toWallNow(page)) })),
      distinctUntilChanged((a, b) => a.data === b.data),
    );
    return this.streams.toAnybody(`wall ${id}`, events);
  }

  private async now(meeting: Meeting): Promise<Omit<WallPage, 'catalogue'>> {
    const point = await this.points.find(meeting.communeId, meeting.pointId);
    const today = this.clock.today();
    return {
      ...{ meeting, point, today },
      surveyRuns: point.revokedOn === null && (await this.places.surveyAt(point, today)) !== null,
      answers: await this.answers.count(meeting),
      address: this.points.addressOf(point),
      rotatingCode: this.meetings.rotatingCodeOf(point),
    };
  }
}
