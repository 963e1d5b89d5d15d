import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { FEWEST_PER_UNIT, powerRows } from '../campaigns/plan-sizes.js';
import { PlansService } from '../campaigns/plans.service.js';
import type { Visits } from '../campaigns/visits.js';
import { VisitsService } from '../campaigns/visits.service.js';
import { weeksBetween } from '../campaigns/weeks.js';
import { Clock } from '../config/clock.js';
import { addDays, type Day } from '../rules/days.js';
import type { fieldWeights } from './people.js';
import { Random } from './random.js';

/** What officers enter beside the responses: how many people came, and how many responses were planned. */
@Injectable()
export class SimulatedCoverageService {
  constructor(
    private readonly visits: VisitsService,
    private readonly plans: PlansService,
    private readonly clock: Clock,
  ) {}

  /**
   * @param weights how often each field is used
   * @param responses of the campaign until today
   */
  async simulate(
    campaign: Campaign,
    weights: Weights,
    { responses, seed }: { readonly responses: number; readonly seed: number },
  ): Promise<void> {
    await this.plan(campaign);
    if (!this.visits.areCountedFor(campaign)) return;
    // Until the week before: somebody still has to enter the current one.
    const to = addDays(this.clock.today(), -7);
    const visits = simulatedVisits(weights, { from: campaign.opensOn, to, responses }, new Random(seed));
    await this.visits.replace(campaign, [...new Set(visits.map(({ week }) => week))], visits, ACTOR);
  }

  /** What is still open has a plan, decided a week before it opened. */
  private async plan(campaign: Campaign): Promise<void> {
    const [row] = powerRows(campaign.target ?? 1);
    if (!row?.responses || !this.plans.mayBeSet(campaign)) return;
    const { truth, responses } = row;
    const size = campaign.continuous
      ? { basis: 'own' as const, responses: A_QUARTER, truth: null }
      : { basis: 'power' as const, responses, truth };
    const decided = { ...size, perUnit: FEWEST_PER_UNIT, listSize: null };
    await this.plans.set(campaign, decided, ACTOR, addDays(campaign.opensOn, -7));
  }
}

type Weights = ReturnType<typeof fieldWeights>;

const ACTOR = 'simulation';
/** Responses planned for a quarter at the Centre. */
const A_QUARTER = 1_200;

/** Of a hundred visits, this many end in a response. */
const RESPONSES_PER_HUNDRED = 20;

/**
 * What a Centre's register would say: visits by field and week, about five to a response, in a mix of fields that
 * differs a little from that of the responses, so that weighting has something to do.
 * @param responses of the whole time
 */
export function simulatedVisits(
  weights: Weights,
  { from, to, responses }: { readonly from: Day; readonly to: Day; readonly responses: number },
  random: Random,
): readonly Visits[] {
  const weeks = weeksBetween(from, to);
  const shares = Object.entries(weights).map(([field, weight]) => {
    return [field, weight * (0.5 + random.next())] as const;
  });
  const whole = shares.reduce((sum, [, share]) => sum + share, 0);
  const perWeek = (responses * 100) / RESPONSES_PER_HUNDRED / Math.max(1, weeks.length);
  return weeks.flatMap((week) =>
    shares.map(([field, share]) => {
      return { week, field, count: Math.round((perWeek * share * (0.85 + 0.3 * random.next())) / whole) };
    }),
  );
}
