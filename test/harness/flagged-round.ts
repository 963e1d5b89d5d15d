import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { tableOf } from '../../src/database/table.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { Exclusion } from '../../src/integrity/integrity.entity.js';
import type { TestServer } from './server.js';
import type { SignedIn } from './sign-in.js';
import { aCampaign, aPoint, aResponse, post } from './spring.js';

/** A round in which somebody sent sixty times five on one day to one of two points. */
export interface FlaggedRound {
  readonly campaign: Campaign;
  readonly stuffed: CollectionPoint;
  readonly honest: CollectionPoint;
}

export const STUFFED_DAY = '2026-11-09';
/** What honest people answer: about nine of ten are satisfied. */
const LEVELS = [5, 4, 4, 5, 4, 3, 4, 5, 4, 4];

/** @param name no other round of the server has it */
export async function aFlaggedRound(server: TestServer, name: string): Promise<FlaggedRound> {
  const stuffed = await aPoint(server, { name: `${name} 1` });
  const honest = await aPoint(server, { name: `${name} 2` });
  const days = { opensOn: '2026-11-01', endsOn: '2026-11-10', locksOn: '2026-11-15' } as const;
  const asked = { questionnaire: 'chinh-quyen', name, pointIds: [stuffed.id, honest.id] };
  const campaign = await aCampaign(server, { ...days, ...asked });
  let sent = 0;
  for (const day of ['02', '03', '04', '05', '06', '09'].map((one) => `2026-11-${one}`)) {
    server.clock.moveTo(day);
    for (const { code } of [stuffed, honest]) {
      for (let person = 0; person < 4; person += 1) {
        const G = LEVELS[sent % LEVELS.length];
        sent += 1;
        await post(server, code, aResponse({ G, A01: sent % 3 === 0 ? 5 : 4, A02: sent % 2 === 0 ? 3 : 4 }));
      }
    }
  }
  await Promise.all(Array.from({ length: 60 }, () => post(server, stuffed.code, aResponse({ G: 5, A01: 5, A02: 5 }))));
  return { campaign, stuffed, honest };
}

export const pathOf = ({ campaign }: FlaggedRound): string => `/campaigns/${campaign.id}/integrity`;

/** Key of the flag about many answers on the day of the stuffing. */
export const keyOf = ({ stuffed }: FlaggedRound, kind = 'burst'): string => `${kind}~${stuffed.id}~${STUFFED_DAY}`;

/** Proposes to leave that day out. @returns the address of the proposal */
export async function proposed(server: TestServer, round: FlaggedRound, by: SignedIn): Promise<string> {
  const fields = { period: 'all', key: keyOf(round), set: 'day', because: 'Có người gửi liên tục' };
  const reply = await by.post(`${pathOf(round)}/flag`, fields);
  if (reply.status !== 303) throw new Error(`Not proposed: ${reply.status}`);
  const [latest] = await exclusionsOf(server, round);
  return `${pathOf(round)}/exclusions/${latest?.id}`;
}

/** What was proposed in a round and waits, then the rest. */
export async function exclusionsOf(server: TestServer, { campaign }: FlaggedRound): Promise<readonly Exclusion[]> {
  const { communeId, id: campaignId } = campaign;
  const found = await server
    .get(WriteQueue, { strict: false })
    .read(tableOf(Exclusion).select({ communeId, campaignId }));
  return found.toSorted((a, b) => Number(b.state === 'proposed') - Number(a.state === 'proposed'));
}

export const campaignNow = (server: TestServer, { campaign }: FlaggedRound): Promise<Campaign> =>
  server.get(CampaignsService, { strict: false }).find(campaign.id);
