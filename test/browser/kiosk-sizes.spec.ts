import { join } from 'node:path';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { QuestionnairesService } from '../../src/questionnaires/questionnaires.service.js';
import { hall, inTheHall, openIn, paired, press, stand, tablet } from '../harness/kiosk-hall.js';
import { aCampaign, aPoint } from '../harness/spring.js';
import { UPRIGHT } from '../harness/tablet.js';
import { voices } from '../harness/voices.js';

inTheHall();

/** Tablets of seven to ten inches, both ways round, with and without the bars of their browser. */
const SIZES = ['600x960', '960x600', '601x962', '1024x600', '768x1024', '1280x800'] as const;
const sizes = SIZES.map((name) => ({ name, width: Number(name.split('x')[0]), height: Number(name.split('x')[1]) }));
/** `KIOSK_PICTURES=folder` keeps a picture of every screen at every size, to look at. */
const PICTURES = process.env.KIOSK_PICTURES;
/** What a real commune writes. */
const LONG_NAME = 'Quầy Tư pháp – Hộ tịch, Trung tâm Phục vụ hành chính công';

let faults: string[];
beforeEach(() => {
  faults = [];
});

/** Measures the screen as it stands at every size. */
async function measure(screen: string): Promise<void> {
  const { page } = tablet;
  for (const { name, ...viewport } of sizes) {
    await page.setViewportSize(viewport);
    faults.push(...(await tablet.faults()).map((fault) => `${screen} at ${name}: ${fault}`));
    if (PICTURES) await page.screenshot({ path: join(PICTURES, `${screen}-${name}.png`) });
  }
}

/** The same in both languages; ends in the one it began in. */
async function inBothLanguages(screen: string): Promise<void> {
  await measure(`${screen}-vi`);
  await press('English');
  await measure(`${screen}-en`);
  await press('Tiếng Việt');
}

/** A tablet that has every button a tablet can have: its voice reads both languages. */
async function standWithVoices(path: string): Promise<void> {
  // What fills the screen cannot be resized.
  const script = `delete Element.prototype.requestFullscreen;${voices('vi-VN', 'en-US')}`;
  await stand(path, UPRIGHT, script);
  await tablet.page.getByRole('button', { name: 'Nghe đọc' }).waitFor();
}

async function aKiosk(questionnaire: string): Promise<CollectionPoint> {
  const point = await aPoint(hall.server, { kind: 'kiosk', name: LONG_NAME });
  const days = { opensOn: '2026-01-01', endsOn: '2099-12-31', locksOn: '2100-01-05' } as const;
  await aCampaign(hall.server, { ...days, questionnaire, pointIds: [point.id] });
  return point;
}

describe('every screen of a tablet fits at every size, in both languages', () => {
  it.each(new QuestionnairesService().all().map(({ key }) => key))('whatever %s asks', async (questionnaire) => {
    const { code } = await aKiosk(questionnaire);
    await standWithVoices('');
    await tablet.page.goto(`${hall.network.url}/kiosk/${code}`);
    await tablet.page.locator('.face').first().waitFor();
    await inBothLanguages(`${questionnaire}-start`);
    const measured = new Set<string>();
    for (const first of [0, 4]) {
      await tablet.page.locator('.face').nth(first).click();
      for (let step = 1; await tablet.page.locator('main.asks').isVisible(); step += 1) {
        const asked = await tablet.page.locator('h1').innerText();
        if (!measured.has(asked)) await inBothLanguages(`${questionnaire}-${first}-${step}`);
        measured.add(asked);
        await tablet.page.locator('.word, .face').first().click();
        const next = tablet.page.getByRole('button', { name: 'Tiếp tục' });
        if (await tablet.page.locator('.word').first().isVisible()) await next.click();
      }
      await tablet.waitFor('Đã nhận được ý kiến.');
      await tablet.seconds(6.5);
    }
    expect(faults).toEqual([]);
  });

  it.each([
    ['vi', { take: 'Giải quyết thủ tục', finish: 'Gửi ý kiến', staff: 'Cán bộ', pair: 'Ghép máy', pairNow: 'Ghép' }],
    ['en', { take: 'A procedure', finish: 'Send', staff: 'Staff', pair: 'Pair the tablet', pairNow: 'Pair' }],
  ])('whatever stands around the questions, in %s', async (language, words) => {
    const { code, device } = await hall.pairingCode({ secondPointId: hall.reception.id });
    await standWithVoices(`#pair=${code}`);
    await tablet.page.waitForURL((url) => url.searchParams.has('and'));
    const speak = () => (language === 'en' ? press('English') : undefined);
    await speak();
    await measure(`choose-${language}`);
    await press(words.take);
    await measure(`chosen-${language}`);
    await tablet.page.locator('.face').nth(3).click();
    await tablet.seconds(31);
    await tablet.page.getByRole('alertdialog').waitFor();
    await measure(`warning-${language}`);
    hall.network.cut();
    await tablet.page.getByRole('alertdialog').getByRole('button').first().click();
    await press(words.finish);
    await tablet.page.locator('.tick').waitFor();
    await measure(`thanks-${language}`);
    await tablet.seconds(6.5);
    await speak();
    await tablet.page.context().setOffline(true);
    await tablet.page.locator('.state.off').waitFor();
    await measure(`offline-${language}`);
    await press(words.staff);
    for (let attempt = 0; attempt < 4; attempt += 1) await tablet.typePin('111111');
    await measure(`pin-${language}`);
    await tablet.typePin(device.pin);
    await measure(`panel-${language}`);
    await press(words.pair);
    await tablet.page.getByRole('textbox').fill('abcde-fghjk');
    await press(words.pairNow);
    await tablet.page.getByRole('alert').waitFor();
    await measure(`pair-${language}`);
    await tablet.page.context().setOffline(false);
    expect(faults).toEqual([]);
  });

  it('where it is asleep, closed, revoked or not paired', async () => {
    const unasked = await aPoint(hall.server, { kind: 'kiosk', name: LONG_NAME });
    await standWithVoices('');
    await inBothLanguages('unpaired');
    const { code, device } = await hall.pairingCode();
    await tablet.page.goto('about:blank');
    await tablet.open(`#pair=${code}`);
    await paired();
    await hall.devices.revoke(await hall.devices.find('spring', device.id), 'test');
    await press('Hài lòng', 'Gửi ý kiến');
    await tablet.waitFor('máy đã bị thu hồi');
    await tablet.seconds(6.5);
    await inBothLanguages('revoked');
    await tablet.page.goto(`${hall.network.url}/kiosk/${unasked.code}`);
    await tablet.page.locator('.calm').waitFor();
    await inBothLanguages('closed');
    const sleeping = await hall.pairingCode({ hours: openIn(3) });
    await tablet.open(`#pair=${sleeping.code}`);
    await tablet.waitFor('Máy mở lại lúc');
    await measure('asleep');
    expect(faults).toEqual([]);
  });
});
