import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import type { Role, Staff } from '../access/staff.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { periodOf } from '../campaigns/campaign-calendar.js';
import { CampaignsService, holdCampaign } from '../campaigns/campaigns.service.js';
import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { Clock } from '../config/clock.js';
import { Secrets } from '../config/secrets.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { type Group, WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { ExcludedResponse } from '../responses/excluded-response.entity.js';
import { leaveOut, takeBackIn } from '../responses/take-out.js';
import { countedIn, type ExclusionSet, leftOutBy } from './exclusion-sets.js';
import { Exclusion } from './integrity.entity.js';
import { Places, pointsAnswered } from './places.js';

const exclusions = tableOf(Exclusion);
const excludedResponses = tableOf(ExcludedResponse);

/** What somebody wants to leave out, and why. */
export interface Proposal extends ExclusionSet {
  /** Key of the flag because of which. */
  readonly flag: string | null;
  readonly because: string;
}

/** `before`: it had been done already, by this click or somebody else's. */
export type Done = 'now' | 'before';

/**
 * Leaves responses out of the figures, until the lock: one proposes, another decides, and both say why. They stay stored,
 * are counted beside the figures, and can be taken back in.
 */
@Injectable()
export class ExclusionsService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** Everything that was ever proposed in a campaign, the latest first. */
  list({ communeId, id: campaignId }: Campaign): Promise<readonly Exclusion[]> {
    const order = { proposedOn: 'DESC', id: 'ASC' } as const;
    return this.queue.read(exclusions.select({ communeId, campaignId }, { order }));
  }

  /** How many a period leaves out, by the roles of who proposed and who decided. */
  async byRoles(campaign: Campaign, period: string) {
    const left = (await this.list(campaign)).filter((one) => one.state === 'excluded' && one.period === period);
    const sums = new Map<string, { proposed: Role; decided: Role; responses: number }>();
    for (const exclusion of left) {
      const { proposedRole: proposed, decidedRole } = exclusion;
      const decided = decidedRole ?? proposed;
      const name = `${proposed} ${decided}`;
      const sum = sums.get(name) ?? { proposed, decided, responses: 0 };
      // What was withdrawn since is in no count.
      const still = (await this.queue.read(leftOutBy(exclusion))).flatMap(({ responses }) => responses);
      sums.set(name, { ...sum, responses: sum.responses + still.length });
    }
    return [...sums.values()];
  }

  /** Points at which the campaign was answered. */
  pointsOf(campaign: Campaign): Promise<readonly CollectionPoint[]> {
    return this.queue.read(pointsAnswered(campaign));
  }

  /** How many of the set count now. */
  size(campaign: Campaign, set: ExclusionSet): Promise<number> {
    return this.queue.read(this.sizeOf(campaign, set));
  }

  /**
   * @throws Problem `input-invalid` where nobody of the set counts, `campaign-locked` once its period is final,
   * `forbidden` for a token, which is no person
   */
  propose(campaign: Campaign, proposal: Proposal, staff: Staff): Promise<Done> {
    assertPerson(staff);
    return this.queue.commit((group) => this.proposed(campaign, proposal, staff, group));
  }

  /**
   * @throws Problem `another-person-needed` for whoever proposed it, `campaign-locked`, `not-found`, `forbidden` for a
   * token
   */
  decide(
    campaign: Campaign,
    id: string,
    said: { readonly as: 'excluded' | 'refused'; readonly because: string },
    staff: Staff,
  ): Promise<Done> {
    assertPerson(staff);
    return this.queue.commit((group) => this.decided(campaign, id, said, staff, group));
  }

  /** @throws Problem `campaign-locked`, `not-found`, `forbidden` for a token */
  takeBack(campaign: Campaign, id: string, because: string, staff: Staff): Promise<Done> {
    assertPerson(staff);
    return this.queue.commit((group) => this.takenBack(campaign, id, because, staff, group));
  }

  private *sizeOf(campaign: Campaign, set: ExclusionSet): Work<number> {
    return (yield* countedIn(campaign, set, yield* this.places(campaign))).responses.length;
  }

  private *proposed({ communeId, id }: Campaign, proposal: Proposal, staff: Staff, group: Group): Work<Done> {
    const { kind, pointId, day, batchId, flag, period, because } = proposal;
    const set = { kind, pointId, day, batchId, period };
    const campaign = yield* this.open({ communeId, id }, period, group);
    // The day says to which period it belongs, whatever the form says.
    if (day !== null && periodOf(day, campaign) !== period) throw problem.inputInvalid({ field: 'day' });
    const waiting = yield* exclusions.select({ communeId, campaignId: id, ...set, state: 'proposed' });
    if (waiting.length > 0) return 'before';
    const { responses } = yield* countedIn(campaign, set, yield* this.places(campaign));
    if (responses.length === 0) throw problem.inputInvalid({ field: 'set' });
    yield* exclusions.insert({
      ...{ communeId, id: randomUUID(), campaignId: id, ...set, flag, state: 'proposed' },
      ...{ responses: responses.length, because },
      ...{ proposedBy: staff.name, proposedRole: staff.role, proposedOn: this.clock.today() },
      ...{ decidedBy: null, decidedRole: null, decidedOn: null, decidedBecause: null },
      ...{ returnedBy: null, returnedOn: null, returnedBecause: null },
    });
    const details = { ...set, responses: responses.length, reason: because };
    yield* this.note('exclusion-proposed', campaign, staff, details);
    return 'now';
  }

  private *decided(
    { communeId, id: campaignId }: Campaign,
    id: string,
    { as: state, because }: { readonly as: 'excluded' | 'refused'; readonly because: string },
    staff: Staff,
    group: Group,
  ): Work<Done> {
    const exclusion = yield* exclusions.hold({ communeId, id });
    if (exclusion?.campaignId !== campaignId) throw problem.notFound();
    const { kind, pointId, day, batchId, period, proposedBy } = exclusion;
    const set = { kind, pointId, day, batchId, period };
    const campaign = yield* this.open({ communeId, id: campaignId }, period, group);
    if (exclusion.state !== 'proposed') return 'before';
    if (proposedBy === staff.name) throw problem.anotherPersonNeeded();
    const counted = state === 'excluded' ? yield* countedIn(campaign, set, yield* this.places(campaign)) : null;
    if (counted) {
      yield* leaveOut({ campaign, asked: this.campaigns.questionnairesOf(campaign), ...counted }, counted.responses);
      for (const { id: responseId } of counted.responses) {
        yield* excludedResponses.upsert({
          communeId,
          responseId,
          campaignId,
          exclusionId: id,
          pointId: counted.pointId,
        });
      }
    }
    const responses = counted?.responses.length ?? exclusion.responses;
    yield* exclusions.update(
      { communeId, id },
      {
        ...{ state, responses, decidedBy: staff.name, decidedRole: staff.role },
        ...{ decidedOn: this.clock.today(), decidedBecause: because },
      },
    );
    const action = state === 'excluded' ? 'exclusion-confirmed' : 'exclusion-refused';
    yield* this.note(action, campaign, staff, { ...set, proposedBy, responses, reason: because });
    return 'now';
  }

  private *takenBack(
    { communeId, id: campaignId }: Campaign,
    id: string,
    because: string,
    staff: Staff,
    group: Group,
  ): Work<Done> {
    const exclusion = yield* exclusions.hold({ communeId, id });
    if (exclusion?.campaignId !== campaignId) throw problem.notFound();
    const { kind, pointId, day, batchId, period } = exclusion;
    const campaign = yield* this.open({ communeId, id: campaignId }, period, group);
    if (exclusion.state !== 'excluded') return 'before';
    const asked = this.campaigns.questionnairesOf(campaign);
    let count = 0;
    for (const { pointId: at, responses } of yield* leftOutBy(exclusion)) {
      yield* takeBackIn({ campaign, asked, pointId: at }, responses);
      count += responses.length;
    }
    yield* excludedResponses.delete({ communeId, exclusionId: id });
    yield* exclusions.update(
      { communeId, id },
      { state: 'returned', returnedBy: staff.name, returnedOn: this.clock.today(), returnedBecause: because },
    );
    const details = { kind, pointId, day, batchId, period, responses: count, reason: because };
    yield* this.note('exclusion-returned', campaign, staff, details);
    return 'now';
  }

  /** The campaign held still, with everything in its sums that came before. @throws Problem `campaign-locked` */
  private *open({ communeId, id }: Pick<Campaign, 'communeId' | 'id'>, period: string, group: Group): Work<Campaign> {
    yield* group.settle();
    const campaign = yield* holdCampaign(communeId, id);
    if (!campaign) throw problem.notFound();
    if (campaign.isPeriodLocked(period)) throw problem.campaignLocked();
    return campaign;
  }

  private *places(campaign: Campaign): Work<Places> {
    return new Places(this.secrets, yield* pointsAnswered(campaign));
  }

  private note(action: string, { communeId, id }: Campaign, { name: actor }: Staff, details: Record<string, unknown>) {
    return this.audit.append({ actor, communeId, action, object: id, details });
  }
}

/** A token may be anybody's, and two of them one person's. */
function assertPerson({ kind }: Staff): void {
  if (kind !== 'user') throw problem.forbidden();
}
