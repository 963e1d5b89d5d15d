import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import { addDays, type Day } from '../rules/days.js';
import { cleanText } from '../rules/typed-text.js';
import { Campaign, CampaignPoint } from './campaign.entity.js';
import { DAYS_UNTIL_LOCK } from './campaign-calendar.js';
import { extended, layoutFor } from './campaign-layout.js';
import { titleAt } from './questionnaire-title.js';

export interface NewCampaign {
  readonly communeId: string;
  /** Key of a questionnaire; the campaign keeps its newest version for good. */
  readonly questionnaire: string;
  /** Key of a questionnaire of the same subject for tablets; they ask the campaign's own unless given. */
  readonly tabletQuestionnaire?: string | null;
  readonly name?: string;
  readonly opensOn: Day;
  readonly endsOn: Day;
  /** Five days after the end unless given. */
  readonly locksOn?: Day;
  /** Fraction; null for none; 0.9 for the surveys that the plans set a target for unless given. */
  readonly target?: number | null;
  readonly continuous?: boolean;
  readonly testing?: boolean;
  readonly pointIds?: readonly string[];
}

/** Runs campaigns: makes them, gives them points, locks them before their day. */
@Injectable()
export class CampaignsService {
  constructor(
    @InjectRepository(Campaign) private readonly campaigns: Repository<Campaign>,
    @InjectRepository(CampaignPoint) private readonly campaignPoints: Repository<CampaignPoint>,
    private readonly communes: CommunesService,
    private readonly questionnaires: QuestionnairesService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Problem `not-found` for an unknown commune or questionnaire, `input-invalid` for days out of order or a
   * target outside (0, 1], `campaign-overlaps` when one of the points is taken
   */
  async create(wanted: NewCampaign): Promise<Campaign> {
    const questionnaire = this.questionnaires.latest(wanted.questionnaire);
    if (!questionnaire) throw problem.notFound({ what: wanted.questionnaire });
    const tablet = this.forTablets(wanted.tabletQuestionnaire, questionnaire);
    const catalogue = await this.communes.catalogueOn(wanted.communeId, wanted.opensOn);
    const leads = questionnaire.subject === 'administration' ? catalogue.leads : {};
    const campaign = Object.assign(new Campaign(), {
      communeId: wanted.communeId,
      id: randomUUID(),
      name: cleanText(wanted.name ?? '') || titleAt(questionnaire, catalogue).vi,
      questionnaireVersion: questionnaire.version,
      tabletVersion: tablet?.version ?? null,
      opensOn: wanted.opensOn,
      endsOn: wanted.endsOn,
      locksOn: wanted.locksOn ?? addDays(wanted.endsOn, DAYS_UNTIL_LOCK),
      target: wanted.target === undefined ? usualTarget(questionnaire) : wanted.target,
      continuous: wanted.continuous ?? false,
      testing: wanted.testing ?? false,
      leads: [{ from: BEFORE_ALL_DAYS, leads }],
      layout: extended(layoutFor(questionnaire, leads), tablet ? layoutFor(tablet, leads) : []),
      lockedEarly: false,
      quartersLockedEarly: [],
    });
    assertSensible(campaign);
    await this.queue.transaction(async (manager) => {
      await manager.insert(Campaign, campaign);
      for (const pointId of wanted.pointIds ?? []) await attach(manager, campaign, pointId);
    });
    return campaign;
  }

  /** What a tablet asks counts together with the rest, so both ask the same general question. */
  private forTablets(key: string | null | undefined, own: Questionnaire): Questionnaire | null {
    if (!key) return null;
    const tablet = this.questionnaires.latest(key);
    if (!tablet) throw problem.notFound({ what: key });
    const isAlike = tablet.subject === own.subject && tablet.group === own.group && tablet.general === own.general;
    if (!isAlike) throw problem.inputInvalid({ field: 'tabletQuestionnaire', value: key });
    return tablet;
  }

  /** Lets a campaign use a point. @throws Problem `campaign-overlaps` when another uses it on one of the same days */
  async addPoint(campaign: Campaign, pointId: string): Promise<void> {
    await this.queue.transaction((manager) => attach(manager, campaign, pointId));
  }

  async removePoint(campaign: Campaign, pointId: string): Promise<void> {
    const { communeId, id: campaignId } = campaign;
    await this.queue.transaction((manager) => manager.delete(CampaignPoint, { communeId, campaignId, pointId }));
  }

  /** Campaigns of one commune, or of all, newest first. */
  list(communeId: string | null): Promise<Campaign[]> {
    return this.campaigns.find({ where: communeId ? { communeId } : {}, order: { opensOn: 'DESC', name: 'ASC' } });
  }

  /** @throws Problem `not-found` */
  async find(id: string): Promise<Campaign> {
    const campaign = await this.campaigns.findOneBy({ id });
    if (!campaign) throw problem.notFound();
    return campaign;
  }

  async pointsOf(campaign: Campaign): Promise<readonly CollectionPoint[]> {
    const used = await this.campaignPoints.findBy({ communeId: campaign.communeId, campaignId: campaign.id });
    const ids = new Set(used.map(({ pointId }) => pointId));
    const all = await this.campaigns.manager.findBy(CollectionPoint, { communeId: campaign.communeId });
    return all.filter(({ id }) => ids.has(id));
  }

  /** Closes a campaign (or a quarter of a continuous one) for good before its day; collecting ends with it. */
  async lockEarly(campaign: Campaign, quarter: string | null): Promise<Campaign> {
    const { communeId, id } = campaign;
    const change = quarter
      ? { quartersLockedEarly: [...new Set([...campaign.quartersLockedEarly, quarter])] }
      : { lockedEarly: true };
    await this.queue.transaction((manager) => manager.update(Campaign, { communeId, id }, change));
    return this.find(id);
  }

  /** The questionnaire of a campaign. @throws Error when its file has gone */
  questionnaireOf(campaign: Campaign): Questionnaire {
    const questionnaire = this.questionnaires.byVersion(campaign.questionnaireVersion);
    if (!questionnaire) throw new Error(`The questionnaire ${campaign.questionnaireVersion} is missing in surveys/`);
    return questionnaire;
  }

  /** All that a campaign asks, its own questionnaire first, then the one for tablets. */
  questionnairesOf(campaign: Campaign): readonly Questionnaire[] {
    const own = this.questionnaireOf(campaign);
    const tablet = campaign.tabletVersion === null ? null : this.questionnaires.byVersion(campaign.tabletVersion);
    if (tablet === undefined) throw new Error(`The questionnaire ${campaign.tabletVersion} is missing in surveys/`);
    return tablet ? [own, tablet] : [own];
  }

  stateOf(campaign: Campaign): ReturnType<Campaign['stateOn']> {
    return campaign.stateOn(this.clock.today());
  }
}

const BEFORE_ALL_DAYS = '2000-01-01';

/** The plans set 90 % for the survey on the administration; the Centre reads the same line. A meeting has no target. */
function usualTarget(questionnaire: Questionnaire): number | null {
  return ['centre', 'administration'].includes(questionnaire.subject) ? 0.9 : null;
}

function assertSensible({ opensOn, endsOn, locksOn, target }: Campaign): void {
  if (!(opensOn <= endsOn && endsOn < locksOn)) throw problem.inputInvalid({ field: 'locksOn' });
  if (target !== null && !(target > 0 && target <= 1)) throw problem.inputInvalid({ field: 'target' });
}

async function attach(manager: EntityManager, campaign: Campaign, pointId: string): Promise<void> {
  const { communeId, id: campaignId } = campaign;
  if (!(await manager.existsBy(CollectionPoint, { communeId, id: pointId }))) throw problem.notFound();
  const others = await manager.findBy(CampaignPoint, { communeId, pointId });
  for (const other of others) {
    if (other.campaignId === campaignId) return;
    const taken = await manager.findOneByOrFail(Campaign, { communeId, id: other.campaignId });
    const overlaps = taken.opensOn <= campaign.endsOn && campaign.opensOn <= taken.endsOn && !taken.lockedEarly;
    if (overlaps) throw problem.campaignOverlaps({ campaign: taken.name });
  }
  await manager.insert(CampaignPoint, { communeId, campaignId, pointId });
}
