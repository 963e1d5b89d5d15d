import { letterKinds } from './letter-kinds.js';
import { blanksIn, filledIn, readText } from './letter-text.js';
import { usualTexts } from './usual-texts.js';

describe('the text of a letter', () => {
  it.each(letterKinds)('as it is shipped can be read and is kept as it is: %s', (kind) => {
    expect(readText(usualTexts[kind])).toEqual(usualTexts[kind]);
    expect(blanksIn(usualTexts[kind])).toContain('issuer');
  });

  it('is read as people type it: capitals, spaces and empty lines do not matter', () => {
    const read = readText({ subject: ' Về  việc ', text: ' Gửi { Hồ  Sơ } \r\n \r\n\r\nXin lỗi ' });
    expect(read).toEqual({ subject: 'Về việc', text: 'Gửi { Hồ  Sơ }\nXin lỗi' });
    expect('text' in read && filledIn(read.text, { matter: 'X' })).toEqual(['Gửi X', 'Xin lỗi']);
  });

  it.each([
    ['an unknown blank', { subject: '', text: '{tên} và {tên}, {số}' }, 'text', 'unknown', '{tên}, {số}'],
    ['an open brace', { subject: '', text: 'Gửi {hồ sơ' }, 'text', 'braces', ''],
    ['braces within braces', { subject: '', text: '{{hồ sơ}}' }, 'text', 'braces', ''],
    ['a brace in the subject', { subject: '}', text: 'a' }, 'subject', 'braces', ''],
    ['nothing', { subject: 'a', text: ' \n ' }, 'text', 'empty', ''],
    ['too much', { subject: '', text: 'a'.repeat(4001) }, 'text', 'longText', ''],
    ['a long subject', { subject: 'a'.repeat(201), text: 'a' }, 'subject', 'longSubject', ''],
  ])('is refused with %s', (_, typed, field, message, names) => {
    expect(readText(typed)).toEqual({ faults: [{ field, message, names }] });
  });

  it('leaves out what nobody filled in and may be left out, and keeps what is filled in to the letter', () => {
    const text = 'Gửi {người nhận}.\nLý do: {lý do}.\nXin lỗi.';
    expect(filledIn(text, { recipient: '{lý do} $& $1 <b>', reason: '' })).toEqual([
      'Gửi {lý do} $& $1 <b>.',
      'Xin lỗi.',
    ]);
    expect(filledIn(text, { recipient: 'a', reason: 'mất điện' })).toEqual(['Gửi a.', 'Lý do: mất điện.', 'Xin lỗi.']);
    expect(filledIn('Gửi {người nhận}.', {})).toEqual(['Gửi {người nhận}.']);
  });
});
