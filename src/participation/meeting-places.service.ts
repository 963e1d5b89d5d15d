import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignsService, campaignsAtPoint } from '../campaigns/campaigns.service.js';
import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { placesOf } from '../collection-points/point-places.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import type { Work } from '../database/statement.js';
import { WriteQueue } from '../database/write-queue.js';
import { compareNames } from '../formatting/names.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import { MeetingsService, type NewMeeting } from '../meetings/meetings.service.js';
import { Problem } from '../problem.js';
import type { Day } from '../rules/days.js';

/** Somewhere a meeting can be held: a point that stands already, or a village that has none yet. */
export interface MeetingPlace {
  /** `point:ID` or `village:KEY` */
  readonly value: string;
  readonly name: string;
}

/** Where meetings are held, and which survey runs there. */
@Injectable()
export class MeetingPlacesService {
  constructor(
    private readonly points: CollectionPointsService,
    private readonly meetings: MeetingsService,
    private readonly campaigns: CampaignsService,
    private readonly queue: WriteQueue,
  ) {}

  async placesOf(catalogue: CommuneCatalogue): Promise<readonly MeetingPlace[]> {
    const standing = await this.standing(catalogue.key);
    const served = new Set(standing.map(({ village }) => village));
    const villages = placesOf(catalogue).village.filter(({ key }) => !served.has(key));
    return [
      ...standing.map(({ id, name }) => ({ value: `point:${id}`, name })),
      ...villages.map(({ key, name }) => ({ value: `village:${key}`, name })),
    ].sort((a, b) => compareNames(a.name, b.name));
  }

  /**
   * Prepares a meeting. Its point is made where the place has none, and joins the meeting survey of that day.
   * @returns null for a place the commune does not have
   * @throws as `MeetingsService.create`
   */
  async meetAt(catalogue: CommuneCatalogue, place: string, wanted: NewMeeting, actor: string): Promise<Meeting | null> {
    const village = placesOf(catalogue).village.find(({ key }) => place === `village:${key}`);
    const standing = (await this.standing(catalogue.key)).find(
      (one) => place === `point:${one.id}` || (village && one.village === village.key),
    );
    const point = standing ?? (village && (await this.prepare(catalogue.key, village)));
    if (!point) return null;
    const survey = (await this.surveyAt(point, wanted.heldOn))
      ? null
      : await this.surveyOn(catalogue.key, wanted.heldOn);
    return this.queue.commit(() => this.prepared({ point, isNew: !standing, survey }, wanted, actor));
  }

  /** The campaign in which somebody at the point answers on a day. */
  async surveyAt({ communeId, id }: CollectionPoint, day: Day): Promise<Campaign | null> {
    const campaigns = await this.queue.read(campaignsAtPoint(communeId, id));
    return campaigns.find((one) => one.isCollectingOn(day)) ?? null;
  }

  private async standing(communeId: string): Promise<readonly CollectionPoint[]> {
    const points = await this.points.list(communeId);
    return points.filter(({ kind, revokedOn }) => kind === 'meeting' && revokedOn === null);
  }

  private prepare(communeId: string, { key, name }: { readonly key: string; readonly name: string }) {
    return this.points.prepare({ communeId, kind: 'meeting', name, village: key });
  }

  /** The survey on meetings that runs on a day. */
  private async surveyOn(communeId: string, day: Day): Promise<Campaign | null> {
    const running = (await this.campaigns.list(communeId)).filter((one) => one.isCollectingOn(day));
    return running.find((one) => this.campaigns.questionnaireOf(one).subject === 'meeting') ?? null;
  }

  private *prepared({ point, isNew, survey }: MeetingPoint, wanted: NewMeeting, actor: string): Work<Meeting> {
    if (isNew) yield* this.points.add(point, actor);
    if (survey) yield* this.join(survey, point.id, actor);
    return yield* this.meetings.add(point, wanted, actor);
  }

  private *join(survey: Campaign, pointId: string, actor: string): Work<void> {
    try {
      yield* this.campaigns.attach(survey, pointId, actor);
    } catch (error) {
      // The point serves another survey on other days of this one: the page says that none runs here.
      if (!(error instanceof Problem) || error.code !== 'campaign-overlaps') throw error;
    }
  }
}

/** Where a meeting will be held, and the survey that its point joins. */
interface MeetingPoint {
  readonly point: CollectionPoint;
  readonly isNew: boolean;
  readonly survey: Campaign | null;
}
