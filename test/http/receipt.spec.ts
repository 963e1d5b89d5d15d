import { CommunesService } from '../../src/communes/communes.service.js';
import { spacedCode } from '../../src/formatting/codes.js';
import { ReceiptsService } from '../../src/responses/receipts.service.js';
import { campaign, server, withAsides } from '../harness/asides.js';
import { words } from '../harness/page-words.js';
import { faults, receiptFor, received, type, withdraw } from '../harness/receipts.js';
import { lockAnyway, SPRING } from '../harness/spring.js';
import { wholeDatabase } from '../harness/whole-database.js';

withAsides();
const strictly = { strict: false } as const;

beforeAll(async () => {
  await server.get(CommunesService, strictly).import({ ...SPRING, key: 'autumn', name: 'Thu' }, '2026-01-01', 'test');
});

describe('a receipt typed in', () => {
  it('finds the form however it is written, and says nothing of its answers or its day', async () => {
    const { response, receipt } = await received();
    const typed = [
      receipt,
      spacedCode(receipt).toLowerCase(),
      receipt.replace(/0/g, 'o').replace(/1/g, 'l'),
      `${receipt}.`,
    ];
    for (const one of typed) expect(await type(one)).toMatchObject({ status: 200, heading: 'Đã nhận được phiếu' });
    const { text, html, headers } = await type(receipt);
    expect(text).toContain(`Trả lời trong tháng 11/2026 Mã biên nhận ${spacedCode(receipt)}`);
    expect(text).toContain('sớm nhất là ngày 15/11/2026');
    for (const secret of [response.id, 'ho-tich', 'Hộ tịch', 'Quầy 1', '03/11', '2026-11-03'])
      expect(html).not.toContain(secret);
    expect(headers.get('cache-control')).toBe('no-store');
    expect((await type(receipt, { _lang: 'en' })).heading).toBe('We have received your form');
    expect((await type(receipt, { _action: 'language-en' })).heading).toBe('We have received your form');
  });

  it('is unknown in one sentence, whether nobody has it or another commune', async () => {
    const { receipt } = await received();
    const elsewhere = await type(receipt, { commune: 'autumn' });
    const nowhere = await type(receiptFor('no such form', 'autumn'), {
      commune: 'autumn',
    });
    expect([elsewhere.status, nowhere.status]).toEqual([404, 404]);
    expect(elsewhere.text).toContain('Xã, phường này chưa nhận phiếu nào có mã đó.');
    expect(elsewhere.text).toBe(nowhere.text);
  });

  it.each([
    ['J70M 2SXG 50WD', 'Mã biên nhận có 13 chữ và số, ở đây có 12.'],
    ['J70M 2SXG 50W# G', 'Mã biên nhận không có ký tự “#”.'],
    ['J70M 2SXG 05WD G', 'Có một chỗ gõ nhầm, hoặc hai ký tự đổi chỗ cho nhau.'],
    ['', 'Xin gõ mã biên nhận.'],
  ])('“%s” is told what is wrong with it, and stays in its field', async (typed, sentence) => {
    const { status, text, html } = await type(typed);
    expect(status).toBe(422);
    expect(text).toContain(sentence);
    expect(html).toContain(`name="receipt" type="text" value="${typed}"`);
    expect(html).toContain('<option value="spring" selected');
  });

  it('needs a commune that is there', async () => {
    const { receipt } = await received();
    for (const commune of ['', 'nowhere']) {
      const { status, text, html } = await type(receipt, { commune });
      expect([status, text.includes('Xin chọn xã, phường.')]).toEqual([422, true]);
      expect(html).toContain(`value="${receipt}"`);
    }
    const empty = await fetch(`${server.url}/receipt?commune=spring&lang=en`);
    const page = await empty.text();
    expect([empty.status, page.includes('<option value="spring" selected')]).toEqual([200, true]);
    expect(words(page)).toContain('Check or withdraw a form');
    expect(words(page)).not.toContain('Please');
  });

  it('is asked for as large and as strong as the form was', async () => {
    const shown = await (await fetch(`${server.url}/receipt?look=large.contrast`)).text();
    const page = shown.replaceAll('&#x3D;', '=');
    expect(page).toContain('<html lang="vi" class="large contrast">');
    expect(page).toContain('action="/receipt?look=large.contrast"');
  });

  it('is kept nowhere as it is', async () => {
    const { receipt } = await received();
    expect(JSON.stringify(await wholeDatabase(server))).not.toContain(receipt.slice(0, 11));
  });
});

describe('who guesses', () => {
  const unknown = (n: number) => receiptFor(`guess ${n}`);

  it('is heard no more after thirty that nobody has, for ten minutes, with a right one either', async () => {
    const { receipt } = await received();
    server.clock.moveBy(20);
    const statuses: number[] = [];
    for (let guess = 0; guess < 30; guess += 1) statuses.push((await type(unknown(guess))).status);
    expect(new Set(statuses)).toEqual(new Set([404]));
    const refused = await type(receipt);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '600']);
    expect(refused.text).toContain('Thử quá nhiều lần');
    expect((await type('J70M')).status).toBe(422);
    server.clock.moveBy(10);
    expect((await type(receipt)).status).toBe(200);
  });
});

describe('after the lock', () => {
  it('a form is received and can no longer be withdrawn, whatever is posted', async () => {
    const { receipt } = await received();
    const another = await received();
    await withdraw(another.receipt);
    server.clock.moveTo('2026-11-16');
    await lockAnyway(server, campaign);
    const before = await wholeDatabase(server);
    for (const action of ['check', 'ask', 'withdraw']) {
      const { heading, text } = await type(receipt, { _action: action });
      expect([heading, text.includes('Số liệu đã chốt nên phiếu này không rút được nữa.')]).toEqual([
        'Đã nhận được phiếu',
        true,
      ]);
      expect(text).not.toContain('Rút phiếu này');
    }
    await expect(server.get(ReceiptsService, strictly).withdraw('spring', receipt)).rejects.toMatchObject({
      code: 'campaign-locked',
    });
    expect((await type(another.receipt)).heading).toBe('Phiếu đã được rút');
    expect(await wholeDatabase(server)).toEqual(before);
    expect(await faults()).toEqual([]);
  });
});
