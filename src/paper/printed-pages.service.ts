import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { CODE, CORNERS, EDGES, PAGE } from '../photographs/sheet-marks.js';
import type { SheetRun } from './draw-sheets.js';
import { PaperPrint } from './paper.entity.js';
import type { Piece } from './sheet-pieces.js';
import { type Printing, toSheetRun } from './sheet-runs.js';
import { SheetsFile } from './sheets-file.service.js';

/** What stands at the same place on every page, by the hash of where that is: by it a picture is laid flat. */
const FRAME = createHash('sha256')
  .update(JSON.stringify([PAGE, CORNERS, EDGES, CODE]))
  .digest('hex')
  .slice(0, 16);

const prints = tableOf(PaperPrint);

/**
 * The pages of batches as they were laid out when they were first printed or read. Whatever becomes of the drawing
 * afterwards, a batch is printed again as it was, and its pictures are read by what stands on its paper.
 */
@Injectable()
export class PrintedPages {
  constructor(
    private readonly file: SheetsFile,
    private readonly queue: WriteQueue,
  ) {}

  /** Batches to be printed, in this order. */
  async runs(all: readonly Printing[]): Promise<readonly SheetRun[]> {
    const kept = await this.kept(all);
    return all.map((one, at) => ({ ...toSheetRun(one), pages: pagesIn(kept[at]) }));
  }

  /** The pages of a sheet by which its pictures are read; null where its marks stand elsewhere than today's. */
  async toRead(one: Printing): Promise<readonly Piece[] | null> {
    const [print] = await this.kept([one]);
    return print?.frame === FRAME ? pagesIn(print) : null;
  }

  private async kept(all: readonly Printing[]): Promise<readonly (PaperPrint | null)[]> {
    const before = await this.queue.read(printsOf(all));
    const missing = all.filter((_, at) => !before[at]);
    if (missing.length === 0) return before;
    const laid = await this.file.lay(missing.map((one) => toSheetRun(one).form));
    const made = missing.map(({ batch }, at) => ({
      ...{ communeId: batch.communeId, batchId: batch.id, campaignId: batch.campaignId },
      ...{ frame: FRAME, pages: packed(laid[at] ?? []) },
    }));
    await this.queue.commit(() => keepNew(made));
    // Another server may have been first.
    return this.queue.read(printsOf(all));
  }
}

function* printsOf(all: readonly Printing[]): Work<readonly (PaperPrint | null)[]> {
  const found: (PaperPrint | null)[] = [];
  for (const { batch } of all) found.push(yield* prints.find({ communeId: batch.communeId, batchId: batch.id }));
  return found;
}

function* keepNew(made: readonly PaperPrint[]): Work<void> {
  for (const one of made) yield* prints.insertNew(one);
}

/** Thousandths of a millimetre are enough. */
function packed(pages: readonly Piece[]): Buffer {
  const round = (_: string, value: unknown) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value);
  return deflateSync(JSON.stringify(pages, round));
}

function pagesIn(print: PaperPrint | null | undefined): readonly Piece[] {
  return print ? (JSON.parse(inflateSync(print.pages).toString()) as readonly Piece[]) : [];
}
