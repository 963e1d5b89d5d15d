import { asRead, looselyEqual } from './loose-equality.js';

describe('loose equality', () => {
  it('compares by meaning, not by type', () => {
    expect(looselyEqual(1, '1')).toBe(true);
    expect(looselyEqual('X', 'x')).toBe(true);
    expect(looselyEqual('true', true)).toBe(true);
    expect(looselyEqual(1, 'một')).toBe(false);
    expect(looselyEqual(0, '')).toBe(false);
  });

  it('reads an answer as SurveyJS does', () => {
    expect(asRead('12')).toBe(12);
    expect(asRead('012')).toBe('012');
    expect(asRead('True')).toBe(true);
    expect(asRead("'x'")).toBe('x');
  });
});
