export const feedbackUnits = {
  feedbackUnits: {
    title: 'How units answer',
    intro: 'Cases by the day on which they came. The first answer decides whether it was in time.',
    between: 'From {from} to {to}',
    none: 'No case in this time.',
    xlsx: 'Download Excel',
    csv: 'Download CSV',
    total: 'Total',
    nobody: 'No owner yet',
    columns: {
      unit: 'Unit',
      received: 'Received',
      inTime: 'In time',
      late: 'Late',
      open: 'Open',
      overdue: 'Overdue',
      disputed: 'Disputed',
      medianDays: 'Days to answer (median)',
    },
    ratesTitle: 'Rates of Decision 766/QĐ-TTg',
    compare: 'for comparison',
    ratesIntro:
      'Of what was entered here only, to be compared with the public service portal: no figure of a survey, and none in place of the portal’s. Below ten cases only counts are told.',
    rates: {
      inTime: 'Complaints handled in time (without those still within their deadline)',
      satisfied: 'Satisfied with the handling of complaints (neither disputed nor late)',
      files: 'Satisfied with the handling of files',
    },
    filesElsewhere: 'Needs the number of all files and of late ones: please take it from the portal.',
  },
};
