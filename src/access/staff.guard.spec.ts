import { sameSecret } from '../config/secrets.js';
import { carriedCsrfToken, needsCsrfToken } from './staff.guard.js';

describe('a request that changes something', () => {
  it('needs the token, reading does not', () => {
    expect(['POST', 'PUT', 'PATCH', 'DELETE', 'post'].every(needsCsrfToken)).toBe(true);
    expect(['GET', 'HEAD', 'OPTIONS'].some(needsCsrfToken)).toBe(false);
  });

  it('carries it as a header or as a hidden field', () => {
    expect(carriedCsrfToken({ 'x-csrf-token': 'a' }, { _csrf: 'b' })).toBe('a');
    expect(carriedCsrfToken({}, { _csrf: 'b' })).toBe('b');
    expect(carriedCsrfToken({}, 'text')).toBeUndefined();
  });

  it('is refused with another token, or a list of tokens', () => {
    expect(sameSecret('abc', 'abc')).toBe(true);
    expect(sameSecret('abd', 'abc')).toBe(false);
    expect(sameSecret(['abc'], 'abc')).toBe(false);
    expect(sameSecret(undefined, 'abc')).toBe(false);
  });
});
