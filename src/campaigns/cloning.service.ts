import { Injectable } from '@nestjs/common';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { formatMonth } from '../formatting/days.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { problem } from '../problem.js';
import { OwnQuestionnairesService } from '../questionnaires/own-questionnaires.service.js';
import type { Campaign } from './campaign.entity.js';
import { changeableOf } from './campaign-changes.js';
import { type CampaignFault, campaignFaults, isUnit, ownerDay } from './campaign-check.js';
import { CampaignsService } from './campaigns.service.js';
import type { NewCampaign } from './new-campaign.js';
import { nextDays, nextName, type RoundDays } from './next-round.js';
import { PlansService } from './plans.service.js';

/** What of a campaign is another the next time. */
export interface NextTime extends RoundDays {
  readonly name: string;
  readonly testing: boolean;
}

/** Makes a campaign like one that was: the same questions in their newest version, points, target, plan and owner. */
@Injectable()
export class CloningService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly plans: PlansService,
    private readonly questionnaires: OwnQuestionnairesService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  /** When it comes again, and how it is called then. */
  async proposal(campaign: Campaign): Promise<NextTime> {
    const days = nextDays(campaign, this.clock.today());
    const { names } = await this.campaigns.circumstances(campaign.communeId);
    const dated = formatMonth(days.opensOn.slice(0, 7), MAIN_LANGUAGE);
    return { ...days, name: nextName(campaign, days.opensOn, { names, dated }), testing: false };
  }

  async faults(campaign: Campaign, next: NextTime): Promise<readonly CampaignFault[]> {
    const { target, period, fromDay } = campaign;
    return campaignFaults({ ...next, target, period, fromDay }, await this.campaigns.circumstances(campaign.communeId));
  }

  /**
   * @param next checked
   * @throws Problem as `CampaignsService.create`: `input-invalid` where the name is taken, `campaign-overlaps` where a
   * point is; `input-invalid` where its questionnaire is retired
   */
  async clone(campaign: Campaign, next: NextTime, actor: string): Promise<Campaign> {
    const { communeId, id, target, period, fromDay } = campaign;
    const { questionnaire, tabletQuestionnaire, owner } = changeableOf(campaign);
    const offered = await this.questionnaires.newestFor(communeId);
    if (!offered.some(({ key }) => key === questionnaire)) throw problem.inputInvalid({ field: 'questionnaire' });
    const catalogue = await this.communes.catalogueOn(communeId, ownerDay(next.opensOn, this.clock.today()));
    const points = (await this.campaigns.pointsOf(campaign)).filter(({ revokedOn }) => revokedOn === null);
    const wanted: NewCampaign = {
      ...{ communeId, questionnaire, tabletQuestionnaire, target, ...next, isNamedApart: true },
      ...{ continuous: period !== null, period: period ?? undefined, fromDay },
      // A unit that is no more leads nothing.
      ownerUnit: owner !== null && isUnit(catalogue, owner) ? owner : null,
      pointIds: points.map((point) => point.id),
      like: { campaign: id, plan: await this.plans.of(campaign), decidedOn: this.clock.today() },
    };
    return this.campaigns.create(wanted, actor);
  }
}
