import { flatAnswers } from './answers.js';

describe('answers as SurveyJS holds them', () => {
  it('have a code for each row of a matrix', () => {
    expect(flatAnswers({ G: 5, M: { r1: 4, r2: 2 } })).toEqual({ G: 5, 'M.r1': 4, 'M.r2': 2 });
  });

  it('keep lists as they are', () => {
    expect(flatAnswers({ RANK: ['b', 'a'] })).toEqual({ RANK: ['b', 'a'] });
  });
});
