import { conditionFaults } from './condition-faults.js';

/** What is wrong with a definition of SurveyJS, and what to do about it: for whoever brings one along. */
export const definitionFaults = {
  definitionFaults: {
    of: '"{name}": {why}.',
    ofAll: 'The questionnaire: {why}.',
    kinds: {
      string: 'text',
      number: 'a number',
      int: 'a whole number',
      boolean: 'true or false',
      array: 'a list',
      object: 'an object',
    },
    refusedFor: {
      remote: {
        why: 'a phone would fetch it from a server that is not ours, which would learn who answers',
        mend: 'List the choices in the file itself, and leave pictures out.',
      },
      regex: {
        why: 'a regular expression can keep a server busy without end; a number, a day and an e-mail are checked without',
        mend: 'Say with "inputType" what is to be written: "number", "date", "email" or "tel".',
      },
      workedOut: {
        why: 'nothing is worked out for a respondent, so that paper and phone ask and store the same',
        mend: 'Leave it out; sums can be made from the results.',
      },
      away: { why: 'it would lead people away before their answers have arrived', mend: 'Leave it out.' },
      shared: { why: 'two questions cannot have one answer', mend: 'Leave it out, or ask once.' },
      locked: {
        why: 'what nobody can answer is not asked; say with "visibleIf" when it is',
        mend: 'Take it out, and write its condition as "visibleIf".',
      },
      person: {
        why: 'files, pictures and signatures are not taken: they tell who answers',
        mend: 'Take the question out, or ask for words with "comment".',
      },
      masked: {
        why: 'an answer is kept as it was written; for numbers, days and e-mail say so with "inputType"',
        mend: 'Leave the mask out.',
      },
    },
    faults: {
      'too-large': { why: 'it is too large', mend: 'Please make two of it, or leave out what is not asked.' },
      'too-deep': { why: 'it is nested too deeply', mend: 'Take panels out of one another.' },
      'no-json-value': { why: 'it holds a value that JSON does not have', mend: 'Save it as JSON again.' },
      'not-json': {
        why: 'it cannot be read as JSON from line {line} on',
        mend: 'Look there for a comma, a quotation mark or a bracket that is missing, or save the file again.',
      },
      'no-definition': {
        why: 'it is no definition of SurveyJS',
        mend: 'It begins with { and holds "pages" with their "elements". In the Creator it stands under "JSON Editor".',
      },
      'file-name': {
        why: 'it says it is {version}',
        mend: 'The file is named {version}.json, or says what its name says.',
      },
      'reserved-name': { why: 'the name "{name}" is not allowed', mend: 'Please choose another.' },
      'text-too-long': { why: 'a text is longer than {most} characters', mend: 'Please shorten it.' },
      'unreadable-text': { why: 'a text holds control characters', mend: 'Type it anew instead of pasting it.' },
      'property-not-supported': {
        why: 'the property "{name}" is not supported{because}',
        mend: 'Please leave it out.',
      },
      'type-not-supported': {
        why: 'the type "{name}" is not supported{because}',
        mend: 'Use one of: radiogroup, checkbox, dropdown, rating, boolean, text, comment, matrix.',
      },
      missing: { why: '"{name}" is missing', mend: 'Please add it.' },
      'wrong-name': {
        why: '"{name}" cannot be used (a name is one word of at most 40 letters, digits, - and _, beginning with a letter)',
        mend: 'Instead of "{value}" write a short word without accents, and what people read as "title"; change it in conditions too.',
      },
      'name-not-allowed': { why: '"{name}" cannot be used (this name is not allowed)', mend: 'Please choose another.' },
      'answer-in-text': {
        why: '"{name}" cannot be used (an answer cannot be put into a text with { })',
        mend: 'Write the sentence without it.',
      },
      'wrong-choice-value': {
        why: '"{name}" cannot be used (a value begins with a letter or digit and has none of | { } < >)',
        mend: 'Write a short "value" such as "a1", and what people read as "text".',
      },
      'value-not-allowed': {
        why: '"{name}" cannot be used (this value is not allowed)',
        mend: 'Please choose another.',
      },
      'wrong-day': { why: '"{name}" cannot be used (a day is written as 2026-11-05)', mend: 'Please write it so.' },
      'wrong-key': {
        why: '"{name}" cannot be used (a key is written in small letters, digits and -)',
        mend: 'Please write it so.',
      },
      'wrong-kind': {
        why: '"{name}" cannot be used (it should be {expected})',
        mend: 'Please write it so, or leave it out.',
      },
      'not-one-of': {
        why: '"{name}" cannot be used (it is one of: {values})',
        mend: 'Choose one of these, or leave it out.',
      },
      'too-much': { why: '"{name}" cannot be used (at most {most})', mend: 'Please use less.' },
      'too-little': { why: '"{name}" cannot be used (at least {least})', mend: 'Please use more.' },
      'wrong-value': { why: '"{name}" cannot be used', mend: 'Please leave it out, or write it as SurveyJS does.' },
      'name-twice': {
        why: 'this name is used twice',
        mend: 'Every page and question has a name of its own, whatever its case.',
      },
      'text-empty': { why: 'a text is empty', mend: 'Please write it, or leave it out.' },
      'html-tag': {
        why: 'the tag {tag} is not supported',
        mend: 'Only <p>, <b>, <i>, <br>, <ul>, <ol> and <li> are, without anything in them.',
      },
      'no-scale-of-this-type': {
        why: 'a {type} cannot be a satisfaction item',
        mend: 'Make it a "radiogroup", "dropdown" or "rating", or leave out "satisfied".',
      },
      'scale-levels': {
        why: 'a scale has 3, 4 or 5 levels',
        mend: 'Count the levels without the answers in "outside".',
      },
      'levels-not-numbers': {
        why: 'the levels of its scale must be the numbers 1 to {levels}',
        mend: 'Give them the values 1 (the worst) to {levels} (the best), and the words as "text".',
      },
      'outside-number': {
        why: 'an answer outside its scale needs a word for its value, such as "dk"',
        mend: 'Change the value, also in "outside".',
      },
      'outside-last': {
        why: 'the answers outside its scale must be listed last',
        mend: 'Move them to the end of "choices".',
      },
      'satisfied-not-highest': {
        why: 'the satisfied levels must be the highest ones, and not all',
        mend: 'Of 1 to 5 these are [4, 5]; of 1 to 3 it is [3].',
      },
      'asks-too-many': { why: 'it asks for more choices than may be taken', mend: 'Lower "minSelectedChoices".' },
      'bounds-no-numbers': {
        why: 'its bounds are no numbers',
        mend: 'Write "min" and "max" as numbers without quotation marks.',
      },
      'bounds-no-days': { why: 'its bounds are no days', mend: 'Write "min" and "max" as "2026-11-05".' },
      'choice-twice': {
        why: 'one of its choices is listed twice',
        mend: 'Each "value" stands once, whatever its case.',
      },
      'rate-count': { why: 'it has from 2 to {most} numbers', mend: 'Look at "rateMin", "rateMax" and "rateStep".' },
      'default-on-scale': {
        why: 'on a scale nothing is chosen beforehand ("defaultValue")',
        mend: 'Leave it out: who is asked finds nothing chosen.',
      },
      'default-no-answer': {
        why: 'its "defaultValue" is no answer to it',
        mend: 'Leave it out, or use one of its values.',
      },
      'scale-with-other': {
        why: 'a scale, or a dimension, has no answer in other words',
        mend: 'Leave out "showOtherItem" and "showNoneItem", or "satisfied".',
      },
      'no-choices-from-commune': {
        why: 'a {type} cannot take its choices from the commune',
        mend: 'Make it a "dropdown".',
      },
      'no-choices': { why: 'it has no choices', mend: 'List them in "choices".' },
      'no-dimension-of-this-type': {
        why: 'a {type} cannot be the dimension "{dimension}"',
        mend: 'Make it a "radiogroup" or a "dropdown".',
      },
      'dimension-value': {
        why: '"{value}" is not a value of the dimension "{dimension}"',
        mend: 'Its values are: {values}.',
      },
      'no-choices-to-list': {
        why: '"{name}" has no choices of its own that it could list',
        mend: 'Name a question with "choices" and without "showOtherItem".',
      },
      'repeats-too-much': {
        why: 'it asks more than {most} questions',
        mend: 'Allow fewer rows or entries, or leave out columns.',
      },
      'repeats-choices': {
        why: 'what is asked several times lists choices of its own',
        mend: 'Leave out "choicesFromQuestion".',
      },
      'repeats-counted': {
        why: 'what is asked several times counts in no figure',
        mend: 'Leave out "satisfied", "element" and the like; or ask it once.',
      },
      ...conditionFaults,
      'general-twice': { why: 'there is a general item already', mend: 'Only one question has "general".' },
      'general-not-first': {
        why: 'the general item must stand first',
        mend: 'Move it to the beginning of the first page.',
      },
      'general-not-for-all': {
        why: 'the general item needs a scale, no answers outside it, and is asked of all',
        mend: 'Give it "satisfied" and "isRequired": true, and leave out "outside" and "visibleIf", also of its page.',
      },
      'headline-twice': {
        why: 'there is a headline for the resolving unit already',
        mend: 'Only one question has "resolvingHeadline".',
      },
      'headline-no-scale': { why: 'a headline needs a scale', mend: 'Give it "satisfied".' },
      'element-unknown': {
        why: 'the element "{element}" is not among reportElements',
        mend: 'List it there with "key" and "title", or leave out "element".',
      },
      'element-no-scale': {
        why: 'only a satisfaction item belongs to an element',
        mend: 'Give it "satisfied", or leave out "element".',
      },
      'dimension-twice': {
        why: 'another question gives the dimension "{dimension}"',
        mend: 'Leave it out of one of them.',
      },
      'not-opened': { why: 'SurveyJS does not open it ({reason})', mend: 'Look at it in a tool of SurveyJS.' },
      'and-more': { why: 'there are {number} faults more', mend: 'Mend these first, and check again.' },
      'no-title': { why: 'it has no title', mend: 'Give it a title before it is put into use.' },
      'no-subject': {
        why: 'it does not say what it is about',
        mend: 'Choose on which page of the results it stands before it is put into use.',
      },
      'no-general-item': {
        why: 'no question is marked as the general item',
        mend: 'Mark the question on satisfaction as a whole, with 3 to 5 levels; it stands first. Every rate rests on it.',
      },
      'not-counted': {
        why: 'it does not say which levels are satisfied, so it counts in no rate',
        mend: 'Mark them where it is to count; its answers are shown in any case.',
      },
      'left-out': {
        why: 'this only changes how SurveyJS looks, and is left out: {names}',
        mend: 'Nothing has to be done.',
      },
      'not-known': {
        why: 'SurveyJS knows no property "{name}", so it is left out',
        mend: 'If it is a slip of the pen, mend it; else nothing has to be done.',
      },
    },
  },
};
