import type { vi } from './vi.js';

/** Every sentence a reader sees, in English. */
export const en: typeof vi = {
  product: { name: 'Hài Lòng' },
  answerErrors: {
    'not-answers': 'The answers could not be read. Please open the form again and answer again.',
    required: 'Please answer this question.',
    'unknown-question': 'The form has no such question.',
    'hidden-question': 'This question does not apply, given your other answers.',
    'wrong-type': 'The answer is not of the right kind.',
    'out-of-range': 'The answer must be from {least} to {most}.',
    'too-small': 'The number must be {least} or more.',
    'too-large': 'The number must be {most} or less.',
    'unknown-choice': 'Please choose one of the answers offered.',
    'repeated-choice': 'Each choice can be taken only once.',
    'too-many': 'Please choose at most {most}.',
    'too-long': 'The text is too long; please use at most {longest} characters.',
    'unreadable-text': 'The text has characters that cannot be read; please type it again.',
  },
};
