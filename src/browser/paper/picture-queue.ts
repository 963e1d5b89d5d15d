import { KeptPictures } from './kept-pictures.js';
import { type SentPicture, sendPicture } from './send-picture.js';

/** After so long what was lost on its way is sent again, also where the browser notices no network. */
const AGAIN_MS = 5_000;

/** What whoever takes pictures is told of those that were sent. */
export interface QueueTold {
  /** @param page as its code names it */
  sent(page: string, what: SentPicture): void;
  waiting(count: number): void;
}

/**
 * Pictures on their way: kept first, then sent one after the other, oldest first, and forgotten once the server has said
 * what it makes of them. Whatever waits is there after a reload, and is sent then.
 */
export class PictureQueue {
  private isSending = false;
  private again: ReturnType<typeof setTimeout> | undefined;

  private constructor(
    private readonly form: HTMLFormElement,
    private readonly kept: KeptPictures,
    private readonly told: QueueTold,
  ) {
    addEventListener('online', () => void this.send());
  }

  /** @throws where the browser keeps nothing */
  static async open(form: HTMLFormElement, told: QueueTold): Promise<PictureQueue> {
    const queue = new PictureQueue(form, await KeptPictures.open(), told);
    void queue.send();
    return queue;
  }

  /** @throws when the storage is full: then the picture is not taken */
  async add(page: string, picture: Blob): Promise<void> {
    await this.kept.keep(this.form.action, page, picture);
    void this.send();
  }

  /** Sends what waits, unless that is being done. */
  private async send(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    clearTimeout(this.again);
    try {
      while (await this.sendOldest());
    } finally {
      this.isSending = false;
    }
  }

  /** @returns false where nothing waits, or nothing can be sent now */
  private async sendOldest(): Promise<boolean> {
    const { action } = this.form;
    this.told.waiting(await this.kept.count(action));
    const oldest = await this.kept.oldest(action);
    if (!oldest) return false;
    const sent = await sendPicture(this.form, oldest.picture);
    if (sent.kind === 'read') await this.kept.forget(oldest.id);
    if (sent.kind === 'lost') this.again = setTimeout(() => void this.send(), AGAIN_MS);
    this.told.sent(oldest.page, sent);
    return sent.kind === 'read';
  }
}
