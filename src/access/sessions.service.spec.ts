import { sameSecret } from '../config/secrets.js';
import { carriedCsrfToken, isSessionAlive, isToBeNoted, needsCsrfToken } from './sessions.service.js';

const at = (minutes: number): Date => new Date(minutes * 60_000);

describe('a session', () => {
  it('ends after half an hour without a request', () => {
    expect(isSessionAlive({ createdAt: at(0), lastSeenAt: at(10) }, at(39))).toBe(true);
    expect(isSessionAlive({ createdAt: at(0), lastSeenAt: at(10) }, at(40))).toBe(false);
  });

  it('ends after twelve hours, however busy', () => {
    expect(isSessionAlive({ createdAt: at(0), lastSeenAt: at(719) }, at(719))).toBe(true);
    expect(isSessionAlive({ createdAt: at(0), lastSeenAt: at(720) }, at(720))).toBe(false);
  });

  it('notes a request at most once a minute', () => {
    expect(isToBeNoted({ createdAt: at(0), lastSeenAt: at(1) }, at(1.5))).toBe(false);
    expect(isToBeNoted({ createdAt: at(0), lastSeenAt: at(1) }, at(2))).toBe(true);
  });
});

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
