import type { Language, Text } from '../../formatting/languages.js';
import type { Waking } from '../../rules/opening-hours.js';
import type { KioskChoice, KioskScreen, KioskSubject } from '../../rules/to-browser/kiosk.js';
import { button, element, faceOf, tick } from './elements.js';
import type { Visit } from './visit.js';

/** What the screens need to speak, and what a touch leads to. */
export interface Stage {
  readonly language: Language;
  word(name: string, values?: Readonly<Record<string, unknown>>): string;
  touchFace(screen: KioskScreen, choice: KioskChoice): void;
  touchWord(screen: KioskScreen, choice: KioskChoice): void;
  begin(subject: KioskSubject): void;
  back(): void;
  next(): void;
  finish(): void;
}

/** The screen that waits for the next person: the general question, or the choice between two subjects. */
export function startScreen(subjects: readonly KioskSubject[], stage: Stage): HTMLElement {
  const [only] = subjects;
  if (subjects.length !== 1 || !only) return chooseScreen(subjects, stage);
  return firstQuestion(only, stage, []);
}

/** The first question of a subject that was chosen. */
export function chosenScreen(subject: KioskSubject, stage: Stage): HTMLElement {
  return firstQuestion(subject, stage, [row(back(stage))]);
}

/** A further question: a follow-up in words, or an item with faces. */
export function furtherScreen(
  visit: Visit,
  screen: KioskScreen,
  { isFirst, isLast }: { readonly isFirst: boolean; readonly isLast: boolean },
  stage: Stage,
): HTMLElement {
  const { language } = stage;
  const answered = visit.answerTo(screen);
  const forward = button('btn two', stage.word(answered === undefined ? 'skip' : 'next'), () => stage.next());
  const finish = button('btn', stage.word('finish'), () => stage.finish());
  const { among, apart } =
    screen.kind === 'several' ? words(screen, answered, stage) : facesOf(screen, answered, stage);
  return main(
    'asks',
    ...stemOf(screen, language),
    heading(screen.title[language]),
    ...(screen.kind === 'several' ? [element('p', { class: 'hint' }, stage.word('several'))] : []),
    among,
    below(...apart, row(...(isFirst ? [] : [back(stage)]), ...(isLast ? [] : [forward]), finish)),
  );
}

/** Thanks, and what is true about the answer at this moment. */
export function thanksScreen(sentence: string, stage: Stage): HTMLElement {
  const words = element('p', { role: 'status' }, sentence);
  return main('', element('div', { class: 'calm' }, tick(), heading(stage.word('thanks')), words));
}

/** One heading and sentences, in the middle: nothing is asked now. */
export function calmScreen(title: string, ...sentences: readonly string[]): HTMLElement {
  const paragraphs = sentences.map((sentence) => element('p', {}, sentence));
  return main('', element('div', { class: 'calm' }, heading(title), ...paragraphs));
}

/** Outside opening hours: when it wakes. */
export function asleepScreen({ opensAt, weekday }: Waking, { word, language }: Stage): HTMLElement {
  if (weekday === null) return calmScreen(word('asleep'), word('asleepUntil', { time: opensAt }));
  // 5 January 1970 was a Monday.
  const day = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    (3 + weekday) * 86_400_000,
  );
  return calmScreen(word('asleep'), word('asleepUntilDay', { time: opensAt, day }));
}

export function main(className: string, ...children: readonly (Node | string)[]): HTMLElement {
  return element('main', { class: className }, ...children);
}

export function heading(text: string): HTMLElement {
  return element('h1', { id: 'question', tabindex: '-1' }, text);
}

export function row(...buttons: readonly HTMLElement[]): HTMLElement {
  return element('div', { class: 'go' }, ...buttons);
}

function firstQuestion(subject: KioskSubject, stage: Stage, after: readonly HTMLElement[]): HTMLElement {
  const [general] = subject.screens;
  if (!general) return calmScreen(subject.place);
  const { among, apart } = facesOf(general, undefined, stage);
  return main(
    after.length > 0 ? 'start asks' : 'start',
    element('p', { class: 'notice' }, subject.notice[stage.language]),
    heading(general.title[stage.language]),
    element('p', { class: 'hint' }, stage.word('start')),
    among,
    ...(apart.length + after.length > 0 ? [below(...apart, ...after)] : []),
  );
}

function chooseScreen(subjects: readonly KioskSubject[], stage: Stage): HTMLElement {
  const ways = subjects.map((subject) => button('way', subject.choose[stage.language], () => stage.begin(subject)));
  const notice = element('p', { class: 'notice' }, subjects[0]?.notice[stage.language] ?? '');
  return main('', notice, heading(stage.word('choose')), group('fill two-ways', ways));
}

/** The answers of a question, and those that lie outside its scale. */
interface Offered {
  readonly among: HTMLElement;
  readonly apart: readonly HTMLElement[];
}

function facesOf(screen: KioskScreen, answered: unknown, stage: Stage): Offered {
  const press = (className: string, choice: KioskChoice): HTMLElement => {
    const label = element('span', {}, choice.text[stage.language]);
    const made = button(className, label, () => stage.touchFace(screen, choice));
    if (choice.face !== null) made.prepend(faceOf(choice.face));
    if (answered !== undefined) made.setAttribute('aria-pressed', String(choice.value === answered));
    return made;
  };
  const faces = screen.choices.filter(({ face }) => face !== null).map((choice) => press('face', choice));
  const apart = screen.choices.filter(({ face }) => face === null).map((choice) => press('apart', choice));
  return { among: group('fill faces', faces), apart };
}

function words(screen: KioskScreen, answered: unknown, stage: Stage): Offered {
  const chosen = Array.isArray(answered) ? answered : [];
  const buttons = screen.choices.map((choice) => {
    const made = button('word', choice.text[stage.language], () => stage.touchWord(screen, choice));
    made.dataset.value = String(choice.value);
    made.setAttribute('aria-pressed', String(chosen.includes(choice.value)));
    return made;
  });
  return { among: group('fill words', buttons), apart: [] };
}

/** What stands under the answers: beside each other where the screen is low. */
function below(...parts: readonly HTMLElement[]): HTMLElement {
  return element('div', { class: 'below' }, ...parts);
}

function group(className: string, children: readonly HTMLElement[]): HTMLElement {
  return element('div', { class: className, role: 'group', 'aria-labelledby': 'question' }, ...children);
}

function back(stage: Stage): HTMLElement {
  return button('btn two first', stage.word('back'), () => stage.back());
}

function stemOf({ stem }: KioskScreen, language: Language): readonly HTMLElement[] {
  return stem ? [element('p', { class: 'stem' }, textIn(stem, language))] : [];
}

function textIn(text: Text, language: Language): string {
  return text[language];
}
