import type { Translated } from '../../sentence.js';
import type { campaignChanges as original } from '../vi/campaign-changes.js';

/** What becomes of campaigns that are made already. */
export const campaignChanges: Translated<typeof original> = {
  editing: {
    elsewhere: 'On pages of their own:',
    title: 'Change a campaign',
    link: 'Change',
    save: 'Save the changes',
    changed: 'The changes are saved.',
    refused: 'Not saved. Please check:',
    stale: 'Not saved: somebody else changed this campaign after you opened the page.',
    staleNow: 'It is now “{name}”, collects {from} – {to} and locks on {lock}.',
    staleHint: 'What you wrote still stands below. Check it and save again, and it counts as written here.',
    nameHint: 'The name stands on pages of results and in reports; no other campaign has the same.',
    fixedTitle: 'What stays as it is',
    fixedBecause: {
      tried:
        'Trial answers, paper forms or visits are kept for this campaign already, so its questionnaire and the way it locks stay.',
      open: 'It has opened and people answer, so its questionnaire, opening day and the way it locks stay.',
      told: 'Some of its periods are locked, so its name stays as it stands beside their figures; its questionnaire, opening day and the way it locks stay too.',
      ended: 'Collecting has ended, so its questionnaire, opening day, target and the way it locks stay.',
      over: 'Collecting has ended and some of its periods are locked, so only the unit that runs it, the last day and the day of the lock can be changed.',
      locked: 'The figures are locked, so nothing of this campaign can be changed; it can only be archived.',
    },
    endHint: {
      planned: 'After this day nobody can answer any more.',
      open: 'Later or earlier, today at the earliest. To stop at this moment, use “End collecting”.',
      ended: 'With today or a later day, collecting goes on until the end of that day.',
    },
    atOnce: 'All of it at once',
  },
  deleting: {
    link: 'Delete',
    title: 'Delete this campaign?',
    cannot: 'This campaign cannot be deleted',
    refused: 'Not deleted. Please tick the box that confirms it.',
    because: 'Something relies on it:',
    relies: {
      answers: { one: '{count} response received', other: '{count} responses received' },
      setAside: { one: '{count} answer set aside', other: '{count} answers set aside' },
      batches: {
        one: '{count} batch of paper with sheets returned',
        other: '{count} batches of paper with sheets returned',
      },
      imports: { one: '{count} imported file', other: '{count} imported files' },
      figures: { one: 'the locked figures of {count} period', other: 'the locked figures of {count} periods' },
      documents: { one: '{count} document made', other: '{count} documents made' },
    },
    instead: 'To stop collecting, use “End collecting”; a locked campaign can be archived.',
    means: 'This goes for good:',
    campaign: 'the campaign, with its days, target and all that was set',
    goes: {
      tests: {
        one: '{count} trial or withdrawn answer, which counts nowhere',
        other: '{count} trial or withdrawn answers, which count nowhere',
      },
      batches: {
        one: '{count} batch of paper of which nothing came back; its printed sheets cannot be keyed any more',
        other: '{count} batches of paper of which nothing came back; their printed sheets cannot be keyed any more',
      },
      visits: { one: '{count} entry of visits', other: '{count} entries of visits' },
      plan: { one: 'the plan', other: 'the plan' },
      points: { one: 'its use of {count} collection point', other: 'its use of {count} collection points' },
    },
    pointsStay: 'Collection points and printed codes stay, for other campaigns.',
    hasOpened: 'Its opening day has come: whoever scans a code is told from now on that there is no survey.',
    confirmed: 'I want to delete this campaign',
    button: 'Delete the campaign',
    done: 'The campaign is deleted.',
  },
  archiving: {
    archive: 'Archive',
    bringBack: 'Bring back to the list',
    isArchived:
      'This campaign is archived: it stands in the usual list no more, and its locked figures stay as they are.',
    title: 'Archived campaigns',
    link: 'Archived ({count})',
    back: 'Back to the list of campaigns',
    none: 'No campaign is archived.',
  },
  cloning: {
    created: 'The next round is made like the last one.',
    createdHint:
      'Its points and printed codes serve again; nothing has to be printed anew. Next: look at the days, and set the plan before it opens.',
    link: 'The same for the next round',
    title: 'The same for the next round',
    intro:
      'The new campaign takes the newest form, the points in use, the target and the plan of “{name}”. It can be changed until it opens.',
    refused: 'Nothing was made. Please check:',
    takes: 'Taken from the campaign before',
    newest: 'newest version',
    points: {
      one: '{count} collection point, with its printed code',
      other: '{count} collection points, with their printed codes',
    },
    revoked: {
      one: 'without {count} point whose code is revoked',
      other: 'without {count} points whose codes are revoked',
    },
    create: 'Create the new campaign',
  },
};
