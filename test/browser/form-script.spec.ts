import { DataSource } from 'typeorm';
import {
  choose,
  context,
  isChosen,
  page,
  press,
  scan,
  scanWithoutStorage,
  server,
  spring,
  total,
  waitFor,
  walkToTheEnd,
  withAForm,
} from '../harness/form-phone.js';

withAForm();

describe('the script of the form', () => {
  it('asks the server for nothing between the first question and sending', async () => {
    await scan();
    await page.waitForLoadState('load');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await walkToTheEnd();
    expect(asked).toEqual([]);
  });

  it("follows the phone's own back button and survives a reload", async () => {
    await scan();
    await choose('Rất hài lòng');
    await press('Tiếp tục');
    await choose('Hộ tịch');
    await press('Tiếp tục');
    await waitFor('Câu 3 / 9');
    await page.reload();
    await waitFor('Câu 3 / 9');
    await page.goBack();
    await waitFor('Câu 2 / 9');
    expect(await isChosen('Hộ tịch')).toBe(true);
  });

  it('shows nothing of it to the next person who scans with the same phone', async () => {
    await scan();
    await choose('Rất hài lòng');
    await press('Tiếp tục');
    await page.goto('about:blank');
    await page.goto(`${server.url}/k/${spring.point.code}`);
    expect(await isChosen('Rất hài lòng')).toBe(false);
  });

  it('shows nothing of it either where the same address is opened again over it, or the phone goes back to it', async () => {
    const address = `${server.url}/k/${spring.point.code}`;
    const isNothingChosen = async () => (await page.locator('input:checked').count()) === 0;
    await scan();
    await choose('Rất hài lòng');
    await page.goto(address);
    expect(await isNothingChosen()).toBe(true);
    await choose('Hài lòng');
    await page.goto('about:blank');
    await page.goto(address);
    await page.goBack();
    await page.goBack();
    await waitFor('Câu 1 / 9');
    expect(await isNothingChosen()).toBe(true);
    // As a browser shows it that has kept the page whole.
    await choose('Bình thường');
    await page.evaluate(`sessionStorage.setItem('form:' + location.pathname, '{"id":"of another"}')`);
    await page.evaluate(`dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))`);
    await page.locator('form:not(:has(:checked))').waitFor();
  });

  it.each([
    ['vi', 'English', ''],
    ['en', 'Tiếng Việt', '?lang=en'],
  ])('shows nothing of it either when the language was changed before (%s)', async (_, other, path) => {
    await scan({}, path);
    await page.locator('input[name=G][value="2"]').press('Space');
    await press(other);
    await page.locator(`html:not([lang=${_}]) input:checked`).waitFor();
    expect(await page.locator('input:checked').count()).toBe(1);
    expect(page.url()).not.toContain('#');
    const [again, there] = [`${server.url}/k/${spring.point.code}${path}`, page.url()];
    for (const address of [there, again]) {
      await page.goto('about:blank');
      await page.goto(address);
      expect(await page.locator('input:checked').count()).toBe(0);
    }
  });

  it('shows nothing of it either when the page in the other language never came', async () => {
    await scan();
    await page.locator('input[name=G][value="2"]').press('Space');
    await context.setOffline(true);
    await press('English');
    await page.waitForTimeout(200);
    await context.setOffline(false);
    await page.goto('about:blank');
    await page.goto(`${server.url}/k/${spring.point.code}`);
    expect(await page.locator('input:checked').count()).toBe(0);
  });

  it('keeps language, size and contrast for the visit: after a reload, on another form and on the pages it leads to', async () => {
    await scan();
    await page.getByLabel('Chữ to').check();
    await page.getByLabel('Tương phản').check();
    const large = () => page.evaluate('parseFloat(getComputedStyle(document.documentElement).fontSize)');
    await walkToTheEnd();
    await page.reload();
    await waitFor('Câu 9 / 9');
    expect(await large()).toBe(20);
    await press('English');
    await waitFor('Question 9 / 9');
    expect([await large(), await page.getByLabel('Contrast').isChecked()]).toEqual([20, true]);
    await press('Send');
    await waitFor('We have received your form. Thank you!');
    await page.getByRole('link', { name: /^See the results/ }).click();
    await page.waitForURL(/\/results\//);
    const html = page.locator('html');
    const shown = ['lang', 'class'].map((name) => html.getAttribute(name));
    expect([...(await Promise.all(shown)), await large()]).toEqual(['en', 'large contrast', 20]);
    await page.locator('.brand').click();
    await page.waitForURL(/\/\?/);
    expect([await html.getAttribute('lang'), await large()]).toEqual(['en', 20]);
    await page.goto(`${server.url}/k/${spring.point.code}`);
    await waitFor('Máy này đã gửi một phiếu hôm nay');
    expect(await large()).toBe(20);
  });

  it('thanks in the other language too, with the same receipt, and never asks again', async () => {
    const before = await total();
    await scan();
    await walkToTheEnd();
    await press('Gửi');
    await waitFor('Đã nhận được phiếu. Xin cảm ơn Ông/Bà!');
    const receipt = await page.locator('#receipt').textContent();
    for (const [button, thanks] of [
      ['English', 'We have received your form. Thank you!'],
      ['Tiếng Việt', 'Đã nhận được phiếu. Xin cảm ơn Ông/Bà!'],
    ] as const) {
      await press(button);
      await waitFor(thanks);
      expect(await page.locator('#receipt').textContent()).toBe(receipt);
      expect(await page.locator('form').count()).toBe(0);
      await page.reload();
      await waitFor(thanks);
    }
    expect(await total()).toBe(before + 1);
    await page.goto('about:blank');
    await page.goto(`${server.url}/k/${spring.point.code}`);
    await waitFor('Máy này đã gửi một phiếu hôm nay. Người khác trong nhà trả lời?');
    expect(await page.locator('input:checked').count()).toBe(0);
  });

  it('says how it ended in the other language too, and after a reload', async () => {
    await scan();
    await walkToTheEnd();
    await page.route('**/responses', (route) => route.fulfill({ status: 202, json: { id: 'x', setAside: true } }));
    await press('Gửi');
    await waitFor('Phiếu đã được giữ lại để cán bộ xem');
    await page.reload();
    await waitFor('Phiếu đã được giữ lại để cán bộ xem');
    await press('English');
    await waitFor('The form has been kept for the staff');
    expect(await page.locator('form').isVisible()).toBe(false);
  });

  it('goes on waiting in the other language, and the form is counted once', async () => {
    const before = await total();
    await scan();
    await walkToTheEnd();
    await page.route('**/responses', (route) => route.abort());
    await press('Gửi');
    await waitFor('Chưa gửi được vì mất mạng.');
    await press('English');
    await waitFor('Not sent: there is no network.');
    await page.unroute('**/responses');
    await press('Send again');
    await waitFor('We have received your form. Thank you!');
    expect(await total()).toBe(before + 1);
  });

  it('offers no other language for what is under way where the browser keeps nothing', async () => {
    await scanWithoutStorage();
    await walkToTheEnd();
    await page.route('**/responses', (route) => route.abort());
    await press('Gửi');
    await waitFor('Chưa gửi được vì mất mạng.');
    expect(await page.getByText('English').isVisible()).toBe(false);
    await page.unroute('**/responses');
    await press('Gửi lại');
    await waitFor('Đã nhận được phiếu. Xin cảm ơn Ông/Bà!');
    expect(await page.getByText('English').isVisible()).toBe(false);
  });

  it('works where the browser keeps nothing', async () => {
    await scanWithoutStorage();
    await walkToTheEnd();
    await press('English');
    await waitFor('Question 9 / 9');
    await press('Send');
    await waitFor('We have received your form. Thank you!');
  });

  it('thanks nobody before the server has it, and sends by itself when the network is back', async () => {
    const before = await total();
    await scan();
    await walkToTheEnd();
    await context.setOffline(true);
    await press('Gửi');
    await waitFor('Chưa gửi được vì mất mạng.');
    expect(await page.getByText('Đã nhận được phiếu').isVisible()).toBe(false);
    await context.setOffline(false);
    await waitFor('Đã nhận được phiếu. Xin cảm ơn Ông/Bà!');
    expect(await total()).toBe(before + 1);
  });

  it('sends the same response again when the reply was lost', async () => {
    const before = await total();
    await scan();
    await walkToTheEnd();
    let lost = false;
    await page.route('**/responses', async (route) => {
      if (lost) return route.continue();
      lost = true;
      await route.fetch();
      await route.abort();
    });
    await press('Gửi');
    await waitFor('Chưa gửi được vì mất mạng.');
    await press('Gửi lại');
    await waitFor('Đã nhận được phiếu. Xin cảm ơn Ông/Bà!');
    expect(await total()).toBe(before + 1);
  });

  it('stores what was answered and who filled it in', async () => {
    await scan();
    await walkToTheEnd('Cán bộ điền giúp');
    await press('Gửi');
    await waitFor('Đã nhận được phiếu. Xin cảm ơn Ông/Bà!');
    const rows: { answers: string; assisted: string }[] = await server
      .get(DataSource)
      .query("SELECT answers, assisted FROM survey_response WHERE assisted = 'officer'");
    expect(rows.map(({ answers }) => JSON.parse(answers))).toEqual([{ G: 4, FIELD: 'ho-tich' }]);
  });
});
