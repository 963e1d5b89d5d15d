import { Injectable } from '@nestjs/common';
import type { Drawing } from './drawing.js';
import { inWorker } from './in-worker.js';

/** Draws pictures apart from the thread that answers requests; one at a time. */
@Injectable()
export class DrawingService {
  private last: Promise<unknown> = Promise.resolve();

  /** @returns the bytes of a PNG or SVG file */
  draw(drawing: Drawing): Promise<Buffer> {
    const drawn = this.last.then(async () => Buffer.from(await inWorker<Uint8Array>('drawing-worker', drawing)));
    this.last = drawn.catch(() => undefined);
    return drawn;
  }
}
