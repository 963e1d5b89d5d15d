import { CampaignsService } from '../campaigns/campaigns.service.js';
import type { Command } from '../config/command.js';
import { WriteQueue } from '../database/write-queue.js';
import { verifySums } from '../responses/responses.commands.js';
import { LocksService } from './locks.service.js';
import { verifyPublications } from './verify-publications.js';

export const figureCommands: readonly Command[] = [
  {
    name: 'campaign:lock',
    usage: 'ID [--period 2026-Q3|2026-11] [--end-now] [--anyway]',
    options: [
      { name: 'period', kind: 'text' },
      { name: 'end-now', kind: 'flag' },
      { name: 'anyway', kind: 'flag' },
    ],
    run: async (get, call) => {
      const [id] = call.arguments;
      if (!id) throw new Error('campaign:lock: ID is missing');
      const campaign = await get(CampaignsService).find(id);
      const wish = { period: call.text('period'), endNow: call.flag('end-now'), anyway: call.flag('anyway') };
      const { period, publishedAt, dataHash } = await get(LocksService).lock(campaign, wish, 'command');
      return { campaign: campaign.id, locked: [{ period, publishedAt, dataHash }] };
    },
  },
  {
    name: 'verify',
    usage: '',
    options: [],
    run: async (get) => {
      const publications = await verifyPublications(get(WriteQueue));
      return { ...(await verifySums(get)), publications };
    },
  },
];
