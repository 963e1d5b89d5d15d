import { Injectable } from '@nestjs/common';
import type { Work } from '../database/statement.js';
import { type Entity, tableOf, type Where } from '../database/table.js';
import { type Campaign, CampaignPoint } from './campaign.entity.js';
import { CampaignPlan } from './campaign-plan.entity.js';
import { VisitCount } from './visit-count.entity.js';

/** What is kept of a campaign in any table, as far as this room can know: rooms above name theirs. */
interface OfCampaign {
  readonly communeId: string;
  readonly campaignId: string | null;
}

/** Because of what a campaign cannot be deleted; each has a sentence under `campaigns.relies`. */
export type ReliedOn = 'answers' | 'setAside' | 'batches' | 'imports' | 'figures' | 'documents';
/** What is named to whoever deletes a campaign; each has a sentence under `campaigns.goes`. */
export type Going = 'tests' | 'batches' | 'visits' | 'plan' | 'points';

/** One table that names campaigns, and what becomes of its rows when a campaign is deleted: they go with it. */
export interface Trace {
  readonly entity: Entity<OfCampaign>;
  /** True for what was made for its questionnaire, days or periods, which then can't become others. */
  readonly isBinding: boolean;
  /** How many rows keep the campaign from being deleted; none unless given. */
  readonly relied?: { readonly as: ReliedOn; readonly count: (of: OfCampaign) => Work<number> };
  /** How they are told of when they go; not at all unless given. */
  readonly going?: Going;
}

/**
 * The rows of a table that fit one of several conditions.
 * @example relied('answers', SurveyResponse, [{ standing: 'counted' }, { standing: 'late' }])
 */
export function relied<E extends OfCampaign>(
  as: ReliedOn,
  entity: Entity<E>,
  conditions: readonly Where<E>[],
): Trace['relied'] {
  return {
    as,
    *count({ communeId, campaignId }) {
      let count = 0;
      for (const where of conditions) count += yield* tableOf(entity).count({ ...where, communeId, campaignId });
      return count;
    },
  };
}

/** How much there is of something. */
export interface Counted<Kind extends string> {
  readonly kind: Kind;
  readonly count: number;
}

/** Knows every table that names campaigns. */
@Injectable()
export class CampaignTraces {
  private readonly traces: Trace[] = [
    { entity: CampaignPoint, isBinding: false, going: 'points' },
    { entity: CampaignPlan, isBinding: false, going: 'plan' },
    { entity: VisitCount, isBinding: true, going: 'visits' },
  ];

  /** Rooms above this one name their tables when the server starts. */
  follow(traces: readonly Trace[]): void {
    this.traces.push(...traces);
  }

  /** The tables, for whoever wants to see that none is missing. */
  get entities(): readonly Entity[] {
    return this.traces.map(({ entity }) => entity);
  }

  /** Whether anything is kept that was made for what the campaign asks, and when. */
  *isBound(campaign: Campaign): Work<boolean> {
    for (const { entity, isBinding } of this.traces) {
      if (isBinding && (yield* tableOf(entity).count(ofCampaign(campaign))) > 0) return true;
    }
    return false;
  }

  /** What keeps a campaign from being deleted. */
  *reliedOn(campaign: Campaign): Work<readonly Counted<ReliedOn>[]> {
    const found: Counted<ReliedOn>[] = [];
    for (const { relied } of this.traces) {
      const count = relied ? yield* relied.count(ofCampaign(campaign)) : 0;
      if (relied && count > 0) found.push({ kind: relied.as, count });
    }
    return found;
  }

  /** What would go with a campaign. */
  *goingWith(campaign: Campaign): Work<readonly Counted<Going>[]> {
    const found: Counted<Going>[] = [];
    for (const { entity, going } of this.traces) {
      const count = going ? yield* tableOf(entity).count(ofCampaign(campaign)) : 0;
      if (going && count > 0) found.push({ kind: going, count });
    }
    return found;
  }

  /** Deletes whatever names a campaign. */
  *remove(campaign: Campaign): Work<void> {
    for (const { entity } of this.traces) yield* tableOf(entity).delete(ofCampaign(campaign));
  }
}

function ofCampaign({ communeId, id }: Campaign): OfCampaign {
  return { communeId, campaignId: id };
}
