import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { BatchesService } from '../paper/batches.service.js';
import { KeyingService } from '../paper/keying.service.js';
import type { PaperBatch } from '../paper/paper.entity.js';
import { SecondKeyingService } from '../paper/second-keying.service.js';
import { Random } from './random.js';

/** Who keys the demonstration's paper: the first as an independent collector. */
export interface Keyers {
  readonly first: string;
  readonly second: string;
}

/** One batch of paper that the front handed out: keyed in part, with a difference that waits to be settled. */
@Injectable()
export class DemoPaperService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly batches: BatchesService,
    private readonly keying: KeyingService,
    private readonly secondKeying: SecondKeyingService,
  ) {}

  /** Of the round that is collecting, else of what else opened last; the Centre hands out its own. */
  async fill(communeId: string, { first, second }: Keyers): Promise<void> {
    for (const campaign of await this.campaigns.list(communeId)) {
      if (this.campaigns.stateOf(campaign) !== 'open') continue;
      if (this.campaigns.questionnaireOf(campaign).subject === 'centre') continue;
      const point = (await this.campaigns.pointsOf(campaign)).find(({ kind }) => kind === 'paper');
      if (point) return this.handOut(campaign, point.id, { first, second });
    }
  }

  private async handOut(campaign: Campaign, pointId: string, { first, second }: Keyers): Promise<void> {
    const wanted = { pointId, meetingId: null, handedOutBy: 'front', form: 'full', issued: 40 } as const;
    const batch = await this.batches.create(campaign, wanted, first);
    await this.batches.recordReturned(batch, 31, first);
    await this.key(batch, first, second);
    await this.keying.spoil(batch, 13, 'blank', first);
  }

  private async key(batch: PaperBatch, first: string, second: string): Promise<void> {
    const random = new Random(SEED);
    for (let number = 1; number <= 12; number += 1) {
      const answers = { G: random.chance(0.9) ? 4 : 3, A01: 4, A02: random.chance(0.5) ? 5 : 4, A03: 4 };
      const sheet = { id: randomUUID(), number, answers, answeredOn: null, assisted: 'self' } as const;
      await this.keying.key(batch, sheet, first);
      if (number <= 6)
        await this.secondKeying.key(batch, number, number === 4 ? { ...answers, A03: 2 } : answers, second);
    }
  }
}

const SEED = 9;
