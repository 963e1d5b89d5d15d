import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { rows, tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { formatMonth } from '../formatting/days.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { problem } from '../problem.js';
import { OwnQuestionnairesService } from '../questionnaires/own-questionnaires.service.js';
import { titleAt } from '../questionnaires/place.js';
import { isOwnKey, type Questionnaire } from '../questionnaires/questionnaire.js';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import { addDays } from '../rules/days.js';
import { cleanLine } from '../rules/typed-text.js';
import { Campaign, CampaignPoint } from './campaign.entity.js';
import { DAYS_UNTIL_LOCK } from './campaign-calendar.js';
import { keyOf } from './campaign-changes.js';
import { type Circumstances, isTaken, isUnit, ownerDay, usualTarget } from './campaign-check.js';
import { layoutOf, NO_LEADS } from './campaign-layout.js';
import { leadsBetween } from './campaign-leads.js';
import { CampaignPlan } from './campaign-plan.entity.js';
import { attached } from './campaign-points.js';
import type { NewCampaign } from './new-campaign.js';
import { nextName } from './next-round.js';

const campaigns = tableOf(Campaign);
const campaignPoints = tableOf(CampaignPoint);

/** Runs campaigns: makes them, gives them points. */
@Injectable()
export class CampaignsService {
  constructor(
    private readonly communes: CommunesService,
    private readonly points: CollectionPointsService,
    private readonly questionnaires: QuestionnairesService,
    private readonly own: OwnQuestionnairesService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Problem `not-found` for an unknown commune or a questionnaire that the commune is not offered, `input-invalid` for days out of order or a
   * target outside (0, 1], or for a name that is taken, `campaign-overlaps` when one of the points is taken
   */
  async create(wanted: NewCampaign, actor: string): Promise<Campaign> {
    const { communeId } = wanted;
    const questionnaire = await this.queue.read(this.own.offered(communeId, wanted.questionnaire));
    if (!questionnaire) throw problem.notFound({ what: wanted.questionnaire });
    const tablet = await this.queue.read(this.own.forTablets(communeId, wanted.tabletQuestionnaire, questionnaire));
    const catalogue = await this.communes.catalogueOn(wanted.communeId, wanted.opensOn);
    const { ownerUnit = null } = wanted;
    const units = await this.communes.catalogueOn(wanted.communeId, ownerDay(wanted.opensOn, this.clock.today()));
    if (ownerUnit !== null && !isUnit(units, ownerUnit)) throw problem.inputInvalid({ field: 'owner' });
    const asked: [Questionnaire, ...Questionnaire[]] = tablet ? [questionnaire, tablet] : [questionnaire];
    const campaign = Object.assign(new Campaign(), {
      communeId: wanted.communeId,
      id: randomUUID(),
      name: cleanLine(wanted.name ?? '') || titleAt(questionnaire, catalogue).vi,
      questionnaireVersion: questionnaire.version,
      tabletVersion: tablet?.version ?? null,
      opensOn: wanted.opensOn,
      endsOn: wanted.endsOn,
      locksOn: wanted.locksOn ?? addDays(wanted.endsOn, DAYS_UNTIL_LOCK),
      target: wanted.target === undefined ? usualTarget(questionnaire) : wanted.target,
      continuous: wanted.continuous ?? false,
      testing: wanted.testing ?? false,
      leads: [],
      layout: [],
      reorganised: 0,
      period: wanted.continuous ? (wanted.period ?? 'quarter') : null,
      fromDay: wanted.continuous ? (wanted.fromDay ?? 1) : 1,
      endedAt: null,
      ownerUnit,
      archivedAt: null,
      lockedPeriods: [],
    });
    assertSensible(campaign);
    await this.queue.commit(() => this.created(campaign, asked, { wanted, actor }));
    return campaign;
  }

  /** Lets a campaign use a point. @throws Problem `campaign-overlaps` when another uses it on one of the same days */
  async addPoint(campaign: Campaign, pointId: string, actor: string): Promise<void> {
    await this.queue.commit(() => this.attach(campaign, pointId, actor));
  }

  /** The same, together with what made the point or needs it. */
  *attach({ communeId, id }: Campaign, pointId: string, actor: string): Work<void> {
    // As it is now: somebody may have changed its days, or deleted it, since it was read.
    const campaign = yield* holdCampaign(communeId, id);
    if (!campaign) throw problem.notFound();
    if (yield* attached(campaign, pointId))
      yield* this.note('campaign-point-added', campaign, actor, { point: pointId });
  }

  async removePoint(campaign: Campaign, pointId: string, actor: string): Promise<void> {
    await this.queue.commit(() => this.removed(campaign, pointId, actor));
  }

  /** Campaigns of one commune, or of all, newest first. */
  async list(communeId: string | null): Promise<readonly Campaign[]> {
    const order = { opensOn: 'DESC', name: 'ASC' } as const;
    return this.withQuestionnaires(await this.queue.read(campaigns.select(communeId ? { communeId } : {}, { order })));
  }

  /** Campaigns that were just read, when all that they ask is known: `questionnairesOf` needs no database. */
  async withQuestionnaires<T extends readonly Campaign[]>(read: T): Promise<T> {
    const asked = read.flatMap(({ questionnaireVersion, tabletVersion }) => [
      questionnaireVersion,
      tabletVersion ?? '',
    ]);
    const unknown = asked.filter((version) => version !== '' && !this.questionnaires.byVersion(version));
    if (unknown.length > 0) await this.own.load(unknown);
    return read;
  }

  /** What a new campaign of a commune is checked against; or one that is changed. */
  async circumstances(communeId: string, before?: Campaign): Promise<Circumstances> {
    const others = (await this.list(communeId)).filter(({ id }) => id !== before?.id);
    return { today: this.clock.today(), names: others.map(({ name }) => name), before };
  }

  /** @throws Problem `not-found` */
  async find(id: string): Promise<Campaign> {
    const [campaign] = await this.withQuestionnaires(await this.queue.read(campaigns.select({ id })));
    if (!campaign) throw problem.notFound();
    return campaign;
  }

  async pointsOf({ communeId, id: campaignId }: Campaign): Promise<readonly CollectionPoint[]> {
    const used = await this.queue.read(campaignPoints.select({ communeId, campaignId }));
    const ids = new Set(used.map(({ pointId }) => pointId));
    return (await this.points.list(communeId)).filter(({ id }) => ids.has(id));
  }

  /**
   * The questionnaire of a campaign.
   * @throws Error when its file has gone; Problem `cannot-store-now` where another server has given it another of the
   * commune's own since it was read: whoever tries again finds it
   */
  questionnaireOf(campaign: Campaign): Questionnaire {
    return this.known(campaign.questionnaireVersion);
  }

  /** All that a campaign asks, its own questionnaire first, then the one for tablets. */
  questionnairesOf(campaign: Campaign): readonly Questionnaire[] {
    const own = this.questionnaireOf(campaign);
    return campaign.tabletVersion === null ? [own] : [own, this.known(campaign.tabletVersion)];
  }

  private known(version: string): Questionnaire {
    const questionnaire = this.questionnaires.byVersion(version);
    if (questionnaire) return questionnaire;
    throw isOwnKey(keyOf(version))
      ? problem.cannotStoreNow()
      : new Error(`The questionnaire ${version} is missing in surveys/`);
  }

  stateOf(campaign: Campaign): ReturnType<Campaign['stateOn']> {
    return campaign.stateOn(this.clock.today());
  }

  private *created(
    campaign: Campaign,
    asked: readonly [Questionnaire, ...Questionnaire[]],
    { wanted, actor }: { readonly wanted: NewCampaign; readonly actor: string },
  ): Work<void> {
    // A commune that becomes another meanwhile changes this campaign with the others, or before it is made.
    yield* this.communes.held(campaign.communeId);
    campaign.leads = yield* leadsBetween(this.communes, asked[0], campaign);
    campaign.layout = layoutOf(asked, [NO_LEADS, ...campaign.leads.map(({ leads }) => leads)]);
    const { pointIds = [], newPoints = [], like } = wanted;
    if (wanted.isNamedApart) campaign.name = yield* this.nameApart(campaign, cleanLine(wanted.name ?? '') !== '');
    const { name, opensOn, endsOn } = campaign;
    yield* campaigns.insert(campaign);
    for (const point of newPoints) yield* this.points.add(point, actor);
    const points = [...pointIds, ...newPoints.map(({ id }) => id)];
    for (const pointId of points) yield* attached(campaign, pointId);
    const { communeId, id: campaignId } = campaign;
    const plan = like?.plan && { ...like.plan, communeId, campaignId, decidedOn: like.decidedOn, decidedBy: actor };
    if (plan) yield* tableOf(CampaignPlan).insert(plan);
    const details = { name, opensOn, endsOn, points, like: like?.campaign, plan: plan?.responses };
    yield* this.note('campaign-created', campaign, actor, details);
  }

  private *nameApart({ communeId, name, opensOn }: Campaign, isGiven: boolean): Work<string> {
    const names = (yield* campaigns.select({ communeId })).map((one) => one.name);
    if (!isTaken(name, names)) return name;
    if (isGiven) throw problem.inputInvalid({ field: 'name', value: name });
    return nextName({ name, opensOn }, opensOn, { names, dated: formatMonth(opensOn.slice(0, 7), MAIN_LANGUAGE) });
  }

  private *removed(campaign: Campaign, pointId: string, actor: string): Work<void> {
    const { communeId, id: campaignId } = campaign;
    const removed = yield* campaignPoints.delete({ communeId, campaignId, pointId });
    if (removed > 0) yield* this.note('campaign-point-removed', campaign, actor, { point: pointId });
  }

  private note(action: string, { communeId, id }: Campaign, actor: string, details: Record<string, unknown>) {
    return this.audit.append({ actor, communeId, action, object: id, details });
  }
}

function assertSensible({ opensOn, endsOn, locksOn, target }: Campaign): void {
  if (!(opensOn <= endsOn && endsOn < locksOn)) throw problem.inputInvalid({ field: 'locksOn' });
  if (target !== null && !(target > 0 && target <= 1)) throw problem.inputInvalid({ field: 'target' });
}

/** A campaign, held still until the transaction ends: its lock and the responses it counts never cross. */
export function holdCampaign(communeId: string, id: string): Work<Campaign | null> {
  return campaigns.hold({ communeId, id });
}

/** Every campaign that uses a point, newest opening first. */
export function* campaignsAtPoint(communeId: string, pointId: string): Work<readonly Campaign[]> {
  const found = yield* rows(
    `SELECT c.* FROM campaign c JOIN campaign_point p ON p.commune_id = c.commune_id AND p.campaign_id = c.id
     WHERE p.commune_id = $1 AND p.point_id = $2 ORDER BY c.opens_on DESC`,
    communeId,
    pointId,
  );
  return found.map((raw) => campaigns.row(raw));
}
