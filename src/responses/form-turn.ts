import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { AnswerError } from '../rules/answer-checks.js';
import { answerTo } from '../rules/answers.js';
import { contactsIn } from '../rules/contacts.js';
import { answersThatApply } from '../rules/given-answers.js';
import { besides, CHECK, errorsOn, screensToShow } from '../rules/screens.js';
import { checkedAnswers } from './arrival.js';
import { type FormFields, only, ownField } from './form-fields.js';
import { wayThrough } from './form-screens.js';
import type { FormState } from './form-state.js';

/** What the form without JavaScript does next. */
export interface Turn extends Omit<FormState, 'id' | 'refused'> {
  readonly kind: 'show' | 'send';
  readonly withCode: boolean;
}

/**
 * Reads one posted screen and decides: the next one, the one before, the same one with its errors, or sending.
 * Going back, taking an answer back and changing the language never check, so nothing is lost by them; conditions are
 * judged anew each time.
 */
export function nextTurn(questionnaire: Questionnaire, fields: FormFields): Turn {
  const { questions: rules } = questionnaire;
  const action = only(fields, ownField.action) ?? 'next';
  const more = only(fields, ownField.more) === '1' || action === 'more';
  const { screens } = wayThrough(questionnaire, {}, more);
  const known = (name: string | undefined) => screens.find((one) => one.name === name)?.name;
  const screen = known(only(fields, ownField.screen)) ?? screens[0]?.name ?? '';
  const given = action === 'clear' ? { ...fields, [screen]: [] } : fields;
  const answers = answersThatApply(rules, given);
  const way = { screens, rules, answers, more };
  const { before, after } = besides(way, screen);
  const toCheck = only(fields, ownField.toCheck) === '1';
  const noticed = only(fields, ownField.noticed) === '1';
  const stay = { ...{ screen, more, toCheck, noticed, answers }, kind: 'show', withCode: true, errors: [] } as const;
  const turn: Turn = { ...stay, fields: given };

  if (action === 'clear' || action.startsWith('language-')) return turn;
  if (action === 'back') return { ...turn, screen: before ?? screen, toCheck: false };
  if (action.startsWith('to-')) return { ...turn, screen: known(action.slice('to-'.length)) ?? screen, toCheck: true };
  if (!noticed && contactsIn(answerTo(answers, screen)).length > 0) return { ...turn, noticed: true };
  if (action === 'more') {
    return { ...turn, screen: screensToShow(way).find(({ part }) => part === 'B')?.name ?? screen };
  }
  const errors = errorsIn(questionnaire, answers);
  if (action === 'send' || action === 'send-without-code') {
    if (errors.length === 0) return { ...turn, kind: 'send', withCode: action === 'send' };
    return { ...turn, screen: known(errors[0]?.question) ?? screen, errors };
  }
  const here = errorsOn(screen, rules, errors);
  if (here.length > 0) return { ...turn, errors: here };
  return { ...turn, screen: (toCheck ? CHECK : after) ?? screen, toCheck: false };
}

function errorsIn(questionnaire: Questionnaire, answers: FormState['answers']): readonly AnswerError[] {
  const checked = checkedAnswers({ placed: questionnaire }, answers);
  return 'errors' in checked ? checked.errors : [];
}
