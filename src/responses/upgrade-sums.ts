import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Campaign } from '../campaigns/campaign.entity.js';
import { extended, layoutIn, layoutOf } from '../campaigns/campaign-layout.js';
import { CampaignsService, holdCampaign } from '../campaigns/campaigns.service.js';
import { Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { type Group, WriteQueue } from '../database/write-queue.js';
import { Installation } from '../operations/installation.entity.js';
import { backUpBeforeUpgrade } from '../operations/upgrade-backup.js';
import { rebuild } from './recount.js';

/** To be raised with every change of what is summed, or of how: then what is stored is counted afresh, once. */
const SUMS_VERSION = 3;

const NAME = 'sums';

/** Counts afresh, at start, sums that an earlier version of the program kept otherwise. */
@Injectable()
export class UpgradeSums implements OnModuleInit {
  private readonly logger = new Logger('Upgrade');

  constructor(
    private readonly campaigns: CampaignsService,
    private readonly queue: WriteQueue,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    const version = await this.queue.read(storedVersion());
    if (version >= SUMS_VERSION) return;
    const all = await this.campaigns.list(null);
    if (all.length > 0) backUpBeforeUpgrade(this.settings, this.clock);
    for (const campaign of all) {
      const cells = await this.queue.commit((group) => this.countedAfresh(campaign, group));
      this.logger.log(`${campaign.communeId} ${campaign.id}: ${cells} sums counted afresh`);
    }
    // Last, so that what was ended half-way is done at the next start.
    await this.queue.commit(() => tableOf(Installation).upsert({ name: NAME, value: String(SUMS_VERSION) }));
  }

  private *countedAfresh({ communeId, id }: Campaign, group: Group): Work<number> {
    // Another server may take in answers meanwhile: they are counted here, or wait.
    yield* group.settle();
    const campaign = yield* holdCampaign(communeId, id);
    if (!campaign) return 0;
    const asked = this.campaigns.questionnairesOf(campaign);
    const layout = extended(layoutIn(campaign, asked), layoutOf(asked, []));
    yield* tableOf(Campaign).update({ communeId, id }, { layout });
    return yield* rebuild(Object.assign(new Campaign(), campaign, { layout }), asked);
  }
}

/** 0 before the program knew of versions, and in a new database. */
function* storedVersion(): Work<number> {
  return Number((yield* tableOf(Installation).find({ name: NAME }))?.value ?? 0);
}
