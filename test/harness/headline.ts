import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import type { RateFigure } from '../../src/figures/figure.js';
import { SatisfactionService } from '../../src/figures/satisfaction.service.js';
import type { TestServer } from './server.js';

/** The headline of a locked round, which has a rate. */
export async function headlineOf(server: TestServer, campaign: Campaign): Promise<RateFigure> {
  const query = { by: null, formula: null, filter: null, period: null };
  const { overall } = await server.get(SatisfactionService, { strict: false }).satisfactionOf(campaign, query, 'vi');
  if (overall.kind !== 'rate') throw new Error(overall.kind);
  return overall;
}
