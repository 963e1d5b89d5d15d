import { today } from '../form/today.js';
import { type Outcome, post } from './post.js';
import type { Content, Vault } from './vault.js';
import type { Visit } from './visit.js';

/** How an answer that was just given stands: never more than is true. */
export type Standing = 'kept' | 'received' | 'not-kept';

const JOURNAL_DAYS = 30;
const RETRY_MS = 30_000;
/** A day's answers go through in a minute, and a village line still carries other things. */
const AT_ONCE = 8;

/** What the status line and the heartbeat tell. */
export interface QueueState {
  readonly waiting: number;
  readonly refused: number;
  readonly lastSent: Date | null;
  readonly revoked: boolean;
}

/**
 * Keeps every answer until the server has it, then 30 days more, so that a server restored from a backup can be healed.
 * Frozen before it is sent first: however often, and from whichever tab, it is the same response.
 */
export class Queue {
  state: QueueState = { waiting: 0, refused: 0, lastSent: null, revoked: false };
  /** What the storage would not take; gone with the page, so it is sent first. */
  private readonly inMemory = new Map<string, Content>();
  private readonly refusedIds = new Set<string>();
  private writing: Promise<unknown> = Promise.resolve();
  private sending: Promise<void> | null = null;

  constructor(
    private readonly vault: Vault | null,
    private readonly token: () => string | null,
    private readonly changed: () => void,
  ) {}

  async start(): Promise<void> {
    await this.vault?.moveAll('draft', 'waiting');
    await this.vault?.moveAll('refused', 'waiting');
    await this.vault?.forgetSentBefore(dayAgo(JOURNAL_DAYS));
    addEventListener('online', () => void this.send());
    setInterval(() => void this.send(), RETRY_MS);
    await this.send();
  }

  /** Keeps what was answered so far, in case the tablet dies before the person is done. */
  draft(visit: Visit): void {
    void this.keep(visit, 'draft');
  }

  /**
   * Freezes the answers of a visit and sends them.
   * @param told called with each change of how they stand
   */
  async finish(visit: Visit, told: (standing: Standing) => void): Promise<void> {
    const content = { code: visit.subject.code, body: visit.frozen() };
    const kept = await this.keep(visit, 'waiting', content);
    if (!kept) this.inMemory.set(visit.id, content);
    told(kept ? 'kept' : 'not-kept');
    await this.send();
    // A sending that was under way may have looked for the last time before this one was kept.
    if (await this.waits(visit.id)) await this.send();
    if (!(await this.waits(visit.id)) && !this.refusedIds.has(visit.id)) told('received');
  }

  private async waits(id: string): Promise<boolean> {
    return this.inMemory.has(id) || (await this.waitingIds()).includes(id);
  }

  /** Everything sent in the last 30 days, again: the server counts each once. */
  async heal(): Promise<void> {
    await this.vault?.moveAll('sent', 'waiting');
    await this.send();
  }

  /** Sends what waits. One tab at a time, where the browser can tell. */
  send(): Promise<void> {
    this.sending ??= this.alone(() => this.sendAll()).finally(() => {
      this.sending = null;
    });
    return this.sending;
  }

  private async sendAll(): Promise<void> {
    await this.writing;
    await this.count();
    for (let batch = await this.nextBatch(); batch.length > 0; batch = await this.nextBatch()) {
      const outcomes = await Promise.all(batch.map((id) => this.sendOne(id)));
      await this.count();
      // Nothing came through: trying the next ones is of no use now.
      if (outcomes.some((outcome) => outcome === 'later' || outcome === 'revoked')) return;
    }
  }

  /** What only the page holds goes first. */
  private async nextBatch(): Promise<readonly string[]> {
    return [...this.inMemory.keys(), ...(await this.waitingIds())].slice(0, AT_ONCE);
  }

  private async sendOne(id: string): Promise<Outcome> {
    const content = this.inMemory.get(id) ?? (await this.vault?.content(id));
    // What cannot be opened any more is shown to the officer instead of blocking the others.
    const outcome = content ? await post(content, this.token()) : 'refused';
    this.state = { ...this.state, revoked: outcome === 'revoked' };
    if (outcome === 'received') this.state = { ...this.state, lastSent: new Date() };
    if (outcome === 'refused') this.refusedIds.add(id);
    if (outcome === 'received' || outcome === 'refused') await this.putAway(id, outcome);
    return outcome;
  }

  private async putAway(id: string, outcome: 'received' | 'refused'): Promise<void> {
    this.inMemory.delete(id);
    if (outcome === 'refused') await this.vault?.move(id, 'waiting', 'refused');
    else if (this.vault?.seals) await this.vault.move(id, 'waiting', 'sent');
    else await this.vault?.forget(id);
  }

  private waitingIds(): Promise<readonly string[]> {
    return this.vault?.idsIn('waiting') ?? Promise.resolve([]);
  }

  private async count(): Promise<void> {
    const waiting = ((await this.vault?.count('waiting')) ?? 0) + this.inMemory.size;
    const refused = (await this.vault?.count('refused')) ?? 0;
    this.state = { ...this.state, waiting, refused };
    this.changed();
  }

  /** One write after the other, so that a draft never follows the answer it was a draft of. */
  private keep(visit: Visit, state: 'draft' | 'waiting', content?: Content): Promise<boolean> {
    const kept = content ?? { code: visit.subject.code, body: visit.frozen() };
    const write = async (): Promise<boolean> => {
      try {
        if (!this.vault) return false;
        await this.vault.keep(visit.id, state, today(), kept);
        return true;
      } catch {
        return state === 'waiting' && this.makeRoomAndKeep(visit.id, kept);
      }
    };
    const result = this.writing.then(write);
    this.writing = result;
    return result;
  }

  /** A full storage gives up the journal before it gives up an answer. */
  private async makeRoomAndKeep(id: string, content: Content): Promise<boolean> {
    try {
      await this.vault?.forgetSentBefore('9999-12-31');
      await this.vault?.keep(id, 'waiting', today(), content);
      return true;
    } catch {
      return false;
    }
  }

  private async alone(work: () => Promise<void>): Promise<void> {
    try {
      if (!navigator.locks) return await work();
      await navigator.locks.request('kiosk-queue', work);
    } catch {
      // The storage failed; what waits is tried again with the next timer.
    }
  }
}

function dayAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}
