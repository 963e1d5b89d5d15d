import type { Answers } from '../../rules/answers.js';
import type { FieldError } from './form-errors.js';
import { byId, type FormData } from './form-page.js';
import { postResponse, type Sent } from './post-response.js';

/** What the flow is told. */
interface Listener {
  /** The content is frozen, or free again, or no longer needed: what is kept has to follow. */
  frozen(): void;
  refused(errors: readonly FieldError[], withoutCode: boolean): void;
}

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 60_000;

/**
 * Sends the form and says what is true at each moment: no thanks before the server's receipt. From the first attempt
 * on the content is frozen, so that every further one is the same response.
 */
export class FormSending {
  /** Frozen before the first attempt; null while the answers may change. */
  frozen: string | null = null;
  over = false;
  private attempts = 0;
  private timer = 0;
  private trying = false;

  constructor(
    private readonly data: FormData,
    private readonly listener: Listener,
  ) {
    addEventListener('online', () => this.frozen && !this.over && void this.attempt());
  }

  /** True while nothing may be changed any more. */
  get busy(): boolean {
    return this.frozen !== null || this.over;
  }

  async send(given: { id: string; answers: Answers; assisted: string; withCode: boolean }): Promise<void> {
    const { id, answers, assisted, withCode } = given;
    const { campaign, version, language } = this.data;
    const proof = withCode ? proofIn(location.search) : null;
    const content = { id, campaign, version, answers, answeredOn: today(), language, assisted };
    this.frozen = JSON.stringify(proof ? { ...content, proof } : content);
    this.listener.frozen();
    await this.attempt();
  }

  /** Goes on after a reload that came between sending and the reply. */
  resume(frozen: string): void {
    this.frozen = frozen;
    void this.attempt();
  }

  /** After a reload of the thank-you page: the same receipt again. */
  showDone(done: { receipt: string; late: boolean } | undefined): boolean {
    if (!done) return false;
    this.over = true;
    document.getElementById('waiting')?.remove();
    byId('where').remove();
    document.querySelector('.link')?.remove();
    const panel = panelOf('done');
    byId('form').replaceWith(panel);
    byId('receipt').textContent = done.receipt;
    byId('late').hidden = !done.late;
    document.title = panel.querySelector('h1')?.textContent ?? '';
    scrollTo(0, 0);
    panel.querySelector<HTMLElement>('h1')?.focus();
    return true;
  }

  private async attempt(): Promise<void> {
    if (this.trying || this.frozen === null || this.over) return;
    this.trying = true;
    clearTimeout(this.timer);
    this.say('sending', false);
    const sent = await postResponse(this.data.code, this.frozen);
    this.trying = false;
    this.attempts += 1;
    this.settle(sent);
  }

  private settle(sent: Sent): void {
    switch (sent.kind) {
      case 'received':
        this.end();
        history.replaceState({ done: { receipt: sent.receipt, late: sent.late } }, '');
        this.showDone(sent);
        return;
      case 'invalid':
        this.free(sent.code, sent.errors);
        return;
      case 'unreachable':
      case 'busy':
        this.say(sent.kind, true);
        this.timer = window.setTimeout(() => void this.attempt(), waitAfter(this.attempts));
        return;
      case 'failed':
        this.say('failed', true);
        return;
      default:
        this.end();
        this.say(sent.kind, false);
    }
  }

  /** Refused, and the ID not used up: the person corrects it and sends again. */
  private free(code: string, errors: readonly FieldError[]): void {
    this.frozen = null;
    byId('waiting')?.remove();
    byId('form').hidden = false;
    this.listener.frozen();
    const message = this.data.words[code];
    if (message) this.listener.refused([{ question: '', message }], code.startsWith('code-'));
    else this.listener.refused(errors, false);
  }

  private end(): void {
    this.over = true;
    this.frozen = null;
    this.listener.frozen();
  }

  /** One sentence in place of the form, with "Gửi lại" where trying again can help. */
  private say(word: string, again: boolean): void {
    const form = byId('form');
    const panel = document.getElementById('waiting') ?? panelOf('waiting');
    if (!panel.isConnected) {
      form.after(panel);
      panel.querySelector('button')?.addEventListener('click', () => void this.attempt());
      scrollTo(0, 0);
    }
    form.hidden = true;
    const [sentence] = panel.getElementsByTagName('p');
    if (sentence) sentence.textContent = this.data.words[word] ?? '';
    for (const button of panel.getElementsByTagName('button')) button.hidden = !again;
  }
}

/** A part of the page that is not needed until now. */
function panelOf(id: string): HTMLElement {
  const panel = byId<HTMLTemplateElement>('panels').content.querySelector<HTMLElement>(`#${id}`);
  return document.importNode(panel as HTMLElement, true);
}

/** The day in Vietnam, wherever the phone's clock is set. */
function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
}

function proofIn(search: string): { kind: string; value: string } | null {
  const asked = new URLSearchParams(search);
  const code = asked.get('c');
  const window = asked.get('w');
  if (code) return { kind: 'one-time', value: code };
  return window ? { kind: 'window', value: window } : null;
}

function waitAfter(attempts: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1));
}
