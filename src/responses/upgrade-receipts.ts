import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Secrets } from '../config/secrets.js';
import type { Work } from '../database/statement.js';
import { rows, tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { Installation } from '../operations/installation.entity.js';
import { receiptHash, receiptOf } from './receipt.js';
import { SurveyResponse } from './survey-response.entity.js';

const NAME = 'receipts';
const DONE = '1';

const responses = tableOf(SurveyResponse);

/** Lets whoever was told a receipt by an earlier version find the response: gives what is stored its hash, once. */
@Injectable()
export class UpgradeReceipts implements OnModuleInit {
  private readonly logger = new Logger('Upgrade');

  constructor(
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
  ) {}

  async onModuleInit(): Promise<void> {
    if ((await this.queue.read(tableOf(Installation).find({ name: NAME })))?.value === DONE) return;
    let found = 0;
    for (let page = await this.nextPage(null); page.length > 0; page = await this.nextPage(page.at(-1) ?? null)) {
      await this.queue.commit(() => this.given(page));
      found += page.length;
    }
    if (found > 0) this.logger.log(`${found} responses can be found by their receipt`);
    // Last, so that what was ended half-way is done at the next start.
    await this.queue.commit(() => tableOf(Installation).upsert({ name: NAME, value: DONE }));
  }

  private nextPage(last: Place | null): Promise<readonly Place[]> {
    return this.queue.read(placesAfter(last ?? { commune_id: '', id: '' }));
  }

  private *given(page: readonly Place[]): Work<void> {
    for (const { commune_id: communeId, id } of page) {
      const hash = receiptHash(this.secrets, receiptOf(this.secrets, communeId, id), '');
      yield* responses.update({ communeId, id, receiptHash: null }, { receiptHash: hash });
    }
  }
}

interface Place {
  readonly commune_id: string;
  readonly id: string;
}

/** The next responses, by commune and ID; of paper nobody was told a receipt. */
export function placesAfter({ commune_id: communeId, id }: Place): Work<readonly Place[]> {
  return rows<Place>(
    `SELECT commune_id, id FROM survey_response
     WHERE (commune_id, id) > ($1, $2) AND channel <> 'paper' ORDER BY commune_id, id LIMIT 1000`,
    communeId,
    id,
  );
}
