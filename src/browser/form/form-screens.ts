import { visibleQuestions } from '../../rules/answer-checks.js';
import type { Answers } from '../../rules/answers.js';
import { type Condition, holds } from '../../rules/conditions.js';
import { answersThatApply } from '../../rules/given-answers.js';
import type { FormScript } from '../../rules/to-browser/form.js';
import { byId, type Fields, fieldsOf, sayIn } from './form-page.js';

/**
 * The screens of the page and what surrounds them: which apply, which is shown, how far the person has come. Only the
 * screen that is shown stands in the page.
 */
export class FormScreens {
  readonly all: readonly HTMLElement[];
  private readonly title = document.title;
  private shown: HTMLElement;

  constructor(
    form: HTMLFormElement,
    private readonly data: FormScript,
  ) {
    const rest = document.importNode(byId<HTMLTemplateElement>('rest').content, true);
    const first = form.querySelector('.screen') as HTMLElement;
    this.all = [first, ...rest.querySelectorAll<HTMLElement>('.screen')];
    this.shown = first;
  }

  fields(): Fields {
    return fieldsOf(this.all);
  }

  answers(): Answers {
    return answersThatApply(this.data.rules, this.fields());
  }

  /** Names of the screens this person sees, in order; the last is the one that sends. */
  names(more: boolean): readonly string[] {
    const { visible, answers } = this.judged();
    const applies = (screen: HTMLElement) => {
      if (screen.dataset.part === 'B' && !more) return false;
      const codes = codesOn(screen);
      return codes.length > 0 ? codes.some((code) => visible.has(code)) : meets(screen, answers);
    };
    return this.all.filter(applies).map(nameOf);
  }

  /** The name of the screen with a question. */
  nameWith(question: string): string | undefined {
    const screen = this.all.find((one) => codesOn(one).includes(question));
    return screen && nameOf(screen);
  }

  /** Codes of the questions on one screen. */
  codes(name: string): readonly string[] {
    return codesOn(this.all.find((screen) => nameOf(screen) === name));
  }

  /** Shows one screen, with the introduction above it until the person has started. */
  show(name: string, started: boolean, more: boolean): void {
    const screen = this.all.find((one) => nameOf(one) === name) ?? this.shown;
    this.shown.replaceWith(screen);
    this.shown = screen;
    screen.hidden = false;
    byId('intro').hidden = started;
    byId('where').hidden = !started;
    this.refresh();
    this.showProgress(name, more);
    this.showButtons(name, started, more);
  }

  /** Questions and texts come and go with the answers, also on the screen that is open. */
  refresh(): void {
    const { visible, answers } = this.judged();
    for (const place of this.shown.querySelectorAll<HTMLElement>('[data-q]')) {
      place.hidden = !visible.has(place.dataset.q ?? '');
    }
    for (const text of this.shown.querySelectorAll<HTMLElement>('p[data-if]')) text.hidden = !meets(text, answers);
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

  private judged(): { answers: Answers; visible: ReadonlySet<string> } {
    const answers = this.answers();
    return { answers, visible: visibleQuestions(this.data.rules, answers) };
  }

  private showProgress(name: string, more: boolean): void {
    const { visible } = this.judged();
    const counted = this.all
      .filter((screen) => screen.dataset.part === 'A' || (more && screen.dataset.part === 'B'))
      .flatMap((screen) => codesOn(screen).map((code) => ({ code, screen: nameOf(screen) })))
      .filter(({ code }) => visible.has(code));
    const places = counted.flatMap(({ screen }, place) => (screen === name ? [place + 1] : []));
    const [first] = places;
    const last = places[places.length - 1] ?? 0;
    const step = byId('step');
    step.hidden = first === undefined;
    const at = first === last ? first : `${first}–${last}`;
    const words = sayIn(this.data, 'step', { at, total: counted.length });
    document.title = first === undefined ? this.title : `${words} – ${this.title}`;
    const [label, optional] = step.getElementsByTagName('span');
    const required = new Set(
      this.data.rules.filter((rule) => rule.required || rule.requiredAmong).map((rule) => rule.code),
    );
    if (label) label.textContent = words;
    if (optional) optional.hidden = this.codes(name).some((code) => required.has(code));
    Object.assign(step.querySelector('progress') as HTMLElement, { max: counted.length, value: last });
  }

  private showButtons(name: string, started: boolean, more: boolean): void {
    const { minutes } = this.data;
    const sends = name === SEND;
    const { visible } = this.judged();
    const partB = this.all.filter((screen) => screen.dataset.part === 'B').flatMap(codesOn);
    const count = partB.filter((code) => visible.has(code)).length;
    const forward = byId<HTMLButtonElement>('forward');
    forward.textContent = sayIn(this.data, sends ? 'send' : started ? 'next' : 'start');
    forward.disabled = false;
    byId('back').hidden = !started;
    byId('plain').hidden = true;
    const further = byId('more');
    further.hidden = !sends || more || count === 0;
    further.textContent = sayIn(this.data, 'answerMore', { count, minutes });
  }
}

/** The name of the screen that sends, as in `responses/form-screens.ts`. */
export const SEND = '_send';

function nameOf(screen: HTMLElement): string {
  return screen.dataset.screen ?? '';
}

function codesOn(screen: HTMLElement | undefined): readonly string[] {
  return [...(screen?.querySelectorAll<HTMLElement>('[data-q]') ?? [])].map((place) => place.dataset.q ?? '');
}

function meets(element: HTMLElement, answers: Answers): boolean {
  return element.dataset.if === undefined || holds(JSON.parse(element.dataset.if) as Condition, answers);
}
