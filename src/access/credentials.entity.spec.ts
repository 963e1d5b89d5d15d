import { foldLoginName } from './credentials.entity.js';

describe('a login name', () => {
  it('is the same in upper and lower case and with spaces around it', () => {
    expect(foldLoginName('  Lan.Nguyen ')).toBe('lan.nguyen');
  });

  it('is the same whether the keyboard composes diacritics or not', () => {
    expect(foldLoginName('Nguyễn Hòa'.normalize('NFD'))).toBe('nguyễn hòa'.normalize('NFC'));
  });

  it('holds no signs that could be markup', () => {
    expect(foldLoginName('<b>lan')).toBeNull();
    expect(foldLoginName('a')).toBeNull();
    expect(foldLoginName('a'.repeat(65))).toBeNull();
  });
});
