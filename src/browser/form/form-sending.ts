import { spacedCode } from '../../formatting/codes.js';
import type { Answers } from '../../rules/answers.js';
import type { FormScript } from '../../rules/to-browser/form.js';
import type { FieldError } from './form-errors.js';
import { type End, rememberSent } from './form-memory.js';
import { byId, languageButton, sayIn } from './form-page.js';
import { postResponse, type Sent } from './post-response.js';
import { today } from './today.js';
import { asQueued, forgetWaiting, inTurn, keepRefused, keepWaiting, type WaitingAnswer } from './waiting-answers.js';

/** What the flow is told. */
interface Listener {
  /**
   * The content is frozen, or free again, or no longer needed: what is kept has to follow.
   * @returns false where the browser keeps nothing
   */
  frozen(): boolean;
  refused(errors: readonly FieldError[], withoutCode: boolean): void;
}

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 60_000;
/** Browsers inside other programs, which may clear what they keep when they are closed. */
const INSIDE = /Zalo|FBAN|FBAV|Instagram|; wv\)/;

/**
 * Sends the form and says what is true at each moment: no thanks before the server's receipt. Before the first attempt
 * the content is frozen and kept on the phone, so that every further one, from this page or a later one, is the same
 * response.
 */
export class FormSending {
  /** Frozen before the first attempt; null while the answers may change. */
  frozen: string | null = null;
  /** What was said last; null while the form is not through. */
  end: End | null = null;
  private waiting: WaitingAnswer = { id: '', code: '', frozen: '' };
  private isKept = false;
  private attempts = 0;
  private timer = 0;
  private trying = false;

  constructor(
    private readonly data: FormScript,
    private readonly listener: Listener,
  ) {
    addEventListener('online', () => void this.attempt(false));
    document.addEventListener('visibilitychange', () => document.hidden || void this.attempt(false));
  }

  /** True while nothing may be changed any more. */
  get busy(): boolean {
    return this.frozen !== null || this.end !== null;
  }

  async send(given: { id: string; answers: Answers; assisted: string; withCode: boolean }): Promise<void> {
    const { id, answers, assisted, withCode } = given;
    const { campaign, version, language } = this.data;
    const proof = withCode ? proofIn(location.search) : null;
    const content = { id, campaign, version, answers, answeredOn: today(), language, assisted };
    this.frozen = JSON.stringify(proof ? { ...content, proof } : content);
    await this.keep(id);
    await this.attempt(true);
  }

  /** Goes on after a reload that came between sending and the reply. */
  async resume(frozen: string): Promise<void> {
    this.frozen = frozen;
    await this.keep(JSON.parse(frozen).id);
    await this.attempt(false);
  }

  /**
   * Says in place of the form how it ended, now or before a reload or a change of the language.
   * @returns false where it has not ended
   */
  showEnd(end: End | undefined): boolean {
    if (!end) return false;
    this.end = end;
    this.frozen = null;
    history.replaceState({ form: history.state?.form, done: end }, '');
    this.remember();
    if ('says' in end) this.say(end.says);
    else this.thank(end);
    return true;
  }

  private thank({ receipt, late }: { readonly receipt: string; readonly late: boolean }): void {
    document.getElementById('waiting')?.remove();
    byId('where').remove();
    const panel = panelOf('done');
    byId('form').replaceWith(panel);
    byId('receipt').textContent = spacedCode(receipt);
    byId('late').hidden = !late;
    document.title = panel.querySelector('h1')?.textContent ?? '';
    scrollTo(0, 0);
    panel.querySelector<HTMLElement>('h1')?.focus();
  }

  /** What is on its way, or through, goes on in the other language only where the tab keeps it. */
  private remember(): void {
    const kept = this.listener.frozen();
    const language = languageButton();
    if (language) language.hidden = this.busy && !kept;
  }

  private async keep(id: string): Promise<void> {
    this.trying = true;
    this.remember();
    this.waiting = { id, code: this.data.code, frozen: this.frozen ?? '' };
    document.documentElement.dataset.sending = id;
    this.isKept = await keepWaiting(this.waiting);
    this.trying = false;
  }

  /** @param pressed whether a person has just asked for it, and can correct what the server refuses */
  private async attempt(pressed: boolean): Promise<void> {
    const { frozen } = this;
    if (this.trying || frozen === null || this.end) return;
    this.trying = true;
    clearTimeout(this.timer);
    if (pressed || this.attempts === 0) this.say(['sending']);
    const text = pressed ? frozen : asQueued(frozen);
    const sent = await inTurn(this.waiting.id, () => postResponse(this.data.code, text));
    this.trying = false;
    this.attempts += 1;
    this.settle(sent);
  }

  private settle(sent: Sent): void {
    switch (sent.kind) {
      case 'received':
        rememberSent(this.data.campaign);
        this.finish({ receipt: sent.receipt, late: sent.late });
        return;
      case 'kept':
      case 'differs':
        this.finish({ says: [sent.kind] });
        return;
      case 'invalid':
        this.free(sent.code, sent.errors);
        return;
      case 'refused':
        void this.leave(sent.code in this.data.words ? sent.code : 'refused', sent.why, sent.aside);
        return;
      default:
        this.waitAfter(sent.kind);
    }
  }

  /**
   * Not now, says the server: the answers stay on this phone, and a later page sends them. A phone that may lose them
   * does not wait for that.
   * @param aside whether the server keeps them for staff meanwhile
   */
  private async leave(word: string, why: string, aside: boolean): Promise<void> {
    if (!aside && this.where !== 'stays') {
      this.waitAfter(word);
      return;
    }
    await keepRefused(this.waiting, why);
    delete document.documentElement.dataset.sending;
    this.showEnd({ says: [word, aside ? 'kept' : 'keeps'] });
  }

  private get where(): string {
    return !this.isKept ? 'pageOnly' : INSIDE.test(navigator.userAgent) ? 'mayGo' : 'stays';
  }

  /** Says why it has not arrived and where it is meanwhile, and tries again by itself. */
  private waitAfter(word: string): void {
    // Asked for only now, because some browsers ask the person.
    if (this.attempts === 1) void navigator.storage?.persist?.().catch(() => undefined);
    this.say([word, this.where], true);
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (this.attempts - 1));
    this.timer = window.setTimeout(() => void this.attempt(false), wait);
  }

  /** Refused, and the ID not used up: the person corrects it and sends again. */
  private free(code: string, errors: readonly FieldError[]): void {
    this.frozen = null;
    void forgetWaiting(this.waiting.id);
    byId('waiting')?.remove();
    byId('form').hidden = false;
    this.remember();
    const message = sayIn(this.data, code);
    if (message !== '') this.listener.refused([{ question: '', message }], code.startsWith('code-'));
    else this.listener.refused(errors, false);
  }

  private finish(end: End): void {
    void forgetWaiting(this.waiting.id);
    this.showEnd(end);
  }

  /**
   * One or two sentences in place of the form.
   * @param words for what became of it, and for where it is
   * @param again whether "Gửi lại" stands below
   */
  private say(words: readonly string[], again = false): void {
    const form = byId('form');
    const panel = document.getElementById('waiting') ?? panelOf('waiting');
    if (!panel.isConnected) {
      form.after(panel);
      panel.querySelector('button')?.addEventListener('click', () => void this.attempt(true));
      scrollTo(0, 0);
    }
    form.hidden = true;
    for (const [place, sentence] of [...panel.getElementsByTagName('p')].entries()) {
      const word = words[place];
      sentence.textContent = sayIn(this.data, word ?? '');
      sentence.hidden = word === undefined;
    }
    for (const button of panel.getElementsByTagName('button')) button.hidden = !again;
  }
}

/** A part of the page that is not needed until now. */
function panelOf(id: string): HTMLElement {
  const panel = byId<HTMLTemplateElement>('panels').content.querySelector<HTMLElement>(`#${id}`);
  return document.importNode(panel as HTMLElement, true);
}

function proofIn(search: string): { kind: string; value: string } | null {
  const asked = new URLSearchParams(search);
  const code = asked.get('c');
  const window = asked.get('w');
  if (code) return { kind: 'one-time', value: code };
  return window ? { kind: 'window', value: window } : null;
}
