import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { WriteQueue } from '../../database/write-queue.js';
import { Problem } from '../../problem.js';
import { AskedOnPaper } from '../asked-on-paper.service.js';
import { KeyingService } from '../keying.service.js';
import type { PaperBatch } from '../paper.entity.js';
import { ANSWERED_ON } from '../sheet-layout.js';
import { ChecksService } from './checks.service.js';
import { waitingPages } from './pictures.queries.js';
import { bySheet, type SheetPages, sheetFromPictures } from './sheet-from-pictures.js';

/** What became of the sheets that were to be recorded. */
export interface Recorded {
  readonly recorded: number;
  /** Sheets of which something must be looked at again. */
  readonly again: number;
}

/**
 * Sheets that were read become responses, through the door of every other keyed sheet. They wait until all questions of
 * the batch are looked at, because an error found in one asks for a larger sample of the others.
 */
@Injectable()
export class RecordingService {
  constructor(
    private readonly asked: AskedOnPaper,
    private readonly checks: ChecksService,
    private readonly keying: KeyingService,
    private readonly queue: WriteQueue,
  ) {}

  /**
   * @param by login name of who records them
   * @returns null while questions wait
   * @throws Problem `campaign-locked`, `nothing-open`
   */
  async record(batch: PaperBatch, by: string): Promise<Recorded | null> {
    if ((await this.checks.waiting(batch)).length > 0) return null;
    const pages = await this.queue.read(waitingPages(batch));
    const whole = bySheet(pages).filter(({ missing }) => missing.length === 0);
    // Side by side: several share a commit.
    const done = await Promise.all(whole.map((sheet) => this.recordOne(batch, sheet, by)));
    const count = (kind: string): number => done.filter((one) => one === kind).length;
    return { recorded: count('recorded'), again: count('again') };
  }

  private async recordOne(batch: PaperBatch, { number, pages }: SheetPages, by: string) {
    const { questions } = (await this.asked.printed(batch)).placed;
    const said = sheetFromPictures(questions, pages, this.checks.unseal);
    try {
      const sheet = { id: randomUUID(), number, ...said, fromPictures: pages.length };
      const outcome = await this.keying.key(batch, sheet, by);
      if (outcome.kind !== 'invalid') return 'recorded';
      await this.checks.again(batch, number, outcome.errors);
      return 'again';
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // Somebody keyed it meanwhile, or recorded it a moment before.
      if (error.code === 'sheet-taken') return 'taken';
      if (error.code !== 'input-invalid') throw error;
      await this.checks.again(batch, number, [{ question: ANSWERED_ON, code: 'no-day' }]);
      return 'again';
    }
  }
}
