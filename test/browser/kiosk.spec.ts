import { accessibilityFaults } from '../harness/axe.js';
import { answer, GENERAL, hall, inTheHall, paired, press, STILL_THERE, stand, tablet } from '../harness/kiosk-hall.js';
import { signInAs } from '../harness/sign-in.js';
import { LYING, pause, UPRIGHT } from '../harness/tablet.js';

inTheHall();

describe.each([
  ['upright', UPRIGHT],
  ['lying', LYING],
])('a tablet %s', (_, viewport) => {
  it('asks from the first face to thanks without scrolling, and stores what was touched', async () => {
    await stand('', viewport);
    const faults = await tablet.faults();
    const look = async () => faults.push(...(viewport === LYING ? await tablet.faults() : await tablet.look()));
    await press('Không hài lòng');
    await tablet.waitFor('Điều gì cần làm tốt hơn?');
    await look();
    await press('Quay lại');
    await look();
    await press('Hài lòng', 'Nhanh, đúng hẹn', 'Thái độ phục vụ');
    await look();
    await press('Tiếp tục');
    await look();
    await press('Rất hài lòng');
    await look();
    await press('Không biết / Không sử dụng');
    await tablet.waitFor('Đã nhận được ý kiến.');
    await look();
    await tablet.seconds(6);
    await tablet.waitFor(GENERAL);
    await press('English');
    await tablet.waitFor('Overall, how satisfied are you');
    await look();
    await press('Staff');
    await look();
    await tablet.typePin('246810');
    await look();
    await press('Pair the tablet');
    await look();
    expect(faults).toEqual([]);
    expect(await hall.stored()).toEqual([{ G: 4, GOOD: ['time', 'attitude'], E3: 5, E2: 'dk' }]);
  });

  it('asks first what somebody came for, where it holds two subjects; warns, waits, then sends and clears', async () => {
    await stand(`?and=${hall.reception.code}`, viewport);
    const faults = await tablet.faults();
    await press('Tiếp công dân');
    await tablet.waitFor('buổi tiếp công dân?');
    faults.push(...(await tablet.faults()));
    await press('Quay lại', 'Giải quyết thủ tục', 'Bình thường');
    await tablet.seconds(31);
    await tablet.waitFor(STILL_THERE);
    faults.push(...(await tablet.look()));
    await press('Tôi cần thêm thời gian', 'Hướng dẫn');
    await tablet.seconds(29);
    expect(await tablet.sees(STILL_THERE)).toBe(false);
    expect(await hall.stored()).toEqual([]);
    await tablet.seconds(22);
    await tablet.waitFor('Hôm nay Ông/Bà đến để làm gì?');
    expect(await hall.untilStored(1)).toEqual([{ G: 3, BETTER: ['guidance'] }]);
    expect(faults).toEqual([]);
  });
});

describe('the next person', () => {
  it('sees nothing of the one before by going back, reloading or opening the storage', async () => {
    await stand();
    await press('Rất không hài lòng', 'Thái độ phục vụ');
    await tablet.page.goBack();
    await tablet.page.goBack();
    expect(tablet.page.url()).toContain(`/kiosk/${hall.kiosk.code}`);
    await tablet.reload();
    await tablet.waitFor(GENERAL);
    expect(await tablet.page.locator('main [aria-pressed]').count()).toBe(0);
    expect(await hall.untilStored(1)).toEqual([{ G: 1, BETTER: ['attitude'] }]);
    await tablet.waitFor('không có phiếu chờ');
    const kept = await tablet.storage();
    expect(kept).toContain('"state":"sent"');
    expect(kept).not.toMatch(/BETTER|attitude|"G"|campaign/);
  });

  it('is asked in Vietnamese and plain colours, whatever somebody tried and walked away from', async () => {
    await stand();
    const chosen = () => tablet.page.getByRole('button', { name: 'Tương phản', exact: true, pressed: true }).count();
    await press('Tương phản');
    expect([await chosen(), await tablet.look()]).toEqual([1, []]);
    await press('English');
    await tablet.waitFor('Overall, how satisfied are you');
    await tablet.seconds(31);
    await tablet.waitFor(GENERAL);
    expect(await chosen()).toBe(0);
  });
});

it('an answer begun within seconds of the one before is kept, sent and marked, another is not', async () => {
  const { code } = await hall.pairingCode();
  await stand(`#pair=${code}`);
  await paired();
  await answer('Hài lòng', 'Đã nhận được ý kiến.');
  await answer('Bình thường', 'Đã nhận được ý kiến.');
  await tablet.seconds(5);
  await answer('Hài lòng', 'Đã nhận được ý kiến.');
  const rows: { flags: string | null }[] = await hall.database.query('SELECT flags FROM survey_response');
  expect(rows.map(({ flags }) => String(flags)).sort()).toEqual(['null', 'null', 'repeated']);
});

describe('an officer', () => {
  it('leaves with the PIN only, and has to wait after five wrong ones', async () => {
    await stand();
    await press('Cán bộ');
    for (let attempt = 0; attempt < 5; attempt += 1) await tablet.typePin('111111');
    await press('2');
    await tablet.waitFor(/Sai nhiều lần/);
    await tablet.reload();
    await press('Cán bộ', '2');
    await tablet.waitFor(/Sai nhiều lần/);
    await tablet.seconds(20);
    await press('Xóa');
    await tablet.seconds(29);
    await press('Xóa');
    await tablet.seconds(15);
    await tablet.reload();
    await press('Cán bộ');
    await tablet.typePin('246810');
    await press('Thoát chế độ khảo sát');
    await tablet.page.waitForURL((url) => !url.pathname.startsWith('/kiosk/'));
  });

  it('pairs the tablet with the code behind the address, which then has its own PIN and both subjects', async () => {
    const { device, code } = await hall.pairingCode({ secondPointId: hall.reception.id });
    await stand(`#pair=${code}`);
    await tablet.page.waitForURL(`**/kiosk/${hall.kiosk.code}?and=${hall.reception.code}`);
    await tablet.waitFor('Hôm nay Ông/Bà đến để làm gì?');
    expect(await tablet.sees('máy chưa ghép')).toBe(false);
    await press('Cán bộ');
    await tablet.typePin('246810');
    await tablet.waitFor('Mã PIN chưa đúng.');
    await tablet.typePin(device.pin);
    await tablet.waitFor('Dành cho cán bộ');
  });

  it('sees in the list when a tablet was last heard of, and how many answers it holds', async () => {
    const { device, code } = await hall.pairingCode();
    await stand(`#pair=${code}`);
    await paired();
    await tablet.page.route('**/responses', (route) => route.abort());
    await answer('Hài lòng', 'Ý kiến đã lưu trên máy này');
    await answer('Bình thường', 'Ý kiến đã lưu trên máy này');
    await tablet.seconds(61);
    const officer = await signInAs(hall.server, { role: 'officer', communeId: 'spring' });
    const row = async () => {
      const html = await (await officer.get('/devices?commune=spring')).text();
      return (html.split(`id="device-${device.id}"`)[1]?.split('</tr>')[0] ?? '').replace(/<[^>]*>/g, ' ');
    };
    for (let tries = 0; tries < 100 && !/ 2 /.test(await row()); tries += 1) await pause(50);
    expect(await row()).toMatch(/Máy tại sảnh[\s\S]*Đang hoạt động[\s\S]* 2 /);
  });

  it('revokes a tablet: its answers wait until it is paired again', async () => {
    const first = await hall.pairingCode();
    await stand(`#pair=${first.code}`);
    await paired();
    await hall.devices.revoke(await hall.devices.find('spring', first.device.id), 'test');
    await press('Hài lòng', 'Gửi ý kiến');
    await tablet.waitFor(/1 phiếu chờ gửi .* máy đã bị thu hồi/);
    await tablet.seconds(7);
    const second = await hall.pairingCode();
    await press('Cán bộ');
    await tablet.typePin(first.device.pin);
    await press('Ghép máy');
    await tablet.page.getByRole('textbox').fill(second.code.toUpperCase());
    await press('Ghép');
    expect(await hall.untilStored(1)).toEqual([{ G: 4 }]);
  });

  it('sees how many answers the server refused, and why; they are kept, and hold nothing up', async () => {
    await stand();
    await tablet.page.evaluate(`(async () => {
      const done = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
      const answers = (await done(indexedDB.open('kiosk'))).transaction('answers', 'readwrite').objectStore('answers');
      const id = '00000000-0000-4000-8000-000000000000';
      const body = JSON.stringify({ id, answers: { G: 4 }, queued: true });
      await done(answers.put({ id, state: 'waiting', day: '2026-11-03', content: JSON.stringify({ code: '000000', body }) }));
    })()`);
    await answer('Rất hài lòng', 'Đã nhận được ý kiến.');
    await tablet.waitFor('1 phiếu máy chủ chưa nhận');
    await press('Cán bộ');
    await tablet.typePin('246810');
    await tablet.waitFor(
      /Máy chủ chưa nhận 1 phiếu, mỗi ngày tự gửi lại một lần. Lý do: Mã này không dùng để khảo sát/,
    );
    expect(await tablet.look()).toEqual([]);
    expect(await hall.stored()).toEqual([{ G: 5 }]);
    expect(await tablet.storage()).toContain('"state":"refused"');
  });

  it('need not switch it off: outside opening hours it sleeps, and wakes by itself', async () => {
    const { code } = await hall.pairingCode({ hours: Array(7).fill({ opensAt: '07:30', closesAt: '17:00' }) });
    const night = new Date(`${new Date().toISOString().slice(0, 10)}T22:00:00Z`);
    await stand(`#pair=${code}`);
    await paired();
    await tablet.page.clock.setSystemTime(night);
    await tablet.reload();
    await tablet.waitFor('Máy mở lại lúc 07:30.');
    expect(await accessibilityFaults(tablet.page)).toEqual([]);
    expect(await tablet.page.locator('.face').count()).toBe(0);
    await tablet.page.clock.fastForward(151 * 60_000);
    await tablet.waitFor(GENERAL);
    await tablet.page.clock.fastForward(9.5 * 3_600_000);
    await tablet.waitFor('Máy mở lại lúc');
  });
});
