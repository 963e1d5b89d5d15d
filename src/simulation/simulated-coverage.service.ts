import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { FEWEST_PER_UNIT, powerRows } from '../campaigns/plan-sizes.js';
import { PlansService } from '../campaigns/plans.service.js';
import { VisitsService } from '../campaigns/visits.service.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { Clock } from '../config/clock.js';
import { addDays } from '../rules/days.js';
import { Random } from './random.js';
import { simulatedVisits } from './simulated-visits.js';

/** What officers enter beside the responses: how many people came, and how many responses were planned. */
@Injectable()
export class SimulatedCoverageService {
  constructor(
    private readonly visits: VisitsService,
    private readonly plans: PlansService,
    private readonly clock: Clock,
  ) {}

  /** @param responses of the campaign until today */
  async simulate(
    campaign: Campaign,
    catalogue: CommuneCatalogue,
    { responses, seed }: { readonly responses: number; readonly seed: number },
  ): Promise<void> {
    await this.plan(campaign);
    if (!this.visits.areCountedFor(campaign)) return;
    // Until the week before: somebody still has to enter the current one.
    const to = addDays(this.clock.today(), -7);
    const visits = simulatedVisits(catalogue, { from: campaign.opensOn, to, responses }, new Random(seed));
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

const ACTOR = 'simulation';
/** Responses planned for a quarter at the Centre. */
const A_QUARTER = 1_200;
