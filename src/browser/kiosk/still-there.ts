import { button, element } from './elements.js';
import type { Frame } from './frame.js';
import { row } from './screens.js';

/** Seconds without a touch until the warning, and from the warning until the screen is cleared. */
const IDLE_SECONDS = 30;
const WARNING_SECONDS = 20;

/** Who stands before the tablet, as far as it knows, and what becomes of what they answered. */
interface Visitor {
  readonly word: (name: string, values?: Readonly<Record<string, unknown>>) => string;
  readonly hasAnswers: boolean;
  /** Nothing is asked: somebody tried the other language or colours, and needs no warning. */
  readonly isFree: boolean;
  finish(): void;
  gone(): void;
}

/** Watches whether anybody is still there; asks, counts down, and says that nobody is. */
export class StillThere {
  private timer = 0;
  private said: HTMLElement | null = null;

  constructor(
    private readonly frame: Frame,
    private readonly visitor: Visitor,
  ) {}

  /** Somebody is there. While the question stands only its buttons say so. */
  touched(): void {
    if (this.said) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.warn(WARNING_SECONDS), IDLE_SECONDS * 1000);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.said = null;
    this.frame.uncover();
  }

  private warn(seconds: number): void {
    if (seconds === 0 || this.visitor.isFree) {
      this.stop();
      this.visitor.gone();
      return;
    }
    if (!this.said) this.ask();
    const { word, hasAnswers } = this.visitor;
    if (this.said) this.said.textContent = word(hasAnswers ? 'idle' : 'idleNothing', { count: seconds });
    this.timer = window.setTimeout(() => this.warn(seconds - 1), 1000);
  }

  private ask(): void {
    const { word, hasAnswers } = this.visitor;
    const stay = button('btn', word('moreTime'), () => {
      this.stop();
      this.touched();
    });
    const send = button('btn two', word('sendNow'), () => this.visitor.finish());
    this.said = element('p', { class: 'seconds' });
    const title = element('h2', { id: 'still-there' }, word('idleTitle'));
    const box = element('div', {}, title, this.said, row(stay, ...(hasAnswers ? [send] : [])));
    const attributes = { class: 'over', role: 'alertdialog', 'aria-modal': 'true', 'aria-labelledby': 'still-there' };
    this.frame.cover(element('div', attributes, box));
  }
}
