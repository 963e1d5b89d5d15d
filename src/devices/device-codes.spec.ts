import { asPairingCode, newPairingCode, newPin } from './device-codes.js';

describe('pairing codes and PINs', () => {
  it('are made without look-alikes and come back however they are typed', () => {
    for (let made = 0; made < 200; made += 1) {
      const code = newPairingCode();
      expect(code).toMatch(/^[a-hjkmnp-z2-9]{5}-[a-hjkmnp-z2-9]{5}$/);
      expect(asPairingCode(code.toUpperCase().replace('-', ' '))).toBe(code);
    }
    expect(asPairingCode(' K7MPX 2VD9Q')).toBe('k7mpx-2vd9q');
  });

  it('a PIN is six digits', () => {
    expect(newPin()).toMatch(/^\d{6}$/);
  });
});
