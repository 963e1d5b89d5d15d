import { part } from './shared.mjs';

/** Which period an answer belongs to, when it is locked, and what counts until then. */
export default part(
  ['src/campaigns/campaign-calendar.ts', 'src/campaigns/campaign.entity.ts:100-182'],
  'src/campaigns/campaign(-calendar|.entity)',
);
