import { localPath } from './local-path.js';

describe('the page after signing in', () => {
  it('is a page of this server with its filter', () => {
    expect(localPath('/dashboard?by=unit')).toBe('/dashboard?by=unit');
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'dashboard', '/a\r\nX: y', '', undefined])(
    'is never %p',
    (wanted) => {
      expect(localPath(wanted)).toBeNull();
    },
  );

  it('is not the login page again', () => {
    expect(localPath('/login?next=/login')).toBeNull();
  });
});
