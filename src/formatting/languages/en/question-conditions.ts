import type { Translated } from '../../sentence.js';
import type { questionConditions as vietnamese } from '../vi/question-conditions.js';

export const questionConditions: Translated<typeof vietnamese> = {
  questionConditions: {
    title: 'When the question is asked',
    placeTitle: 'When the page is shown',
    named: '{code}. {title}',
    lead: 'Left empty, everybody is asked.',
    and: 'and',
    or: 'or',
    joined: 'Where there are several lines',
    all: 'all of them hold',
    any: 'one of them holds',
    question: 'Line {number}: question',
    nothing: 'No condition',
    relation: 'is answered how',
    relations: {
      'any-of': 'is one of the answers',
      'none-of': 'is none of the answers',
      'at-least': 'is this number or more',
      'at-most': 'is this number or less',
      answered: 'has been answered',
      unanswered: 'has not been answered',
    },
    values: 'Answers to {question}',
    number: 'Number',
    show: 'Show the answers to choose from',
    complex: 'This condition says more than the fields here can, so it is kept as the file has it:',
    drop: 'Remove this condition',
    said: {
      'any-of': '{question} is {values}',
      'none-of': '{question} is not {values}',
      'at-least': '{question} is {values} or more',
      'at-most': '{question} is {values} or less',
      answered: '{question} has been answered',
      unanswered: '{question} has not been answered',
    },
    faults: {
      values: 'Please choose at least one answer; press “Show the answers to choose from” where none are seen.',
      number: 'Please type a number.',
      relation: 'This question cannot be compared like that; please choose another way.',
      unwritable: 'One of the answers has a character that a condition cannot hold.',
    },
  },
};
