import { said } from '../question-parts.js';
import { answerListOf, entriesOf } from './choice-lists.js';
import type { AnswersGiven } from './plain-condition.js';
import { levelCodesOf } from './scale.js';
import { nameOfElement, questionsOf, type Source, type SourceElement } from './source.js';
import { type Wording, wordingOf } from './wording.js';

/** What a condition may ask about: a question, or a row of a matrix. */
export interface Askable {
  readonly name: string;
  readonly title: Wording;
  readonly given: AnswersGiven;
  readonly answers: readonly AskableAnswer[];
}

interface AskableAnswer {
  /** As the source writes it. */
  readonly code: string | number | boolean;
  readonly words: Wording;
}

const ONE = ['radiogroup', 'buttongroup', 'dropdown', 'rating'];

/** Everything that conditions may ask about, in the order in which it is read. */
export function askablesOf(source: Source): readonly Askable[] {
  return questionsOf(source).flatMap((question): readonly Askable[] => {
    const [name, title] = [nameOfElement(question), wordingOf(question.title ?? question.name)];
    switch (question.type) {
      case 'matrix':
        return entriesOf(question, 'rows').map(({ code, words }) => {
          return { name: `${name}.${code}`, title: words, given: 'one', answers: answersOf(question) };
        });
      case 'boolean':
        return [{ name, title, given: 'one', answers: yesAndNo(question) }];
      case 'checkbox':
      case 'tagbox':
        return [{ name, title, given: 'several', answers: answersOf(question) }];
      case 'text':
        return [{ name, title, given: question.inputType === 'number' ? 'number' : 'words', answers: [] }];
      case 'comment':
      case 'ranking':
        return [{ name, title, given: 'words', answers: [] }];
      default:
        return ONE.includes(String(question.type)) ? [{ name, title, given: 'one', answers: answersOf(question) }] : [];
    }
  });
}

function answersOf(question: SourceElement): readonly AskableAnswer[] {
  const list = answerListOf(question);
  const words = new Map(list ? entriesOf(question, list).map((one) => [one.code, one.words]) : []);
  return levelCodesOf(question).map((code) => ({ code, words: words.get(String(code)) ?? wordingOf(String(code)) }));
}

function yesAndNo({ labelTrue, labelFalse }: SourceElement): readonly AskableAnswer[] {
  return [
    { code: true, words: labelTrue === undefined ? said('form.yes') : wordingOf(labelTrue) },
    { code: false, words: labelFalse === undefined ? said('form.no') : wordingOf(labelFalse) },
  ];
}
