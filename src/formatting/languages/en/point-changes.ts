import type { Translated } from '../../sentence.js';
import type { pointChanges as vietnamese } from '../vi/point-changes.js';

export const pointChanges: Translated<typeof vietnamese> = {
  pointChanges: {
    edit: {
      title: 'Change a collection point',
      link: 'Change name and place',
      short: 'Change',
      of: 'Change {name}',
      nameHint:
        'The form shows the name as soon as it is saved. The code stays; sheets printed before show the old name.',
      placeHint:
        'The new place holds from today, {day}. Responses received keep the old place; those answered before today that arrive later count for the old place too.',
      save: 'Save',
    },
    faults: {
      name: 'Please write the name of the point.',
      long: 'The name has more than {longest} signs and fits on no sheet. Please shorten it.',
      place:
        'Please choose a place from the list. A point in a village moves to another village only, and no other point moves to one.',
      changed: 'Somebody else has just changed this. Please look again, and save once more if you still want it.',
    },
    done: {
      changed: 'Saved.',
      replaced: 'There is a new code. Please print the new sheet and take every old one down.',
    },
    replace: {
      title: 'Replace the code of this point?',
      link: 'Replace the code',
      refused: 'Whoever scans the old code is told that it is no longer in use.',
      kept: 'The point, the campaigns that use it and the responses received stay, and go on counting.',
      waiting: 'Responses that wait on phones under the old code still arrive, and are set aside for staff to decide.',
      print: 'A new sheet has to be printed. One-time codes handed out with the old code can no longer be used.',
      forGood: 'The old code cannot be brought back.',
      button: 'Replace the code',
    },
    home: {
      title: 'Answering from the first page',
      on: 'The first page leads to this link.',
      off: 'The first page does not lead to this link.',
      means:
        'If it does, whoever opens the first page while the survey is open can answer. Such responses count as given through a link.',
      put: 'Let the first page lead here',
      take: 'No longer lead here from the first page',
    },
    earlierPlaces: 'Where it stood before',
    until: 'until {day}',
    noPlace: 'Place not known',
    earlierCodes: 'Earlier codes',
    replacedOn: 'replaced on {day}, no longer in use',
  },
};
