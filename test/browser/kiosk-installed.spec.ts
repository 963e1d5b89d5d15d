import { GENERAL, hall, inTheHall, openIn, paired, press, stand, tablet } from '../harness/kiosk-hall.js';
import { pause, UPRIGHT } from '../harness/tablet.js';

inTheHall();

/** Remembers each lock that the page was given on the screen. */
const REMEMBER_LOCKS = `
  globalThis.locks = [];
  const request = navigator.wakeLock.request.bind(navigator.wakeLock);
  navigator.wakeLock.request = async (kind) => { const lock = await request(kind); locks.push(lock); return lock; };
`;
const isHeldAwake = () => tablet.page.evaluate<boolean>('locks.length > 0 && !locks.at(-1).released');
const mayGoDark = () => tablet.page.evaluate<boolean>('locks.every((lock) => lock.released)');
const fillsTheScreen = () => tablet.page.evaluate<boolean>('document.fullscreenElement !== null');

/** Lets the tablet's clock run in steps, each with time for the network, until something is so: two minutes at most. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let step = 0; step < 24 && !(await isSo()); step += 1) {
    await tablet.seconds(5);
    await pause(100);
  }
  expect(await isSo()).toBe(true);
}

describe('a tablet that is paired', () => {
  it('keeps its screen awake while it is open and fills it with the first touch; on a day off it may go dark', async () => {
    const { code, device } = await hall.pairingCode();
    await stand(`#pair=${code}`, UPRIGHT, REMEMBER_LOCKS);
    await tablet.context.grantPermissions(['screen-wake-lock']);
    await paired();
    await until(isHeldAwake);
    await press('Hài lòng');
    await until(fillsTheScreen);
    await press('Gửi ý kiến');
    await tablet.waitFor('Đã nhận được ý kiến.');
    await hall.devices.change(device, { secondPointId: null, hours: openIn(3) }, 'test');
    await until(() => tablet.sees(/^Máy mở lại lúc 00:00, (Thứ|Chủ)/));
    await until(mayGoDark);
    expect(await tablet.look()).toEqual([]);
    await hall.devices.change(device, { secondPointId: null, hours: null }, 'test');
    await until(() => tablet.sees(GENERAL));
    await until(isHeldAwake);
  });

  it('asks what an officer lets it ask from now on, once nobody is answering', async () => {
    const { code, device } = await hall.pairingCode();
    await stand(`#pair=${code}`);
    await paired();
    await press('Hài lòng');
    await hall.devices.change(device, { secondPointId: hall.reception.id, hours: null }, 'test');
    await tablet.seconds(25);
    await press('Gửi ý kiến');
    await tablet.waitFor('Đã nhận được ý kiến.');
    await until(async () => tablet.page.url().endsWith(`?and=${hall.reception.code}`));
    await tablet.waitFor('Hôm nay Ông/Bà đến để làm gì?');
    expect(await hall.stored()).toEqual([{ G: 4 }]);
  });

  it('says when it last sent, also after it was switched off', async () => {
    const { code } = await hall.pairingCode();
    await stand(`#pair=${code}`);
    await press('Hài lòng', 'Gửi ý kiến');
    await tablet.waitFor(/không có phiếu chờ · gửi lần cuối \d\d:\d\d/);
    await tablet.kill();
    await tablet.waitFor(/không có phiếu chờ · gửi lần cuối \d\d:\d\d/);
  });
});

it('the page can be installed: a manifest without faults, icons as drawing and as pictures', async () => {
  await stand();
  await tablet.untilInstalled();
  const wire = await tablet.context.newCDPSession(tablet.page);
  const { errors, data = '{}' } = await wire.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { installabilityErrors } = await wire.send('Page.getInstallabilityErrors');
  expect(installabilityErrors).toEqual([]);
  const { icons } = JSON.parse(data) as { icons: { src: string; type: string }[] };
  const own = await tablet.page.locator('link[rel=apple-touch-icon]').getAttribute('href');
  expect(icons.map(({ src }) => src)).toContain(own);
  for (const { src, type } of icons) {
    const reply = await fetch(hall.server.url + src);
    expect(reply.headers.get('content-type')).toContain(type);
    const edge = /(\d+)\.png$/.exec(src)?.[1];
    if (edge) expect(Buffer.from(await reply.arrayBuffer()).readUInt32BE(16)).toBe(Number(edge));
  }
  expect((await fetch(`${hall.server.url}/kiosk-icon/4096.png`)).status).toBe(404);
});
