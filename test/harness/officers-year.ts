import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { Desk } from './desk.js';
import type { TestServer } from './server.js';
import { post } from './spring.js';

/** What an officer does in a year, in the words of the pages, and the people who answer. */

/** An officer at the laptop; the chairman reads on one like it. */
export class Officer extends Desk {
  static override async of(server: TestServer, browser: Browser): Promise<Officer> {
    const { page } = await Desk.of(server, browser);
    return new Officer(server, page);
  }

  /** Who leads what the survey on the administration asks, five items each, seen before it is saved. */
  async sharesOutItems(...departments: readonly string[]): Promise<void> {
    await this.followsInMenu('Dữ liệu xã, phường');
    await this.follows('Sửa: Nội dung chủ trì');
    const items = await this.page.locator('select').all();
    for (const [at, item] of items.entries()) await item.selectOption({ label: departments[Math.floor(at / 5)] ?? '' });
    await this.presses('Xem trước thay đổi');
  }

  /** The page of a campaign, from the list. */
  async looksAt(campaign: string): Promise<void> {
    await this.follows('Đợt khảo sát');
    await this.follows(campaign);
  }

  async correctsCampaign(fields: Readonly<Record<string, string>>): Promise<void> {
    await this.follows('Sửa');
    await this.types(fields);
    await this.presses('Lưu thay đổi');
    await this.reads('Đã lưu thay đổi.');
  }

  async addsPoint(kind: string, name: string, place = 'Chung cho cả Trung tâm'): Promise<void> {
    await this.follows('Điểm thu nhận');
    await this.chooses({ 'Hình thức': kind, 'Đặt ở đâu': place });
    await this.types({ 'Tên in trên tờ mã': name });
    await this.presses('Thêm điểm');
  }

  /** @param point as its list names it, with its kind */
  async putsIntoCampaign(campaign: string, point: string): Promise<void> {
    await this.looksAt(campaign);
    await this.chooses({ 'Thêm điểm thu nhận': point });
    await this.presses('Thêm');
  }

  /** @returns path of what the code says that a tablet reads to be paired */
  async pairsTablet(): Promise<string> {
    await this.follows('Điểm thu nhận');
    await this.follows('Máy tính bảng');
    await this.presses('Tạo mã ghép');
    await this.reads('Mã dùng một lần, trong 60 phút.');
    const [address = '', code = ''] = await this.page.locator('main code').allInnerTexts();
    return `${pathOf(address)}#pair=${code.trim()}`;
  }

  async countsSheets(returned: string): Promise<void> {
    await this.types({ 'Thu về': returned });
    await this.presses('Ghi lại');
    await this.reads('Đã ghi số phiếu thu về.');
  }

  /** Keys sheets by keyboard alone, one after the other: the first answer of each, and nothing of the rest. */
  async keysSheets(...generals: readonly string[]): Promise<void> {
    const { keyboard } = this.page;
    for (const [at, general] of generals.entries()) {
      for (const key of ['Enter', general]) await keyboard.press(key);
      // That of the sheet before may stand there for a moment.
      await this.page.getByText('Hết phiếu').waitFor({ state: 'hidden' });
      while (!(await this.page.getByText('Hết phiếu').isVisible())) await keyboard.press('Enter');
      await keyboard.press('Enter');
      await this.reads(`Đã nhập ${at + 1}`);
    }
  }

  /** Codes of the points that the page of a campaign lists. */
  codes(): Promise<readonly string[]> {
    return this.page.locator('a.address').allInnerTexts();
  }

  /** What the first screen of the figures says of the survey on the administration. */
  async departmentsTold(): Promise<string> {
    await this.opens('/dashboard');
    return this.text(this.page.locator('.subject-card').filter({ hasText: 'chính quyền' }).first());
  }

  /** Names the new department in an empty row, and hands over to it what the others do. */
  async mergesDepartments(departments: readonly string[], merged: string, from: string): Promise<void> {
    await this.followsInMenu('Dữ liệu xã, phường');
    await this.follows('Sửa: Đơn vị');
    await this.types({ 'Có hiệu lực từ ngày': from });
    const names = this.page.getByLabel(/^Tên \d+$/);
    const rows = await Promise.all((await names.all()).map((name) => name.inputValue()));
    for (const department of departments) {
      const number = String(rows.indexOf(department) + 1);
      await this.page.getByLabel(`Bỏ ${number}`, { exact: true }).check();
      await this.types({ [`Chuyển việc cho ${number}`]: merged });
    }
    const empty = String(rows.indexOf('') + 1);
    await this.types({ [`Tên ${empty}`]: merged });
    await this.chooses({ [`Loại ${empty}`]: 'Chuyên môn' });
    await this.presses('Xem trước thay đổi');
  }

  /** What was handed in beside the product is marked in the calendar of the year. */
  async marksDone(duty: string, note: string): Promise<void> {
    await this.opens('/duties');
    await this.follows(duty);
    const times = this.page.locator('.duty-time').filter({ hasText: /2026/, has: this.page.locator('details') });
    const open = times.first();
    if ((await open.locator('details[open]').count()) === 0) await open.locator('summary').click();
    await open.getByLabel('Ghi chú (không bắt buộc)').fill(note);
    await this.presses('Đánh dấu đã xong', open);
    await this.reads('Đã đánh dấu.');
  }

  async locks(): Promise<void> {
    await this.follows('Chốt số liệu');
    await this.ticks('Tôi đã đọc và muốn chốt số liệu');
    await this.presses('Chốt số liệu');
  }
}

/** The part of an address behind its host, which is another one in the tests. */
export const pathOf = (address: string): string => address.trim().replace(/^\w+:\/\/[^/]+/, '');

const PHONE: BrowserContextOptions = {
  ...{ viewport: { width: 360, height: 740 }, hasTouch: true },
  ...{ locale: 'vi-VN', serviceWorkers: 'block' },
};

/** Somebody opens a page of ours on a device of their own, whose clock says the day of the test. */
async function holds(server: TestServer, browser: Browser, path: string, device: BrowserContextOptions): Promise<Page> {
  const page = await (await browser.newContext(device)).newPage();
  page.setDefaultTimeout(15_000);
  await page.clock.setFixedTime(server.clock.now());
  await page.goto(server.url + path);
  return page;
}

/** Answers the short form on a phone: the first question by a touch, the others passed over. */
export async function answersOnAPhone(server: TestServer, browser: Browser, path: string): Promise<void> {
  const page = await holds(server, browser, path, PHONE);
  const screen = page.locator('.screen');
  const general = await screen.getAttribute('data-screen');
  await screen.getByText('Rất hài lòng', { exact: true }).tap();
  await page.locator(`.screen:not([data-screen="${general}"])`).first().waitFor();
  const forward = page.locator('#forward');
  while ((await forward.getAttribute('value')) !== 'send') {
    const name = await screen.getAttribute('data-screen');
    await forward.tap();
    await page.locator(`.screen:not([data-screen="${name}"])`).first().waitFor();
  }
  await forward.tap();
  await page.getByText('Đã nhận được phiếu.').first().waitFor();
  await page.context().close();
}

/** Pairs the tablet at the counter with the officer's code, and touches it as a visitor does. */
export async function answersOnATablet(server: TestServer, browser: Browser, path: string): Promise<void> {
  const page = await holds(server, browser, path, { viewport: { width: 768, height: 1024 }, locale: 'vi-VN' });
  const touch = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  await touch('Hài lòng');
  await touch('Thái độ phục vụ');
  await touch('Tiếp tục');
  await touch('Rất hài lòng');
  await touch('Hài lòng');
  await page.getByText('Đã nhận được ý kiến.').waitFor();
  await page.context().close();
}

/** What somebody says of fifteen items that three departments share. */
export type Opinion = (person: number) => readonly [number, number, number];

/** Many people answer the survey on the administration, each at one of the codes. */
export async function manyAnswer(
  server: TestServer,
  codes: readonly string[],
  people: number,
  opinion: Opinion,
): Promise<void> {
  for (let person = 0; person < people; person += 1) {
    const levels = opinion(person);
    const items = Array.from({ length: 15 }, (_, at) => [
      `A${String(at + 1).padStart(2, '0')}`,
      levels[Math.floor(at / 5)],
    ]);
    const answers = { G: levels[0], ...Object.fromEntries(items) };
    const { status } = await post(server, codes[person % codes.length] ?? '', { id: randomUUID(), answers });
    expect(status).toBe(201);
  }
}
