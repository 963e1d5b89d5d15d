import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import type { Work } from '../database/statement.js';
import { rows, tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { backUpBeforeUpgrade } from '../operations/upgrade-backup.js';
import type { Circumstances } from './compose-publication.js';
import { readOriginal } from './original.js';
import { PublicationRecord } from './publication.entity.js';
import { PublishingService } from './publishing.service.js';
import { upgradedContent } from './upgraded-content.js';

const records = tableOf(PublicationRecord);

/**
 * Gives publications of version 1, at start, the shape that figures are read from. They tell what they told, under the
 * same hash: what that covers stays beside it as it was.
 */
@Injectable()
export class UpgradePublications implements OnModuleInit {
  private readonly logger = new Logger('Upgrade');

  constructor(
    private readonly campaigns: CampaignsService,
    private readonly publishing: PublishingService,
    private readonly queue: WriteQueue,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    const waiting = await this.queue.read(withoutContent());
    if (waiting.length === 0) return;
    backUpBeforeUpgrade(this.settings, this.clock);
    const upgrades: Upgrade[] = [];
    for (const { campaignId, period, ...key } of waiting) {
      const campaign = await this.campaigns.find(campaignId);
      upgrades.push({ key, circumstances: await this.publishing.circumstancesOf(campaign, period) });
    }
    // One unit: all of them, or none where the start is ended half-way; then the next one does it.
    await this.queue.commit(() => upgraded(upgrades));
    this.logger.log(`${waiting.length} locked periods hold their names, kinds, targets and leads now`);
  }
}

interface Upgrade {
  readonly key: { readonly communeId: string; readonly id: string };
  readonly circumstances: Circumstances;
}

/** Publications that are not upgraded yet, without what they hold. */
function* withoutContent(): Work<
  readonly (Upgrade['key'] & { readonly campaignId: string; readonly period: string })[]
> {
  const found = yield* rows<{ commune_id: string; id: string; campaign_id: string; period: string }>(
    `SELECT commune_id, id, campaign_id, period FROM publication
     WHERE hash_version = 1 AND content = '' ORDER BY commune_id, id`,
  );
  return found.map(({ commune_id: communeId, id, campaign_id: campaignId, period }) => {
    return { communeId, id, campaignId, period };
  });
}

function* upgraded(upgrades: readonly Upgrade[]): Work<void> {
  for (const { key, circumstances } of upgrades) {
    const record = yield* records.hold(key);
    // Another server may have been faster.
    if (!record?.original || record.content !== '') continue;
    const content = upgradedContent(readOriginal(record.original), circumstances);
    yield* records.update(key, { content: JSON.stringify(content) });
  }
}
