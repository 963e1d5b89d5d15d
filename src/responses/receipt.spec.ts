import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secrets } from '../config/secrets.js';
import { spacedCode } from '../formatting/codes.js';
import { asReceipt, receiptHash, receiptOf } from './receipt.js';

const folder = mkdtempSync(join(tmpdir(), 'hai-long-'));
const secrets = Secrets.readOrNew(join(folder, 'secrets.json'));
afterAll(() => rmSync(folder, { recursive: true }));

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const receipts = Array.from({ length: 300 }, () => receiptOf(secrets, 'spring', randomUUID()));
const isRead = (typed: string): boolean => 'receipt' in asReceipt(typed);

describe('a receipt', () => {
  it('is letters and digits only, the same for the same response, another in another commune', () => {
    for (const receipt of receipts) expect(receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}[0-9A-HJKMNP-Z]$/);
    const id = randomUUID();
    expect(receiptOf(secrets, 'spring', id)).toBe(receiptOf(secrets, 'spring', id));
    expect(receiptOf(secrets, 'autumn', id)).not.toBe(receiptOf(secrets, 'spring', id));
  });

  it('comes back however it is typed', () => {
    for (const receipt of receipts) {
      const typed = [spacedCode(receipt), receipt.toLowerCase(), ` ${receipt.replace(/(.{4})/g, '$1-')}. `];
      typed.push(receipt.replace(/0/g, 'o').replace(/1/g, 'l'), receipt.replace(/1/g, 'I'));
      expect(typed.map(asReceipt)).toEqual(typed.map(() => ({ receipt })));
    }
  });

  it('shows every single wrong sign and every swap of neighbours', () => {
    for (const receipt of receipts.slice(0, 20)) {
      for (let at = 0; at < receipt.length; at += 1) {
        const wrong = [...SIGNS].filter((sign) => sign !== receipt[at]);
        expect(wrong.filter((sign) => isRead(receipt.slice(0, at) + sign + receipt.slice(at + 1)))).toEqual([]);
        const [one = '', other = ''] = [receipt[at], receipt[at + 1]];
        if (one === other || other === '') continue;
        expect(isRead(receipt.slice(0, at) + other + one + receipt.slice(at + 2))).toBe(false);
      }
    }
  });

  it('of an earlier version, with a check sign that nobody reads aloud, is read and finds the same', () => {
    const old = 'J70M2SXG50WD';
    const check = [...`${SIGNS}*~$=U`].filter((sign) => isRead(old + sign));
    expect(check).toHaveLength(1);
    const symbols = ['*', '~', '$', '='].filter((sign) =>
      [...SIGNS].some((last) => isRead(`${old.slice(0, 11)}${last}${sign}`)),
    );
    expect(symbols).not.toEqual([]);
    expect(receiptHash(secrets, `${old}G`, 'p')).toBe(receiptHash(secrets, `${old.slice(0, 11)}0*`, 'p'));
  });

  it.each([
    ['', { fault: 'length', count: 0 }],
    ['J70M 2SXG 50WD GG', { fault: 'length', count: 14 }],
    ['J70M 2SXU 50WD G', { fault: 'sign', sign: 'U' }],
    ['J70M 2SXG 50WD é', { fault: 'sign', sign: 'É' }],
    ['*', { fault: 'sign', sign: '*' }],
    ['J70M 2SXG 50WD H', { fault: 'check' }],
  ])('“%s” is told what is wrong with it', (typed, fault) => {
    expect(asReceipt(typed)).toEqual(fault);
  });

  it('is kept as a hash that says neither it nor the place', () => {
    const [receipt = ''] = receipts;
    const hash = receiptHash(secrets, receipt, 'point');
    expect(hash).toMatch(/^[\w-]{16}$/);
    expect(receiptHash(secrets, receipt, 'other')).not.toBe(hash);
  });
});
