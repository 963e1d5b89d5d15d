import type { Translated } from '../../sentence.js';
import type { problem as vietnamese } from '../vi/problem.js';

export const problem: Translated<typeof vietnamese> = {
  product: { name: 'Hài Lòng' },
  problems: {
    malformed: 'What was sent could not be read. Please check it and send it again.',
    'formula-not-for-breakdown': 'This formula is not used for the chosen breakdown.',
    'filter-too-narrow': 'The filter is too narrow: the chosen group, or the rest, has too few responses to be shown.',
    'period-not-available': 'There are no figures for this period yet.',
    'not-comparable': 'These two asked different questions or used different scales, so they cannot be compared.',
    'not-signed-in': 'Please sign in to go on.',
    'device-unknown': 'This tablet is not paired, or was revoked.',
    forbidden: 'Your account may not see or do this.',
    'form-expired': 'The page was open for too long. Please reload it and try again.',
    'not-found': 'This could not be found.',
    'no-commune': 'There is no commune yet.',
    'point-unknown': 'This code does not belong to a survey. Please check the code or the link.',
    'nothing-open': 'No survey is open here at present.',
    'too-slow':
      'What was sent came too slowly, so the server stopped waiting; nothing was stored. Please send it again.',
    'response-differs': 'This response was already received with other answers. The first one is kept.',
    'sheet-taken': 'Sheet {number} is keyed or spoilt already.',
    'another-person-needed':
      'This must be done by somebody else: nobody keys a sheet twice, or approves what they prepared themselves.',
    'campaign-overlaps': 'This collection point serves another campaign on the same days.',
    'campaign-locked': 'The figures of this campaign are locked and cannot be changed.',
    'commune-changed': 'Somebody else has just changed the data of this commune. Please look again, then go on.',
    'clock-unsure':
      'Nothing can be locked while the time of the server is unsure. Confirm it in the notice at the top of the page, then lock again.',
    'case-changed': 'Somebody has just taken a step in this case. Please look again and repeat.',
    'campaign-changed': 'Somebody has just changed this campaign. Please look again and repeat.',
    'in-use': 'This cannot be deleted or changed, because something relies on it.',
    'plan-too-late': 'A plan can be set only until the last day of collecting.',
    'not-yet-published':
      'There are no results yet: figures are told only once they are locked, and enough people answered.',
    'not-yet-approved':
      'The chairman has not approved the publication of this result, so there is no picture and no text to send to people yet.',
    'not-locked': 'Only rounds and quarters with final figures can be compared.',
    'not-ended': 'This cannot be locked yet: answers are still given in this campaign or period.',
    'still-waiting':
      'Not locked yet. Paper forms not keyed: {sheets}; answers that wait to be looked at: {setAside}; tablets not heard of since: {tablets}.',
    'campaign-closed': 'The survey has ended. Thank you for your interest.',
    'point-revoked': 'This code is no longer in use. Please use the new one at the counter.',
    'too-large': 'What was sent is too large.',
    'wrong-type': 'What was sent is of the wrong type.',
    'answers-invalid': 'Some answers need correcting. Please look at the marked questions.',
    'version-unknown': 'These answers belong to a form that this survey does not use. Please open the form again.',
    'code-spent': 'The code on your slip has been used. You can still send your answers without it.',
    'code-unknown': 'The code on your slip is not known. You can still send your answers without it.',
    'pairing-code-unknown': 'The pairing code is wrong, used or too old. Please make a new one.',
    'input-invalid': 'Something needs correcting. Please check.',
    'too-many-attempts': 'Too many attempts. Please wait a moment and try again.',
    'too-many-streams': 'Too many pages with live numbers are open. Please close some and reload.',
    failure: 'The server failed. Please try again in a few minutes.',
    'no-pdf-program':
      'This server has no program that makes PDF files. Its administrator installs one with: apt-get install libreoffice-writer fonts-croscore (or chromium). The Word file (DOCX) is there.',
    'pdf-later': 'The server is making several other PDF files. Please try again in a few minutes.',
    'space-low':
      'The disk of the server is nearly full, so this waits and room stays for the answers of citizens. Please tell the administrator.',
    'cannot-store-now': 'The server cannot store or read anything just now. Please try again in a few minutes.',
  },
};
