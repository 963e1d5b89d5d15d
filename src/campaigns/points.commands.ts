import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { isPointKind, pointKinds } from '../collection-points/point-kinds.js';
import type { Command } from '../config/command.js';
import { WriteQueue } from '../database/write-queue.js';
import { CampaignsService } from './campaigns.service.js';

/** Points are made here rather than in their own room, because a new point may join a campaign at once. */
export const pointCommands: readonly Command[] = [
  {
    name: 'point:create',
    usage: `--commune S --kind ${pointKinds.join('|')} --name N [--unit S] [--field S] [--village S] [--counter S] [--campaign ID]`,
    options: [
      { name: 'commune', kind: 'text', required: true },
      { name: 'kind', kind: 'text', required: true },
      { name: 'name', kind: 'text', required: true },
      ...(['unit', 'field', 'village', 'counter', 'campaign'] as const).map((name) => ({
        name,
        kind: 'text' as const,
      })),
    ],
    run: async (get, call) => {
      const kind = call.text('kind');
      if (!isPointKind(kind)) throw new Error(`--kind takes ${pointKinds.join(', ')}`);
      const campaigns = get(CampaignsService);
      const points = get(CollectionPointsService);
      const communeId = call.text('commune') ?? '';
      const campaignId = call.text('campaign');
      const campaign = campaignId === undefined ? null : await campaigns.find(campaignId);
      if (campaign && campaign.communeId !== communeId) throw new Error('--campaign belongs to another commune');
      const point = await points.prepare({
        ...{ communeId, kind, name: call.text('name') ?? '', unit: call.text('unit'), field: call.text('field') },
        ...{ village: call.text('village'), counter: call.text('counter') },
      });
      await get(WriteQueue).commit(function* () {
        yield* points.add(point, 'command');
        if (campaign) yield* campaigns.attach(campaign, point.id, 'command');
      });
      const { id, code, name } = point;
      return { id, code, url: points.addressOf(point), name, kind };
    },
  },
];
