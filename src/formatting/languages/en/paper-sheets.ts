export const paperSheets = {
  paperSheets: {
    title: 'Sheet {number}',
    open: 'Correct a keyed sheet',
    openHint:
      'A slip, a wrong number, or spoilt by mistake: open the sheet by its number, until the figures are locked.',
    openButton: 'Open the sheet',
    states: {
      keyed: 'Keyed once',
      agreed: 'Keyed twice alike',
      differs: 'The two keyings differ and wait to be settled',
      settled: 'The two keyings are settled',
      spoilt: 'Spoilt',
    },
    facts: 'First keying: {first}',
    factsTwice: 'First keying: {first}. Second keying: {second}',
    locked: 'The figures are locked: this sheet can no longer be changed.',
    settleFirst: 'The two keyings of this sheet differ. Please settle them first.',
    correct: 'Correct the answers by the paper',
    correctHint:
      'Please take the paper and correct what differs from it. The earlier answers, who corrected them and why are kept; the figures follow at once.',
    textApart: 'What people wrote in words is kept apart from their sheet, so it is not shown or corrected here.',
    pen: 'Who filled in this sheet?',
    because: 'Why it is corrected',
    becauseHint:
      'For example: slipped at question 4. The reason goes into the log; please write no answer and no name.',
    save: 'Save the corrected sheet',
    others: 'Correct the sheet as a whole',
    renumber: 'Keyed under the wrong number',
    renumberHint: 'The answers stay; only the number changes.',
    to: 'The number printed on the sheet',
    renumberButton: 'Change the number',
    spoil: 'This sheet cannot be counted',
    spoilHint:
      'It leaves the figures and joins the spoilt sheets. What was written in words is kept apart and cannot be taken back. To count it again it must be keyed again from the paper.',
    spoilButton: 'Take it out as spoilt',
    good: 'Spoilt by mistake?',
    goodHint: 'Its number becomes free again; the sheet is then keyed like any other.',
    goodButton: 'It is not spoilt',
    changes: 'Changes so far',
    corrected: 'Corrected by the paper',
    settled: 'Two keyings settled',
    by: '{name}, {day}',
    blank: 'blank',
    printMany: {
      title: 'Print many batches',
      means:
        'The batches made that day hold {sheets} sheets in all; one file holds at most {most}. Please print place by place.',
      all: 'Print all {sheets} sheets in one file',
    },
    told: {
      wrong: 'Not saved. Please look again at the questions marked.',
      unchanged: 'No answer differs from before, so there is nothing to save.',
      meanwhile:
        'Not saved: somebody has just corrected the sheet of this number, keyed it again or renumbered it. Below it is as it stands.',
      to: 'Not changed. The number must be one of the batch.',
      taken: 'Not changed. That number is keyed or spoilt already.',
      spoilt: 'Please choose why it cannot be counted.',
    },
  },
};
