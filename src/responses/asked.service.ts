import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignsService, campaignsAtPoint } from '../campaigns/campaigns.service.js';
import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { placedAt } from '../questionnaires/place.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { Day } from '../rules/days.js';
import { type TallyLayout, tallyLayout } from './tally-layout.js';

/** What is asked at a point on a day. */
export interface Asked {
  /** As it stood on that day. */
  readonly point: CollectionPoint;
  readonly campaign: Campaign;
  readonly day: Day;
  /** The commune as it was on that day. */
  readonly catalogue: CommuneCatalogue;
  /** As its file has it. */
  readonly questionnaire: Questionnaire;
  /** The same with the commune's fields, villages and names filled in: what is shown and checked. */
  readonly placed: Questionnaire;
  readonly layout: TallyLayout;
}

/** Finds what is asked at a collection point, today or on the day of an answer. */
@Injectable()
export class AskedService {
  constructor(
    private readonly points: CollectionPointsService,
    private readonly campaigns: CampaignsService,
    private readonly communes: CommunesService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * What a person who opens the form is asked today.
   * @param by a tablet is asked the campaign's questionnaire for tablets, where it has one
   * @throws Problem `point-unknown`, `point-revoked`, `campaign-closed` (with the day it closed) or `nothing-open`
   */
  async open(code: string, by: 'phone' | 'tablet' = 'phone'): Promise<Asked> {
    const point = await this.points.byCode(code);
    if (point.revokedOn) throw problem.pointRevoked({ revokedOn: point.revokedOn });
    return this.openAt(point, by);
  }

  /**
   * What a person is asked who is in the middle of the form: a point that has been revoked since says so when the
   * answers are sent, which are kept then.
   * @throws Problem as `open`, but for `point-revoked`
   */
  async begun(code: string): Promise<Asked> {
    return this.openAt(await this.points.byCode(code), 'phone');
  }

  /**
   * The campaign that an answer belongs to: the one it names, or the one open on its day.
   * @throws Problem as `open`, `not-found` when the campaign it names does not use the point
   */
  async campaignOf(point: CollectionPoint, campaignId: string | undefined, day: Day): Promise<Campaign> {
    const campaigns = await this.campaignsAt(point);
    if (campaignId !== undefined) {
      const named = campaigns.find(({ id }) => id === campaignId);
      if (!named) throw problem.notFound({ what: campaignId });
      return named;
    }
    // A day before the opening is a clock that runs behind: what is open today was answered.
    const today = this.clock.today();
    const openToday = campaigns.find((one) => one.isCollectingOn(today));
    const given = openToday && day < openToday.opensOn ? today : day;
    // One that an officer has ended on that day was answered before.
    const named = campaigns.find((one) => one.isCollectingOn(given)) ?? campaigns.find((one) => one.asksOn(given));
    return named ?? openOn(campaigns, given);
  }

  /**
   * What was asked at a point on a day: the commune, its leads and the questionnaire of that day, whenever it is asked.
   * @param version of the questionnaire; the campaign's own unless given
   * @throws Problem `version-unknown` for one that the campaign does not use
   */
  async asked(point: CollectionPoint, campaign: Campaign, day: Day, version?: string): Promise<Asked> {
    const all = this.campaigns.questionnairesOf(campaign);
    const [own] = all;
    const questionnaire = version === undefined ? own : all.find((one) => one.version === version);
    if (!questionnaire) throw problem.versionUnknown();
    const catalogue = await this.communes.catalogueOn(campaign.communeId, day);
    const placed = placedAt(catalogue, questionnaire);
    const layout = tallyLayout(campaign, all);
    return { point: point.asOf(day), campaign, day, catalogue, questionnaire, placed, layout };
  }

  private async openAt(point: CollectionPoint, by: 'phone' | 'tablet'): Promise<Asked> {
    const today = this.clock.today();
    const campaign = openOn(await this.campaignsAt(point), today);
    const version = by === 'tablet' && point.kind === 'kiosk' ? campaign.tabletVersion : null;
    return this.asked(point, campaign, today, version ?? undefined);
  }

  /** Every campaign that uses a point, newest opening first. */
  async campaignsAt({ communeId, id }: CollectionPoint): Promise<readonly Campaign[]> {
    const read = () => campaignsAtPoint(communeId, id);
    const found = await this.queue.remembered(['campaign', 'campaign_point'], `campaigns ${communeId} ${id}`, read);
    return this.campaigns.withQuestionnaires(found);
  }
}

/** The campaign that asks whoever opens the form on a day, or one that can be tried. */
function openOn(campaigns: readonly Campaign[], day: Day): Campaign {
  const open = campaigns.find((one) => one.isCollectingOn(day));
  const found = open ?? campaigns.find((one) => one.stateOn(day) === 'test');
  if (found) return found;
  const closed = campaigns.find((one) => day >= one.opensOn);
  throw closed ? problem.campaignClosed({ closedOn: closed.endsOn, campaign: closed.name }) : problem.nothingOpen();
}
