import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { CollectionPointsService } from '../../src/collection-points/collection-points.service.js';
import { addDays } from '../../src/rules/days.js';
import { accessibilityFaults } from '../harness/axe.js';
import { openBrowser, openMortalBrowser } from '../harness/browser.js';
import { phoneDay } from '../harness/phone-day.js';
import { startServer, type TestServer } from '../harness/server.js';
import { aCampaign, aPoint, openSpring, type Spring } from '../harness/spring.js';
import { RELEASE, updatedApp } from '../harness/updated-app.js';
import { type WeakNetwork, weakNetwork } from '../harness/weak-network.js';

const THANKS = 'Đã nhận được phiếu. Xin cảm ơn Ông/Bà!';
const STAYS = 'Chưa gửi được vì mất mạng. Phiếu đang lưu trên máy này; xin mở lại trang này khi có mạng để gửi.';
const PAGE_ONLY = /Máy này không lưu được phiếu, đóng trang là mất/;
const ARRIVED = /Phiếu chờ trên máy này đã gửi đến nơi. Mã biên nhận: [0-9A-Z*~$=]{13}/;

/** How often the phone dies; `OFFLINE_DEATHS=50` is the long form. */
const DEATHS = Number(process.env.OFFLINE_DEATHS ?? 5);
const BROWSER_DEATHS = Number(process.env.OFFLINE_DEATHS ?? 2);

let server: TestServer;
let network: WeakNetwork;
let spring: Spring;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  server = await startServer(phoneDay());
  network = await weakNetwork(server.url);
  spring = await openSpring(server, { opensOn: '2026-01-01', endsOn: '2099-12-31', locksOn: '2100-01-05' });
  browser = await openBrowser();
});
beforeEach(() => server.get(DataSource).query('DELETE FROM survey_response'));
afterEach(async () => {
  // A killed browser has closed its own.
  await context.close().catch(() => undefined);
  network.mend();
});
afterAll(async () => {
  await browser.close();
  await network.stop();
  await server.stop();
});

/** Somebody else's phone, or the same one in other hands. */
async function takePhone(options: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
  context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN', ...options });
}

async function scan(path = '', code = spring.point.code): Promise<Page> {
  page = await context.newPage();
  await page.goto(`${network.url}/k/${code}${path}`);
  return page;
}

/** Answers the general question and goes on to the screen that sends. */
async function answer(level: number): Promise<void> {
  await page.locator(`input[name=G][value="${level}"]`).check();
  await page.evaluate(
    `while (!document.querySelector('[data-screen=_send]')) document.getElementById('forward').click()`,
  );
}

const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const send = () => press('Gửi');
const read = (selector: string) => page.locator(selector).innerText();
const waitFor = (text: string | RegExp) => page.getByText(text).first().waitFor();
const isSaid = (text: string | RegExp) => page.getByText(text).first().isVisible();
const waiting = async () => (await read('#waiting')).replace(/\s+/g, ' ').replace(' Gửi lại', '');
const stored = async (): Promise<number[]> => {
  const rows: { answers: string }[] = await server.get(DataSource).query('SELECT answers FROM survey_response');
  return rows.map(({ answers }) => JSON.parse(answers).G).sort();
};

/** Does something with what the phone keeps, as a page of any version could. */
function inStorage<T>(what: string): Promise<T> {
  return page.evaluate(`(async () => {
    const done = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
    const opening = indexedDB.open('form', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('answers', { keyPath: 'id' });
    const db = await done(opening);
    const result = await done(db.transaction('answers', 'readwrite').objectStore('answers').${what});
    db.close();
    return result;
  })()`);
}

const kept = () => inStorage<object[]>('getAll()');
const plant = (record: object) => inStorage<unknown>(`put(${JSON.stringify(record)})`);

/** An answer as it waits, in the words of format 1. */
function waitingAt(code: string): { id: string; code: string; frozen: string } {
  const id = randomUUID();
  return { id, code, frozen: JSON.stringify({ id, answers: { G: 4 }, answeredOn: phoneDay() }) };
}

async function untilNothingIsKept(): Promise<void> {
  while ((await kept()).length > 0) await page.waitForTimeout(20);
}

it('a form sent without network is kept, and sent when the page is opened again', async () => {
  await takePhone();
  await scan();
  network.cut();
  await answer(5);
  await send();
  await waitFor('Chưa gửi được vì mất mạng.');
  expect(await waiting()).toBe(STAYS);
  expect(await kept()).toHaveLength(1);
  await page.close();
  network.mend();
  await scan();
  await waitFor(ARRIVED);
  expect(await page.locator('input:checked').count()).toBe(0);
  expect(await stored()).toEqual([5]);
  await untilNothingIsKept();
});

it('a reply that was lost makes no second response, in this page or the next', async () => {
  await takePhone();
  await scan();
  await answer(4);
  network.loseReplies();
  await send();
  await waitFor('Chưa gửi được vì mất mạng.');
  expect(await stored()).toEqual([4]);
  network.mend();
  const first = page;
  await scan();
  await waitFor(ARRIVED);
  page = first;
  await press('Gửi lại');
  await waitFor(THANKS);
  await page.reload();
  await waitFor(THANKS);
  expect(await stored()).toEqual([4]);
});

it('three tabs of one phone send each form once, and each says what became of its own', async () => {
  await takePhone();
  const tabs = [await scan(), await scan(), await scan()];
  network.cut();
  for (const [place, tab] of tabs.slice(0, 2).entries()) {
    page = tab;
    await answer(place + 1);
    await send();
    await waitFor('Chưa gửi được vì mất mạng.');
  }
  network.mend();
  await Promise.all(tabs.map((tab) => tab.evaluate(`dispatchEvent(new Event('online'))`)));
  for (const tab of tabs.slice(0, 2)) await tab.getByText(THANKS).waitFor();
  await untilNothingIsKept();
  expect(await stored()).toEqual([1, 2]);
});

it('a full storage is told as it is, and the form is sent all the same', async () => {
  await takePhone();
  await scan();
  const browserItself = await context.newCDPSession(page);
  await browserItself.send('Storage.overrideQuotaForOrigin', { origin: network.url, quotaSize: 1 });
  await answer(2);
  network.cut();
  await send();
  await waitFor(PAGE_ONLY);
  expect(await kept()).toEqual([]);
  network.mend();
  await press('Gửi lại');
  await waitFor(THANKS);
  expect(await stored()).toEqual([2]);
});

it('where the browser keeps nothing, the page says so and sends', async () => {
  await takePhone();
  await context.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
  });
  await scan();
  await answer(3);
  network.cut();
  await send();
  await waitFor(PAGE_ONLY);
  network.mend();
  await press('Gửi lại');
  await waitFor(THANKS);
  expect(await stored()).toEqual([3]);
});

it('inside Zalo, nobody is told that it stays', async () => {
  await takePhone({
    userAgent: 'Mozilla/5.0 (Linux; Android 10; SM-A105F; wv) Chrome/120.0 Mobile Safari/537.36 Zalo',
  });
  await scan();
  await answer(3);
  network.cut();
  await send();
  await waitFor(/Phiếu mới lưu tạm trong ứng dụng này và có thể mất khi đóng trang/);
  expect(await isSaid('xin mở lại trang này khi có mạng')).toBe(false);
});

it('what was answered in time arrives after the end, from the page that says so', async () => {
  const closing = await aPoint(server);
  await aCampaign(server, { pointIds: [closing.id], opensOn: '2026-01-01', endsOn: phoneDay(), locksOn: '2100-01-05' });
  await takePhone();
  await scan('', closing.code);
  await answer(5);
  network.cut();
  await send();
  await waitFor('Chưa gửi được vì mất mạng.');
  await page.close();
  network.mend();
  server.clock.moveTo('2099-01-01');
  await scan('', closing.code);
  await waitFor('Khảo sát này đã kết thúc');
  await waitFor(ARRIVED);
  server.clock.moveTo(phoneDay());
  expect(await stored()).toEqual([5]);
});

it('what the server refuses is said and stays, holds nothing else up, and is sent again another day', async () => {
  const revoked = await aPoint(server);
  await takePhone();
  await scan();
  const nowhere = { ...waitingAt('000000'), id: '00000000-0000-4000-8000-000000000000' };
  await plant({ format: 1, ...nowhere });
  await server.get(CollectionPointsService, { strict: false }).revoke(revoked, 'test');
  await plant({ format: 1, ...waitingAt(revoked.code) });
  await page.reload();
  await waitFor('Máy chủ chưa nhận 1 phiếu trên máy này.');
  await waitFor(/đã được giữ lại để cán bộ xem, chưa tính vào kết quả/);
  const refused = { why: expect.stringContaining('Mã này không dùng để khảo sát'), on: phoneDay(), days: 1 };
  expect(await kept()).toEqual([{ format: 1, ...nowhere, refused }]);
  const asked: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && asked.push(request.url()));
  await page.reload();
  await waitFor('Máy chủ chưa nhận 1 phiếu trên máy này.');
  expect(asked).toEqual([]);
  await plant({ format: 1, ...nowhere, refused: { why: '', on: '2026-01-01', days: 59 } });
  await page.reload();
  while ((await kept())[0] && JSON.stringify(await kept()).includes('"days":59')) await page.waitForTimeout(20);
  expect(await kept()).toEqual([{ format: 1, ...nowhere, refused: { ...refused, days: 60 } }]);
  await plant({ format: 1, ...nowhere, refused: { why: '', on: '2026-01-01', days: 60 } });
  await page.reload();
  await waitFor('đã gửi lại trong 60 ngày mà máy chủ không nhận');
  expect(await kept()).toEqual([]);
  expect(await stored()).toEqual([]);
});

it('a survey that ended, and a code withdrawn, in mid-form: told apart, and the answers are not lost', async () => {
  const points = server.get(CollectionPointsService, { strict: false });
  const asideRows = () => server.get(DataSource).query('SELECT reason FROM set_aside ORDER BY reason');
  const [ending, withdrawn] = [await aPoint(server), await aPoint(server)];
  const days = { opensOn: '2026-01-01', endsOn: addDays(phoneDay(), -1), locksOn: '2100-01-05' } as const;
  await server.get(DataSource).query('DELETE FROM set_aside');
  await aCampaign(server, { pointIds: [ending.id], ...days });
  await aCampaign(server, { pointIds: [withdrawn.id], ...days, endsOn: '2099-12-31' });
  server.clock.moveTo(days.endsOn);
  await takePhone();
  await scan('', ending.code);
  await answer(1);
  server.clock.moveTo(phoneDay());
  await send();
  await waitFor('Đợt khảo sát này đã kết thúc; phiếu gửi sau khi kết thúc không tính vào kết quả.');
  await waitFor('Câu trả lời vẫn được giữ trên máy này');
  expect(await kept()).toHaveLength(1);
  await page.reload();
  await waitFor('Khảo sát này đã kết thúc');
  await scan('', withdrawn.code);
  await answer(2);
  await points.revoke(withdrawn, 'test');
  await send();
  await waitFor('Mã khảo sát này đã được thu hồi, không còn dùng nữa.');
  await waitFor('Phiếu đã được giữ lại để cán bộ xem, chưa tính vào kết quả.');
  expect(await asideRows()).toEqual([{ reason: 'point-revoked' }]);
  await page.clock.setFixedTime(Date.now() + 24 * 3_600_000);
  await page.goto(`${network.url}/k/${spring.point.code}`);
  await untilNothingIsKept();
  expect(await asideRows()).toEqual([{ reason: 'campaign-closed' }, { reason: 'point-revoked' }]);
  expect(await stored()).toEqual([]);
});

describe('a phone that dies between "Gửi" and the reply', () => {
  /** Answers and sends, with the network in one of three states, until the page says that it is sending. */
  async function sendAndDie(time: number, die: () => Promise<unknown>): Promise<void> {
    await answer(4);
    if (time % 3 === 1) network.cut();
    if (time % 3 === 2) network.loseReplies();
    await page.evaluate(`document.getElementById('forward').click()`);
    await page.locator('#waiting, #done').first().waitFor();
    await page.waitForTimeout((time * 7) % 30);
    if (await isSaid(THANKS)) expect(await stored()).toHaveLength(time + 1);
    await die();
    network.mend();
  }

  /** Opens the form anew: whatever has not arrived yet does now. */
  async function comeBack(time: number): Promise<void> {
    await scan();
    await untilNothingIsKept();
    expect(await stored()).toHaveLength(time + 1);
  }

  it(`has lost and doubled nothing when its tab is opened again (${DEATHS} times)`, async () => {
    await takePhone();
    await scan();
    for (let time = 0; time < DEATHS; time += 1) {
      await sendAndDie(time, () => page.close());
      await comeBack(time);
    }
  }, 600_000);

  it(`has lost and doubled nothing when its browser is started again (${BROWSER_DEATHS} times)`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hai-long-phone-'));
    let phone = await openMortalBrowser(folder);
    context = phone.context;
    await scan();
    try {
      for (let time = 0; time < BROWSER_DEATHS; time += 1) {
        await sendAndDie(time, phone.kill);
        phone = await openMortalBrowser(folder);
        context = phone.context;
        await comeBack(time);
      }
    } finally {
      await phone.kill();
      rmSync(folder, { recursive: true, force: true });
    }
  }, 600_000);
});

describe('a form opened before', () => {
  const pagesKept = async (): Promise<string[]> => {
    const all = `caches.open('form').then((one) => one.keys()).then((all) => all.map(({ url }) => url))`;
    return (await page.evaluate<string[]>(all)).filter((one) => one.includes('/k/'));
  };
  const untilKept = async (number: number): Promise<void> => {
    while ((await pagesKept()).length !== number) await page.waitForTimeout(20);
  };

  it('opens without network, is answered and sent, and arrives when there is one', async () => {
    await takePhone();
    await scan('?c=ABCD-EFGH');
    await untilKept(1);
    await page.close();
    network.cut();
    await scan();
    await answer(5);
    await send();
    await waitFor('Chưa gửi được vì mất mạng.');
    await page.reload();
    await waitFor('Chưa gửi được vì mất mạng.');
    await page.close();
    await scan('?lang=en');
    await waitFor('Trên máy này còn 1 phiếu chưa gửi được.');
    network.mend();
    await page.evaluate(`dispatchEvent(new Event('online'))`);
    await waitFor(ARRIVED);
    expect(await stored()).toEqual([5]);
    expect(await pagesKept()).toEqual([`${network.url}/k/${spring.point.code}`]);
  });

  it('does not open without network after its last day, when nobody would take it', async () => {
    const ended = await aPoint(server);
    await aCampaign(server, {
      pointIds: [ended.id],
      opensOn: '2026-01-01',
      endsOn: '2026-01-31',
      locksOn: '2026-02-05',
    });
    server.clock.moveTo('2026-01-31');
    await takePhone();
    await scan('', ended.code);
    await untilKept(1);
    server.clock.moveTo(phoneDay());
    network.cut();
    await expect(page.reload()).rejects.toThrow('ERR_');
  });

  it('is closed for whoever has a network, and no longer kept', async () => {
    const closing = await aPoint(server);
    await aCampaign(server, {
      pointIds: [closing.id],
      opensOn: '2026-01-01',
      endsOn: phoneDay(),
      locksOn: '2100-01-05',
    });
    await takePhone();
    await scan('', closing.code);
    await untilKept(1);
    server.clock.moveTo('2099-01-01');
    await page.reload();
    await waitFor('Khảo sát này đã kết thúc');
    await untilKept(0);
    server.clock.moveTo(phoneDay());
    network.cut();
    await expect(page.reload()).rejects.toThrow('ERR_');
  });
});

describe('an update of the page', () => {
  it('comes with another script and another worker, and they send what waits', async () => {
    const next = await updatedApp(server.url);
    try {
      await takePhone();
      await scan();
      await page.evaluate('navigator.serviceWorker.ready');
      network.cut();
      await answer(5);
      await send();
      await waitFor('Chưa gửi được vì mất mạng.');
      await page.close();
      network.mend();
      network.leadTo(next.url);
      await scan();
      await waitFor(ARRIVED);
      expect(await page.locator('html').getAttribute('data-release')).toBe(RELEASE);
      expect(await stored()).toEqual([5]);
      const scripts = `caches.open('form').then((one) => one.keys()).then((all) => all.map(({ url }) => url))`;
      while (!(await page.evaluate<string[]>(scripts)).some((one) => one.includes(`form.js?${RELEASE}`)))
        await page.waitForTimeout(20);
      network.cut();
      await scan();
      expect(await page.locator('html').getAttribute('data-release')).toBe(RELEASE);
    } finally {
      network.leadTo(server.url);
      await next.stop();
    }
  });

  it('goes on with what a tab from before there was a storage has frozen', async () => {
    await takePhone();
    await scan();
    const { id, frozen } = waitingAt(spring.point.code);
    const memory = { id, version: 'trung-tam.v1', fields: {}, at: '_send', started: true, more: false, frozen };
    const [key, kept] = [`form:/k/${spring.point.code}`, JSON.stringify(memory)].map((one) => JSON.stringify(one));
    await page.evaluate(`sessionStorage.setItem(${key}, ${kept}); history.replaceState({ form: '${id}' }, '')`);
    await page.reload();
    await waitFor(THANKS);
    expect(await stored()).toEqual([4]);
  });

  it('sends what a page of two versions ago has kept, and leaves alone what only a later one knows', async () => {
    await takePhone();
    await scan();
    const later = { format: 9, id: randomUUID(), content: 'not ours' };
    await plant({ format: 1, ...waitingAt(spring.point.code) });
    await plant(later);
    await page.reload();
    await waitFor(ARRIVED);
    expect(await stored()).toEqual([4]);
    expect(await kept()).toEqual([later]);
  });
});

it('a server in trouble is asked again by timer, and nobody is thanked before', async () => {
  await takePhone();
  await context.clock.install();
  await scan();
  await answer(1);
  let asked = 0;
  await page.route('**/responses', (route) => {
    asked += 1;
    return asked > 2 ? route.continue() : route.fulfill({ status: 500, json: { code: 'failure' } });
  });
  await send();
  await waitFor('Chưa gửi được phiếu vì có trục trặc; trang này sẽ tự gửi lại.');
  while (asked < 3) {
    expect(await isSaid(THANKS)).toBe(false);
    await page.clock.runFor(5_000);
  }
  await waitFor(THANKS);
  expect(await stored()).toEqual([1]);
});

it.each([
  ['vi', ['Gửi', 'mất mạng', 'còn 1 phiếu', 'đã gửi đến nơi']],
  ['en', ['Send', 'no network', 'not sent yet: 1', 'has arrived']],
] as const)('shuts nobody out while a form waits (%s)', async (language, [button, lost, waits, arrived]) => {
  const faults: string[] = [];
  const look = async (): Promise<void> => {
    faults.push(...(await accessibilityFaults(page)));
    if (await page.evaluate<boolean>('document.body.scrollWidth > innerWidth')) faults.push('scrolls sideways');
  };
  await takePhone({ viewport: { width: 320, height: 640 } });
  const next = await scan(`?lang=${language}`);
  await scan(`?lang=${language}`);
  await answer(5);
  network.cut();
  await press(button);
  await waitFor(lost);
  await look();
  page = next;
  await page.evaluate(`dispatchEvent(new Event('online'))`);
  await waitFor(waits);
  await look();
  network.mend();
  await page.evaluate(`dispatchEvent(new Event('online'))`);
  await waitFor(arrived);
  await look();
  expect(faults).toEqual([]);
});
