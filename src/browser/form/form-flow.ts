import { fillIn } from '../../formatting/sentence.js';
import { checkAnswers } from '../../rules/answer-checks.js';
import type { FormScript } from '../../rules/to-browser/form.js';
import { clearErrors, type FieldError, showErrors } from './form-errors.js';
import { type Memory, openIn, recall, remember, rememberEnd } from './form-memory.js';
import { byId, fillFields, sayIn } from './form-page.js';
import { FormScreens, SEND } from './form-screens.js';
import { FormSending } from './form-sending.js';
import { newId } from './new-id.js';

/** What one entry of the browser's history stands for, so that the phone's own back button works. */
interface Place {
  readonly form: string;
  readonly at: string;
  readonly started: boolean;
  readonly more: boolean;
  readonly depth: number;
}

/** The form without a reload between its screens. The page works the same without it, one post a screen. */
export class FormFlow {
  private readonly screens: FormScreens;
  private readonly sending: FormSending;
  private place: Place;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly data: FormScript,
  ) {
    this.screens = new FormScreens(form, data);
    const [first = SEND] = this.screens.names(false);
    this.place = { form: newId(), at: first, started: false, more: false, depth: 0 };
    this.sending = new FormSending(data, {
      frozen: () => this.keep(),
      refused: (errors, withoutCode) => this.refuse(errors, withoutCode),
    });
  }

  start(): void {
    document.addEventListener('click', (event) => this.press(event));
    const memory = recall(this.data.version);
    if (this.sending.showEnd(history.state?.done ?? memory?.end)) return;
    if (memory) this.restore(memory);
    history.replaceState(this.place, '');
    this.screens.show(this.place.at, this.place.started, this.place.more);
    this.form.addEventListener('input', (event) => this.changed(event));
    addEventListener('popstate', (event) => this.returnTo(event.state));
    if (memory?.frozen) void this.sending.resume(memory.frozen);
  }

  private restore({ id, fields, at, started, more }: Memory): void {
    fillFields(this.screens.all, fields);
    const depth = history.state?.depth ?? 0;
    const known = this.screens.names(more).includes(at);
    this.place = { form: id, at: known ? at : this.place.at, started, more, depth };
  }

  private press(event: Event): void {
    const button = (event.target as Element | null)?.closest<HTMLButtonElement>('button[name=_action]');
    if (!button) return;
    if (button.value.startsWith('language-')) {
      this.changeLanguage(event, button.value.slice('language-'.length));
      return;
    }
    event.preventDefault();
    if (this.sending.busy) return;
    if (button.value === 'back') this.back();
    else if (button.value === 'more') this.moreQuestions();
    else if (this.place.at === SEND) this.send(button.value !== 'send-without-code');
    else this.forward();
  }

  private forward(): void {
    const { at, started, more } = this.place;
    const answers = this.screens.answers();
    const here = this.screens.codes(at);
    // "Tôi đồng ý và bắt đầu" with nothing chosen yet: the question alone, and no reproach.
    if (!started && !here.some((code) => code in answers)) {
      this.go({ started: true });
      return;
    }
    const errors = this.errors().filter(({ question }) => here.includes(question));
    if (errors.length > 0) {
      showErrors(this.form, sayIn(this.data, 'errorsTitle'), errors);
      return;
    }
    const names = this.screens.names(more);
    this.go({ at: names[names.indexOf(at) + 1] ?? SEND, started: true });
  }

  private back(): void {
    if (this.place.depth > 0) {
      history.back();
      return;
    }
    const names = this.screens.names(this.place.more);
    const before = names[names.indexOf(this.place.at) - 1];
    this.place = { ...this.place, at: before ?? this.place.at, started: before !== undefined };
    history.replaceState(this.place, '');
    this.open();
  }

  private moreQuestions(): void {
    const partA = this.screens.names(false).length - 1;
    this.go({ at: this.screens.names(true)[partA] ?? SEND, more: true });
  }

  private send(withCode: boolean): void {
    const errors = this.errors();
    if (errors.length > 0) {
      this.refuse(errors, false);
      return;
    }
    const assisted = this.screens.fields()._assisted?.[0] ?? 'self';
    void this.sending.send({ id: this.place.form, answers: this.screens.answers(), assisted, withCode });
  }

  private errors(): readonly FieldError[] {
    return checkAnswers(this.data.rules, this.screens.answers()).map(({ question, code, limits }) => ({
      question,
      message: fillIn(this.data.errors[code] ?? '', limits ?? {}, this.data.language),
    }));
  }

  /** Goes to the screen with the first error and says there what is wrong. */
  private refuse(errors: readonly FieldError[], withoutCode: boolean): void {
    const at = this.screens.nameWith(errors[0]?.question ?? '') ?? SEND;
    if (at !== this.place.at) this.go({ at, started: true });
    else this.open();
    byId('plain').hidden = !withoutCode;
    showErrors(this.form, sayIn(this.data, 'errorsTitle'), errors);
  }

  private go(change: Partial<Place>): void {
    this.place = { ...this.place, ...change, depth: this.place.depth + 1 };
    history.pushState(this.place, '');
    this.open();
  }

  private returnTo(state: Place | null): void {
    if (this.sending.busy || state?.form !== this.place.form) return;
    // What was opened stays open: going back past "Trả lời thêm" must not take its answers away.
    this.place = { ...state, more: this.place.more || state.more };
    this.open();
  }

  private open(): void {
    clearErrors(this.form);
    this.screens.show(this.place.at, this.place.started, this.place.more);
    this.screens.focus();
    this.keep();
  }

  private changed(event: Event): void {
    this.screens.leaveAlone(event.target as HTMLInputElement);
    this.screens.refresh();
    this.keep();
  }

  private keep(): boolean {
    const { form: id, at, started, more } = this.place;
    const { version } = this.data;
    const { frozen, end } = this.sending;
    if (end) return rememberEnd(id, version, end);
    return remember({ id, version, at, started, more, frozen, fields: this.screens.fields() });
  }

  /** Without storage the button posts the form instead, and the server carries the answers over. */
  private changeLanguage(event: Event, language: string): void {
    const { form, at, started, more } = this.place;
    if (!this.keep()) {
      const own = { _id: [form], _screen: [at], _started: [started ? '1' : ''], _more: [more ? '1' : ''] };
      this.screens.intoForm(this.form, own);
      return;
    }
    event.preventDefault();
    openIn(language, form);
  }
}
