/** A commune's own questionnaires, from the file that is brought to the version that is asked no more. */
export const ownQuestionnaires = {
  ownQuestionnaires: {
    title: "The commune's own questionnaires",
    none: 'There is none yet.',
    noneHint: 'A file made with SurveyJS can be uploaded, mended and used like those that come with the product.',
    new: 'Upload a questionnaire',
    newLead:
      'Choose a JSON file made with SurveyJS, or paste its content. Everything that has to be mended is listed at once; a file that is right is kept as a draft, which nobody is asked yet.',
    file: 'JSON file',
    text: 'Content of the file',
    textHint: 'A file that is chosen appears here. 100,000 characters at most.',
    name: 'Short name',
    nameHint: 'Its key is made of it; of its title where this is empty. It cannot be changed later.',
    nameTooLong: {
      one: 'The name has more than {count} character. Please shorten it.',
      other: 'The name has more than {count} characters. Please shorten it.',
    },
    upload: 'Check and upload',
    save: 'Check and save',
    back: 'Back',
    edit: 'Edit the file',
    download: 'Download the JSON file',
    next: 'Begin a new version',
    state: 'State',
    usedBy: 'Used by',
    unused: 'nothing yet',
    at: 'At',
    faults: { one: '{count} place has to be mended', other: '{count} places have to be mended' },
    warnings: 'To be known',
    faultyFile: 'The file {file} on the server cannot be used and is left out',
    states: { draft: 'Draft', published: 'In use', retired: 'Retired' },
    inReport:
      'Method: answering was voluntary and without names. Satisfied is who chose a level that the form {version} counts as satisfied. Blank answers and those outside the scale are not part of any rate.',
    confirmed: 'I have looked at it and agree',
    yoursKept: 'What you wrote still stands below; saving again replaces theirs.',
    theirs: 'Look at what is there',
    saved: {
      uploaded: 'Uploaded, and kept as a draft.',
      changed: 'The draft is saved.',
      published: 'It is in use: campaigns can ask it from now on.',
      retired: 'It is retired. Campaigns that ask it go on.',
      begun: 'This is the draft of a new version, like the one before.',
      deleted: 'The draft is deleted.',
    },
    refused: {
      unconfirmed: 'Please tick the box first.',
      stale: 'Somebody has just changed this questionnaire.',
      unready: 'It cannot be used yet: please look at what is still to be done.',
    },
    steps: {
      publish: {
        title: 'Put the questionnaire into use',
        link: 'Put into use',
        means:
          'This version stays as it is for good: it can neither be changed nor deleted. For a change begin a new version.',
        button: 'Put into use',
      },
      retire: {
        title: 'Retire the questionnaire',
        link: 'Retire',
        means: 'No new campaign can ask this version. Those that ask it go on, and their figures stay.',
        button: 'Retire',
      },
      delete: {
        title: 'Delete the draft',
        link: 'Delete the draft',
        means: 'The draft is gone for good. Download its JSON file first if you still need it.',
        button: 'Delete the draft',
      },
    },
  },
};
