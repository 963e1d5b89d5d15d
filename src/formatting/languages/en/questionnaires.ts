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
  questionnairePreviews: {
    title: 'Look at the questionnaire',
    phone: 'On a phone',
    tablet: 'On a tablet',
    paper: 'On paper',
    keying: 'Keying screen',
    back: 'Back to the questionnaire',
    place: 'Where answers are given (an example)',
    screens: 'Screen {at} of {total}',
    previous: 'Screen before',
    next: 'Next screen',
    parts: { A: 'What everybody is asked', B: 'What “Answer more” leads to' },
    conditional: 'Some of this is asked only after certain earlier answers.',
    again: 'From the beginning',
    needsScript: 'This page needs JavaScript.',
    onPaper: 'A preview, not to be handed out',
    keyed: 'End of the sheet',
    keyedHint: 'Nothing is saved. Press Enter to try again from the beginning.',
  },
};
