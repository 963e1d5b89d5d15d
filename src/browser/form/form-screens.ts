import { fillIn } from '../../formatting/sentence.js';
import { visibleQuestions } from '../../rules/answer-checks.js';
import type { Answers } from '../../rules/answers.js';
import { type Condition, holds } from '../../rules/conditions.js';
import { contactsIn } from '../../rules/contacts.js';
import { answersThatApply } from '../../rules/given-answers.js';
import {
  CHECK,
  furtherQuestions,
  leftBlank,
  positionOf,
  type Screen,
  screensToShow,
  type Way,
} from '../../rules/screens.js';
import type { FormScript } from '../../rules/to-browser/form.js';
import { byId, type Fields, fieldsOf, sayIn } from './form-page.js';

/**
 * The screens of the page and what surrounds them: which is shown, how far the person has come. Only the screen that
 * is shown stands in the page.
 */
export class FormScreens {
  readonly all: readonly HTMLElement[];
  private readonly screens: readonly Screen[];
  private readonly title = document.title;
  private shown: HTMLElement;

  constructor(
    form: HTMLFormElement,
    private readonly data: FormScript,
  ) {
    const rest = document.importNode(byId<HTMLTemplateElement>('rest').content, true);
    const first = form.querySelector('.screen') as HTMLElement;
    this.all = [first, ...rest.querySelectorAll<HTMLElement>('.screen')];
    const codes = new Set(data.rules.map(({ code }) => code));
    this.screens = this.all.map(({ dataset }) => ({
      name: dataset.screen ?? '',
      part: dataset.part === 'B' ? 'B' : 'A',
      isQuestion: codes.has(dataset.screen ?? ''),
      visibleIf: dataset.if === undefined ? null : JSON.parse(dataset.if),
    }));
    this.shown = first;
  }

  fields(): Fields {
    return fieldsOf(this.all);
  }

  answers(): Answers {
    return answersThatApply(this.data.rules, this.fields());
  }

  /** The way of this person, as the answers are now. */
  way(more: boolean): Way {
    return { screens: this.screens, rules: this.data.rules, answers: this.answers(), more };
  }

  /** Shows one screen. */
  show(name: string, more: boolean): void {
    const place = this.screens.findIndex((screen) => screen.name === name);
    const screen = this.all[place] ?? this.shown;
    this.shown.replaceWith(screen);
    this.shown = screen;
    screen.hidden = false;
    const isFirst = place === 0;
    byId('main').classList.toggle('first', isFirst);
    // The notice follows the first answers at once, and the buttons of all others.
    byId('back').parentElement?.[isFirst ? 'before' : 'after'](byId('foot'));
    const way = this.way(more);
    if (name === CHECK) this.lookBack(way);
    this.refresh();
    this.showProgress(name, way);
    this.showButtons(name, way);
  }

  /** Questions and texts come and go with the answers, also on the screen that is open. */
  refresh(): void {
    const answers = this.answers();
    const visible = visibleQuestions(this.data.rules, answers);
    for (const place of this.shown.querySelectorAll<HTMLElement>('[data-q]')) {
      const code = place.dataset.q ?? '';
      place.hidden = !visible.has(code) && this.screens.some(({ name, isQuestion }) => isQuestion && name === code);
    }
    for (const text of this.shown.querySelectorAll<HTMLElement>('p[data-if]')) {
      text.hidden = !holds(JSON.parse(text.dataset.if ?? '') as Condition, answers);
    }
    byId('clear').hidden = !this.shown.querySelector('[type=radio]:checked');
  }

  /** Above the first question: somebody has answered from this phone today. */
  tellSent(): void {
    const note = { id: 'again', className: 'note', textContent: sayIn(this.data, 'again') };
    byId('step').before(Object.assign(document.createElement('p'), note));
  }

  /** Takes the answer on the open screen back. */
  clear(): void {
    for (const one of this.shown.querySelectorAll<HTMLInputElement>(':checked')) one.checked = false;
    this.refresh();
    this.focus();
  }

  /** "Không có" and the other answers of a question untick each other. */
  leaveAlone({ name, value, checked }: HTMLInputElement): void {
    const shape = this.data.rules.find(({ code }) => code === name)?.shape;
    if (shape?.kind !== 'choices' || shape.alone === undefined || !checked) return;
    const isAlone = value === String(shape.alone);
    for (const other of this.shown.querySelectorAll<HTMLInputElement>(`[name="${CSS.escape(name)}"]`)) {
      if (other.value !== value && (isAlone || other.value === String(shape.alone))) other.checked = false;
    }
  }

  /** Under a text: how much room is left, and what had better not stand in it. It stops nobody. */
  tellUnder(field: HTMLInputElement): void {
    const { name, value } = field;
    const shape = this.data.rules.find(({ code }) => code === name)?.shape;
    if (shape?.kind !== 'text') return;
    const { longest } = shape;
    const [room, left] = [this.shown.querySelector('.room'), longest - value.length];
    const tooLong = (): string => fillIn(this.data.errors['too-long'] ?? '', { longest }, this.data.language);
    if (room) room.textContent = left < 0 ? tooLong() : sayIn(this.data, 'lettersLeft', { count: left });
    const told = contactsIn(value)
      .map((contact) => sayIn(this.data, `contact.${contact}`))
      .join(' ');
    const place = this.shown.querySelector('.warn') ?? document.createElement('p');
    // Said once, not with every letter.
    if (place.textContent === told) return;
    Object.assign(place, { className: 'warn', textContent: told });
    place.setAttribute('role', 'status');
    field.after(place);
  }

  /** Reading aloud goes on at the new question. */
  focus(): void {
    const places = [...this.shown.querySelectorAll<HTMLElement>('h2,legend,.q>label')];
    const heading = places.find((one) => one.offsetParent !== null);
    scrollTo(0, 0);
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  /** All that the page knows as hidden fields, for a form that is posted after all. */
  intoForm(form: HTMLFormElement, own: Fields): void {
    const elsewhere = fieldsOf(this.all.filter((screen) => screen !== this.shown));
    form.querySelector('[name=_screen]')?.remove();
    for (const [name, values] of Object.entries({ ...elsewhere, ...own })) {
      for (const value of values) {
        form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
      }
    }
  }

  private showProgress(name: string, way: Way): void {
    const position = positionOf(way, name);
    const step = byId('step');
    step.hidden = !position;
    document.title = this.title;
    if (!position) return;
    const { at, total } = position;
    const words = sayIn(this.data, 'step', { at, total });
    document.title = `${words} – ${this.title}`;
    const [label, optional] = step.getElementsByTagName('span');
    if (label) label.textContent = words;
    if (optional) optional.hidden = !position.optional;
    Object.assign(step.querySelector('progress') as HTMLElement, { max: total, value: at });
  }

  private showButtons(name: string, way: Way): void {
    const names = screensToShow(way).map((screen) => screen.name);
    const sends = names[names.length - 1] === name;
    const count = sends && !way.more ? furtherQuestions(way) : 0;
    const forward = byId<HTMLButtonElement>('forward');
    forward.textContent = sayIn(this.data, sends ? 'send' : 'next');
    forward.value = sends ? 'send' : 'next';
    byId('back').hidden = names[0] === name;
    byId('plain').hidden = true;
    const further = byId('more');
    further.hidden = count === 0;
    further.textContent = sayIn(this.data, 'answerMore', { count, minutes: this.data.minutes });
  }

  /** What was left out, one touch away. */
  private lookBack(way: Way): void {
    const blank = leftBlank(way);
    const [sentence] = this.shown.getElementsByTagName('p');
    const word = blank.length > 0 ? 'check.left' : 'check.none';
    if (sentence) sentence.textContent = sayIn(this.data, word, { count: blank.length });
    const lines = blank.map((name) => {
      const question = this.all[this.screens.findIndex((screen) => screen.name === name)];
      const line = document.createElement('li');
      const button = { className: 'link', name: '_action', value: `to-${name}` };
      const textContent = question?.querySelector('legend,.q>label')?.textContent ?? name;
      line.append(Object.assign(document.createElement('button'), button, { textContent }));
      return line;
    });
    this.shown.querySelector('ul')?.replaceChildren(...lines);
  }
}
