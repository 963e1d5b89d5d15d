import { passwordFault } from './password-rules.js';

describe('a password that somebody chooses', () => {
  it('may be a sentence nobody else would think of', () => {
    expect(passwordFault('con trâu ăn cỏ ven sông', 'lan')).toBeNull();
    expect(passwordFault('k7mp-x2vd-9qrt-hw4n', 'lan')).toBeNull();
  });

  it('has twelve characters, counted as a reader counts them', () => {
    expect(passwordFault('gạch ngói ', 'lan')).toBe('too-short');
    expect(passwordFault('gạch ngói đ'.normalize('NFD'), 'lan')).toBe('too-short');
    expect(passwordFault('x7'.repeat(65), 'lan')).toBe('too-long');
  });

  it('is not made of words of the top lists or of the commune, in any spelling', () => {
    expect(passwordFault('hailong2026!', 'lan')).toBe('too-common');
    expect(passwordFault('Mật khẩu 123456', 'lan')).toBe('too-common');
    expect(passwordFault('Xã Hồng Châu 2026', 'lan')).toBe('too-common');
    expect(passwordFault('qwertyuiop12', 'lan')).toBe('too-common');
  });

  it('is not a number or a repetition', () => {
    expect(passwordFault('030186001234', 'lan')).toBe('too-common');
    expect(passwordFault('xyxyxyxyxyxyxy', 'lan')).toBe('too-common');
  });

  it('does not hold the login name', () => {
    expect(passwordFault('tieng-Thanh-Huong-cuoi', 'thanh.huong')).toBe('like-name');
  });
});
