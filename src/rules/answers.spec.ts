import { flatAnswers, normaliseAnswers } from './answers.js';

describe('answers as SurveyJS holds them', () => {
  it('have a code for each row of a matrix', () => {
    expect(flatAnswers({ G: 5, M: { r1: 4, r2: 2 } })).toEqual({ G: 5, 'M.r1': 4, 'M.r2': 2 });
  });

  it('keep lists as they are', () => {
    expect(flatAnswers({ RANK: ['b', 'a'] })).toEqual({ RANK: ['b', 'a'] });
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
