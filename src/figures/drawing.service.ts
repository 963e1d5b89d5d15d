import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { projectFolder } from '../config/settings.js';
import type { Drawing } from './drawing.js';

const worker = join(projectFolder, 'dist/figures/drawing-worker.js');

/** Draws pictures apart from the thread that answers requests; one at a time, each in a worker that ends with it. */
@Injectable()
export class DrawingService {
  private last: Promise<unknown> = Promise.resolve();

  /** @returns the bytes of a PNG or SVG file */
  draw(drawing: Drawing): Promise<Buffer> {
    const drawn = this.last.then(() => inWorker(drawing));
    this.last = drawn.catch(() => undefined);
    return drawn;
  }
}

function inWorker(drawing: Drawing): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, { workerData: drawing });
    thread.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`the drawing ended without a picture (${code})`)));
  });
}
