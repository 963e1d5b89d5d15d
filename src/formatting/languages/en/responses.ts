import type { Translated } from '../../sentence.js';
import type { responses as vietnamese } from '../vi/responses.js';

export const responses: Translated<typeof vietnamese> = {
  reorganised: {
    answered: {
      one: '“{name}”: answers of {day} and later count for the new units, {count} that has come included; earlier ones keep the old units.',
      other:
        '“{name}”: answers of {day} and later count for the new units, {count} that have come included; earlier ones keep the old units.',
    },
    unanswered: '“{name}”: answers of {day} and later count for the new units; earlier ones keep the old units.',
  },
  form: {
    largeText: 'Large text',
    highContrast: 'Contrast',
    readAloud: 'Read aloud',
    stopReading: 'Stop reading',
    demo: 'Simulated data: this page is for trying out; answers are not used for anything real.',
    minutes: 'Voluntary, no name asked, about {minutes} min',
    again: 'A form was sent from this phone today. Is somebody else in your home answering?',
    noticeTitle: 'Who asks, why, and how long answers are kept',
    noticeWho: 'Who asks',
    noticeWhoText: 'The People’s Committee of {commune}.',
    noticeWhy: 'Why',
    noticeWhyText: 'To learn how satisfied people are and what should be done better.',
    noticeVoluntary: 'Voluntary',
    noticeVoluntaryText:
      'By choosing an answer you agree to give that one. You may skip any question or stop at any time; your form is sent only when you press Send. Whether you answer or not makes no difference to your file.',
    noticeUse: 'How answers are used',
    noticeUseText:
      'Only figures that put many people together are published. Forms are stored without name, phone number, network address or time of day.',
    noticeKept: 'How long',
    noticeKeptText: 'Answers, without names: up to {years} years. Written comments: up to {months} months.',
    noticeRights: 'Your rights',
    noticeRightsText:
      'Withdraw your form with its receipt until the figures are locked. A request to erase data is answered within {days} working days.',
    noticeContact: 'Questions',
    noticeContactText: 'Ask the staff where you found this code, or the People’s Committee of {commune}.',
    notAComplaint: 'This form does not replace a formal complaint or denunciation.',
    step: 'Question {at} / {total}',
    optional: 'You may skip this',
    required: '(needed)',
    choose: 'Please choose',
    yes: 'Yes',
    no: 'No',
    otherFields: 'Another field',
    forward: { next: 'Continue', send: 'Send' },
    back: 'Back',
    clear: 'Take back',
    lettersMost: { one: 'At most {count} character', other: 'At most {count} characters' },
    lettersLeft: { one: '{count} character left', other: '{count} characters left' },
    contact: {
      phone: 'Please do not write a phone number here.',
      email: 'Please do not write an e-mail address here.',
      'id-number': 'Please do not write the number of an identity card here.',
    },
    check: {
      title: 'Before you send',
      left: {
        one: '{count} question is not answered. Touch it to answer it, or send as it is.',
        other: '{count} questions are not answered. Touch one to answer it, or send as it is.',
      },
      none: 'You have answered all questions.',
    },
    answerMore: {
      one: 'Answer {count} more question (about {minutes} min)',
      other: 'Answer {count} more questions (about {minutes} min)',
    },
    surveyStart: 'I agree, start',
    surveyLoading:
      'Loading the form. Some of its questions need more to be loaded; on a slow network this takes a moment…',
    assisted: 'Who filled in this form?',
    assistedBy: { self: 'I did, by myself', family: 'A relative helped', officer: 'An officer helped' },
    errorsTitle: 'Please check',
    sendWithoutCode: 'Send without the code',
    sendAgain: 'Send again',
    sends: {
      sending: 'Sending…',
      unreachable: 'Not sent: there is no network.',
      busy: 'The server is busy and has not received the form; this page will send it again.',
      failed: 'The form could not be sent; this page will send it again.',
      stays: 'It is kept on this phone; please open this page again when there is a network, to send it.',
      mayGo:
        'It is kept inside this app only and may be lost when the page is closed. Please keep this page open; it will be sent when the network is back.',
      pageOnly:
        'This phone could not keep it: it is lost when the page is closed. Please keep this page open; it will be sent when the network is back.',
      'campaign-closed': 'This survey has ended; forms sent after its end do not count.',
      'point-revoked': 'This survey code has been withdrawn and is no longer in use.',
      'nothing-open': 'No survey is open here at present.',
      refused: 'The server has not taken this form yet.',
      keeps:
        'Your answers are still kept on this phone; from tomorrow on they are sent again when this page is opened.',
      differs: 'This form was received before. What you just sent differs, so it is kept apart and not counted again.',
      kept: 'The form has been kept for the staff to look at; it is not counted yet.',
    },
    queue: {
      waiting:
        'Forms on this phone not sent yet: {count}. Please keep this page open; they will be sent when the network is back.',
      arrived: 'A form that waited on this phone has arrived. Receipt: {receipt}',
      late: 'A form that waited on this phone arrived after the figures were locked: it is kept, but not counted in that round. Receipt: {receipt}',
      aside: 'A form that waited on this phone has been kept for the staff to look at; it is not counted yet.',
      refused:
        'Forms on this phone that the server has not taken yet: {count}. They are kept here and sent again once a day.',
      givenUp:
        'A form on this phone was sent again for 60 days and never taken, so it is kept no longer. We are sorry.',
    },
    thanks: 'We have received your form. Thank you!',
    receipt: 'Receipt:',
    receiptMeaning: 'Nobody can open your answers with it.',
    receiptUse: 'Keep it to check or withdraw the form',
    late: 'The form arrived after the figures were locked: it is kept, but not counted in this round.',
    seeResults: 'See the results of {commune}',
    seePublished: 'See published results',
    seeHome: 'See open surveys',
    refused: {
      closed: 'This survey has ended',
      closedText: 'The survey ended on {day}. Thank you for your interest.',
      notOpen: 'There is no survey here at present',
      notOpenText: 'Your code is right, but no survey is open here today. Please come back later.',
      revoked: 'This code is no longer in use',
      revokedText: 'It has been replaced or withdrawn. Please ask the staff for the new one.',
      unknown: 'Survey not found',
      unknownText: 'No survey has this address. Please scan the QR code again, or type the code printed below it.',
    },
    code: {
      label: 'Survey code',
      hint: 'The 10 letters and digits at the end of the address below the QR code. Capitals and spaces do not matter.',
      open: 'Open the form',
      otherwise: 'A code of 13 letters and digits opens no survey. It may be:',
      others: {
        household: 'the code of a household asked for its opinion: open the page to answer',
        tracking: 'the tracking code of what you wrote: see the answer',
        receipt: 'the receipt of a survey form: check or withdraw it',
      },
    },
  },
  receipt: {
    title: 'Check or withdraw a form',
    intro:
      'Type the receipt that was shown when you sent the form, to see whether it has arrived. You can withdraw the form until the figures are locked.',
    commune: 'The commune in which you answered',
    choose: 'Choose a commune',
    noCommune: 'Please choose a commune.',
    label: 'Receipt',
    hint: '13 letters and digits. Capitals and spaces do not matter. The letter O is read as 0; I and L are read as 1.',
    fault: {
      empty: 'Please type the receipt.',
      length:
        'A receipt has 13 letters and digits; this one has {count}. Please look whether any are missing or too many.',
      sign: 'A receipt never has “{sign}”. Please look at that place again.',
      check: 'One sign is wrong, or two have changed places. Please compare each group of four.',
    },
    unknown:
      'This commune has received no form with that receipt. Please check which commune is chosen. A form that still waits on your phone has no receipt yet.',
    check: 'Check',
    received: 'We have received your form',
    survey: 'Survey',
    answered: 'Answered in',
    open: 'You can withdraw this form until the figures are locked (on {day} at the earliest).',
    locked: 'The figures are locked, so this form can no longer be withdrawn.',
    late: 'The form arrived after the figures were locked: it is kept but not counted, and can no longer be withdrawn.',
    ask: 'Withdraw this form',
    toWithdraw: 'Withdraw this form?',
    question: 'You cannot get it back: the answers are deleted and no longer count.',
    withdraw: 'Withdraw the form',
    keep: 'Keep the form',
    withdrawn: 'The form has been withdrawn',
    withdrawnText: 'Its answers have been deleted and do not count. They cannot be brought back.',
    comment:
      'What you wrote in your own words was separated from the form on arrival and is tied to no receipt, so it can be neither found nor withdrawn with it.',
    another: 'Check another receipt',
  },
};
