import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { campaignsAtPoint } from '../campaigns/campaigns.queries.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { placesOf } from '../collection-points/point-places.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { WriteQueue } from '../database/write-queue.js';
import { compareNames } from '../formatting/names.js';
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
   * The point of a place, made where there is none; a meeting survey that runs on that day takes it in.
   * @returns null for a place the commune does not have
   */
  async pointFor(catalogue: CommuneCatalogue, place: string, heldOn: Day): Promise<CollectionPoint | null> {
    const village = placesOf(catalogue).village.find(({ key }) => place === `village:${key}`);
    const standing = (await this.standing(catalogue.key)).find(
      (one) => place === `point:${one.id}` || (village && one.village === village.key),
    );
    const point = standing ?? (village && (await this.make(catalogue.key, village)));
    if (!point) return null;
    if (!(await this.surveyAt(point, heldOn))) await this.joinSurvey(point, heldOn);
    return point;
  }

  /** The campaign in which somebody at the point answers on a day. */
  async surveyAt({ communeId, id }: CollectionPoint, day: Day): Promise<Campaign | null> {
    const campaigns = await this.queue.read(campaignsAtPoint(communeId, id));
    return campaigns.find((one) => runsOn(one, day)) ?? null;
  }

  private async standing(communeId: string): Promise<readonly CollectionPoint[]> {
    const points = await this.points.list(communeId);
    return points.filter(({ kind, revokedOn }) => kind === 'meeting' && revokedOn === null);
  }

  private make(communeId: string, { key, name }: { readonly key: string; readonly name: string }) {
    return this.points.create({ communeId, kind: 'meeting', name, village: key });
  }

  private async joinSurvey({ communeId, id }: CollectionPoint, day: Day): Promise<void> {
    const running = (await this.campaigns.list(communeId)).filter((one) => runsOn(one, day));
    const survey = running.find((one) => this.campaigns.questionnaireOf(one).subject === 'meeting');
    if (!survey) return;
    try {
      await this.campaigns.addPoint(survey, id);
    } catch (error) {
      // The point serves another survey on other days of this one: the page says that none runs here.
      if (!(error instanceof Problem) || error.code !== 'campaign-overlaps') throw error;
    }
  }
}

function runsOn({ opensOn, endsOn, lockedEarly }: Campaign, day: Day): boolean {
  return opensOn <= day && day <= endsOn && !lockedEarly;
}
