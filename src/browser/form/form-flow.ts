import { fillIn } from '../../formatting/sentence.js';
import { checkAnswers } from '../../rules/answer-checks.js';
import { besides, CHECK, errorsOn, screensToShow } from '../../rules/screens.js';
import type { FormScript } from '../../rules/to-browser/form.js';
import { clearErrors, showErrors } from './form-errors.js';
import { type Memory, openIn, recall, remember, rememberEnd, wasSentToday } from './form-memory.js';
import { byId, fillFields, sayIn } from './form-page.js';
import { FormScreens } from './form-screens.js';
import { FormSending } from './form-sending.js';
import { MovingOn } from './moving-on.js';
import { newId } from './new-id.js';

/** What one entry of the browser's history stands for, so that the phone's own back button works. */
interface Place {
  readonly form: string;
  /** The name of the screen. */
  readonly at: string;
  readonly more: boolean;
  /** Came from the look back before sending, and returns to it. */
  readonly toCheck: boolean;
  readonly depth: number;
}

type Errors = readonly { readonly question: string; readonly code: string; readonly message: string }[];

/** The form without a reload between its screens. The page works the same without it, one post a screen. */
export class FormFlow {
  private readonly screens: FormScreens;
  private readonly sending: FormSending;
  private readonly moving: MovingOn;
  private place: Place;
  /** The button whose work is under way. */
  private pressed: HTMLButtonElement | null = null;
  private isPlain = false;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly data: FormScript,
  ) {
    this.screens = new FormScreens(form, data);
    const [first] = this.screens.way(false).screens;
    this.place = { form: newId(), at: first?.name ?? '', more: false, toCheck: false, depth: 0 };
    this.moving = new MovingOn(form, () => this.sends() || this.forward());
    this.sending = new FormSending(data, {
      frozen: () => this.keep(),
      refused: (errors, withoutCode) => this.refuse(errors, withoutCode),
    });
  }

  start(): void {
    document.addEventListener('click', (event) => this.press(event));
    const memory = recall(this.data.version, this.place.form);
    if (memory) this.restore(memory);
    if (this.sending.showEnd(memory?.end)) return;
    if (!memory?.at && wasSentToday(this.data.campaign)) this.screens.tellSent();
    history.replaceState(this.place, '');
    this.screens.show(this.place.at, this.place.more);
    this.form.addEventListener('input', (event) => this.changed(event.target as HTMLInputElement));
    addEventListener('popstate', (event) => this.returnTo(event.state));
    if (memory?.frozen) void this.sending.resume(memory.frozen);
  }

  /** Where the script fails, the page goes on without it: all answers stand in the form, and its buttons post it. */
  goOnPlain(): void {
    if (this.isPlain || this.sending.end) return;
    this.isPlain = true;
    this.moving.stay();
    this.intoForm();
    this.pressed?.click();
  }

  private restore({ id, fields, at, more, toCheck }: Memory): void {
    fillFields(this.screens.all, fields);
    const depth = history.state?.depth ?? 0;
    const known = screensToShow(this.screens.way(more)).some(({ name }) => name === at);
    this.place = { form: id, at: known ? at : this.place.at, more, toCheck, depth };
  }

  private press(event: Event): void {
    const button = (event.target as Element | null)?.closest<HTMLButtonElement>('button[name=_action]');
    if (!button || this.isPlain) return;
    this.moving.stay();
    const { value: action } = button;
    if (action.startsWith('language-')) {
      this.changeLanguage(event, action.slice('language-'.length));
      return;
    }
    event.preventDefault();
    if (this.sending.busy) return;
    this.pressed = button;
    if (action === 'back') this.back();
    else if (action === 'clear') this.clear();
    else if (action === 'more') this.moreQuestions();
    else if (action.startsWith('to-')) this.go({ at: action.slice('to-'.length), toCheck: true });
    else if (this.sends()) this.send(action !== 'send-without-code');
    else this.forward();
    if (!this.sending.busy) this.pressed = null;
  }

  /** Whether the open screen is the last. */
  private sends(): boolean {
    return besides(this.screens.way(this.place.more), this.place.at).after === null;
  }

  private forward(): void {
    const { at, more, toCheck } = this.place;
    const here = errorsOn(at, this.data.rules, this.errors());
    if (here.length > 0) {
      showErrors(this.form, sayIn(this.data, 'errorsTitle'), here);
      return;
    }
    const { after } = besides(this.screens.way(more), at);
    this.go({ at: (toCheck ? CHECK : after) ?? at, toCheck: false });
  }

  private back(): void {
    if (this.place.depth > 0) {
      history.back();
      return;
    }
    const { before } = besides(this.screens.way(this.place.more), this.place.at);
    this.place = { ...this.place, at: before ?? this.place.at, toCheck: false };
    history.replaceState(this.place, '');
    this.open();
  }

  private clear(): void {
    this.screens.clear();
    this.keep();
  }

  private moreQuestions(): void {
    const further = screensToShow(this.screens.way(true)).find(({ part }) => part === 'B');
    if (further) this.go({ at: further.name, more: true });
  }

  private send(withCode: boolean): void {
    const errors = this.errors();
    if (errors.length > 0) {
      this.refuse(errors, false);
      return;
    }
    const assisted = this.screens.fields()._assisted?.[0] ?? 'self';
    const form = { id: this.place.form, answers: this.screens.answers(), assisted, withCode };
    this.sending.send(form).catch(() => this.goOnPlain());
  }

  private errors(): Errors {
    return checkAnswers(this.data.rules, this.screens.answers()).map(({ question, code, limits }) => ({
      ...{ question, code },
      message: fillIn(this.data.errors[code] ?? '', limits ?? {}, this.data.language),
    }));
  }

  /** Goes to the screen with the first error and says there what is wrong. */
  private refuse(errors: readonly Omit<Errors[number], 'code'>[], withoutCode: boolean): void {
    const { screens } = this.screens.way(true);
    const at = screens.find(({ name }) => name === errors[0]?.question)?.name ?? this.place.at;
    if (at !== this.place.at) this.go({ at });
    else this.open();
    byId('plain').hidden = !withoutCode;
    showErrors(this.form, sayIn(this.data, 'errorsTitle'), errors);
  }

  private go(change: Partial<Place>): void {
    const place = { ...this.place, ...change, depth: this.place.depth + 1 };
    history.pushState(place, '');
    this.place = place;
    this.open();
  }

  private returnTo(state: Place | null): void {
    if (this.isPlain || this.sending.busy || state?.form !== this.place.form) return;
    // What was opened stays open: going back past "Trả lời thêm" must not take its answers away.
    this.place = { ...state, more: this.place.more || state.more };
    this.open();
  }

  private open(): void {
    this.moving.stay();
    clearErrors(this.form);
    this.screens.show(this.place.at, this.place.more);
    this.screens.focus();
    this.keep();
  }

  private changed(field: HTMLInputElement): void {
    this.screens.leaveAlone(field);
    this.screens.refresh();
    this.screens.tellUnder(field);
    this.keep();
  }

  private keep(): boolean {
    const { form: id, at, more, toCheck } = this.place;
    const { version } = this.data;
    const { frozen, end } = this.sending;
    if (end) return rememberEnd(id, version, end);
    return remember({ id, version, at, more, toCheck, frozen, fields: this.screens.fields() });
  }

  /** Without storage the button posts the form instead, and the server carries the answers over. */
  private changeLanguage(event: Event, language: string): void {
    if (!this.keep()) {
      this.intoForm();
      return;
    }
    event.preventDefault();
    openIn(language, this.place.form);
  }

  private intoForm(): void {
    const { form, at, more, toCheck } = this.place;
    const own = { _id: [form], _screen: [at], _more: [more ? '1' : ''], _check: [toCheck ? '1' : ''] };
    this.screens.intoForm(this.form, own);
  }
}
