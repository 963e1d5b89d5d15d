import type { Device } from './device.js';
import { button, element } from './elements.js';
import { heading, main } from './screens.js';

/** What an officer may do at the tablet. */
export interface OfficerActions {
  word(name: string, values?: Readonly<Record<string, unknown>>): string;
  show(screen: HTMLElement): void;
  toSurvey(): void;
  leave(): void;
  send(): void;
  /** Network, waiting and refused answers, in one line each. */
  lines(): readonly string[];
  /** Why the server refused answers, in one sentence each. */
  refusals(): readonly string[];
  paired(): void;
}

const DIGITS = 6;
const ATTEMPTS = 5;
const PAUSE_SECONDS = 60;

/** The way out, behind a PIN: leave, send what waits, pair. */
export class OfficerPanel {
  private typed = '';
  private attempts = attemptsBefore();

  constructor(
    private readonly device: Device,
    private readonly actions: OfficerActions,
  ) {}

  askPin(): void {
    this.typed = '';
    this.showKeys('');
  }

  private showKeys(fault: string): void {
    const { word } = this.actions;
    const key = (label: string, action: () => void, className = ''): HTMLButtonElement =>
      button(className, label, action, { taps: 'each' });
    const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => key(digit, () => this.type(digit)));
    const said = element('p', { role: 'status', ...(fault && { class: 'bad' }) });
    said.textContent = fault || word('pinDigits', { count: this.typed.length });
    const keys = element(
      'div',
      { class: 'keys', role: 'group', 'aria-labelledby': 'question' },
      ...digits,
      key(word('back'), () => this.actions.toSurvey(), 'wide'),
      key('0', () => this.type('0')),
      key(word('erase'), () => this.erase(), 'wide'),
    );
    this.actions.show(main('officer pin', heading(word('pinTitle')), said, keys));
  }

  private erase(): void {
    this.typed = '';
    this.showKeys('');
  }

  private type(digit: string): void {
    const seconds = Math.ceil((this.attempts.pausedUntil - Date.now()) / 1000);
    if (seconds > 0) {
      this.showKeys(this.actions.word('pinWait', { count: seconds }));
      return;
    }
    this.typed += digit;
    if (this.typed.length < DIGITS) this.showKeys('');
    else this.judge(this.typed === this.device.pin);
  }

  private judge(right: boolean): void {
    this.typed = '';
    const failed = right ? 0 : this.attempts.failed + 1;
    const pauses = failed > 0 && failed % ATTEMPTS === 0;
    this.attempts = { failed, pausedUntil: pauses ? Date.now() + PAUSE_SECONDS * 1000 : 0 };
    keepAttempts(this.attempts);
    if (right) this.showPanel();
    else this.showKeys(this.actions.word('pinWrong'));
  }

  private showPanel(): void {
    const { word } = this.actions;
    const { actions } = this;
    const state = element('p', { class: 'hint' }, actions.lines().join(' · '));
    const list = element(
      'div',
      { class: 'list two-columns' },
      button('btn', word('toSurvey'), () => actions.toSurvey()),
      button('btn two', word('sendWaiting'), () => {
        actions.send();
        actions.toSurvey();
      }),
      button('btn two', word('pair'), () => this.askCode('')),
      button('btn two', word('leave'), () => actions.leave()),
    );
    const refusals = actions.refusals().map((line) => element('p', { class: 'hint' }, line));
    actions.show(main('officer', heading(word('panelTitle')), state, ...refusals, list));
  }

  private askCode(fault: string): void {
    const { word } = this.actions;
    const field = element('input', {
      ...{ class: 'code', 'aria-label': word('pairTitle'), autocomplete: 'off', autocapitalize: 'none' },
      ...{ spellcheck: 'false', placeholder: 'xxxxx-xxxxx' },
    });
    const form = element('form', { class: 'list' }, field);
    form.append(
      element('button', { class: 'btn' }, word('pairNow')),
      button('btn two', word('back'), () => this.showPanel()),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.pair(field.value);
    });
    const said = element('p', { role: 'alert', class: 'bad' }, fault);
    this.actions.show(main('officer', heading(word('pairTitle')), ...(fault ? [said] : []), form));
    field.focus();
  }

  private async pair(code: string): Promise<void> {
    const outcome = await this.device.pair(code);
    if (outcome === 'paired') this.actions.paired();
    else this.askCode(this.actions.word(outcome === 'refused' ? 'pairFailed' : 'pairOffline'));
  }
}

/** Wrong PINs in a row, and until when none is taken: a reload forgets neither. */
interface Attempts {
  readonly failed: number;
  readonly pausedUntil: number;
}

const KEPT_AS = 'pin';

function attemptsBefore(): Attempts {
  try {
    const [failed = 0, pausedUntil = 0] = (localStorage.getItem(KEPT_AS) ?? '').split(' ').map(Number);
    return { failed, pausedUntil };
  } catch {
    return { failed: 0, pausedUntil: 0 };
  }
}

function keepAttempts({ failed, pausedUntil }: Attempts): void {
  try {
    localStorage.setItem(KEPT_AS, `${failed} ${pausedUntil}`);
  } catch {
    // A browser without storage counts within the page only.
  }
}
