import type { Translated } from '../../sentence.js';
import type { preparedPapers as vietnamese } from '../vi/prepared-papers.js';

export const preparedPapers: Translated<typeof vietnamese> = {
  prepared: {
    title: 'Prepared by the system, to be looked at',
    intro: 'Read it, change it where needed, then have it signed or hand it in. When one is done, press “Seen to”.',
    kinds: {
      report: 'Survey report',
      month: 'The Centre’s table of the month',
      quarter: 'Evidence of the quarter',
    },
    notLocked: {
      month: 'The survey figures of the month are not locked yet: the table holds visits only.',
      quarter: 'The survey figures of the quarter are not locked yet. Once they are, the system prepares it again.',
    },
    links: {
      draft: 'Read and change the report',
      docx: 'Report (Word)',
      table: 'Table of figures (Excel)',
      month: 'Table of the month (Excel)',
      quarter: 'Enter the quarter’s points',
      sheet: 'Sheet of the quarter (Excel)',
    },
    preparedOn: 'Prepared on {day}',
    failed: 'Could not be prepared on {day}; the system tries again every hour.',
    attend: 'Seen to',
    leave: 'Leave it',
    waits: {
      one: '{count} paper prepared by the system is to be looked at',
      other: '{count} papers prepared by the system are to be looked at',
    },
    waitsFailed: {
      one: '{count} paper could not be prepared and is tried again',
      other: '{count} papers could not be prepared and are tried again',
    },
    mail: {
      subject: {
        one: 'Papers prepared, {commune}: {count} to be looked at',
        other: 'Papers prepared, {commune}: {count} to be looked at',
      },
      intro: 'Prepared by the system, to be looked at:',
      line: '- {name}: {about}',
      outro: 'Sign in to read, change and download: {address}',
    },
  },
  discarding: {
    link: 'Discard a paper made by mistake',
    title: 'Discard a paper made by mistake?',
    means: 'A paper that is discarded cannot be brought back.',
    stays: 'It is kept to be compared with, and is marked as discarded everywhere.',
    told: 'Who discards it, when and why are written down.',
    taken: {
      one: 'Its files have been taken {count} time: please tell whoever has received them.',
      other: 'Its files have been taken {count} times: please tell whoever has received them.',
    },
    reason: 'Why it is discarded',
    reasonHint: 'For example: wrong period, there is another one in its place. No names of citizens.',
    reasonNeeded: 'Please write why it is discarded.',
    reasonLong: 'More than 500 letters. Please shorten it.',
    button: 'Discard this paper',
    state: 'Discarded',
    notice: 'This paper was discarded on {day} by {name}. Why: {reason}',
    files: 'Files of a discarded paper, only to be compared with',
  },
};
