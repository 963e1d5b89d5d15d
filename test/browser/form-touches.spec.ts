import {
  addressOf,
  answerAll,
  answers,
  context,
  hiddenAnswers,
  keys,
  LYING,
  leave,
  open,
  page,
  press,
  screen,
  UPRIGHT,
  withPhones,
  words,
} from '../harness/touching-phone.js';

withPhones();

it.each([
  ['trung-tam', 12, 45],
  ['hop-thon', 12, null],
  ['chinh-quyen', 20, null],
])('%s is answered with few touches, whatever it asks', async (questionnaire, most, mostOfAll) => {
  await open(questionnaire);
  const { short, touches } = await answerAll(mostOfAll !== null);
  process.stdout.write(`${questionnaire}: ${short} touches${mostOfAll === null ? '' : `, all of it ${touches}`}\n`);
  expect(short).toBeLessThanOrEqual(most);
  expect(touches).toBeLessThanOrEqual(mostOfAll ?? most);
});

describe.each(keys)('%s on a small phone', (questionnaire) => {
  it('hides no answer on any of its screens', async () => {
    await open(questionnaire);
    const hidden = await hiddenAnswers();
    // With the first of all answers chosen, everything in part B applies.
    for (;;) {
      await page.evaluate(`document.querySelector('.screen :is([type=radio], [type=checkbox])')?.click()`);
      const isLast = (await page.locator('#forward').getAttribute('value')) === 'send';
      const button = isLast ? page.locator('#more:visible') : page.locator('#forward');
      if (!(await button.isVisible())) break;
      await button.dispatchEvent('click');
      hidden.push(...(await hiddenAnswers()));
    }
    expect(hidden).toEqual([]);
  });

  it.each([
    ['upright', UPRIGHT],
    ['lying', LYING],
  ])('shows the whole of its general question before anything is touched (%s)', async (_, viewport) => {
    for (const javaScriptEnabled of [true, false]) {
      await context?.close();
      await open(questionnaire, { viewport, javaScriptEnabled });
      const levels = await answers().all();
      expect(levels).toHaveLength(5);
      for (const level of levels) {
        const box = await level.boundingBox();
        expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(viewport.height);
        expect(box?.height).toBeGreaterThanOrEqual(48);
      }
      expect(await page.locator(':checked').count()).toBe(0);
    }
  });
});

describe('a touch', () => {
  it('shows the choice for a moment and goes on, and goes on again where it was made before', async () => {
    await open('trung-tam');
    await words('Hài lòng').tap();
    expect(await page.locator('input[value="4"]').isChecked()).toBe(true);
    expect(await screen()).toBe('G');
    await leave('G');
    await press('Quay lại');
    await leave('FIELD');
    expect(await page.locator('input[value="4"]').isChecked()).toBe(true);
    await words('Hài lòng').tap();
    await leave('G');
    expect(await screen()).toBe('FIELD');
  });

  it('that corrects the one before is what counts', async () => {
    await open('trung-tam');
    await words('Rất hài lòng').tap();
    await words('Không hài lòng').tap();
    await leave('G');
    await press('Quay lại');
    await leave('FIELD');
    expect(await page.locator('input[value="2"]').isChecked()).toBe(true);
  });

  it.each([
    ['a keyboard', {}, () => page.locator('input[value="4"]').press('Space')],
    ['a screen reader', {}, () => page.locator('input[value="4"]').dispatchEvent('click')],
    ['less motion', { reducedMotion: 'reduce' }, () => words('Hài lòng').tap()],
    ['no script', { javaScriptEnabled: false }, () => words('Hài lòng').tap()],
  ] as const)('is what goes on, and never %s', async (_, options, choose) => {
    await open('trung-tam', options);
    await choose();
    await page.waitForTimeout(800);
    expect([await screen(), await page.locator('input[value="4"]').isChecked()]).toEqual(['G', true]);
    await press('Tiếp tục');
    await leave('G');
  });
});

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('a person %s', (_, javaScriptEnabled) => {
  const start = () => open('trung-tam', { javaScriptEnabled, reducedMotion: 'reduce' });
  const goOnTo = async (name: string): Promise<void> => {
    for (let at = await screen(); at !== name; at = await screen()) {
      await press('Tiếp tục');
      await leave(at);
    }
  };

  it('takes an answer back', async () => {
    await start();
    await words('Hài lòng').tap();
    await press('Bỏ chọn');
    await page.locator('form:not(:has(:checked:not(select *)))').waitFor();
    await press('Tiếp tục');
    await page.getByRole('alert').waitFor();
  });

  it("finds the counter's own fields first, and the others behind one touch", async () => {
    await start();
    await words('Hài lòng').tap();
    await goOnTo('FIELD');
    const own = await answers().count();
    const others = page.locator('.others .o');
    expect(own).toBeGreaterThan(0);
    expect(await others.first().isVisible()).toBe(false);
    await page.getByText('Lĩnh vực khác').tap();
    await others.first().tap();
    await goOnTo('FILE');
    await press('Quay lại');
    await leave('FILE');
    expect(await others.first().locator('input').isChecked()).toBe(true);
    expect(await others.first().isVisible()).toBe(true);
  });

  it('sees what was left blank before a long form is sent, and is one touch away from it', async () => {
    await start();
    await words('Hài lòng').tap();
    await goOnTo('TEXT');
    await press(/^Trả lời thêm 33 câu \(khoảng \d phút\)$/);
    await leave('TEXT');
    await goOnTo('_check');
    const line = page.getByRole('button', { name: /việc giải quyết hồ sơ lần này/ });
    await line.click();
    await leave('_check');
    expect(await screen()).toBe('FILE');
    await words('Rất hài lòng').tap();
    await press('Tiếp tục');
    await leave('FILE');
    expect([await screen(), await line.count()]).toEqual(['_check', 0]);
    await press('Gửi');
    await page.getByText('Đã nhận được phiếu').waitFor();
  });

  it('is asked not to write a phone number, and may', async () => {
    await start();
    await words('Hài lòng').tap();
    await goOnTo('TEXT');
    await page.locator('textarea').pressSequentially('Gọi 0912345678');
    if (!javaScriptEnabled) await press('Gửi');
    await page.getByText('Xin đừng ghi số điện thoại ở đây.').waitFor();
    if (javaScriptEnabled) await page.getByText('Còn 986 ký tự').waitFor();
    await press('Gửi');
    await page.getByText('Đã nhận được phiếu').waitFor();
  });

  it('may write and paste more than there is room for, is told so, and loses none of it', async () => {
    await start();
    await words('Hài lòng').tap();
    await goOnTo('TEXT');
    const text = page.locator('textarea');
    await text.fill('a'.repeat(1001));
    const told = page.getByText(/^Nội dung quá dài, xin viết không quá 1\.?000 ký tự\.$/).first();
    if (javaScriptEnabled) await told.waitFor();
    await press('Gửi');
    await told.waitFor();
    expect(await text.inputValue()).toHaveLength(1001);
    await text.fill('a'.repeat(1000));
    await press('Gửi');
    await page.getByText('Đã nhận được phiếu').waitFor();
  });
});

it('the next person of a home is told that this phone has sent a form, and answers all the same', async () => {
  await open('tiep-cong-dan');
  await answerAll(false);
  await page.goto('about:blank');
  await page.goto(addressOf('tiep-cong-dan'));
  await page.getByText('Máy này đã gửi một phiếu hôm nay. Người khác trong nhà trả lời?').waitFor();
  expect([await hiddenAnswers(), await page.locator(':checked').count()]).toEqual([[], 0]);
  await answerAll(false);
});
