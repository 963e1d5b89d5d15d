import type { Translated } from '../../sentence.js';
import type { paperPictures as vietnamese } from '../vi/paper-pictures.js';

export const paperPictures: Translated<typeof vietnamese> = {
  pictures: {
    title: 'Sheets from photographs',
    open: 'From photographs',
    lead: 'Take a picture of each page with a phone; the marked boxes are read from it. Where that is not certain you are asked, and nothing is guessed. Sheets count only once you record them.',
    bring: 'Send pictures',
    choose: 'Pictures of the pages (JPEG, PNG)',
    chooseHint:
      'One page in each, with all four corners, enough light, and sharp. Several can be chosen at once; each below 12 MB.',
    send: 'Read pictures',
    locked: 'The figures are final: no more pictures are taken in, and no more sheets recorded.',
    reading: 'Reading picture {at} of {all} …',
    done: '{all} pictures are done: {kept} taken in, {refused} not.',
    lost: 'Not sent: no network, or your session is over. Please choose this picture again.',
    broughtNow: 'Just sent',
    pageOf: 'Sheet {number}, page {page}',
    kept: 'read.',
    refused: {
      'no-file': 'No picture was chosen.',
      'no-picture': 'This file is no JPEG or PNG picture that can be read.',
      'too-large':
        'This picture is too large (over 12 MB, or over 50 million pixels). Please take or save a smaller one.',
      'too-long': 'This picture could not be read to its end. Please take it again, of one page alone.',
      'no-code':
        'The square code of the sheet is not seen. Please go nearer, hold the phone straight and still, and keep the upper right corner free.',
      'other-code': 'The code in the picture is not that of a sheet.',
      'other-batch': 'This page belongs to batch {batch}. Please open that batch to send it.',
      'no-such-page': 'This batch has no such sheet or page.',
      'too-small': 'The page is too small in the picture. Please go nearer.',
      'cut-corner': 'Not all corners and marks at the edges are seen. Please take the whole page, laid flat.',
      'not-this-page': 'What is printed on the page does not agree with its code. Please look at the sheet.',
      blurred: 'The picture is blurred. Please hold the phone still and take it again.',
      unlit: 'A shadow or a reflection hides boxes. Please take it again where the light is even.',
      'already-there': 'a picture is there already. To replace it, remove that one first.',
      'sheet-taken': 'this sheet is keyed, or marked as spoilt.',
    },
    state: 'How far it is',
    whole: 'Whole sheets, to be recorded',
    incomplete: 'Sheets with pages missing',
    toCheck: 'Questions to look at',
    recorded: 'Recorded from pictures',
    check: { one: 'Look at one question', other: 'Look at {count} questions' },
    record: { one: 'Record one sheet', other: 'Record {count} sheets' },
    recordHint:
      'Each is recorded like a keyed sheet, and said to be read from pictures; it can still be keyed a second time and compared.',
    missing: 'Sheet {number}: page {pages} is missing',
    brought: {
      one: 'Pictures of sheets not yet recorded: one page',
      other: 'Pictures of sheets not yet recorded: {count} pages',
    },
    see: 'See it',
    remove: 'Remove',
    removeOf: 'Remove the picture of {page}',
    removeTitle: 'Remove the picture of sheet {number}, page {page}?',
    removeMeans:
      'The picture, and what was read and seen on this page, is gone for good; it can be taken and sent again. A sheet that is recorded does not change.',
    removeKeep: 'Keep it',
    kindFrom: 'Read from pictures',
    sampleTitle: 'How right the reading is',
    sampleNone: 'Nothing has been looked at by chance yet.',
    sample:
      'Of the answers that were certain, in all batches, {looked} have been looked at by chance, and {errors} were wrong. Of those that nobody looked at, at most about {bound} are wrong (at the level of 95 %).',
    terms: 'Pictures are sealed on the server, seen by those who key sheets alone, and deleted after six months.',
    checks: 'Look at questions',
    checksLead:
      'Look at each picture and choose the box that is marked. A box that is blackened while another one is marked was taken back. If nobody can tell, choose “No box is marked”.',
    checksKeys:
      'Type the digit beside a box to choose it and go on; a minus (-) if no box is marked; arrows up and down go from question to question.',
    left: { one: 'One question left', other: '{count} questions left' },
    nothingMarked: 'No box is marked',
    nothingWritten: 'Nothing is written, or nobody can read it',
    write: 'Type it as it is written',
    day: 'Day of the answer (day/month/year)',
    dayFault: 'This is no day. Please type it like 05/11/2026, or say that nobody can read it.',
    again: 'To be looked at again:',
    againHint: 'If the sheet really says so, it cannot be counted: mark it as spoilt on the page of the batch.',
    save: 'Save and go on',
    noChecks: 'There is nothing left to look at.',
    notSaved: 'Not saved. Please correct what is marked.',
    told: {
      removed: 'The picture is removed.',
      looked: 'Everything is looked at.',
      recorded: { one: 'One sheet is recorded.', other: '{count} sheets are recorded.' },
      again: {
        one: 'One sheet could not be recorded: something must be looked at again.',
        other: '{count} sheets could not be recorded: something must be looked at again.',
      },
      early: 'Not recorded: there are questions to look at first.',
    },
  },
};
