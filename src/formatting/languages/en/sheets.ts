export const sheets = {
  sheets: {
    source: {
      tab: 'Source',
      title: 'SOURCE OF THE FIGURES',
      commune: 'Commune',
      campaign: 'Survey',
      period: 'Period',
      round: 'the whole round, answered from {from} to {to}',
      filter: 'Part chosen',
      everybody: 'all forms',
      target: 'Target',
      noTarget: 'none applies',
      version: 'Version of the questionnaire',
      locked: 'Figures final since',
      dataHash: 'Hash of the figures',
      rules: {
        interval:
          'Lower and upper bound: two one-sided 95% bounds (Clopper–Pearson) on effective forms, as if the sample were random.',
        small:
          'Fewer than 10 forms are not told apart but merged; a row that is “held to protect others” is left out so that nobody else can be worked out.',
        few: 'From 10 to 29 forms counts are told and no rate, which would mislead.',
        outside:
          '“Don’t know”, “Not used”, “No result yet” and blanks are in no denominator; they are counted in columns of their own.',
        voluntary: 'Answers are voluntary. This table is made of final figures, which do not change.',
      },
    },
    table: {
      tabs: {
        questions: 'Questions',
        parts: 'Questions by unit and channel',
        figures: 'Satisfaction',
        choices: 'Other answers',
      },
      titles: {
        questions: 'SATISFACTION BY QUESTION',
        parts: 'SATISFACTION BY QUESTION, FOR EACH UNIT AND CHANNEL',
        figures: 'SATISFACTION OVERALL, BY ELEMENT, UNIT, CHANNEL AND TIME',
        choices: 'QUESTIONS WITHOUT A SCALE',
      },
      columns: {
        part: 'Unit or channel',
        code: 'Code',
        question: 'Question',
        element: 'Element',
        outside: 'Don’t know, outside the scale',
        blank: 'Blank',
        mean: 'F5, mean score',
        formula: 'Formula',
        by: 'By',
        row: 'Name',
        answer: 'Answer',
        count: 'Forms with it',
        answered: 'Forms with an answer',
        share: 'Share',
      },
      everybody: 'Overall',
      month: 'Month',
      levels:
        'n1: very dissatisfied; n2: dissatisfied; n3: neutral; n4: satisfied; n5: very satisfied. The rate of a question is F1 = (n4 + n5)/(n1 + … + n5). Questions with fewer levels leave the last columns empty.',
      tooNarrow: 'Not told apart: the rest would be too few people.',
    },
  },
};
