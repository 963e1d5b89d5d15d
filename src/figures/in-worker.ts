import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectFolder } from '../config/settings.js';

/**
 * Does a job apart from the thread that answers requests, in a worker that ends with it.
 * @param file of this room, without its ending; it posts one message
 * @throws what the worker threw, or that it ended without a message
 */
export function inWorker<Done>(file: 'drawing-worker' | 'compose-worker', job: unknown): Promise<Done> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(join(projectFolder, 'dist/figures', `${file}.js`), { workerData: job });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`${file} ended without a result (${code})`)));
  });
}
