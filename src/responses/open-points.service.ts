import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { campaignsAtPoint } from '../campaigns/campaigns.queries.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { Day } from '../rules/days.js';
import { placedAt } from './place.js';

/** A collection point with what is asked there. */
export interface OpenPoint {
  readonly point: CollectionPoint;
  readonly catalogue: CommuneCatalogue;
  readonly campaign: Campaign;
  /** As its file has it: what sums are laid out by. */
  readonly questionnaire: Questionnaire;
  /** The same with the commune's fields, villages and names filled in: what is shown and checked. */
  readonly placed: Questionnaire;
}

/** Finds what is asked at a collection point. */
@Injectable()
export class OpenPointsService {
  constructor(
    private readonly points: CollectionPointsService,
    private readonly campaigns: CampaignsService,
    private readonly communes: CommunesService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * What a person who opens the form is asked today.
   * @throws Problem `point-unknown`, `point-revoked`, `campaign-closed` (with the day it closed) or `nothing-open`
   */
  async open(code: string): Promise<OpenPoint> {
    const point = await this.points.byCode(code);
    if (point.revokedOn) throw problem.pointRevoked({ revokedOn: point.revokedOn });
    const campaigns = await this.campaignsAt(point);
    return this.ask(point, this.openOn(campaigns, this.clock.today()));
  }

  /**
   * What the sender of a response was asked: the campaign it names, or the one open on the day of the answer.
   * @throws Problem as `open`, `not-found` when the campaign it names does not use the point
   */
  async answered(point: CollectionPoint, campaignId: string | undefined, day: Day): Promise<OpenPoint> {
    const campaigns = await this.campaignsAt(point);
    if (campaignId === undefined) return this.ask(point, this.answeredIn(campaigns, day));
    const named = campaigns.find(({ id }) => id === campaignId);
    if (!named) throw problem.notFound({ what: campaignId });
    return this.ask(point, named);
  }

  /** A day before the opening is a clock that runs behind: what is open today was answered. */
  private answeredIn(campaigns: readonly Campaign[], day: Day): Campaign {
    const today = this.clock.today();
    const openToday = campaigns.find((one) => one.stateOn(today) === 'open');
    return this.openOn(campaigns, openToday && day < openToday.opensOn ? today : day);
  }

  private openOn(campaigns: readonly Campaign[], day: Day): Campaign {
    const open = campaigns.find((one) => day >= one.opensOn && day <= one.endsOn && !one.lockedEarly);
    const trial = campaigns.find((one) => one.stateOn(day) === 'test');
    if (open ?? trial) return (open ?? trial) as Campaign;
    const closed = campaigns.find((one) => day > one.endsOn || one.lockedEarly);
    throw closed ? problem.campaignClosed({ closedOn: closed.endsOn, campaign: closed.name }) : problem.nothingOpen();
  }

  private campaignsAt({ communeId, id }: CollectionPoint): Promise<readonly Campaign[]> {
    const read = () => campaignsAtPoint(communeId, id);
    return this.queue.remembered(['campaign', 'campaign_point'], `campaigns ${communeId} ${id}`, read);
  }

  private async ask(point: CollectionPoint, campaign: Campaign): Promise<OpenPoint> {
    const catalogue = await this.communes.catalogueOn(point.communeId, this.clock.today());
    const questionnaire = this.campaigns.questionnaireOf(campaign);
    return { point, catalogue, campaign, questionnaire, placed: placedAt(catalogue, questionnaire) };
  }
}
