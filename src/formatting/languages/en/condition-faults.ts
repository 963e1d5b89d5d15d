/** What is wrong with a condition of a definition, and what to do about it. */
export const conditionFaults = {
  'condition-unreadable': {
    why: 'its condition cannot be read',
    mend: 'A condition is written as {G} = 1, or as {A} notempty and {B} > 2.',
  },
  'condition-not-supported': {
    why: 'its condition uses {what}, which is not supported',
    mend: 'Compare questions with values only: {G} = 1.',
  },
  'condition-no-comparison': {
    why: 'its condition must compare a question with a value',
    mend: 'Write for instance {G} = 1.',
  },
  'condition-no-value': { why: 'its condition compares with nothing', mend: 'Write for instance {G} = 1.' },
  'condition-no-question': {
    why: 'its condition asks about "{name}", which is not a question',
    mend: 'Write the name of a question as it stands in this file.',
  },
  'condition-two-questions': {
    why: 'its condition compares two questions, which is not supported',
    mend: 'Compare each with a value.',
  },
  'condition-empty-value': {
    why: 'its condition compares with an empty value; write "empty" or "notempty"',
    mend: 'For instance {G} notempty.',
  },
  'condition-wrong-value': {
    why: 'its condition compares "{name}" with the wrong kind of value',
    mend: 'Where several may be chosen write {X} contains "a"; elsewhere {X} = "a".',
  },
  'condition-no-order': {
    why: 'its condition can ask for more or less only of numbers, and "{name}" is compared otherwise',
    mend: 'Use = or anyof.',
  },
  'condition-no-contains': { why: 'its condition cannot ask whether "{name}" contains this', mend: 'Use =.' },
  'condition-no-any': {
    why: 'its condition cannot ask whether "{name}" is any of this',
    mend: 'Write a list of values: {X} anyof ["a", "b"].',
  },
  'condition-operator': {
    why: 'its condition uses the operator "{operator}", which is not supported',
    mend: 'There are = <> < <= > >= contains notcontains anyof noneof allof empty notempty.',
  },
  'condition-circle': { why: 'its condition leads back to itself', mend: 'Ask it under another condition.' },
};
