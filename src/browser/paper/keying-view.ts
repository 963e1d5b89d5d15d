import { fillIn } from '../../formatting/sentence.js';
import { visibleQuestions } from '../../rules/answer-checks.js';
import { answerTo } from '../../rules/answers.js';
import { isDay, writtenDay } from '../../rules/days.js';
import type { Keying } from '../../rules/keying.js';
import { kindOf } from '../../rules/kinds/kinds.js';
import type { KeyingData, KeyingQuestion } from '../../rules/to-browser/keying.js';

/** An element that the page certainly has. */
export function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no ${id}`);
  return found;
}

/** The question whose turn it is, with the key of each answer; the end of the sheet; or nothing before it is begun. */
export function drawQuestion(data: KeyingData, keying: Keying, number: number | null): void {
  const place = element('keying-question');
  place.replaceChildren(...(number === null ? [] : partsOf(data, keying, number)));
}

function partsOf({ questions, words, language }: KeyingData, keying: Keying, number: number): HTMLElement[] {
  const sheet = made(
    'p',
    'keying-at',
    fillIn(words.sheet ?? '', { number: String(number).padStart(3, '0') }, language),
  );
  const question = questions.find(({ code }) => code === keying.at);
  if (!question) {
    return [sheet, made('h2', '', words.endTitle), made('p', 'keying-hint', words.endHint)];
  }
  const heading = made('h2', '', `${question.number === '' ? '' : `${question.number}. `}${question.title}`);
  const stem = question.stem === null ? [] : [made('p', 'keying-stem', question.stem)];
  return [sheet, ...stem, heading, ...answersTo(question, keying, words)];
}

/** Every question with what was keyed, so that a slipped line is seen at once. */
export function drawOverview({ questions, words }: KeyingData, keying: Keying): void {
  const asked = visibleQuestions(questions, keying.answers);
  const reached = questions.findIndex(({ code }) => code === keying.at);
  const lines = questions.map((question, index) => {
    const line = made('li', question.code === keying.at ? 'now' : '');
    const isPassed = reached === -1 || index < reached;
    const keyed = shownAnswer(question, keying) ?? (isPassed && asked.has(question.code) ? (words.blank ?? '') : '');
    line.append(made('span', '', question.number), made('span', 'title', question.title), made('b', '', keyed));
    line.classList.toggle('skipped', !asked.has(question.code));
    return line;
  });
  element('keying-answers').replaceChildren(...lines);
  element('keying-answers').querySelector('.now')?.scrollIntoView({ block: 'nearest' });
}

function answersTo(question: KeyingQuestion, keying: Keying, words: KeyingData['words']): HTMLElement[] {
  const answer = answerTo(keying.answers, question.code);
  const { entry, hint } = kindOf(question.shape);
  if (entry === 'words') {
    const area = made('textarea') as HTMLTextAreaElement;
    area.id = 'keying-text';
    area.rows = 3;
    area.value = typeof answer === 'string' ? answer : '';
    area.setAttribute('aria-label', question.title);
    return [area, made('p', 'keying-hint', words[hint])];
  }
  const list = made('ul', question.options.length > 8 ? 'keying-options many' : 'keying-options');
  question.options.forEach(({ key, label }, index) => {
    const option = made('li', isChosen(question, index, answer) ? 'chosen' : '');
    option.append(made('kbd', '', key), made('span', '', label));
    option.classList.toggle('possible', keying.typed !== '' && key.startsWith(keying.typed));
    list.append(option);
  });
  const typed = made('p', 'keying-typed', keying.typed);
  return [list, typed, made('p', 'keying-hint', words[hint])];
}

function isChosen({ values }: KeyingQuestion, index: number, answer: unknown): boolean {
  const value = values[index];
  return Array.isArray(answer) ? answer.includes(value) : answer !== undefined && String(answer) === String(value);
}

function shownAnswer(question: KeyingQuestion, keying: Keying): string | null {
  const answer = answerTo(keying.answers, question.code);
  if (answer === undefined) return null;
  const keys = question.options.filter((_, index) => isChosen(question, index, answer)).map(({ key }) => key);
  if (keys.length > 0) return keys.join(', ');
  return isDay(answer) ? writtenDay(answer) : String(answer);
}

function made(tag: string, style = '', text = ''): HTMLElement {
  const one = document.createElement(tag);
  if (style !== '') one.className = style;
  one.textContent = text;
  return one;
}
