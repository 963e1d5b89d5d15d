import { parentPort } from 'node:worker_threads';

/** What the file of a thread does with each job that it is given. */
export function doesJobs<Job>(done: (job: Job) => unknown): void {
  parentPort?.on('message', async (job: Job) => parentPort?.postMessage(await done(job)));
}
