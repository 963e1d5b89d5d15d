import { cleanLine, cleanText, clearControls, normaliseAnswers, readCount, readNumber } from './typed-text.js';

describe('what people type', () => {
  it.each([
    ['1.500', 1500],
    ['1,500', 1500],
    ['1 500', 1500],
    ['1\u00a0500', 1500],
    ['12.345.678', 12_345_678],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['0,500', 0.5],
    ['1,5', 1.5],
    ['1.5', 1.5],
    ['5.0', 5],
    ['12.50', 12.5],
    [' 7 ', 7],
    ['-3', -3],
    ['007', 7],
  ])('the number %j is %d', (typed, number) => {
    expect(readNumber(typed)).toBe(number);
  });

  it.each([
    '',
    ' ',
    '5 phiếu',
    '1.2.3',
    '1.500.20',
    '1.500,300.1',
    '1,5,5',
    '12 34',
    '1e3',
    '١',
    '9'.repeat(16),
    '.5',
    '5.',
  ])('%j is no number', (typed) => {
    expect(readNumber(typed)).toBeNull();
  });

  it('loses the spaces around it, whatever their kind, and is in one form of Unicode', () => {
    expect(cleanText('\u200b\ufeff Thôn A\u00a0\r\n')).toBe('Thôn A');
    expect(cleanText('Tho\u0302n\r\nA')).toBe('Thôn\nA');
  });

  it('loses what nobody typed; tabs and lines stay where there may be several', () => {
    expect(cleanText('\u0000Thôn\u0007 A\u007f\u001b \u0000')).toBe('Thôn A');
    expect(cleanText('\u202eThô\u200bn\u2066 A\u2069\ufeff')).toBe('Thôn A');
    expect(cleanText('một\thai\r\nba\u000bbốn')).toBe('một\thai\nba\nbốn');
    expect(cleanLine('một\thai\r\nba\u000bbốn')).toBe('một hai ba bốn');
  });

  it('loses it however deep it stands in what was sent', () => {
    const sent = { name: 'A\u0000', answers: { TEXT: 'B\u0007', WAY: ['C\u0000', 5, null] } };
    clearControls(sent);
    expect(sent).toEqual({ name: 'A', answers: { TEXT: 'B', WAY: ['C', 5, null] } });
  });

  it.each([
    ['0', 0],
    [' 120 ', 120],
    ['1.234', 1234],
    ['1.234.567', 1_234_567],
    ['12,5', null],
    ['1.23', null],
    ['1.234,567', null],
    ['-3', null],
    ['99999999', null],
    ['12a', null],
    ['', null],
  ])('the count %j is %j', (typed, count) => {
    expect(readCount(typed)).toBe(count);
  });
});

describe('normalising answers', () => {
  it('trims and drops what says nothing', () => {
    expect(normaliseAnswers({ G: 5, TEXT: '  ', WAY: ' direct ' })).toEqual({ G: 5, WAY: 'direct' });
    expect(normaliseAnswers({ LIST: ['', ' a '], NONE: [], TEXT: 'một\r\nhai' })).toEqual({
      LIST: ['a'],
      TEXT: 'một\nhai',
    });
  });

  it('gives the same text the same characters', () => {
    expect(normaliseAnswers({ TEXT: 'hài lòng'.normalize('NFD') })).toEqual({ TEXT: 'hài lòng'.normalize('NFC') });
  });

  it('leaves every other value for the checks, and reaches no prototype', () => {
    const sent = JSON.parse('{"G":null,"__proto__":{"polluted":1},"A":{"b":1}}');
    const kept = normaliseAnswers(sent);
    expect(Object.keys(kept)).toEqual(['G', '__proto__', 'A']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
