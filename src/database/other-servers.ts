import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown, Optional } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import type { Client } from 'pg';
import { DataSource } from 'typeorm';
import { Secrets } from '../config/secrets.js';

type Hear<Message> = (message: Message) => void;

/**
 * Several servers may share one PostgreSQL. What each keeps in memory alone, such as counts of attempts, it tells the
 * others here, over one connection that listens (LISTEN, NOTIFY). It is sealed, because addresses of people may be in it.
 * What is told while that connection is lost is missed, and nothing waits for it; what was remembered of the database is
 * read afresh meanwhile. On SQLite there is one server, which tells nobody.
 */
@Injectable()
export class OtherServers implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(OtherServers.name);
  private readonly own = randomUUID();
  private readonly topics = new Map<string, Hear<never>>();
  private line: Client | null = null;
  private waiting: (readonly [topic: string, message: unknown])[] = [];
  private timer: NodeJS.Timeout | null = null;
  private retry: NodeJS.Timeout | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private changes = 0;
  private isOver = false;
  /** Null where there are no others. */
  private readonly url: string | null;

  constructor(
    dataSource: DataSource,
    private readonly secrets: Secrets,
    /** Absent in commands beside a running server, which tell and hear nothing. */
    @Optional() schedule?: SchedulerRegistry,
  ) {
    const { options } = dataSource;
    this.url = schedule && options.type === 'postgres' ? (options.url ?? null) : null;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.url !== null) await this.connect(this.url);
  }

  async onApplicationShutdown(): Promise<void> {
    this.isOver = true;
    if (this.timer) clearTimeout(this.timer);
    await this.line?.end().catch(() => undefined);
  }

  /**
   * @param name the same on all servers
   * @param hear what another server told
   * @returns what tells the others
   */
  topic<Message>(name: string, hear: Hear<Message>): Hear<Message> {
    if (this.topics.has(name)) throw new Error(`Two places tell of ${name}`);
    this.topics.set(name, hear);
    return (message) => this.tell(name, message);
  }

  /**
   * Does what one server at a time is to do, unless another one does it now, or that cannot be found out. Should the
   * connection be lost meanwhile another server may begin it too, so what is done must bear that.
   */
  async unlessElsewhere(name: string, work: () => Promise<void>): Promise<void> {
    if (this.url === null) return work();
    const { line } = this;
    if (!line) return;
    const found = await this.inTurn(() => line.query('SELECT pg_try_advisory_lock(hashtext($1)) AS taken', [name]));
    if (found.rows[0]?.taken !== true) return;
    try {
      await work();
    } finally {
      // A connection that was lost has let go of it.
      await this.inTurn(() => line.query('SELECT pg_advisory_unlock(hashtext($1))', [name])).catch(() => undefined);
    }
  }

  private tell(topic: string, message: unknown): void {
    if (!this.line || this.waiting.length >= MOST_WAITING) return;
    this.waiting.push([topic, message]);
    this.timer ??= setTimeout(() => void this.send(), TOGETHER_MS).unref();
  }

  private async send(): Promise<void> {
    this.timer = null;
    const told = this.waiting;
    this.waiting = [];
    for (let from = 0; from < told.length; from += MOST_TOGETHER) {
      const text = JSON.stringify({ by: this.own, told: told.slice(from, from + MOST_TOGETHER) });
      const sealed = [CHANNEL, this.secrets.seal(CHANNEL, text)];
      const sent = this.inTurn(async () => this.line?.query('SELECT pg_notify($1, $2)', sealed));
      await sent.catch((error: unknown) => this.logger.warn(`${error}`));
    }
  }

  /**
   * Changes with every write to a remembered table, whichever server or command made it; null where this server would
   * not hear of one.
   */
  get heard(): number | null {
    return this.line && this.changes;
  }

  /** The connection takes one question at a time. */
  private inTurn<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    const answer = this.last.then(ask);
    this.last = answer.catch(() => undefined);
    return answer;
  }

  private hear(sealed: string): void {
    const text = this.secrets.open(CHANNEL, sealed);
    if (text === null) return;
    const { by, told } = JSON.parse(text) as { by: string; told: [string, never][] };
    if (by === this.own) return;
    for (const [topic, message] of told) this.topics.get(topic)?.(message);
  }

  private async connect(url: string): Promise<void> {
    // On SQLite it is never needed.
    const { default: pg } = await import('pg');
    const line = new pg.Client({
      ...{ connectionString: url, application_name: 'hai-long line' },
      ...{ keepAlive: true, connectionTimeoutMillis: 5_000, query_timeout: 5_000 },
    });
    line.on('notification', ({ channel, payload }) => {
      if (channel === CHANGED) this.changes += 1;
      else this.hear(payload ?? '');
    });
    line.on('error', (error) => this.logger.warn(`The line to other servers: ${error.message}`));
    line.on('end', () => this.lost(line, url));
    try {
      await line.connect();
      await line.query(`LISTEN ${CHANNEL}; LISTEN ${CHANGED}`);
      this.changes += 1;
      this.line = line;
    } catch (error) {
      this.logger.warn(`No line to other servers: ${error}`);
      this.lost(line, url);
      await line.end().catch(() => undefined);
    }
  }

  /** Told once or twice of each; one that has been followed by another is of no concern. */
  private lost(line: Client, url: string): void {
    if (this.isOver || (this.line !== null && this.line !== line)) return;
    this.line = null;
    this.waiting = [];
    this.retry ??= setTimeout(() => {
      this.retry = null;
      if (!this.isOver) void this.connect(url);
    }, BEFORE_NEXT_TRY_MS).unref();
  }
}

const CHANNEL = 'hai_long';
/** Says that a remembered table was written to, and nothing else. */
export const CHANGED = 'hai_long_changed';
const BEFORE_NEXT_TRY_MS = 1_000;
/** What this process tells goes out together, so that many answers in a second make few notifications. */
const TOGETHER_MS = 100;
/** In one notification, which holds 8,000 letters. */
const MOST_TOGETHER = 25;
/** Of a flood the first are enough to know of it. */
const MOST_WAITING = 1_000;
