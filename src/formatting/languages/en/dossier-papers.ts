import type { Translated } from '../../sentence.js';
import type { dossierPapers as vi } from '../vi/dossier-papers.js';

export const dossierPapers: Translated<typeof vi> = {
  dossierPapers: {
    to: 'To: {addressee}',
    number: 'Number',
    ground: 'By {ground}',
    groupTitle: 'Group of criteria',
    total: 'Total',
    registered: 'The commune has registered for the friendly government of {year} (letter{letter} of {day}).',
    registeredLevel:
      'The commune has registered for {level} of the friendly government of {year} (letter{letter} of {day}).',
    letter: ' {letter}',
    condition: { fulfilled: 'fulfilled', open: 'open', failed: 'not fulfilled' },
    recognition: {
      fulfilled:
        'Conditions of recognition (more than {share} of the criteria met, and {needed} points or more): fulfilled.',
      open: 'Conditions of recognition: more than {share} of the criteria met: {criteria}; {needed} points or more: {points}. The self-score is not finished.',
      failed:
        'Conditions of recognition: more than {share} of the criteria met: {criteria}; {needed} points or more: {points}.',
    },
    level: 'By its points the commune reaches {level}.',
    request: {
      type: 'Request',
      subject: 'To recognise {place}\nas a friendly government of {year}',
      result: 'Self-score of {place} for {year}: {met}; {points}.',
      ask: 'The People’s Committee of {place} asks that {place} be recognised as a friendly government of {year}.',
      askLevel:
        'The People’s Committee of {place} asks that {place} be recognised as a friendly government of {year}, {level}.',
      enclosed:
        'Enclosed: the report on the friendly government; the table of self-scores; evidence for each criterion.',
      end: 'The People’s Committee asks for a decision./.',
    },
    report: {
      type: 'Report',
      subject: 'The friendly government of {place}\nin {year}',
      organising: 'I. How it was organised',
      opening: 'The People’s Committee of {place} reports on the friendly government of {year}, scored by: {criteria}.',
      results: 'II. Results by criterion',
      group: 'The group: {met}/{criteria} criteria met, {points}.',
      criterion: '- Criterion {code}. {text}: {met}.{said}',
      figure: '{name}: {told} ({source}).',
      scores: 'III. Self-score',
      scored: 'Altogether: {met}; {points}.',
      limits: 'IV. Shortcomings',
      unmet: 'Criteria that are not met, or not decided:',
      allMet: 'No criterion is left that is not met.',
      adviceTitle: 'V. What comes next',
      advice:
        'The People’s Committee of {place} keeps up what is met, mends what is named above, and asks to be recognised as a friendly government of {year}./.',
    },
    sheet: {
      type: 'Table of self-scores',
      subject: 'The criteria of a friendly government\nof {place} in {year}',
      lead: 'Scored by: {criteria}.',
      sum: 'Altogether: {met}; {points}.',
      tab: 'Self-score',
      comment: 'Explanation',
      figuresTab: 'Figures',
      told: 'Result',
      satisfied: 'Satisfied (or in time)',
      base: 'Of',
      share: 'Rate',
      source: 'Period, lock, version, data',
    },
  },
};
