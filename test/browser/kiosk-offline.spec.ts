import { answer, hall, inTheHall, paired, press, stand, tablet } from '../harness/kiosk-hall.js';
import { pause } from '../harness/tablet.js';

inTheHall();

/** 2,000 is a busy day without network; the tests take as many as they have time for. */
const WAITING = Number(process.env.KIOSK_WAITING ?? 250);

describe('without network', () => {
  const KEPT = 'Ý kiến đã lưu trên máy này và sẽ tự gửi khi có mạng.';

  it('a tablet starts, keeps the answers of the day, says no more than that, and sends each once', async () => {
    await stand();
    await tablet.untilInstalled();
    hall.network.cut();
    await tablet.reload();
    for (const face of ['Rất hài lòng', 'Hài lòng']) await answer(face, KEPT);
    for (const touch of ['Bình thường', 'Thái độ phục vụ']) await tablet.untilKept(() => press(touch));
    await tablet.kill();
    await tablet.waitFor('3 phiếu chờ gửi');
    expect(await tablet.page.locator('main [aria-pressed]').count()).toBe(0);
    expect(await hall.stored()).toEqual([]);
    hall.network.mend();
    await tablet.seconds(31);
    expect(await hall.untilStored(3)).toEqual(
      expect.arrayContaining([{ G: 5 }, { G: 4 }, { G: 3, BETTER: ['attitude'] }]),
    );
    await tablet.secondsUntil('không có phiếu chờ');
    await tablet.seconds(61);
    expect(await hall.stored()).toHaveLength(3);
  });

  it('a reply that was lost makes no second answer', async () => {
    await stand();
    hall.network.loseReplies();
    await press('Hài lòng', 'Gửi ý kiến');
    expect(await hall.untilStored(1)).toHaveLength(1);
    hall.network.mend();
    await tablet.secondsUntil('không có phiếu chờ');
    expect(await hall.stored()).toHaveLength(1);
  });

  it('a busy day of answers waits, and each arrives once', async () => {
    await stand();
    hall.network.cut();
    await tablet.page.evaluate(`(async () => {
      const done = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
      const db = await done(indexedDB.open('kiosk'));
      const transaction = db.transaction('answers', 'readwrite');
      for (let made = 0; made < ${WAITING}; made += 1) {
        const id = crypto.randomUUID();
        const body = JSON.stringify({ id, answers: { G: 1 + (made % 5) }, queued: true });
        const content = JSON.stringify({ code: '${hall.kiosk.code}', body });
        transaction.objectStore('answers').put({ id, state: 'waiting', day: '2026-11-03', content });
      }
      await new Promise((resolve) => { transaction.oncomplete = resolve; });
    })()`);
    hall.network.mend();
    await tablet.reload();
    const levels = (await hall.untilStored(WAITING, 90)).map(({ G }) => Number(G));
    expect([1, 2, 3, 4, 5].map((level) => levels.filter((one) => one === level).length)).toEqual(
      Array(5).fill(WAITING / 5),
    );
  }, 120_000);
});

it('a server restored from a backup gets the answers of the last 30 days again, and of no day before', async () => {
  const { device, code } = await hall.pairingCode();
  await stand(`#pair=${code}`);
  await paired();
  await answer('Hài lòng', 'Đã nhận được ý kiến.');
  await tablet.page.evaluate(`(async () => {
    const done = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
    const answers = (await done(indexedDB.open('kiosk'))).transaction('answers', 'readwrite').objectStore('answers');
    for (const kept of await done(answers.getAll())) await done(answers.put({ ...kept, day: '2026-01-01' }));
  })()`);
  await tablet.reload();
  await answer('Rất hài lòng', 'Đã nhận được ý kiến.');
  const beats = async () => (await hall.devices.find('spring', device.id)).beats;
  while ((await beats()) < 3) {
    const before = await beats();
    await tablet.seconds(61);
    for (let tries = 0; tries < 50 && (await beats()) === before; tries += 1) await pause(50);
    await pause(200);
  }
  await hall.forgetResponses();
  await hall.database.query(`UPDATE device SET beats = 0 WHERE id = '${device.id}'`);
  for (let tries = 0; tries < 20 && (await hall.stored()).length === 0; tries += 1) {
    await tablet.seconds(31);
    await pause(400);
  }
  expect(await hall.stored()).toEqual([{ G: 5 }]);
});

it('a tablet says at once that nothing waits any more, so that it holds up no lock', async () => {
  const { device, code } = await hall.pairingCode();
  await stand(`#pair=${code}`);
  await paired();
  const waiting = async () => (await hall.devices.find('spring', device.id)).waiting;
  const until = async (count: number) => {
    for (let tries = 0; tries < 400 && (await waiting()) !== count; tries += 1) await pause(50);
    expect(await waiting()).toBe(count);
  };
  await tablet.page.route('**/responses', (route) => route.abort());
  await answer('Hài lòng', 'Ý kiến đã lưu trên máy này và sẽ tự gửi khi có mạng.');
  await tablet.seconds(61);
  await until(1);
  await tablet.page.unroute('**/responses');
  // Half a minute before its next word.
  await tablet.seconds(31);
  await until(0);
});
