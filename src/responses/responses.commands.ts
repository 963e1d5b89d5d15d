import { CampaignsService } from '../campaigns/campaigns.service.js';
import type { Command, Get } from '../config/command.js';
import { WriteQueue } from '../database/write-queue.js';
import { differences, rebuild } from './recount.js';

/** Counts every campaign afresh; with `repair` what is stored is replaced, otherwise only compared. */
async function overAllCampaigns(get: Get, repair: boolean): Promise<unknown> {
  const campaigns = get(CampaignsService);
  const faults: string[] = [];
  const all = await campaigns.list(null);
  for (const campaign of all) {
    const asked = campaigns.questionnairesOf(campaign);
    if (repair) await get(WriteQueue).commit(() => rebuild(campaign, asked));
    const found = await get(WriteQueue).read(differences(campaign, asked));
    faults.push(...found.map((cell) => `${campaign.communeId} ${campaign.id} ${cell}`));
  }
  if (faults.length > 0) throw new Error(`Sums that differ from the responses: ${faults.join('; ')}`);
  return { campaigns: all.length, differences: 0 };
}

export const responseCommands: readonly Command[] = [
  { name: 'tallies:rebuild', usage: '', options: [], run: (get) => overAllCampaigns(get, true) },
  { name: 'verify', usage: '', options: [], run: (get) => overAllCampaigns(get, false) },
];
