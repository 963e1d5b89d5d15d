import { DataSource } from 'typeorm';
import { accessibilityFaults } from '../harness/axe.js';
import { cases, HIDING, page, press, scan, server, stored, withASurvey } from '../harness/survey-phone.js';

withASurvey();

describe('a form drawn by SurveyJS', () => {
  beforeEach(() => server.get(DataSource).query('DELETE FROM survey_response'));

  const survey = () => page.locator('#survey');
  const choose = (name: string) => survey().getByText(name, { exact: true }).first().click();
  const begin = async (questionnaire: string): Promise<void> => {
    await scan({}, null, cases.get(questionnaire));
    await press('Tôi đồng ý và bắt đầu');
  };

  it.each(HIDING)('sends nothing to questions that no longer apply (%s)', async (questionnaire) => {
    await begin(questionnaire);
    await choose('Không hài lòng');
    await press('Tiếp theo');
    await survey().getByRole('textbox', { name: 'Vì sao?' }).fill('chờ lâu');
    await press('Trở về');
    await choose('Rất hài lòng');
    await press('Tiếp theo');
    await survey().locator('tbody input[type=radio]').first().check({ force: true });
    await press('Tiếp theo');
    await press('Hoàn thành');
    await page.getByText('Đã nhận được phiếu').waitFor();
    expect(await stored()).toEqual([{ G: 5, 'M.r1': 5 }]);
  });

  it("goes one page back by the phone's own button, and by its own, and forward again", async () => {
    await begin('case-long-text');
    await choose('Hài lòng');
    await press('Tiếp theo');
    const field = survey().getByRole('textbox', { name: 'Nói ngắn gọn' });
    await field.fill('nhanh');
    await press('Tiếp theo');
    await page.goBack();
    expect(await field.inputValue()).toBe('nhanh');
    await page.goBack();
    expect(await survey().getByRole('radio', { name: 'Hài lòng', exact: true }).isChecked()).toBe(true);
    await page.goForward();
    await field.waitFor();
    await page.reload();
    expect(await field.inputValue()).toBe('nhanh');
    await press('Trở về');
    await survey().getByText('Rất hài lòng', { exact: true }).waitFor();
    await page.waitForFunction('!history.state.follows');
    for (const _page of ['b', 'c', 'send']) await press('Tiếp theo');
    await press('Hoàn thành');
    await page.getByText('Đã nhận được phiếu').waitFor();
    await page.goBack();
    await page.getByText('Đã nhận được phiếu').waitFor();
    expect(await stored()).toEqual([{ G: 4 }]);
  });

  it('asks the same again for each entry that is added, and sends what was written in each', async () => {
    await begin('case-entries');
    await choose('Hài lòng');
    await press('Tiếp theo');
    await choose('Chủ hộ');
    await survey().getByRole('button', { name: 'Thêm mới', exact: true }).click();
    await survey().getByText('Người khác', { exact: true }).nth(1).click();
    await survey().getByRole('textbox', { name: 'Vì sao không tự đến?' }).fill('bận');
    await survey().getByRole('spinbutton').fill('60');
    await press('Tiếp theo');
    await survey().getByRole('alert').filter({ hasText: '50' }).first().waitFor();
    await survey().getByRole('spinbutton').fill('3');
    await press('Tiếp theo');
    await press('Hoàn thành');
    await page.getByText('Đã nhận được phiếu').waitFor();
    expect(await stored()).toEqual([{ G: 4, 'P.1.who': 'Chủ hộ', 'P.2.who': 'Người khác', 'T.r1.c2': 3 }]);
  });

  it('tells at its field what the server would refuse, before the next page', async () => {
    await begin('case-more-of-surveyjs');
    await choose('Hài lòng');
    await press('Tiếp theo');
    const people = survey().getByRole('textbox', { name: 'Số người trong nhà' });
    await people.fill('40');
    await survey().getByRole('textbox', { name: 'Đã đến mấy lần?' }).fill('0');
    await survey().getByRole('textbox', { name: 'Thư điện tử' }).fill('lan');
    await press('Tiếp theo');
    await survey().getByRole('alert').filter({ hasText: '30' }).waitFor();
    await survey().getByRole('alert').filter({ hasText: 'Ít nhất một lần' }).waitFor();
    expect(await survey().getByRole('radio', { name: 'Xe máy' }).isChecked()).toBe(true);
    await survey()
      .getByRole('alert')
      .filter({ hasText: /thư điện tử|email/i })
      .waitFor();
    await survey().getByRole('textbox', { name: 'Thư điện tử' }).fill('');
    await people.fill('4');
    await survey().getByRole('textbox', { name: 'Đã đến mấy lần?' }).fill('2');
    await press('Tiếp theo');
    await press('Hoàn thành');
    await page.getByText('Đã nhận được phiếu').waitFor();
    expect(await stored()).toEqual([{ G: 4, 'T.t1': 4, WAY: 'Xe máy', N: 2 }]);
  });

  it('tells at its field, while it is written, that a text is too long', async () => {
    await begin('case-long-text');
    await choose('Hài lòng');
    await press('Tiếp theo');
    const field = survey().getByRole('textbox', { name: 'Nói ngắn gọn' });
    const told = survey().getByRole('alert').filter({ hasText: '200' });
    await field.fill('a'.repeat(200));
    await field.press('End');
    expect(await told.count()).toBe(0);
    await field.pressSequentially('bc');
    await told.waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await press('Tiếp theo');
    expect(await field.isVisible()).toBe(true);
    await field.press('Backspace');
    await field.press('Backspace');
    await told.waitFor({ state: 'detached' });
    const comment = survey().getByRole('textbox', { name: 'Góp ý' });
    await comment.fill('x'.repeat(2001));
    await survey().getByRole('alert').filter({ hasText: '2000' }).waitFor();
    await comment.fill('tốt');
    await press('Tiếp theo');
    await press('Tiếp theo');
    await press('Hoàn thành');
    await page.getByText('Đã nhận được phiếu').waitFor();
    expect(await stored()).toEqual([{ G: 4 }]);
  });

  it.each([
    ['at its question', { question: 'T', code: 'wrong-type', message: 'Câu trả lời không đúng dạng.' }],
    ['at the question it is a row of', { question: 'M.r2', code: 'required', message: 'Xin Ông/Bà trả lời câu này.' }],
    [
      'on top, where its question is not shown',
      { question: 'GONE', code: 'unknown-question', message: 'Không có câu này.' },
    ],
  ])('says what the server refuses %s, and is sent once it is right', async (_, error) => {
    await begin('case-long-text');
    await choose('Hài lòng');
    for (const _page of ['b', 'c', 'send']) await press('Tiếp theo');
    const refusal = { status: 422, json: { code: 'answers-invalid', status: 422, errors: [error] } };
    await page.route('**/responses', (route) => route.fulfill(refusal));
    for (const _time of ['first', 'again']) {
      while (!(await page.getByRole('button', { name: 'Hoàn thành', exact: true }).isVisible()))
        await press('Tiếp theo');
      await press('Hoàn thành');
      await page.locator('.sum').getByText(error.message).waitFor();
      expect(await page.evaluate('document.activeElement.className')).toBe('sum');
      const beside = survey().getByText(error.message);
      expect(await beside.count()).toBe(error.question === 'GONE' ? 0 : 1);
      expect(await accessibilityFaults(page)).toEqual([]);
    }
    await page.unroute('**/responses');
    while (!(await page.getByRole('button', { name: 'Hoàn thành', exact: true }).isVisible())) await press('Tiếp theo');
    await press('Hoàn thành');
    await page.getByText('Đã nhận được phiếu').waitFor();
  });

  it('says it where the whole form is refused', async () => {
    await begin('case-long-text');
    await choose('Hài lòng');
    for (const _page of ['b', 'c', 'send']) await press('Tiếp theo');
    const json = { code: 'version-unknown', status: 422, errors: [] };
    await page.route('**/responses', (route) => route.fulfill({ status: 422, json }));
    await press('Hoàn thành');
    await page.getByRole('alert').filter({ hasText: 'Phiếu này theo mẫu mà đợt khảo sát không dùng.' }).waitFor();
  });
});
