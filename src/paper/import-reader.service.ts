import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { projectFolder } from '../config/settings.js';
import type { FileFault, ImportFile, ReadWishes } from './import-file.js';

const worker = join(projectFolder, 'dist/paper/import-worker.js');
const resourceLimits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
const LONGEST_MS = 10_000;

/**
 * Reads files apart from the thread that answers requests, one at a time, within bounds of memory and time. Whatever
 * happens in there is a fault of the file and nobody else's.
 */
@Injectable()
export class ImportReader {
  private last: Promise<unknown> = Promise.resolve();

  read(file: Buffer, wishes: ReadWishes): Promise<ImportFile | { readonly fault: FileFault }> {
    const read = this.last.then(() => inWorker(file, wishes));
    // Whoever comes next is not told of it again.
    this.last = read.catch(() => undefined);
    return read;
  }
}

function inWorker(file: Buffer, wishes: ReadWishes): Promise<ImportFile | { readonly fault: FileFault }> {
  const bytes = new Uint8Array(file);
  return new Promise((resolve) => {
    const thread = new Worker(worker, { workerData: { bytes, wishes }, transferList: [bytes.buffer], resourceLimits });
    const giveUp = setTimeout(() => void thread.terminate(), LONGEST_MS);
    thread.once('message', resolve);
    // Out of memory or out of time.
    thread.once('error', () => resolve({ fault: 'too-many-cells' }));
    thread.once('exit', () => {
      clearTimeout(giveUp);
      resolve({ fault: 'too-many-cells' });
    });
  });
}
