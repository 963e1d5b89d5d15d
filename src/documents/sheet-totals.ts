import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { BatchesService } from '../paper/batches.service.js';
import type { PaperBatch } from '../paper/paper.entity.js';
import { NO_SHEETS, type SheetCounts } from '../paper/sheets.queries.js';

/** What became of sheets, as they were counted. */
export interface SheetTotals {
  readonly issued: number;
  readonly returned: number;
  readonly valid: number;
  readonly spoilt: number;
}

/** A batch of sheets with how far it is. */
export interface CountedBatch {
  readonly batch: PaperBatch;
  readonly counts: SheetCounts;
}

/** Finds the sheets of a campaign for the papers about it. */
@Injectable()
export class SheetTotalsService {
  constructor(private readonly batches: BatchesService) {}

  /** IDs of the campaigns of a commune that have sheets. */
  async campaignsWithSheets(communeId: string): Promise<ReadonlySet<string>> {
    return new Set((await this.batches.list(communeId)).map(({ campaignId }) => campaignId));
  }

  /** By code. */
  async batchesOf({ communeId, id }: Campaign): Promise<readonly CountedBatch[]> {
    const counts = await this.batches.counts(communeId);
    return (await this.batches.list(communeId))
      .filter(({ campaignId }) => campaignId === id)
      .map((batch) => ({ batch, counts: counts.get(batch.id) ?? NO_SHEETS }))
      .toSorted((one, other) => (one.batch.code < other.batch.code ? -1 : 1));
  }
}

/** All together; null where there are none. */
export function totalsOf(all: readonly CountedBatch[]): SheetTotals | null {
  if (all.length === 0) return null;
  const sum = (of: (one: CountedBatch) => number): number => all.reduce((total, one) => total + of(one), 0);
  return {
    issued: sum(({ batch }) => batch.issued),
    returned: sum(({ batch }) => batch.returned ?? 0),
    valid: sum(({ counts }) => counts.valid),
    spoilt: sum(({ counts }) => counts.spoilt),
  };
}
