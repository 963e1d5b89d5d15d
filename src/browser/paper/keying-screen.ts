import { fillIn } from '../../formatting/sentence.js';
import { answersKeyed, goTo, type Key, type Keying, press, startKeying } from '../../rules/keying.js';
import { ASSISTED, type KeyingData } from '../../rules/to-browser/keying.js';
import { newId } from '../form/new-id.js';
import { forgetSheet, keepSheet, keptSheet } from './kept-sheet.js';
import { drawOverview, drawQuestion, element } from './keying-view.js';
import { afterTextKey, keyOf } from './pressed-keys.js';
import { type Sent, sendSheet } from './send-sheet.js';

/**
 * Keying without a mouse: number, questions, Enter to save, next number. Keys that come while a sheet is being saved
 * wait their turn, so a fast hand loses none; a sheet that could not be saved stays until it is, also through a sign-in.
 */
export class KeyingScreen {
  private keying: Keying;
  private id = newId();
  private number: number | null = null;
  private left: readonly number[];
  private done: number;
  private saving = false;
  private readonly ahead: Key[] = [];

  constructor(
    private readonly data: KeyingData,
    private readonly csrf: string,
  ) {
    this.keying = startKeying(data.questions);
    this.left = data.numbers;
    this.done = data.done;
  }

  start(): void {
    element('keying-start').addEventListener('submit', (event) => event.preventDefault());
    document.addEventListener('keydown', (event) => this.onKey(event));
    document.addEventListener('input', () => this.keep());
    element('keying-drop').addEventListener('click', () => this.drop());
    this.offerNumber(this.left[0]);
    const isRestored = this.restore();
    this.draw();
    if (isRestored) this.say('restored', { number: String(this.number) });
  }

  /** What was on the screen when the session ended, or the page was loaded again. */
  private restore(): boolean {
    const kept = keptSheet(this.data);
    if (!kept) return false;
    const { id, number, answers, at, text, day } = kept;
    this.id = id;
    this.number = number;
    this.offerNumber(number);
    if (dayField()) (dayField() as HTMLInputElement).value = day;
    const written = at !== null && text !== '' ? { [at]: text } : {};
    this.keying = { ...this.keying, at, answers: { ...answers, ...written } };
    return true;
  }

  private keep(): void {
    if (this.number === null) return;
    const { answers, at } = this.keying;
    const [text, day] = [textField()?.value ?? '', dayField()?.value ?? ''];
    keepSheet(this.data, { id: this.id, number: this.number, answers, at, text, day });
  }

  private drop(): void {
    const { words, language } = this.data;
    if (!confirm(fillIn(words.dropAsk ?? '', { number: String(this.number) }, language))) return;
    this.next(this.number ?? undefined);
    this.draw();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const { target } = event;
    const key = keyOf(event);
    if (target === numberField() || (target instanceof HTMLInputElement && target.type === 'date')) {
      if (key === 'Enter') this.begin(event);
      return;
    }
    if (target instanceof HTMLTextAreaElement) this.onTextKey(event, target);
    if (target instanceof HTMLTextAreaElement) return;
    const isControl = target instanceof HTMLElement && target.closest('a, button, input, select') !== null;
    if (isControl || key === null || (this.number === null && !this.saving)) return;
    event.preventDefault();
    this.take(key);
  }

  private onTextKey(event: KeyboardEvent, area: HTMLTextAreaElement): void {
    const after = afterTextKey(this.keying, event, area);
    if (!after) return;
    this.keying = after;
    event.preventDefault();
    this.draw();
  }

  private begin(event: Event): void {
    event.preventDefault();
    const typed = Number(numberField().value);
    const isLeft = this.left.includes(typed);
    if (isLeft) this.number = typed;
    this.draw();
    if (!isLeft) this.say('numberFault', {}, true);
  }

  private take(key: Key): void {
    if (this.saving) this.ahead.push(key);
    else if (this.number === null) this.takeForNumber(key);
    else if (this.keying.at === null && key === 'Enter') void this.save();
    else {
      this.keying = press(this.keying, key);
      this.draw();
    }
  }

  /** A key typed ahead of the number field: Enter takes the number offered. */
  private takeForNumber(key: Key): void {
    if (key === 'Enter' && this.left.includes(Number(numberField().value))) this.number = Number(numberField().value);
    else if (/^\d$/.test(key)) numberField().value = key;
    this.draw();
  }

  private async save(): Promise<void> {
    this.saving = true;
    this.say('saving');
    const { [ASSISTED]: assisted = 'self', ...answers } = answersKeyed(this.keying);
    const day = dayField()?.value || null;
    const sheet = { id: this.id, number: this.number ?? 0, answers, assisted: String(assisted), answeredOn: day };
    const sent = await sendSheet(this.data, this.csrf, sheet);
    this.saving = false;
    this.settle(sent);
    for (const key of this.ahead.splice(0)) this.take(key);
  }

  private settle(sent: Sent): void {
    const number = this.number ?? 0;
    if (sent.kind === 'refused') {
      if (sent.question !== null) this.keying = goTo(this.keying, sent.question);
      this.draw();
      this.ahead.length = 0;
      this.say('notSaved', { reason: sent.reason }, true);
      return;
    }
    if (sent.kind === 'signed-out') {
      this.draw();
      this.ahead.length = 0;
      this.say('sessionOver', {}, true);
      return void element('keying-message').append(' ', this.signInLink());
    }
    this.left = this.left.filter((one) => one !== number);
    this.done += 1;
    this.next(this.left.find((one) => one > number) ?? this.left[0]);
    this.draw();
    this.say(sent.kind, { number: String(number) });
  }

  private next(number: number | undefined): void {
    forgetSheet();
    this.keying = startKeying(this.data.questions);
    this.id = newId();
    this.number = null;
    this.offerNumber(number);
  }

  /** Leads back here; where somebody has signed in already, at once. */
  private signInLink(): HTMLAnchorElement {
    const link = document.createElement('a');
    link.href = `/login?next=${encodeURIComponent(location.pathname + location.search)}`;
    link.textContent = this.data.words.signIn ?? '';
    return link;
  }

  private offerNumber(number: number | undefined): void {
    numberField().value = number === undefined ? '' : String(number);
  }

  private draw(): void {
    const { words, language } = this.data;
    const left =
      this.left.length > 0 ? fillIn(words.left ?? '', { count: this.left.length }, language) : words.noneLeft;
    element('keying-count').textContent = `${fillIn(words.done ?? '', { count: this.done }, language)} · ${left}`;
    drawQuestion(this.data, this.keying, this.number);
    drawOverview(this.data, this.keying);
    this.keep();
    element('keying-drop').hidden = this.number === null;
    this.say(this.keying.refused ? 'refused' : null, {}, true);
    if (this.number === null) {
      numberField().focus();
      numberField().select();
    } else (textField() ?? element('keying-question')).focus();
  }

  private say(word: string | null, values: Readonly<Record<string, string>> = {}, isFault = false): void {
    const message = element('keying-message');
    const text = word === null ? '' : (this.data.words[word] ?? word);
    message.textContent = fillIn(text, values, this.data.language);
    message.classList.toggle('fault', isFault && word !== null);
  }
}

function numberField(): HTMLInputElement {
  return element('keying-number') as HTMLInputElement;
}

const dayField = () => document.querySelector<HTMLInputElement>('#keying-day');
const textField = () => document.querySelector<HTMLTextAreaElement>('#keying-text');
