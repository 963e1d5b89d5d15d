import type { Translated } from '../../sentence.js';
import type { campaignChanges as original } from '../vi/campaign-changes.js';

/** What becomes of campaigns that are made already. */
export const campaignChanges: Translated<typeof original> = {
  editing: {
    title: 'Change a campaign',
    link: 'Change',
    save: 'Save the changes',
    changed: 'The changes are saved.',
    refused: 'Not saved. Please check:',
    stale: 'Not saved: this campaign was changed after you opened the page.',
    staleNow: 'It is now “{name}”, collects {from} – {to} and locks on {lock}.',
    staleHint: 'What you wrote still stands below. Check it and save again, and it counts as written here.',
    nameHint: 'The name stands on pages of results and in reports; no other campaign has the same.',
    fixedTitle: 'What stays as it is',
    fixedBecause: {
      tried:
        'Trial answers, paper forms or visits are kept for this campaign already, so its questionnaire and the way it locks stay.',
      open: 'It has opened and people answer, so its questionnaire, opening day and the way it locks stay.',
      ended: 'Collecting has ended, so its questionnaire, opening day, target and the way it locks stay.',
      locked: 'The figures are locked, so nothing of this campaign can be changed; it can only be archived.',
    },
    endHint: {
      planned: 'After this day nobody can answer any more.',
      open: 'Later or earlier, today at the earliest. To stop at this moment, use “End collecting”.',
      ended: 'With today or a later day, collecting goes on until the end of that day.',
    },
    atOnce: 'All of it at once',
  },
};
