import { isAcknowledged, postResponse, type Sent } from '../form/post-response.js';
import { isDue, type Refused, refusedAgain } from '../form/refused.js';
import { today } from '../form/today.js';
import type { Content, State, Vault } from './vault.js';
import type { Visit } from './visit.js';

/** How an answer that was just given stands: never more than is true. */
export type Standing = 'kept' | 'received' | 'not-kept';

const JOURNAL_DAYS = 30;
const RETRY_MS = 30_000;
/** Where the tablet has lost the key to it. */
const UNREADABLE = 'unreadable';
/** A day's answers go through in a minute, and a village line still carries other things. */
const AT_ONCE = 8;

/** What the status line and the heartbeat tell. */
export interface QueueState {
  readonly waiting: number;
  /** What the server said to each answer that it refused, so far. */
  readonly refused: readonly string[];
  readonly lastSent: Date | null;
  readonly revoked: boolean;
}

/** What the storage would not take; gone with the page. */
interface Unkept {
  readonly content: Content;
  readonly refused?: Refused;
}

/**
 * Keeps every answer until the server has it, then 30 days more, so that a server restored from a backup can be healed.
 * Frozen before it is sent first: however often, and from whichever tab, it is the same response.
 */
export class Queue {
  state: QueueState = { waiting: 0, refused: [], lastSent: null, revoked: false };
  private readonly inMemory = new Map<string, Unkept>();
  /** For which the server had no room when they were last sent. */
  private readonly putOff = new Set<string>();
  private writing: Promise<unknown> = Promise.resolve();
  private sending: Promise<void> | null = null;

  constructor(
    private readonly vault: Vault | null,
    private readonly token: () => string | null,
    private readonly changed: () => void,
  ) {}

  async start(): Promise<void> {
    const lastSent = (await this.vault?.setting<Date>('lastSent')) ?? null;
    this.state = { ...this.state, lastSent };
    await this.vault?.moveAll('draft', 'waiting');
    await this.vault?.forgetSentBefore(dayAgo(JOURNAL_DAYS));
    addEventListener('online', () => void this.send());
    setInterval(() => void this.send(), RETRY_MS);
    await this.send();
  }

  /** False while a reload would lose an answer. */
  get isKept(): boolean {
    return this.inMemory.size === 0;
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
    if (!kept) this.inMemory.set(visit.id, { content });
    told(kept ? 'kept' : 'not-kept');
    await this.send();
    // A sending that was under way may have looked for the last time before this one was kept.
    if ((await this.stateOf(visit.id)) === 'waiting') await this.send();
    const state = await this.stateOf(visit.id);
    if (state !== 'waiting' && state !== 'refused') told('received');
  }

  private async stateOf(id: string): Promise<State | null> {
    const unkept = this.inMemory.get(id);
    if (unkept) return unkept.refused ? 'refused' : 'waiting';
    return (await this.vault?.stateOf(id)) ?? null;
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
    const tried = new Set<string>();
    for (let batch = await this.nextBatch(tried); batch.length > 0; batch = await this.nextBatch(tried)) {
      const outcomes = await Promise.all(batch.map((id) => this.sendOne(id)));
      for (const id of batch) tried.add(id);
      await this.count();
      // Nothing came through: trying the next ones is of no use now.
      if (outcomes.includes('unreachable') || outcomes.every((one) => one === 'busy')) break;
    }
    await this.offerToStorage();
  }

  /** What only the page holds goes first. */
  private async nextBatch(tried: ReadonlySet<string>): Promise<readonly string[]> {
    const unkept = [...this.inMemory].filter(([, { refused }]) => isDue(refused)).map(([id]) => id);
    const kept = (await this.vault?.idsToSend()) ?? [];
    const rest = [...unkept, ...kept].filter((id) => !tried.has(id));
    // What the server had no room for last time does not stand in front of the others again.
    rest.sort((one, other) => Number(this.putOff.has(one)) - Number(this.putOff.has(other)));
    return rest.slice(0, AT_ONCE);
  }

  /** @returns what the next ones have to expect; a server that does not know this tablet is none to it */
  private async sendOne(id: string): Promise<Sent['kind']> {
    const content = this.inMemory.get(id)?.content ?? (await this.vault?.content(id));
    if (!content) {
      await this.refuse(id, UNREADABLE);
      return 'refused';
    }
    const sent = await postResponse(content.code, content.body, this.token());
    const revoked = sent.kind === 'refused' && sent.code === 'device-unknown';
    this.state = { ...this.state, revoked };
    if (revoked) return 'unreachable';
    this.putOff.delete(id);
    if (sent.kind === 'busy') this.putOff.add(id);
    if (isAcknowledged(sent)) await this.putAway(id);
    if (sent.kind === 'refused' || sent.kind === 'invalid') await this.refuse(id, sent.why);
    return sent.kind;
  }

  private async putAway(id: string): Promise<void> {
    const lastSent = new Date();
    this.state = { ...this.state, lastSent };
    void this.vault?.keepSetting('lastSent', lastSent).catch(() => undefined);
    this.inMemory.delete(id);
    if (this.vault?.seals) await this.vault.sent(id);
    else await this.vault?.forget(id);
  }

  /** Refused today, and tried again from tomorrow on; the others do not wait for it. */
  private async refuse(id: string, why: string): Promise<void> {
    const unkept = this.inMemory.get(id);
    if (unkept) this.inMemory.set(id, { ...unkept, refused: refusedAgain(unkept.refused, why) });
    else await this.vault?.refuse(id, why);
  }

  /** A storage that was full may have room by now. */
  private async offerToStorage(): Promise<void> {
    for (const [id, { content, refused }] of this.inMemory) {
      try {
        await this.vault?.keep(id, 'waiting', today(), content);
        if (refused) await this.vault?.refuse(id, refused.why);
        if (this.vault) this.inMemory.delete(id);
      } catch {
        return;
      }
    }
  }

  private async count(): Promise<void> {
    const unkept = [...this.inMemory.values()];
    const waiting = ((await this.vault?.count('waiting')) ?? 0) + unkept.filter(({ refused }) => !refused).length;
    const reasons = (await this.vault?.reasons()) ?? [];
    const refused = [...reasons, ...unkept.flatMap((one) => one.refused?.why ?? [])];
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
