import { DataSource } from 'typeorm';
import { accessibilityFaults } from '../harness/axe.js';
import { signInAs } from '../harness/sign-in.js';
import {
  browser,
  complaints,
  context,
  openTab,
  page,
  press,
  scan,
  server,
  spring,
  stored,
  TIMER_STYLE,
  withASurvey,
} from '../harness/survey-phone.js';

withASurvey();

/** Over the screens of the light form, to the question with this title. */
async function goOnTo(title: RegExp): Promise<void> {
  while (!(await page.getByRole('group', { name: title }).isVisible())) {
    const at = await page.locator('.screen').getAttribute('data-screen');
    await press('Tiếp tục');
    await page.locator(`.screen:not([data-screen="${at}"])`).waitFor();
  }
}

describe('a questionnaire with questions that the light form does not draw', () => {
  beforeEach(() => server.get(DataSource).query('DELETE FROM survey_response'));

  it('is drawn by SurveyJS within our policy, and stored by the same rules', async () => {
    await scan();
    await press('Tôi đồng ý và bắt đầu');
    const survey = page.locator('#survey');
    await survey.getByText('Hài lòng', { exact: true }).click();
    expect(await accessibilityFaults(page)).toEqual([]);
    // What reading aloud looks for.
    expect(await survey.locator('.sd-title:visible').count()).toBeGreaterThan(0);
    expect(await survey.locator('.sd-item__control-label:visible').count()).toBeGreaterThan(0);
    await page.setViewportSize({ width: 320, height: 256 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await page.setViewportSize({ width: 360, height: 740 });
    await press('Tiếp theo');
    await survey.locator('label:visible').getByText('Tốt', { exact: true }).first().click();
    await survey.getByRole('textbox', { name: /Số lần đến/ }).fill('1.500');
    await survey.getByRole('textbox', { name: /Điều làm tốt/ }).fill('Nhanh, vui vẻ');
    const short = survey.getByRole('textbox', { name: /Điều cần sửa/ });
    await short.focus();
    await page.keyboard.insertText('a'.repeat(301));
    await survey.getByText('Nội dung quá dài, xin viết không quá 300 ký tự.').first().waitFor();
    expect(await short.inputValue()).toHaveLength(301);
    await short.fill('');
    await press('Tiếp theo');
    await survey.getByText('Người thân điền giúp', { exact: true }).click();
    await press('Hoàn thành');
    await page.getByText('Đã nhận được phiếu').waitFor();
    expect(await stored()).toEqual([expect.objectContaining({ G: 4, 'M.thai-do': expect.any(Number), S: 1500 })]);
    const comments: { question: string; masked: string }[] = await server
      .get(DataSource)
      .query('SELECT * FROM comment');
    expect(comments).toEqual([expect.objectContaining({ question: 'T.tot', masked: 'Nhanh, vui vẻ' })]);
    expect(complaints.filter((one) => !one.includes(TIMER_STYLE))).toEqual([]);
  });

  it('goes on after a reload, waits for the network like any other, and is stored once', async () => {
    await scan();
    await press('Tôi đồng ý và bắt đầu');
    const survey = page.locator('#survey');
    await survey.getByText('Hài lòng', { exact: true }).click();
    await press('Tiếp theo');
    await survey.getByRole('textbox', { name: /Điều làm tốt/ }).fill('Nhanh');
    await press('English');
    await survey.getByText('How do you rate these?').first().waitFor();
    await page.reload();
    expect(await survey.getByRole('textbox', { name: /What is good/ }).inputValue()).toBe('Nhanh');
    await press('Next');
    await context.setOffline(true);
    await press('Complete');
    await page.getByText('It is kept on this phone').waitFor();
    await page.close();
    await context.setOffline(false);
    await openTab(`/k/${spring.point.code}`);
    await page.getByText('Phiếu chờ trên máy này đã gửi đến nơi.').waitFor();
    expect(await stored()).toEqual([expect.objectContaining({ G: 4 })]);
  });

  it('shows nothing of it to the next person, and how it ended in both languages', async () => {
    await scan();
    await press('Tôi đồng ý và bắt đầu');
    const survey = page.locator('#survey');
    await survey.getByText('Hài lòng', { exact: true }).click();
    await press('English');
    await survey.getByText('Satisfied', { exact: true }).waitFor();
    expect(await survey.locator('input:checked').count()).toBe(1);
    const address = page.url();
    expect(address).not.toContain('#');
    await page.goto('about:blank');
    await page.goto(address);
    await press('I agree, start');
    await survey.getByText('Satisfied', { exact: true }).waitFor();
    expect(await survey.locator('input:checked').count()).toBe(0);
    await survey.getByText('Satisfied', { exact: true }).click();
    await press('Next');
    await press('Next');
    await page.route('**/responses', (route) => route.abort());
    await press('Complete');
    await page.getByText('Not sent: there is no network.').waitFor();
    await press('Tiếng Việt');
    await page.getByText('Chưa gửi được vì mất mạng.').waitFor();
    await page.unroute('**/responses');
    await press('Gửi lại');
    await page.getByText('Đã nhận được phiếu').waitFor();
    await press('English');
    await page.getByText('We have received your form').waitFor();
    await page.reload();
    await page.getByText('We have received your form').waitFor();
    expect(await stored()).toEqual([{ G: 4 }]);
  });

  it.each([
    ['SurveyJS', '**/survey.js*'],
    ['its definition', '**/questionnaire'],
  ])('is asked by the light form, question after question, where %s cannot be loaded', async (_, missing) => {
    await scan({}, missing);
    await page.getByRole('radio', { name: 'Hài lòng', exact: true }).press('Space');
    await goOnTo(/Thái độ của cán bộ/);
    await page.getByRole('radio', { name: 'Kém', exact: true }).press('Space');
    await goOnTo(/Ai điền phiếu này/);
    await press('Gửi');
    await page.getByText('Đã nhận được phiếu').waitFor();
    expect(await stored()).toEqual([{ G: 4, 'M.thai-do': 2 }]);
  });

  it('is asked in the same way without JavaScript', async () => {
    await scan({ javaScriptEnabled: false });
    await page.getByRole('radio', { name: 'Hài lòng', exact: true }).press('Space');
    await goOnTo(/Thời gian chờ/);
    await page.getByRole('radio', { name: 'Tốt', exact: true }).press('Space');
    await goOnTo(/Ai điền phiếu này/);
    await press('Gửi');
    await page.getByText('Đã nhận được phiếu').waitFor();
    expect(await stored()).toEqual([{ G: 4, 'M.thoi-gian': 4 }]);
  });

  it('is looked at by officers, who send nothing', async () => {
    const { cookies } = await signInAs(server, { role: 'officer', communeId: 'spring' });
    const desk = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
    await desk.addCookies(cookies);
    await openTab('/questionnaires', desk);
    expect(await page.locator('main').innerText()).not.toContain('[[');
    await page.getByRole('link', { name: 'Tiếng Việt' }).first().click();
    await page.locator('#preview').getByText('Rất hài lòng', { exact: true }).click();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await stored()).toEqual([]);
  });
});
