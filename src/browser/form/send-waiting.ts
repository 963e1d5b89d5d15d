import { fill } from './form-page.js';
import { postResponse, type Sent } from './post-response.js';
import { allWaiting, forgetWaiting, inTurn, type WaitingAnswer } from './waiting-answers.js';

/** What became of an answer that waited, as the page tells it; null while the server has said nothing about it. */
type Told = 'arrived' | 'late' | 'aside' | 'refused' | null;

const RETRY_MS = 30_000;

/**
 * Sends what waits on this phone from earlier, of whichever point, and says on top of the page how that goes. It never
 * shows an answer: the phone may be in other hands by now.
 */
export class SendWaiting {
  private readonly told: string[] = [];
  private waiting = 0;
  private sending = false;
  private timer = 0;

  /** @param place where it is told; its data hold the sentences */
  constructor(private readonly place: HTMLElement) {}

  start(): void {
    addEventListener('online', () => void this.send());
    document.addEventListener('visibilitychange', () => document.hidden || void this.send());
    void this.send();
  }

  private async send(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    clearTimeout(this.timer);
    await this.sendAll();
    this.sending = false;
    if (this.waiting > 0) this.timer = window.setTimeout(() => void this.send(), RETRY_MS);
  }

  private async sendAll(): Promise<void> {
    for (const { id } of await this.look()) {
      if (!(await inTurn(id, () => this.sendOne(id)))) return;
    }
  }

  /** @returns false when trying the next one is of no use now */
  private async sendOne(id: string): Promise<boolean> {
    const answer = (await this.look()).find((one) => one.id === id);
    // Another page sent it while this one waited for its turn.
    if (!answer) return true;
    const sent = await postResponse(answer.code, asQueued(answer.frozen));
    const told = outcomeOf(sent);
    if (told === null) return false;
    await forgetWaiting(id);
    this.told.push(this.sentence(told, { receipt: sent.kind === 'received' ? sent.receipt : '' }));
    await this.look();
    return true;
  }

  /** What waits now, but for the answer that this page is sending; the page says how many. */
  private async look(): Promise<readonly WaitingAnswer[]> {
    const { sending } = document.documentElement.dataset;
    const waiting = (await allWaiting()).filter(({ id }) => id !== sending);
    this.waiting = waiting.length;
    const now = this.waiting > 0 ? [this.sentence('waiting', { count: this.waiting })] : [];
    const lines = [...this.told, ...now];
    this.place.hidden = lines.length === 0;
    this.place.replaceChildren(
      ...lines.map((textContent) => Object.assign(document.createElement('p'), { textContent })),
    );
    return waiting;
  }

  private sentence(word: string, values: Readonly<Record<string, unknown>>): string {
    return fill(this.place.dataset[word] ?? '', values);
  }
}

/** The text of an attempt that nobody has just asked for: what is wrong with it, nobody is there to correct. */
export function asQueued(frozen: string): string {
  return JSON.stringify({ ...JSON.parse(frozen), queued: true });
}

function outcomeOf(sent: Sent): Told {
  switch (sent.kind) {
    case 'received':
      return sent.late ? 'late' : 'arrived';
    case 'kept':
    case 'differs':
      return 'aside';
    case 'unreachable':
    case 'busy':
    case 'failed':
    case 'revoked':
      return null;
    default:
      return 'refused';
  }
}
