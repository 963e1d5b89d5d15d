import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Logger } from '@nestjs/common';
import type Database from 'better-sqlite3';
import { projectFolder } from '../config/settings.js';

/**
 * Moves what is committed from SQLite's log into the file, apart from the thread that answers requests: SQLite by itself
 * does so within a commit, and everybody waits for as long as the disk takes. The log stays small because a commit that
 * finds all of it moved begins it anew: the thread moves most of it beside the commits, and then the next commit waits
 * until it has moved the little that came meanwhile. Whatever becomes of the thread, nothing is lost and no commit waits
 * longer than `LONGEST_PAUSE`; while there is none, SQLite does it by itself.
 */
export class Checkpoints {
  /** What the next commit waits for, if anything. */
  pause: Promise<unknown> | null = null;
  private readonly logger = new Logger(Checkpoints.name);
  private thread: Worker | null = null;
  private state: 'by itself' | 'starting' | 'ready' | 'moving' | 'over' = 'by itself';
  /** As `performance.now()` has it. */
  private notBefore = 0;
  /** Pages of the log when the thread was last asked to move it. */
  private askedAt = 0;
  private moved: () => void = () => undefined;

  constructor(private readonly db: Database.Database) {
    // What grows while somebody reads for long, as a backup does, is given back.
    db.pragma(`journal_size_limit = ${LARGEST_KEPT}`);
  }

  /** @param log its pages after a commit, where they are enough to be moved */
  grown(log: number): void {
    if (log < this.askedAt) this.askedAt = 0;
    if (this.state === 'ready' && log - this.askedAt >= MANY) {
      this.askedAt = log;
      void this.move();
    }
    if (this.state === 'by itself' && performance.now() >= this.notBefore) this.start();
  }

  /** Gives the log back to SQLite, once the thread has closed the file. */
  async end(): Promise<void> {
    this.state = 'over';
    const { thread } = this;
    if (thread === null) return;
    thread.ref();
    const tooLong = setTimeout(() => void thread.terminate(), LONGEST_END);
    // One that fails is gone as well.
    const gone = new Promise((resolve) => thread.once('exit', resolve));
    thread.postMessage('end');
    await gone;
    clearTimeout(tooLong);
  }

  private async move(): Promise<void> {
    this.state = 'moving';
    await this.ask();
    // The thread is told to end meanwhile: it would have closed the file.
    if (this.state !== 'moving') return;
    this.pause = Promise.race([this.ask(), later(LONGEST_PAUSE)]);
    await this.pause;
    this.pause = null;
    if (this.state === 'moving') this.state = 'ready';
  }

  /** Resolves when everything that the log holds is moved, or the thread is gone. */
  private ask(): Promise<void> {
    return new Promise((resolve) => {
      this.moved = resolve;
      this.thread?.postMessage('checkpoint');
    });
  }

  private start(): void {
    this.state = 'starting';
    const worker = join(projectFolder, 'dist/database/checkpoint-worker.js');
    const thread = new Worker(worker, { workerData: this.db.name, resourceLimits });
    this.thread = thread;
    thread.unref();
    thread.on('message', () => this.moved());
    thread.once('error', ({ message }) => this.logger.warn(`SQLite's log is moved within commits for now: ${message}`));
    thread.once('exit', () => this.leaveToSqlite());
    void this.ask().then(() => {
      if (this.state === 'starting') this.takeOver();
    });
  }

  private takeOver(): void {
    this.state = 'ready';
    this.db.pragma('wal_autocheckpoint = 0');
  }

  private leaveToSqlite(): void {
    this.thread = null;
    if (this.state !== 'over') this.state = 'by itself';
    this.notBefore = performance.now() + AFTER_A_FAILURE;
    if (this.db.open) this.db.pragma(`wal_autocheckpoint = ${BY_ITSELF}`);
    this.moved();
  }
}

/** Pages, of 4 kB mostly, from which on the log is looked after: a server that nobody answers needs no thread. */
export const WORTH_A_THREAD = 250;

/** Pages between two moves: the more, the more of them are moved only once. */
const MANY = 2_000;

/** Pages after which SQLite moves the log by itself. */
const BY_ITSELF = 1_000;

/** Bytes of the log's file. */
const LARGEST_KEPT = 32 * 2 ** 20;

/** Milliseconds. */
const LONGEST_PAUSE = 100;
const LONGEST_END = 5_000;
const AFTER_A_FAILURE = 60_000;

/** Of its JavaScript, which is little. */
const resourceLimits = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 };

function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
