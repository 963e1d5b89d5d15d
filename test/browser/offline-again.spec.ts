import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMortalBrowser } from '../harness/browser.js';
import { phoneDay } from '../harness/phone-day.js';
import { aCampaign, aPoint } from '../harness/spring.js';
import { RELEASE, updatedApp } from '../harness/updated-app.js';
import {
  ARRIVED,
  answer,
  context,
  isSaid,
  kept,
  network,
  page,
  plant,
  scan,
  send,
  server,
  spring,
  stored,
  THANKS,
  takeBrowser,
  takePhone,
  untilNothingIsKept,
  waitFor,
  waitingAt,
  withAPhone,
} from '../harness/weak-phone.js';

withAPhone();

/** How often the phone dies; `OFFLINE_DEATHS=50` is the long form. */
const DEATHS = Number(process.env.OFFLINE_DEATHS ?? 5);
const BROWSER_DEATHS = Number(process.env.OFFLINE_DEATHS ?? 2);

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
    takeBrowser(phone.context);
    await scan();
    try {
      for (let time = 0; time < BROWSER_DEATHS; time += 1) {
        await sendAndDie(time, phone.kill);
        phone = await openMortalBrowser(folder);
        takeBrowser(phone.context);
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
