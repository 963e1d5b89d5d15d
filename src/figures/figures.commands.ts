import { CampaignsService } from '../campaigns/campaigns.service.js';
import type { Command } from '../config/command.js';
import { FiguresService } from './figures.service.js';
import type { Publication } from './publication.js';

export const figureCommands: readonly Command[] = [
  {
    name: 'publish',
    usage: 'ID',
    options: [],
    run: async (get, call) => {
      const campaign = await get(CampaignsService).find(idIn('publish', call.arguments));
      return { campaign: campaign.id, published: told(await get(FiguresService).publish(campaign)) };
    },
  },
  {
    name: 'campaign:lock',
    usage: 'ID [--quarter 2026-Q3]',
    options: [{ name: 'quarter', kind: 'text' }],
    run: async (get, call) => {
      const campaign = await get(CampaignsService).find(idIn('campaign:lock', call.arguments));
      const locked = await get(FiguresService).lock(campaign, call.text('quarter') ?? null, 'command');
      return { campaign: campaign.id, locked: told(locked) };
    },
  },
];

function idIn(command: string, [id]: readonly string[]): string {
  if (!id) throw new Error(`${command}: ID is missing`);
  return id;
}

function told(publications: readonly Publication[]): unknown {
  return publications.map(({ period, locked, publishedAt, dataHash }) => ({ period, locked, publishedAt, dataHash }));
}
