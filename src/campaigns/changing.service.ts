import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { placeKinds } from '../collection-points/point-places.js';
import { Commune } from '../communes/commune.entity.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { type Group, WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { OwnQuestionnairesService } from '../questionnaires/own-questionnaires.service.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { cleanLine } from '../rules/typed-text.js';
import { Campaign } from './campaign.entity.js';
import {
  type Changeable,
  type ChangeField,
  changeableOf,
  changedFields,
  changeFaults,
  markOf,
  mayChange,
  type Phase,
  phaseOf,
  revisionOf,
} from './campaign-changes.js';
import { type CampaignFault, faultAt, isUnit, ownerDay, placesFault } from './campaign-check.js';
import { extended, layoutIn, layoutOf, NO_LEADS } from './campaign-layout.js';
import { leadsBetween, leadsUntil } from './campaign-leads.js';
import { CampaignPlan } from './campaign-plan.entity.js';
import { campaignPointsOf, overlapping } from './campaign-points.js';
import { CampaignTraces } from './campaign-traces.js';
import { CampaignsService, holdCampaign } from './campaigns.service.js';
import { faultOfProblem } from './fault-of-problem.js';
import { VisitCount } from './visit-count.entity.js';
import { weekOf } from './weeks.js';

const campaigns = tableOf(Campaign);
const plans = tableOf(CampaignPlan);

/** What somebody wants to be another, and as what they have read the campaign (`revisionOf`, `markOf`); null where they did not say. */
export interface ChangeWish {
  readonly change: Partial<Changeable>;
  readonly seen: string | null;
}

/** How far a campaign has come, and its name for whoever changes it. */
export interface Standing {
  readonly campaign: Campaign;
  readonly phase: Phase;
  readonly revision: string;
}

export type Changed =
  | { readonly kind: 'changed'; readonly campaign: Campaign }
  /** Somebody was quicker, or the campaign has come further since it was read. */
  | ({ readonly kind: 'stale' } & Standing)
  /** These cannot be changed any more. */
  | { readonly kind: 'fixed'; readonly fields: readonly ChangeField[]; readonly phase: Exclude<Phase, 'planned'> }
  | { readonly kind: 'faults'; readonly faults: readonly CampaignFault[] };

/** Changes campaigns that are made already, each in one unit of work, held still, so that no lock or answer comes between. */
@Injectable()
export class ChangingService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly traces: CampaignTraces,
    private readonly questionnaires: OwnQuestionnairesService,
    private readonly communes: CommunesService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  standing(campaign: Campaign): Promise<Standing> {
    return this.queue.read(this.standingOf(campaign));
  }

  /**
   * @throws Problem `not-found` where it has been deleted, `clock-unsure` for a day of collecting while nobody knows which
   * day it is
   */
  change(campaign: Pick<Campaign, 'communeId' | 'id'>, wish: ChangeWish, actor: string): Promise<Changed> {
    return this.queue.commit((group) => this.changed(campaign, wish, { actor, group }));
  }

  private *standingOf(campaign: Campaign): Work<Standing> {
    const phase = phaseOf(campaign, this.clock.today(), yield* this.traces.isBound(campaign));
    return { campaign, phase, revision: revisionOf(campaign, phase) };
  }

  private *changed(
    { communeId, id }: Pick<Campaign, 'communeId' | 'id'>,
    { change, seen }: ChangeWish,
    { actor, group }: { readonly actor: string; readonly group: Group },
  ): Work<Changed> {
    // The answers that came before in the same commit are in the sums, and those that come after are judged anew.
    yield* group.settle();
    const campaign = yield* holdCampaign(communeId, id);
    if (!campaign) throw problem.notFound();
    const standing = yield* this.standingOf(campaign);
    const read = { ...changeableOf(campaign), ...change };
    // A round has no months.
    const wanted: Changeable = {
      ...read,
      name: cleanLine(read.name),
      fromDay: read.period === null ? 1 : read.fromDay,
    };
    const fields = changedFields(campaign, wanted);
    // A second click finds everything as it wants it.
    if (fields.length === 0) return { kind: 'changed', campaign };
    if (seen !== null && ![standing.revision, markOf(campaign)].includes(seen)) return { kind: 'stale', ...standing };
    const { phase } = standing;
    const fixed = fields.filter((field) => !mayChange[phase].includes(field));
    if (fixed.length > 0 && phase !== 'planned') return { kind: 'fixed', fields: fixed, phase };
    const asked = yield* this.askedAfter(campaign, wanted, fields);
    const faults = yield* this.faultsOf(campaign, wanted, fields, asked);
    if ('fault' in asked || faults.length > 0) return { kind: 'faults', faults };
    const after = yield* this.applied(campaign, wanted, { fields, asked, phase });
    yield* campaigns.update({ communeId, id }, after);
    const plan = yield* this.keepPlan(campaign, wanted);
    const details = { ...told(changeableOf(campaign), wanted, fields), ...plan };
    yield* this.audit.append({ actor, communeId, action: 'campaign-changed', object: id, details });
    return { kind: 'changed', campaign: Object.assign(new Campaign(), campaign, after) };
  }

  /** What it asks afterwards: the newest versions where the questionnaires become others, else those that it has. */
  private *askedAfter(campaign: Campaign, wanted: Changeable, fields: readonly ChangeField[]): Work<AskedAfter> {
    if (!fields.includes('questionnaire') && !fields.includes('tabletQuestionnaire')) {
      return this.campaigns.questionnairesOf(campaign);
    }
    const { communeId } = campaign;
    const offered = yield* this.questionnaires.offered(communeId, wanted.questionnaire);
    // One that is offered to new campaigns no more stays with those that have it.
    const own = offered ?? (fields.includes('questionnaire') ? null : this.campaigns.questionnaireOf(campaign));
    if (!own) return { fault: faultAt('questionnaire') };
    try {
      const tablet = yield* this.questionnaires.forTablets(communeId, wanted.tabletQuestionnaire, own);
      return tablet ? [own, tablet] : [own];
    } catch (error) {
      return faultOfProblem(error);
    }
  }

  private *faultsOf(
    campaign: Campaign,
    wanted: Changeable,
    fields: readonly ChangeField[],
    asked: AskedAfter,
  ): Work<readonly CampaignFault[]> {
    const { communeId, id } = campaign;
    const { owner, opensOn, endsOn } = wanted;
    const today = this.clock.today();
    // Held, so that of two that take a name at once the second sees the first.
    yield* tableOf(Commune).hold({ id: communeId });
    const others = (yield* campaigns.select({ communeId })).filter((one) => one.id !== id);
    const faults = [...changeFaults(campaign, wanted, { today, names: others.map(({ name }) => name) })];
    if ('fault' in asked) faults.push(asked.fault);
    else if (fields.includes('questionnaire')) faults.push(...(yield* this.placeFaults(campaign, asked)));
    const units = yield* this.communes.validOn(communeId, ownerDay(opensOn, today));
    if (fields.includes('owner') && owner !== null && !isUnit(units, owner)) {
      faults.push(faultAt('owner'));
    }
    const isMoved = fields.includes('opensOn') || fields.includes('endsOn');
    if (!isMoved || faults.length > 0) return faults;
    if (this.clock.state !== 'trusted') throw problem.clockUnsure();
    const weeks = (yield* tableOf(VisitCount).select({ communeId, campaignId: id })).map(({ week }) => week);
    if (weeks.some((week) => week < weekOf(opensOn) || week > weekOf(endsOn))) return [faultAt('endsOn', 'endVisits')];
    const other = yield* overlapping({ communeId, id, opensOn, endsOn });
    return other ? [{ ...faultAt('points'), campaign: other.name }] : [];
  }

  /** Its points stay: another questionnaire can be answered there, or it is refused. */
  private *placeFaults(campaign: Campaign, [own]: readonly Questionnaire[]): Work<readonly CampaignFault[]> {
    const points = yield* campaignPointsOf(campaign);
    const places = placeKinds.filter((kind) => points.some((point: CollectionPoint) => point[kind] !== null));
    const isMisplaced = own !== undefined && placesFault(own.subject, places) !== null;
    return isMisplaced ? [faultAt('questionnaire', 'questionnairePoints')] : [];
  }

  /** Everything that follows from a change, so that sums, leads and days agree. */
  private *applied(
    campaign: Campaign,
    wanted: Changeable,
    {
      fields,
      asked,
      phase,
    }: { readonly fields: readonly ChangeField[]; readonly asked: readonly Questionnaire[]; readonly phase: Phase },
  ): Work<Partial<Campaign>> {
    const { name, owner: ownerUnit, opensOn, endsOn, locksOn, target, period, fromDay, testing } = wanted;
    const [own, tablet] = asked;
    const resumes = endsOn > campaign.endsOn;
    const change = {
      ...{ name, ownerUnit, opensOn, endsOn, locksOn, target, period, fromDay, testing },
      ...{ continuous: period !== null, endedAt: resumes ? null : campaign.endedAt },
      tabletVersion: tablet?.version ?? null,
    };
    if (!own || fields.every((field) => onlyTold.includes(field))) return change;
    const isPlanned = phase === 'planned' || phase === 'tried';
    const leads = isPlanned
      ? yield* leadsBetween(this.communes, own, { communeId: campaign.communeId, opensOn, endsOn })
      : yield* leadsUntil(this.communes, own, campaign, endsOn);
    const needed = layoutOf(asked, [NO_LEADS, ...leads.map(({ leads: led }) => led)]);
    // What has a sum keeps its place.
    const layout = phase === 'planned' ? needed : extended(layoutIn(campaign, asked), needed);
    const reorganised = campaign.reorganised + 1;
    return { ...change, questionnaireVersion: own.version, leads, layout, reorganised };
  }

  /** A number from the power table was chosen for the target of then; the number of continuous feedback is a quarter's. */
  private *keepPlan(campaign: Campaign, { target, period }: Changeable): Work<{ readonly plan?: 'kept' | 'dropped' }> {
    const of = { communeId: campaign.communeId, campaignId: campaign.id };
    const plan = yield* plans.find(of);
    if (!plan) return {};
    if ((period === null) !== (campaign.period === null)) {
      yield* plans.delete(of);
      return { plan: 'dropped' };
    }
    if (target === campaign.target || plan.basis !== 'power') return {};
    yield* plans.update(of, { basis: 'own', truth: null });
    return { plan: 'kept' };
  }
}

type AskedAfter = readonly Questionnaire[] | { readonly fault: CampaignFault };

/** What no answer, sum or lock rests on. */
const onlyTold: readonly ChangeField[] = ['name', 'owner', 'locksOn', 'testing'];

/** What the audit keeps of a change. */
function told(before: Changeable, after: Changeable, fields: readonly ChangeField[]): Record<string, unknown> {
  const of = (all: Changeable) => Object.fromEntries(fields.map((field) => [field, all[field]]));
  return { before: of(before), after: of(after) };
}
