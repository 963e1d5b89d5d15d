import { DataSource } from 'typeorm';
import { CollectionPointsService } from '../../src/collection-points/collection-points.service.js';
import { addDays } from '../../src/rules/days.js';
import { accessibilityFaults } from '../harness/axe.js';
import { phoneDay } from '../harness/phone-day.js';
import { aCampaign, aPoint } from '../harness/spring.js';
import {
  ARRIVED,
  answer,
  context,
  isSaid,
  kept,
  network,
  PAGE_ONLY,
  page,
  plant,
  press,
  STAYS,
  scan,
  send,
  server,
  spring,
  stored,
  THANKS,
  takePhone,
  turnTo,
  untilNothingIsKept,
  waitFor,
  waiting,
  waitingAt,
  withAPhone,
} from '../harness/weak-phone.js';

withAPhone();

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
  turnTo(first);
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
    turnTo(tab);
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
  turnTo(next);
  await page.evaluate(`dispatchEvent(new Event('online'))`);
  await waitFor(waits);
  await look();
  network.mend();
  await page.evaluate(`dispatchEvent(new Event('online'))`);
  await waitFor(arrived);
  await look();
  expect(faults).toEqual([]);
});
