import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { projectFolder } from '../../config/settings.js';
import type { PictureTask, ReadPage, RefusedPage, UnnamedPage } from './page-reading.js';

const worker = join(projectFolder, 'dist/paper/pictures/picture-worker.js');
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 };
const LONGEST_MS = 20_000;

/**
 * Reads pictures of sheets apart from the thread that answers requests, one at a time, within bounds of memory and time.
 * Whatever happens in there is a fault of the picture and nobody else's.
 */
@Injectable()
export class PictureReader {
  private last: Promise<unknown> = Promise.resolve();

  /** @returns every page that the picture shows, read or refused; at least one */
  read(task: PictureTask): Promise<readonly (ReadPage | UnnamedPage | RefusedPage)[]> {
    const read = this.last.then(() => inWorker(task));
    this.last = read;
    return read;
  }
}

function inWorker({ bytes, ...task }: PictureTask): Promise<readonly (ReadPage | UnnamedPage | RefusedPage)[]> {
  // Of its own, so that it can be handed over.
  const own = new Uint8Array(bytes);
  return new Promise((resolve) => {
    const workerData: PictureTask = { ...task, bytes: own };
    const thread = new Worker(worker, { workerData, transferList: [own.buffer], resourceLimits });
    const giveUp = setTimeout(() => void thread.terminate(), LONGEST_MS);
    const refused = () => resolve([{ kind: 'refused', because: 'too-long', name: null }]);
    thread.once('message', resolve);
    // Out of memory or out of time.
    thread.once('error', refused);
    thread.once('exit', () => {
      clearTimeout(giveUp);
      refused();
    });
  });
}
