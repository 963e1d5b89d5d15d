import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { ReleasesService, versionOf } from '../../src/public-results/releases.service.js';
import type { TestServer } from './server.js';

/** Shows a locked period to everybody: an officer prepares it and the chairman approves. */
export async function released(server: TestServer, campaign: Campaign, period = 'all', done = ''): Promise<void> {
  const releases = server.get(ReleasesService, { strict: false });
  await releases.prepare(campaign, period, done, 'lan');
  expect(await releases.approve(campaign, period, versionOf({ done }), 'hùng')).toBe('approved');
}
