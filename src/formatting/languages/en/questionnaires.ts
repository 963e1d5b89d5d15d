import type { Translated } from '../../sentence.js';
import type { questionnaires as vietnamese } from '../vi/questionnaires.js';

export const questionnaires: Translated<typeof vietnamese> = {
  questionnaires: {
    title: 'Questionnaires',
    hint: 'Look at the questions of each one. Nothing answered here is sent.',
    all: 'All questionnaires',
    name: 'Name',
    version: 'Version',
    questions: 'Questions',
    minutes: 'Minutes (in full)',
    preview: 'Preview',
    nothingIsSent: 'A preview: nothing is sent or kept.',
    places: { commune: 'commune', ward: 'ward', zone: 'special zone', village: 'village', group: 'residential group' },
    none: 'None',
    other: 'Other (please say which)',
    comment: 'Anything to add',
  },
};
