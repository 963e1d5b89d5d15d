export const maskEditor = {
  maskEditor: {
    original: 'As it was written',
    originalHint: 'Only staff who were given the right read this. What is marked here nobody else can read.',
    found: 'What is to be hidden?',
    hide: 'Hide “{words}” ({kind})',
    more: 'Hide these words too',
    moreHint: 'One word or phrase a line, just as it was written. It is hidden wherever it stands.',
    selected: 'Hide what is selected in the text',
    absent: 'The text does not hold: {words}. Please copy it letter by letter.',
    save: 'Save what is hidden',
  },
};
