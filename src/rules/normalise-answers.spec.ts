import { normaliseAnswers } from './normalise-answers.js';

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
