import { once } from 'node:events';
import { join } from 'node:path';
import { Worker as Thread } from 'node:worker_threads';
import { projectFolder } from '../config/settings.js';

/** After so long without a job a thread is ended, with all the memory that its last job took. */
const IDLE_MS = 5_000;

/**
 * A thread apart from the one that answers requests. It does one job at a time, in the order in which they come, and
 * stays for those that follow: loading what it needs takes longer than most jobs. It keeps no process alive.
 */
export class Worker {
  private thread: Thread | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | undefined;

  /** @param file of a room, without its ending; what it does with `doesJobs` */
  constructor(
    private readonly file: string,
    private readonly room = 'figures',
  ) {}

  /** @throws what the job threw, or that the thread ended before it was done */
  run<Done>(job: unknown): Promise<Done> {
    const done = this.last.then(() => this.now<Done>(job));
    this.last = done.catch(() => undefined);
    return done;
  }

  private async now<Done>(job: unknown): Promise<Done> {
    clearTimeout(this.idle);
    this.thread ??= new Thread(join(projectFolder, 'dist', this.room, `${this.file}.js`));
    const thread = this.thread;
    thread.ref();
    const settled = new AbortController();
    const { signal } = settled;
    try {
      thread.postMessage(job);
      const ended = once(thread, 'exit', { signal }).then(([code]) => {
        throw new Error(`${this.file} ended without a result (${code})`);
      });
      const [done] = await Promise.race([once(thread, 'message', { signal }), ended]);
      return done as Done;
    } catch (error) {
      this.thread = null;
      throw error;
    } finally {
      settled.abort();
      thread.unref();
      this.idle = setTimeout(() => this.end(thread), IDLE_MS).unref();
    }
  }

  private end(thread: Thread): void {
    if (this.thread === thread) this.thread = null;
    void thread.terminate();
  }
}
