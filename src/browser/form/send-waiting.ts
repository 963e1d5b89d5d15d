import { spacedCode } from '../../formatting/codes.js';
import { fillIn } from '../../formatting/sentence.js';
import { isDue } from './refused.js';
import { allWaiting, inTurn, sendWaiting, type WaitingAnswer } from './waiting-answers.js';

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
    const sent = await sendWaiting(answer);
    if (sent.kind === 'received') this.tell(sent.late ? 'late' : 'arrived', { receipt: spacedCode(sent.receipt) });
    else if (sent.kind === 'kept' || sent.kind === 'differs') this.tell('aside');
    else if (sent.kind === 'given-up') this.tell('givenUp');
    await this.look();
    // A busy server may have no room for this one only.
    return sent.kind !== 'unreachable';
  }

  /** What may be sent now, but for the answer that this page is sending; the page says what waits. */
  private async look(): Promise<readonly WaitingAnswer[]> {
    const { sending } = document.documentElement.dataset;
    const all = (await allWaiting()).filter(({ id }) => id !== sending);
    const due = all.filter(({ refused }) => isDue(refused));
    const refused = all.filter((one) => one.refused).length;
    this.waiting = all.length - refused;
    const lines = [...this.told];
    if (this.waiting > 0) lines.push(this.sentence('waiting', { count: this.waiting }));
    if (refused > 0) lines.push(this.sentence('refused', { count: refused }));
    this.place.hidden = lines.length === 0;
    this.place.replaceChildren(
      ...lines.map((textContent) => Object.assign(document.createElement('p'), { textContent })),
    );
    return due;
  }

  private tell(word: string, values: Readonly<Record<string, unknown>> = {}): void {
    this.told.push(this.sentence(word, values));
  }

  private sentence(word: string, values: Readonly<Record<string, unknown>>): string {
    return fillIn(this.place.dataset[word] ?? '', values, document.documentElement.lang);
  }
}
