import { CampaignsService, holdCampaign } from '../campaigns/campaigns.service.js';
import type { Command, Get } from '../config/command.js';
import { WriteQueue } from '../database/write-queue.js';
import { differences, rebuild } from './recount.js';
import { sealedOf } from './sealing.js';

export const responseCommands: readonly Command[] = [
  {
    name: 'tallies:rebuild',
    usage: '',
    options: [],
    run: async (get) => {
      const campaigns = get(CampaignsService);
      for (const campaign of await campaigns.list(null)) {
        await get(WriteQueue).commit(function* (group) {
          // A server beside it may take in answers meanwhile: they are counted here, or wait.
          yield* group.settle();
          const held = yield* holdCampaign(campaign.communeId, campaign.id);
          // What is sealed is held against its seal below.
          const isWhole = held && (yield* sealedOf(held)).length === 0;
          if (isWhole) yield* rebuild(held, campaigns.questionnairesOf(held));
        });
      }
      return verifySums(get);
    },
  },
];

/** Counts every campaign afresh, and compares what is stored. @throws Error that names the cells that differ */
export async function verifySums(get: Get): Promise<{ readonly campaigns: number; readonly differences: 0 }> {
  const campaigns = get(CampaignsService);
  const all = await campaigns.list(null);
  const faults: string[] = [];
  for (const campaign of all) {
    const cells = await get(WriteQueue).read(differences(campaign, campaigns.questionnairesOf(campaign)));
    faults.push(...cells.map((cell) => `${campaign.communeId} ${campaign.id} ${cell}`));
  }
  if (faults.length > 0) throw new Error(`Sums that differ from the responses: ${faults.join('; ')}`);
  return { campaigns: all.length, differences: 0 };
}
