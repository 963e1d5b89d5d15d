import { accessibilityFaults } from '../harness/axe.js';
import { choose, isChosen, page, press, scan, total, waitFor, walkToTheEnd, withAForm } from '../harness/form-phone.js';

withAForm();

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('a phone %s', (_, javaScriptEnabled) => {
  const scanIt = (path = '') => scan({ javaScriptEnabled }, path);

  it('goes from scan to receipt, and counts once', async () => {
    const before = await total();
    await scanIt();
    await walkToTheEnd('Người thân điền giúp');
    await press('Gửi');
    await waitFor('Đã nhận được phiếu. Xin cảm ơn Ông/Bà!');
    const receipt = await page.locator('#receipt').textContent();
    expect(receipt).toMatch(/^(?:[0-9A-Z]{4} ){3}[0-9A-Z]$/);
    await page.reload();
    await waitFor('Đã nhận được phiếu. Xin cảm ơn Ông/Bà!');
    expect(await page.locator('#receipt').textContent()).toBe(receipt);
    expect(await total()).toBe(before + 1);
  });

  it('finds its answers again on the way back', async () => {
    await scanIt();
    await choose('Không hài lòng');
    await press('Tiếp tục');
    await choose('Đất đai');
    await press('Tiếp tục');
    await waitFor('Câu 3 / 9');
    await press('Quay lại');
    await waitFor('Câu 2 / 9');
    expect(await isChosen('Đất đai')).toBe(true);
    await press('Quay lại');
    await waitFor('Câu 1 / 9');
    expect(await isChosen('Không hài lòng')).toBe(true);
  });

  it('is told what is missing, and loses nothing by it', async () => {
    await scanIt();
    await press('Tiếp tục');
    await page.getByRole('alert').waitFor();
    expect(await page.locator('.err').textContent()).toBe('Xin Ông/Bà trả lời câu này.');
    await choose('Bình thường');
    await press('Tiếp tục');
    await waitFor('Câu 2 / 9');
  });

  it('answers more when it likes, and is asked about feedback only if it gave some', async () => {
    await scanIt();
    await walkToTheEnd();
    await press(/^Trả lời thêm \d+ câu/);
    for (let at = 10; at < 29; at += 1) {
      await waitFor(`Câu ${at} / 38`);
      await press('Tiếp tục');
    }
    await choose('Có');
    await press('Tiếp tục');
    await waitFor('Có nơi tiếp nhận góp ý');
    await press('Quay lại');
    await choose('Không');
    await press('Tiếp tục');
    expect(await page.getByText('Có nơi tiếp nhận góp ý').isVisible()).toBe(false);
  });

  it('changes the language in the middle and keeps its answers', async () => {
    await scanIt();
    await choose('Bình thường');
    await press('Tiếp tục');
    await waitFor('Câu 2 / 9');
    await press('English');
    await waitFor('Question 2 / 9');
    await press('Back');
    expect(await isChosen('Neutral')).toBe(true);
  });

  it('opens no empty form from the page that thanks', async () => {
    await scanIt();
    await walkToTheEnd();
    await press('Gửi');
    await waitFor('Đã nhận được phiếu');
    const other = page.getByText('English');
    if (await other.isVisible()) await other.click();
    await waitFor(/Đã nhận được phiếu|We have received your form/);
    expect(await page.getByRole('radio').count()).toBe(0);
  });

  it('shuts nobody out: first page, errors, send and thanks', async () => {
    // axe is a script itself: without ours, the page is the one of a phone without JavaScript.
    await scan();
    if (!javaScriptEnabled) await page.route('**/assets/form.js*', (route) => route.abort());
    await page.reload();
    const faults = await accessibilityFaults(page);
    await press('Tiếp tục');
    faults.push(...(await accessibilityFaults(page)));
    await choose('Hài lòng');
    for (let at = 2; at <= 10; at += 1) await press('Tiếp tục');
    faults.push(...(await accessibilityFaults(page)));
    await press('Gửi');
    await waitFor('Đã nhận được phiếu');
    expect([...faults, ...(await accessibilityFaults(page))]).toEqual([]);
  });

  it('needs no scrolling sideways at 320 px, with large text', async () => {
    await scan({ javaScriptEnabled, viewport: { width: 320, height: 500 } });
    await page.getByRole('checkbox', { name: 'Chữ to' }).check();
    await press('Tiếp tục');
    expect(await page.getByRole('checkbox', { name: 'Chữ to' }).isChecked()).toBe(true);
    const beyond = await page.evaluate('document.body.scrollWidth - innerWidth');
    expect(beyond).toBeLessThanOrEqual(0);
  });

  it('may send without a code that is not known', async () => {
    await scanIt('?c=NOSUCHCODE');
    await walkToTheEnd();
    await press('Gửi');
    await page.getByRole('alert').waitFor();
    await press('Gửi không kèm mã');
    await waitFor('Đã nhận được phiếu. Xin cảm ơn Ông/Bà!');
  });
});
