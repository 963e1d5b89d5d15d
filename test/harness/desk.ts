import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import type { TestServer } from './server.js';

const LAPTOP = { viewport: { width: 1366, height: 768 }, locale: 'vi-VN' };

/** Somebody who works for a commune, at a laptop: finds things by the words on the page, and counts the clicks. */
export class Desk {
  /** Links and buttons pressed since somebody began to count. */
  clicks = 0;

  protected constructor(
    protected readonly server: TestServer,
    readonly page: Page,
  ) {}

  static async of(server: TestServer, browser: Browser): Promise<Desk> {
    const page = await (await browser.newContext(LAPTOP)).newPage();
    page.setDefaultTimeout(15_000);
    page.on('dialog', (dialog) => void dialog.accept());
    return new Desk(server, page);
  }

  async opens(path: string): Promise<void> {
    await this.page.goto(this.server.url + path);
  }

  async signsIn(name: string, password: string): Promise<void> {
    await this.page.context().clearCookies();
    await this.opens('/login');
    await this.types({ 'Tên đăng nhập': name, 'Mật khẩu': password });
    await this.presses('Đăng nhập');
  }

  /** With the password that was handed over, which has to be changed at once. */
  async signsInFirst(name: string, handedOver: string, own: string): Promise<void> {
    await this.signsIn(name, handedOver);
    await this.reads('Xin chọn mật khẩu mới trước khi làm việc tiếp.');
    await this.types({ 'Mật khẩu đang dùng': handedOver, 'Mật khẩu mới': own, 'Nhập lại mật khẩu mới': own });
    await this.presses('Đổi mật khẩu');
    await this.reads('Đã đổi mật khẩu.');
  }

  async follows(link: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    this.clicks += 1;
    await within.getByRole('link', { name: link, exact: true }).first().click();
    await this.page.waitForLoadState();
  }

  /** The same of a page that stands in the menu of the header. */
  async followsInMenu(link: string): Promise<void> {
    this.clicks += 1;
    await this.page.locator('.site-more summary').click();
    await this.follows(link);
  }

  async presses(button: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    this.clicks += 1;
    await within.getByRole('button', { name: button, exact: true }).first().click();
    await this.page.waitForLoadState();
  }

  /** Field by field, by its label. */
  async types(fields: Readonly<Record<string, string>>, within: Page | Locator = this.page): Promise<void> {
    for (const [label, value] of Object.entries(fields)) await within.getByLabel(label, { exact: true }).fill(value);
  }

  /** A choice by its words, or by what they contain. */
  async chooses(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, words] of Object.entries(fields)) {
      const field = this.page.getByLabel(label, { exact: true });
      const option = field.locator('option').filter({ hasText: words });
      await field.selectOption((await option.first().getAttribute('value')) ?? words);
    }
  }

  async ticks(...labels: readonly string[]): Promise<void> {
    for (const label of labels) await this.page.getByLabel(label).check();
  }

  /** It stands on the page, for anybody to see. */
  async reads(...texts: readonly (string | RegExp)[]): Promise<void> {
    for (const text of texts) {
      const said = this.page.getByText(text).filter({ visible: true }).first();
      await said.waitFor().catch(async () => {
        throw new Error(`${this.page.url()} does not say “${text}”: ${await this.text(this.page.locator('body'))}`);
      });
    }
    await this.picture();
  }

  typed(label: string): Promise<string> {
    return this.page.getByLabel(label, { exact: true }).inputValue();
  }

  /** The row of a table with a name. */
  row(name: string | RegExp): Locator {
    return this.page.getByRole('row', { name });
  }

  async text(what: Locator = this.page.locator('main')): Promise<string> {
    return (await what.innerText()).replace(/\s+/g, ' ').trim();
  }

  /** Of every page that was read, where `YEAR_PICTURES` names a folder. */
  private async picture(): Promise<void> {
    const folder = process.env.YEAR_PICTURES;
    if (!folder) return;
    pictures += 1;
    const name = `${String(pictures).padStart(2, '0')}${new URL(this.page.url()).pathname.replaceAll('/', '-')}.png`;
    await this.page.screenshot({ path: join(folder, name), fullPage: true });
  }
}

let pictures = 0;
