import type { Translated } from '../../sentence.js';
import type { rules as vietnamese } from '../vi/rules.js';

export const rules: Translated<typeof vietnamese> = {
  answerErrors: {
    'not-answers': 'The answers could not be read. Please open the form again and answer again.',
    required: 'Please answer this question.',
    'one-required': 'Please answer at least one question of this group.',
    'not-together': 'This answer does not go with your other answers; please look at it again.',
    'unknown-question': 'The form has no such question.',
    'hidden-question': 'This question does not apply, given your other answers.',
    'wrong-type': 'The answer is not of the right kind.',
    'out-of-range': 'The answer must be from {least} to {most}.',
    'not-whole': 'Please write a whole number, for example 1,234.',
    'too-small': 'The number must be {least} or more.',
    'too-large': 'The number must be {most} or less.',
    'unknown-choice': 'Please choose one of the answers offered.',
    'no-day': 'Please write a day that exists, for example 05/11/2026.',
    'too-early': 'The day must not be before {least}.',
    'too-late': 'The day must not be after {most}.',
    'repeated-choice': 'Each choice can be taken only once.',
    'not-alone': 'One of these choices excludes the others: please take some away.',
    'too-few': 'Please choose at least {least}.',
    'too-many': 'Please choose at most {most}.',
    'too-short': 'The text is too short; please write at least {shortest} characters.',
    'no-email': 'Please write a whole e-mail address, for example name@example.org.',
    'too-long': 'The text is too long; please use at most {longest} characters.',
    'unreadable-text': 'The text has characters that cannot be read; please type it again.',
  },
};
