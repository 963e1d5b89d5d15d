import { withoutAccents } from './accents.js';
import { textMessageSize } from './text-message.js';

describe('a text message', () => {
  it('holds 160 plain signs, or 70 with accents', () => {
    expect(textMessageSize('Moi Ong/Ba danh gia')).toEqual({ encoding: 'gsm-7', signs: 19, messages: 1 });
    expect(textMessageSize('Mời Ông/Bà đánh giá')).toEqual({ encoding: 'ucs-2', signs: 19, messages: 1 });
    expect(textMessageSize('a'.repeat(160)).messages).toBe(1);
    expect(textMessageSize('a'.repeat(161)).messages).toBe(2);
    expect(textMessageSize('a'.repeat(307)).messages).toBe(3);
    expect(textMessageSize('ư'.repeat(70)).messages).toBe(1);
    expect(textMessageSize('ư'.repeat(71)).messages).toBe(2);
  });

  it('counts brackets and the tilde twice', () => {
    expect(textMessageSize('~[a]')).toEqual({ encoding: 'gsm-7', signs: 7, messages: 1 });
  });
});

describe('plain letters', () => {
  it('keep capitals and lose every mark, composed or not', () => {
    expect(withoutAccents('Phường Lê Thanh Nghị, đường số 5')).toBe('Phuong Le Thanh Nghi, duong so 5');
    expect(withoutAccents('Ủy ban Đông'.normalize('NFD'))).toBe('Uy ban Dong');
  });
});
