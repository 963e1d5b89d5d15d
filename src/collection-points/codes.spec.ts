import { spacedCode } from '../formatting/codes.js';
import { asOneTimeCode, asPointCode, canonicalAddress, newOneTimeCode, newPointCode } from './codes.js';

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('one-time codes', () => {
  it('are twelve random signs and a check sign, and come back however they are typed', () => {
    for (let made = 0; made < 200; made += 1) {
      const code = newOneTimeCode();
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{13}$/);
      expect(asOneTimeCode(spacedCode(code).toLowerCase())).toBe(code);
      expect(asOneTimeCode(code.replace(/0/g, 'o').replace(/1/g, 'l'))).toBe(code);
    }
    expect(asOneTimeCode('7k3m-9qx2-t8wz-8')).toBe('7K3M9QX2T8WZ8');
    expect(spacedCode('7K3M9QX2T8WZ8')).toBe('7K3M 9QX2 T8WZ 8');
  });

  it('show every single wrong sign', () => {
    const code = newOneTimeCode();
    for (let place = 0; place < code.length; place += 1) {
      for (const sign of SIGNS) {
        if (sign === code[place]) continue;
        expect(asOneTimeCode(code.slice(0, place) + sign + code.slice(place + 1))).toBeNull();
      }
    }
  });

  it('show every swap of two different neighbours but 0 and Z', () => {
    for (let made = 0; made < 50; made += 1) {
      const code = newOneTimeCode();
      for (let place = 0; place + 1 < code.length; place += 1) {
        const [one = '', other = ''] = [code[place], code[place + 1]];
        if (one === other || [one, other].sort().join('') === '0Z') continue;
        expect(asOneTimeCode(code.slice(0, place) + other + one + code.slice(place + 2))).toBeNull();
      }
    }
  });

  it('are nothing else', () => {
    expect(['', '7K3M', '7K3M9QX2T8WZU', '__proto__', '7K3M9QX2T8WZ88'].map(asOneTimeCode)).toEqual(
      Array(5).fill(null),
    );
  });
});

describe('the code of a point as people type it', () => {
  it.each([
    ['k7mp0x2vd9', 'k7mp0x2vd9'],
    [' K7MP-Ox2v D9.', 'k7mp0x2vd9'],
    ['k7mp–ox2v–d9/', 'k7mp0x2vd9'],
    ['IL00000000', '1100000000'],
    ['k7mp0x2vd', null],
    ['k7mp0x2vd9q', null],
    ['k7mp0x2vdu', null],
    ['', null],
  ])('“%s” is read as %s', (typed, code) => {
    expect(asPointCode(typed)).toBe(code);
  });

  it('leads to where it belongs, once', () => {
    expect(canonicalAddress('k', 'K7MP-OX2VD9', '/k/K7MP-OX2VD9?lang=en')).toBe('/k/k7mp0x2vd9?lang=en');
    expect(canonicalAddress('kiosk', 'k7mp0x2vd9', '/kiosk/k7mp0x2vd9/')).toBe('/kiosk/k7mp0x2vd9');
    expect(canonicalAddress('k', 'k7mp0x2vd9', '/k/k7mp0x2vd9?w=1')).toBeNull();
    expect(canonicalAddress('k', 'none', '/k/none')).toBeNull();
  });

  it('is that of every code that is printed', () => {
    for (let made = 0; made < 100; made += 1) {
      const code = newPointCode();
      expect(asPointCode(code.toUpperCase().replace(/(.{5})/, '$1-'))).toBe(code);
    }
  });
});
